/** Below the list of login methods: a new recovery key that is not added yet, one that never was, and a lost one that can be removed now. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate } from '../../../words/day.ts';
import { settingsPath } from '../settings-routes.ts';

/** `onRemove`: asks how to remove a login method. */
export function RecoveryNotes({
  snapshot,
  onRemove,
}: {
  snapshot: UnlockedSnapshot;
  onRemove: (method: MethodView) => void;
}) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const { draft, unadded } = snapshot.recovery;
  const [replaced, by] = replacedKey(snapshot) ?? [null, null];
  if (draft === null && unadded === null && replaced === null) return null;
  return (
    <section class="narrow stack">
      {draft !== null && (
        <WarningBox severity="note" title={t.notAddedYet(draft.name)} rule="recovery-draft">
          <p>{t.notAddedYetWhy}</p>
          <div class="in-warning">
            <Button small onClick={() => goTo(settingsPath('login-methods/recovery-key'))} testid="continue-key">
              {t.goOn}
            </Button>
          </div>
        </WarningBox>
      )}
      {unadded !== null && (
        <WarningBox severity="caution" title={t.neverAdded(unadded.name)} rule="unadded-key">
          <p>{t.neverAddedWhy(toDate(unadded.madeAt, Date.now()))}</p>
          <div class="in-warning">
            <Button
              small
              busy={busy}
              onClick={() => run(() => command('discard-recovery-key', {}))}
              testid="forget-key"
            >
              {t.threwItAway}
            </Button>
          </div>
          {problem !== null && <p role="alert">{problem}</p>}
        </WarningBox>
      )}
      {replaced !== null && (
        <WarningBox severity="caution" title={t.worksNow(by?.name ?? '')} rule="replaced-key">
          <p>{t.removeLostKey(replaced.name)}</p>
          <div class="in-warning">
            <Button small onClick={() => onRemove(replaced)} testid="remove-lost-key">
              {t.remove(replaced.name)}
            </Button>
          </div>
        </WarningBox>
      )}
    </section>
  );
}

/** A lost recovery key that is still there, and the one that was made to replace it and works now. */
function replacedKey({ methods }: UnlockedSnapshot): [MethodView, MethodView] | null {
  for (const by of methods) {
    const lost = methods.find(({ id, state }) => id === by.replaces && state !== 'revoked');
    if (lost !== undefined && by.state === 'active') return [lost, by];
  }
  return null;
}
