/** Puts a copy of a login or note into another character. If that one is closed, it gets the copy the next time it opens. */
import { useState } from 'preact/hooks';
import type { SecretView } from '../../../../messaging/secret.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { CharacterRadio } from '../../../components/character-radio.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';

export function ShareEntry(props: {
  entry: SecretView;
  character: CharacterSummary;
  characters: readonly CharacterSummary[];
  onClose: () => void;
}) {
  const { entry, character, onClose } = props;
  const others = props.characters.filter(({ id }) => id !== character.id);
  const [target, setTarget] = useState(others[0]?.id ?? '');
  const chosen = others.find(({ id }) => id === target);
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();

  async function share() {
    if (chosen === undefined) return;
    const args = { characterId: character.id, targetId: entry.targetId, toCharacterId: chosen.id };
    if (!(await run(() => command('share-secret', args)))) return;
    say(`${entry.name} copied to ${chosen.name}`);
    onClose();
  }

  return (
    <ActionDialog
      title={`Copy “${entry.name}” to another character`}
      onClose={onClose}
      action="Copy"
      weight="primary"
      busy={busy}
      disabled={chosen === undefined}
      onAction={share}
      actionTestid="confirm-share"
      problem={problem}
    >
      <CharacterRadio label="Character" characters={others} value={target} onChange={setTarget} />
      <p class="small">
        Each character then has its own copy: a change of one does not change the other.
        {chosen?.state === 'closed' && ` ${chosen.name} is closed; it gets the copy the next time it opens.`}
      </p>
    </ActionDialog>
  );
}
