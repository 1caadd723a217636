/** Saves the backup file, which only the recovery key opens, and explains the recovery key without showing it. */
import { useState } from 'preact/hooks';
import { toListing } from '../../../../locales/en/grammar.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Download } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate } from '../../../words/day.ts';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';

export function BackupPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [saved, setSaved] = useState<string | null>(null);
  const papers = snapshot.methods.filter(({ kind, state }) => kind === 'recovery-key' && state === 'active');

  const save = () =>
    run(async () => {
      const { fileName, contents } = await command('save-backup', {});
      saveFile(fileName, contents, 'application/octet-stream');
      setSaved(fileName);
    });

  return (
    <Frame
      title="Backup"
      lede="You can restore everything on another computer with two things: the backup file and the recovery key. One without the other is useless."
    >
      <section class="narrow stack">
        <h2 class="h3">The backup file</h2>
        <p class="small">
          It contains all characters, including closed ones. It is encrypted, and only the recovery key opens it, so you
          can keep it with your other files. Save it again after you add characters, accounts or login methods.
        </p>
        <div class="acts-row">
          <Button weight="primary" icon={Download} busy={busy} onClick={save} testid="save-backup">
            Save the backup file
          </Button>
        </div>
        {saved !== null && (
          <WarningBox severity="good" title="Saved">
            <p>{saved} is in your downloads folder. You can delete older files.</p>
          </WarningBox>
        )}
        <Problem text={problem} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">The recovery key</h2>
        <p class="small">
          Eight groups on paper. It opens everything and can manage your identity. Dramatis shows it once, when it is
          made, and can’t show it again. No site or person ever needs it. Your backup file opens with{' '}
          {toListing(papers.map(({ name, addedAt }) => `“${name}” (created on ${toDate(addedAt, Date.now())})`))}. You
          can check one, add another or make a new one under{' '}
          <a href={`#/${settingsPath('login-methods')}`}>Login methods</a>.
        </p>
        <p class="small">
          The paper shows the fingerprint of your identity, so that you know which identity it belongs to:
        </p>
        <p class="mono fingerprint" data-testid="fingerprint">
          {snapshot.identity.fingerprint}
        </p>
      </section>
    </Frame>
  );
}
