/** The page of one character: creates a new one, or changes the name and look of an open one. */
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

/** `which`: *new*, or the id of a character. */
export function CharacterPage({ snapshot, which }: { snapshot: UnlockedSnapshot; which: string }) {
  if (which === 'new') return <NewCharacter snapshot={snapshot} />;
  const id = decodePart(which);
  return <ChangeCharacter snapshot={snapshot} id={id} />;
}

function NewCharacter({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();

  async function make({ name, look, levelIds, firstAccountName }: CharacterWish) {
    const done = await run(
      `Create ${name}`,
      (proof) => command('new-character', { name, look, levelIds, firstAccountName, proof }),
      `${name} is ready`,
    );
    if (done) back();
  }

  return (
    <Frame title="New character" lede="Its own name and look, so you always notice which character you’re using.">
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
      <Frame title="Not open" lede="This character is closed, only viewed by this login, or no longer exists.">
        <a class="btn secondary" href={`#/${settingsPath('characters')}`}>
          Characters
        </a>
      </Frame>
    );

  async function save({ name, look }: CharacterWish) {
    if (!(await run(() => command('change-character', { characterId: id, name, look })))) return;
    say(`${name} saved`);
    back();
  }

  return (
    <Frame title={character.name} lede="Its sites and addresses stay the same. Only you see its name and look.">
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
