/** Lists the stored parts that cannot be read, and offers to delete those of this browser. Renders nothing if all can be read. */
import { useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { UnreadView } from '../../../messaging/unread.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useToast } from '../../components/toast.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct, useCommand } from '../../wallet.tsx';

export function UnreadNote({ parts }: { parts: readonly UnreadView[] }) {
  const [asking, setAsking] = useState(false);
  const here = parts.filter((part) => part.here);
  if (parts.length === 0) return null;
  return (
    <section class="narrow" data-testid="unread-note">
      <WarningBox severity="caution" title={t.someUnread} rule="unread">
        <p>{t.defaultsUsedFor}</p>
        <Parts parts={parts} />
        {here.length > 0 && (
          <div class="hstack">
            <Button small testid="forget-unread" onClick={() => setAsking(true)}>
              {t.removeUnread}
            </Button>
          </div>
        )}
      </WarningBox>
      {asking && <ForgetUnread parts={here} onClose={() => setAsking(false)} />}
    </section>
  );
}

const Parts = ({ parts }: { parts: readonly UnreadView[] }) => (
  <ul class="unread-parts">
    {parts.map(({ what, here }) => (
      <li key={`${what} ${here}`}>{what}</li>
    ))}
  </ul>
);

function ForgetUnread({ parts, onClose }: { parts: readonly UnreadView[]; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function forget() {
    if (!(await run(() => command('forget-unread', {})))) return;
    say(t.unreadRemoved);
    onClose();
  }
  return (
    <Dialog
      title={t.removeUnreadQuestion}
      testid="forget-unread-dialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="danger" busy={busy} onClick={forget} testid="confirm-forget-unread">
            {t.remove}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">{t.onlyHere}</p>
        <Parts parts={parts} />
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
