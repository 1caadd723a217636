/** Removes a character from a level that login methods use, and asks whether somebody else may have used one of them. */
import { useState } from 'preact/hooks';
import type { Why } from '../../../../messaging/security.ts';
import type { CharacterSummary, LevelView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../wallet.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

export function CloseCharacter(props: { level: LevelView; character: CharacterSummary; onClose: () => void }) {
  const { level, character, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [why, setWhy] = useState<Why>('not-lost');
  const { id: levelId, name, manages } = level;

  async function close() {
    const characterIds = level.characterIds.filter((id) => id !== character.id);
    const done = await run(
      `Remove ${character.name} from ${name}`,
      (proof) => command('change-level', { levelId, name, manages, characterIds, why, proof }),
      `${name} no longer opens ${character.name}`,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={`Remove ${character.name} from ${name}?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="primary" busy={busy} onClick={close} testid="confirm-close">
            Remove{' '}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">
          {character.name} gets new keys and a new recovery phrase. Login methods with the level {name} can no longer
          open it, but whoever used one may have kept what they saw.
        </p>
        <ExposureCheckBox why={why} onWhy={setWhy} />
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
