/** Shown after a login with the recovery key: links to recent changes, so that the user can react to a loss. */
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
          Check the <a href={`#/${settingsPath('lost/history')}`}>recent changes</a>. If something isn’t yours, freeze
          it and rotate the characters’ keys.
        </p>
      </WarningBox>
    </section>
  );
}
