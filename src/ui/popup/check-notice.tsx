/** Reminds quietly that a recovery key has not been checked for a while. It can be put off. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { MethodView } from '../../messaging/snapshot.ts';
import { Button, IconButton } from '../components/button.tsx';
import { X } from '../components/icon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { checkWords } from '../methods/recovery-key/check-words.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';

/** `due`: the recovery key that is to be checked. */
export function CheckNotice({ due }: { due: MethodView }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const { severity, title } = checkWords(due, Date.now());
  return (
    <WarningBox
      severity={severity}
      title={title}
      rule="check-recovery-key"
      action={
        <>
          <Button small onClick={() => openTab('settings/login-methods/check')} testid="check-now">
            {t.checkRecoveryKey}
          </Button>
          <IconButton
            icon={X}
            label={t.notNow}
            disabled={busy}
            onClick={() => run(() => command('remind-later', {}))}
          />
        </>
      }
    >
      {problem === null ? undefined : <p role="alert">{problem}</p>}
    </WarningBox>
  );
}
