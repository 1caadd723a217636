/** Removes a character from a level that login methods use, and asks whether somebody else may have used one of them. */
import { useState } from 'preact/hooks';
import type { Why } from '../../../../messaging/security.ts';
import type { CharacterSummary, LevelView } from '../../../../messaging/snapshot.ts';
import { useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';

/** `waits`: two managers have to agree. */
export function CloseCharacter(props: {
  level: LevelView;
  character: CharacterSummary;
  waits: boolean;
  onClose: () => void;
}) {
  const { level, character, waits, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [why, setWhy] = useState<Why>('not-lost');
  const { id: levelId, name, manages, limits = {} } = level;

  async function close() {
    const characterIds = level.characterIds.filter((id) => id !== character.id);
    const done = await run(
      `Remove ${character.name} from ${name}`,
      (proof) => command('change-level', { levelId, name, manages, characterIds, limits, why, proof }),
      `${name} no longer opens ${character.name}`,
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={`Remove ${character.name} from ${name}?`}
      onClose={onClose}
      action="Remove"
      weight="primary"
      busy={busy}
      onAction={close}
      actionTestid="confirm-close"
      problem={problem}
    >
      <p class="small">
        {character.name} gets new keys and a new recovery phrase. Login methods with the level {name} can no longer open
        it, but anyone who used one may have kept what they saw.
      </p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
