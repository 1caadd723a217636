/** Security notices: pending login methods that will be able to manage the identity, and exposed accounts. */

import { toCounted } from '../../locales/en/grammar.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { toMoment } from '../words/day.ts';
import { pendingWords } from '../words/pending-method.ts';
import { openTab } from './open-tab.ts';

const ONE = { login: 'a login', note: 'a note', phrase: 'a recovery phrase', nostr: 'a Nostr key' } as const;

export function LossNotices({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const exposed = snapshot.exposed.length;
  const known = snapshot.exposedSecrets.length;
  const kinds = snapshot.exposedSecrets.some(({ kind }) => kind === 'phrase')
    ? 'logins, notes or phrases'
    : 'logins and notes';
  return (
    <>
      {snapshot.methods
        .filter(({ waits }) => waits !== null)
        .map((method) => (
          <WarningBox key={method.id} severity="caution" title={pendingWords(method)} rule="waiting">
            {method.activeFrom !== null && <p>Takes effect on {toMoment(method.activeFrom, Date.now())}.</p>}
            <div class="hstack">
              <Button small testid="cancel-waiting" onClick={() => openTab('settings/lost')}>
                Cancel it
              </Button>
            </div>
          </WarningBox>
        ))}
      {exposed > 0 && (
        <WarningBox
          severity="caution"
          title={`Somebody else may know the private ${exposed === 1 ? 'key' : 'keys'} of ${toCounted(exposed, 'account')}`}
          rule="exposed"
        >
          <div class="hstack">
            <Button small testid="exposed-accounts" onClick={() => openTab('settings/lost')}>
              Move funds
            </Button>
          </div>
        </WarningBox>
      )}
      {known > 0 && (
        <WarningBox
          severity="caution"
          title={`Somebody else may know ${known === 1 ? ONE[snapshot.exposedSecrets[0]?.kind ?? 'login'] : `${known} ${kinds}`}`}
          rule="exposed-secrets"
        >
          <div class="hstack">
            <Button small onClick={() => openTab('settings/lost')}>
              Change them
            </Button>
          </div>
        </WarningBox>
      )}
    </>
  );
}
