/** Security notices: pending login methods that will be able to manage the identity, and exposed accounts. */

import { popupLosses as t } from '../../locales/en/ui/popup/losses.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { toMoment } from '../words/day.ts';
import { pendingWords } from '../words/pending-method.ts';
import { openTab } from './open-tab.ts';

export function LossNotices({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const exposed = snapshot.exposed.length;
  const known = snapshot.exposedSecrets.length;
  const hasPhrase = snapshot.exposedSecrets.some(({ kind }) => kind === 'phrase');
  return (
    <>
      {snapshot.methods
        .filter(({ waits }) => waits !== null)
        .map((method) => (
          <WarningBox key={method.id} severity="caution" title={pendingWords(method)} rule="waiting">
            {method.activeFrom !== null && <p>{t.takesEffectOn(toMoment(method.activeFrom, Date.now()))}</p>}
            <div class="hstack">
              <Button small testid="cancel-waiting" onClick={() => openTab('settings/lost')}>
                {t.cancelIt}
              </Button>
            </div>
          </WarningBox>
        ))}
      {exposed > 0 && (
        <WarningBox severity="caution" title={t.keysExposed(exposed)} rule="exposed">
          <div class="hstack">
            <Button small testid="exposed-accounts" onClick={() => openTab('settings/lost')}>
              {t.moveFunds}
            </Button>
          </div>
        </WarningBox>
      )}
      {known > 0 && (
        <WarningBox
          severity="caution"
          title={
            known === 1
              ? t.secretExposed[snapshot.exposedSecrets[0]?.kind ?? 'login']
              : hasPhrase
                ? t.phrasesExposed(known)
                : t.secretsExposed(known)
          }
          rule="exposed-secrets"
        >
          <div class="hstack">
            <Button small onClick={() => openTab('settings/lost')}>
              {t.changeThem}
            </Button>
          </div>
        </WarningBox>
      )}
    </>
  );
}
