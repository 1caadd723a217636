/** After a recovery key was added: what it does from now on, and what to do with the old sheet and the old backup files. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import { Button } from '../../../components/button.tsx';
import { goTo } from '../../../location.ts';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import type { Outcome } from './outcome.ts';

export function KeyAdded({ outcome: { name, what } }: { outcome: Outcome }) {
  return (
    <Frame title={what === 'waits' ? t.waits(name) : t.worksNow(name)} lede={t.fromNowOn[what]} testid="key-added">
      <section class="narrow stack">
        {what !== 'waits' && <p class="small">{t.backupFiles[what]}</p>}
        <div class="acts-row">
          <Button weight="primary" onClick={() => goTo(settingsPath('login-methods'))} testid="done">
            {t.done}
          </Button>
          {what !== 'waits' && (
            <Button weight="quiet" onClick={() => goTo(settingsPath('backup'))}>
              {t.saveBackup}
            </Button>
          )}
        </div>
      </section>
    </Frame>
  );
}
