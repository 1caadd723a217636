/** The last step: the new recovery key is kept and confirmed; a proof puts it into the identity, in one step. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { RecoveryDraftView } from '../../../../messaging/recovery.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { goTo } from '../../../location.ts';
import { useConfirmChange, useProven } from '../../../methods/confirm-change.tsx';
import { MANAGING, type Provers } from '../../../methods/proving-methods.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { DiscardKey } from './discard-key.tsx';
import type { Outcome } from './outcome.ts';

const BY_RECOVERY_KEY: Provers = { rank: 'recovery', states: ['active'] };

export function AddKey(props: {
  snapshot: UnlockedSnapshot;
  draft: RecoveryDraftView;
  onAdded: (outcome: Outcome | null) => void;
}) {
  const { snapshot, draft, onAdded } = props;
  const command = useCommand();
  const confirm = useConfirmChange();
  const proven = useProven();
  const { busy, problem, run } = useAct();
  const what = draft.lost ? 'waits' : draft.of === null ? 'added' : 'renewed';
  const { lede, verb } = t.adding[what];
  const old = snapshot.methods.find(({ id }) => id === draft.of);

  async function add() {
    const proof = await confirm(
      what === 'renewed' ? t.replaceKey(old?.name ?? draft.name) : t.addKey(draft.name),
      draft.lost ? MANAGING : BY_RECOVERY_KEY,
    );
    if (proof === null) return;
    const worked = await run(async () => {
      await proven(proof, (each) => command('add-recovery-key', { proof: each }));
      onAdded({ name: draft.name, what });
    });
    if (!worked) onAdded(null);
  }

  return (
    <Frame title={t.savedAndConfirmed(draft.name)} lede={lede}>
      <section class="narrow stack">
        {what === 'renewed' && old !== undefined && <p class="small">{t.untilThenOldWorks(old.name)}</p>}
        <Problem text={problem} />
        <div class="acts-row">
          <Button weight="primary" busy={busy} onClick={add} testid="add-recovery-key">
            {verb}
          </Button>
          <Button weight="quiet" onClick={() => goTo(settingsPath('login-methods'))}>
            {t.later}
          </Button>
          <DiscardKey name={draft.name} />
        </div>
      </section>
    </Frame>
  );
}
