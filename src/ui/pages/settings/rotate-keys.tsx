/** Rotates the keys of all characters. Says that this locks out nobody who still has a login method. */
import { useState } from 'preact/hooks';
import { toListing } from '../../../locales/en/grammar.ts';
import type { Why } from '../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { KeyRound } from '../../components/icon.tsx';
import { useCommand } from '../../wallet.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { ExposureCheckBox } from './exposure-checkbox.tsx';
import { useChange } from './use-change.ts';

export function RotateCard({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div>
        <Button icon={KeyRound} onClick={() => setAsking(true)} testid="rotate">
          Rotate all keys
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
      'Rotate the keys of all characters',
      (proof) => command('rotate-characters', { characterIds, why, proof }),
      'All characters have new keys',
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title="Rotate the keys of all characters?"
      roomy
      onClose={onClose}
      action="Rotate keys"
      weight="primary"
      busy={busy}
      onAction={rotate}
      actionTestid="confirm-rotate"
      problem={problem}
    >
      <p class="small">
        {toListing(snapshot.characters.map(({ name }) => name))}: a copied old key won’t open anything new. Your login
        methods get the new keys automatically, so first remove or freeze any that isn’t yours.
      </p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
    </ActionDialog>
  );
}
