/** New keys for all characters, on request. Shuts out nobody who still has a login method, and says so. */
import { useState } from 'preact/hooks';
import type { Why } from '../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { KeyRound } from '../../components/icon.tsx';
import { useCommand } from '../../wallet.tsx';
import { toListing } from '../../words/listing.ts';
import { ExposureCheckBox } from './exposure-checkbox.tsx';
import { Problem } from './frame.tsx';
import { useChange } from './use-change.ts';

export function RotateCard({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div>
        <Button icon={KeyRound} onClick={() => setAsking(true)} testid="rotate">
          New keys for all characters
        </Button>
      </div>
      {asking && <RotateDialog snapshot={snapshot} onClose={() => setAsking(false)} />}
    </>
  );
}

function RotateDialog({ snapshot, onClose }: { snapshot: UnlockedSnapshot; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [why, setWhy] = useState<Why>('not-lost');
  const characterIds = snapshot.characters.map(({ id }) => id);
  async function rotate() {
    const done = await run(
      'New keys for all characters',
      (proof) => command('rotate-characters', { characterIds, why, proof }),
      'All characters have new keys',
    );
    if (done) onClose();
  }
  return (
    <Dialog
      title="New keys for all characters?"
      roomy
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave them</Button>
          <Button weight="primary" busy={busy} onClick={rotate} testid="confirm-rotate">
            Give new keys
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">
          {toListing(snapshot.characters.map(({ name }) => name))}: a copy that somebody kept of the old keys opens
          nothing new. Your login methods get the new ones by themselves, so remove or freeze first whichever is not
          yours.
        </p>
        <ExposureCheckBox why={why} onWhy={setWhy} />
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
