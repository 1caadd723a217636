/** The backup file, and what the recovery key is. Saves a file that only the recovery key opens; never shows the key. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Download } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate } from '../../../words/day.ts';
import { Frame, Problem } from '../frame.tsx';

export function BackupPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [saved, setSaved] = useState<string | null>(null);
  const paper = snapshot.methods.find(({ kind, state }) => kind === 'recovery-key' && state === 'active');

  const save = () =>
    run(async () => {
      const { fileName, contents } = await command('save-backup', {});
      saveFile(fileName, contents, 'application/octet-stream');
      setSaved(fileName);
    });

  return (
    <Frame
      title="Backup"
      lede="Two things bring everything back on another computer: the backup file and the recovery key. Neither helps without the other."
    >
      <section class="narrow stack">
        <h2 class="h3">The backup file</h2>
        <p class="small">
          It holds all characters, closed ones too, sealed: only the recovery key opens it, so it may lie where you keep
          other files. Save it anew after you add characters, accounts or login methods.
        </p>
        <div class="acts-row">
          <Button weight="primary" icon={Download} busy={busy} onClick={save} testid="save-backup">
            Save the backup file
          </Button>
        </div>
        {saved !== null && (
          <WarningBox severity="good" title="Saved">
            <p>{saved} is with your downloads. Older files can go.</p>
          </WarningBox>
        )}
        <Problem text={problem} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">The recovery key</h2>
        <p class="small">
          Eight groups on paper{paper === undefined ? '' : `, since ${toDate(paper.addedAt, Date.now())}`}. It opens
          everything and may change the identity. Dramatis shows it once, when the identity is made, and cannot show it
          again. Nobody else ever asks for it, and no site has a field for it.
        </p>
        <p class="small">
          On the paper stands this fingerprint of your identity, so that you know which one it belongs to:
        </p>
        <p class="mono fingerprint" data-testid="fingerprint">
          {snapshot.identity.fingerprint}
        </p>
      </section>
    </Frame>
  );
}
