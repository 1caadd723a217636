/** A quiet card: it is time to look whether a recovery key is still there. It blocks nothing and can be put off. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { checkWords } from '../../../methods/recovery-key/check-words.ts';
import { dueCheck } from '../../../methods/recovery-key/recovery-check.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { settingsPath } from '../settings-routes.ts';

export function CheckNote({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const now = Date.now();
  const due = dueCheck(snapshot, now);
  if (due === null) return null;
  const { severity, title, text } = checkWords(due, now);
  return (
    <section class="narrow" data-testid="check-note">
      <WarningBox severity={severity} title={title} rule="check-recovery-key">
        <p>{text}</p>
        <div class="in-warning">
          <Button small onClick={() => goTo(settingsPath('login-methods/check'))} testid="check-now">
            {t.checkIt}
          </Button>
          <Button small weight="quiet" busy={busy} onClick={() => run(() => command('remind-later', {}))}>
            {t.notNow}
          </Button>
        </div>
        {problem !== null && <p role="alert">{problem}</p>}
      </WarningBox>
    </section>
  );
}
