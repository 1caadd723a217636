/** The page of one character: creates a new one, or changes the name and look of an open one. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { decodePart } from '../../../route.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';
import { CharacterForm, type CharacterWish } from './character-form.tsx';

const back = () => goTo(settingsPath('characters'));

/** `rest`: *new*, or the id of a character. */
export function CharacterPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  if (rest === 'new') return <NewCharacter snapshot={snapshot} />;
  const id = decodePart(rest);
  return <ChangeCharacter snapshot={snapshot} id={id} />;
}

function NewCharacter({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();

  async function make({ name, look, levelIds, firstAccountName }: CharacterWish) {
    const done = await run(
      t.createNamed(name),
      (proof) => command('new-character', { name, look, levelIds, firstAccountName, proof }),
      t.ready(name),
    );
    if (done) back();
  }

  return (
    <Frame title={t.newCharacter} lede={t.newLede}>
      <CharacterForm snapshot={snapshot} character={null} busy={busy} problem={problem} onSave={make} onBack={back} />
    </Frame>
  );
}

function ChangeCharacter({ snapshot, id }: { snapshot: UnlockedSnapshot; id: string }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const character = snapshot.characters.find((each) => each.id === id);
  if (character?.state !== 'open')
    return (
      <Frame title={t.notOpen} lede={t.notOpenText}>
        <a class="btn secondary" href={`#/${settingsPath('characters')}`}>
          {t.title}
        </a>
      </Frame>
    );

  async function save({ name, look }: CharacterWish) {
    if (!(await run(() => command('change-character', { characterId: id, name, look })))) return;
    say(t.saved(name));
    back();
  }

  return (
    <Frame title={character.name} lede={t.changeLede}>
      <CharacterForm
        snapshot={snapshot}
        character={character}
        busy={busy}
        problem={problem}
        onSave={save}
        onBack={back}
      />
    </Frame>
  );
}
