/** One character by itself: a new one, or the name and look of one that is open. */
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';
import { CharacterForm, type CharacterWish } from './character-form.tsx';

const back = () => goTo(settingsPath('characters'));

/** `which`: *new*, or the id of a character. */
export function CharacterPage({ snapshot, which }: { snapshot: UnlockedSnapshot; which: string }) {
  if (which === 'new') return <NewCharacter snapshot={snapshot} />;
  const id = decodeURIComponent(which);
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
    <Frame
      title="New character"
      lede="A name and a dress of its own, so that you notice when you act as somebody else."
    >
      <CharacterForm snapshot={snapshot} character={null} busy={busy} problem={problem} onSave={make} onBack={back} />
    </Frame>
  );
}

function ChangeCharacter({ snapshot, id }: { snapshot: UnlockedSnapshot; id: string }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const character = snapshot.characters.find((each) => each.id === id);
  if (character === undefined || character.state === 'closed')
    return (
      <Frame title="Not open" lede="This character is closed or is not there any more.">
        <a class="btn secondary" href={`#/${settingsPath('characters')}`}>
          Characters
        </a>
      </Frame>
    );

  async function save({ name, look }: CharacterWish) {
    if (!(await run(() => command('change-character', { characterId: id, name, look })))) return;
    say(`${name} is changed`);
    back();
  }

  return (
    <Frame title={character.name} lede="Sites and addresses stay the same. Only you see its name and dress.">
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
