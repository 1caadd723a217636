/** Reminds quietly that a recovery key has not been checked for a while. It can be put off. */
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { checkWords } from '../methods/recovery-key/check-words.ts';
import { dueCheck } from '../methods/recovery-key/recovery-check.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';

export function CheckNotice({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, run } = useAct();
  const now = Date.now();
  const due = dueCheck(snapshot, now);
  if (due === null) return null;
  const { severity, title } = checkWords(due, now);
  return (
    <WarningBox severity={severity} title={title} rule="check-recovery-key">
      <div class="hstack">
        <Button small onClick={() => openTab('settings/login-methods/check')} testid="check-now">
          Check it
        </Button>
        <Button small weight="quiet" busy={busy} onClick={() => run(() => command('remind-later', {}))}>
          Not now
        </Button>
      </div>
    </WarningBox>
  );
}
