/** Removes a character from a level that login methods use, and asks whether somebody else may have used one of them. */
import { useState } from 'preact/hooks';
import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
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
      t.removeFrom(character.name, name),
      (proof) => command('change-level', { levelId, name, manages, characterIds, limits, why, proof }),
      t.noLongerOpens(name, character.name),
      undefined,
      waits,
    );
    if (done) onClose();
  }

  return (
    <ActionDialog
      title={t.removeFromQuestion(character.name, name)}
      onClose={onClose}
      action={t.remove}
      weight="primary"
      busy={busy}
      onAction={close}
      actionTestid="confirm-close"
      problem={problem}
    >
      <p class="small">{t.removeFromText(character.name, name)}</p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
