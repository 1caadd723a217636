/** The last step: the new recovery key is kept and confirmed; a proof puts it into the identity, in one step. */
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

const WORDS: Record<Outcome['what'], { lede: string; verb: string }> = {
  added: {
    lede: 'Confirm with a recovery key you already have. Only a recovery key can add another one at once.',
    verb: 'Add the key',
  },
  renewed: {
    lede: 'Confirm with the old sheet, or with another recovery key. The new key replaces it at the same moment.',
    verb: 'Replace the old one',
  },
  waits: {
    lede: 'Confirm with a login method that can manage your identity. The key takes effect after 30 days.',
    verb: 'Add the key',
  },
};

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
  const { lede, verb } = WORDS[what];
  const old = snapshot.methods.find(({ id }) => id === draft.of);

  async function add() {
    const proof = await confirm(
      what === 'renewed' ? `Replace “${old?.name ?? draft.name}”` : `Add “${draft.name}”`,
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
    <Frame title={`“${draft.name}” is saved and confirmed`} lede={lede}>
      <section class="narrow stack">
        {what === 'renewed' && old !== undefined && (
          <p class="small">Until then “{old.name}” on the old sheet keeps working, and the new sheet opens nothing.</p>
        )}
        <Problem text={problem} />
        <div class="acts-row">
          <Button weight="primary" busy={busy} onClick={add} testid="add-recovery-key">
            {verb}
          </Button>
          <Button weight="quiet" onClick={() => goTo(settingsPath('login-methods'))}>
            Later
          </Button>
          <DiscardKey name={draft.name} />
        </div>
      </section>
    </Frame>
  );
}
