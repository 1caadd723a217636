/** Shown after a login with the recovery key: links to recent changes, so that the user can react to a loss. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';
import { settingsPath } from './settings-routes.ts';

export function RecoveryNote({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { methods, login } = snapshot;
  if (!methods.some(({ id, kind }) => id === login.methodId && kind === 'recovery-key')) return null;
  return (
    <section class="narrow">
      <WarningBox severity="note" title={t.cameByRecoveryKey} rule="after-recovery">
        <p>
          {t.checkRecentChanges((text) => (
            <a href={`#/${settingsPath('lost/history')}`}>{text}</a>
          ))}
        </p>
      </WarningBox>
    </section>
  );
}
