/** Saves the backup file, which only the recovery key opens, and explains the recovery key without showing it. */
import { useState } from 'preact/hooks';
import { backup as t } from '../../../../locales/en/ui/pages/settings/backup.tsx';
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
    <Frame title={t.title} lede={t.lede} wide>
      <div class="columns">
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.fileTitle}</h2>
            <p class="small">{t.fileHelp}</p>
            <div class="acts-row">
              <Button weight="primary" icon={Download} busy={busy} onClick={save} testid="save-backup">
                {t.save}
              </Button>
            </div>
            {saved !== null && (
              <WarningBox severity="good" title={t.saved}>
                <p>{t.inDownloads(saved)}</p>
              </WarningBox>
            )}
            <Problem text={problem} />
          </section>
        </div>
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.keyTitle}</h2>
            <p class="small">
              {t.keyHelp(
                papers.map(({ name, addedAt }) => t.keyWithDate(name, toDate(addedAt, Date.now()))),
                (text) => (
                  <a href={`#/${settingsPath('login-methods')}`}>{text}</a>
                ),
              )}
            </p>
            <p class="small">{t.fingerprintHelp}</p>
            <p class="mono fingerprint" data-testid="fingerprint">
              {snapshot.identity.fingerprint}
            </p>
          </section>
        </div>
      </div>
    </Frame>
  );
}
