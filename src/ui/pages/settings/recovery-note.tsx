/** After a login with the recovery key something had happened: points to what changed lately, and to new keys. */
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';
import { settingsPath } from './settings-routes.ts';

export function RecoveryNote({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { methods, login } = snapshot;
  if (!methods.some(({ id, kind }) => id === login.methodId && kind === 'recovery-key')) return null;
  return (
    <section class="narrow">
      <WarningBox severity="note" title="You logged in with the recovery key" rule="after-recovery">
        <p>
          Look at <a href={`#/${settingsPath('lost/history')}`}>what happened lately</a>. If something is not yours,
          freeze it and give the characters new keys.
        </p>
      </WarningBox>
    </section>
  );
}
