/** After a recovery key was added: what it does from now on, and what to do with the old sheet and the old backup files. */
import { Button } from '../../../components/button.tsx';
import { goTo } from '../../../location.ts';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import type { Outcome } from './outcome.ts';

const LEDES: Record<Outcome['what'], string> = {
  added: 'It opens everything from now on, like your other recovery keys.',
  renewed: 'The old sheet opens nothing any more. Destroy it, so that you never reach for the wrong one.',
  waits: 'It takes effect in 30 days. Keep the sheet: then you remove the lost key with it.',
};

export function KeyAdded({ outcome: { name, what } }: { outcome: Outcome }) {
  return (
    <Frame title={what === 'waits' ? `“${name}” waits` : `“${name}” works now`} lede={LEDES[what]} testid="key-added">
      <section class="narrow stack">
        {what !== 'waits' && (
          <p class="small">
            A backup file opens with the recovery keys that you had when you saved it.{' '}
            {what === 'renewed'
              ? 'Save a new file and delete the older ones: the old sheet still opens those.'
              : 'Save a new one that this key opens too.'}
          </p>
        )}
        <div class="acts-row">
          <Button weight="primary" onClick={() => goTo(settingsPath('login-methods'))} testid="done">
            Done
          </Button>
          {what !== 'waits' && (
            <Button weight="quiet" onClick={() => goTo(settingsPath('backup'))}>
              Save a backup file
            </Button>
          )}
        </div>
      </section>
    </Frame>
  );
}
