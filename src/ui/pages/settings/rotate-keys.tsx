/** Rotates the keys of all characters. Says that this locks out nobody who still has a login method. */
import { useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
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
          {t.rotateAllKeys}
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
      t.rotateAllCharacters,
      (proof) => command('rotate-characters', { characterIds, why, proof }),
      t.allKeysRotated,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={t.rotateQuestion}
      roomy
      onClose={onClose}
      action={t.rotateKeys}
      weight="primary"
      busy={busy}
      onAction={rotate}
      actionTestid="confirm-rotate"
      problem={problem}
    >
      <p class="small">{t.whatRotatingDoes(snapshot.characters.map(({ name }) => name))}</p>
      <ExposureCheckBox why={why} onWhy={setWhy} />
    </ActionDialog>
  );
}
