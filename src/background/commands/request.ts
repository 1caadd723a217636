/** Commands that answer pending requests. */
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function requestCommands(wallet: Wallet) {
  const { session, approvals } = wallet;
  return {
    async 'update-approval'({ approvalId, edits }) {
      await approvals.update(approvalId, edits);
      return null;
    },
    async 'move-approval'({ approvalId, characterId }) {
      await approvals.move(approvalId, characterId);
      return null;
    },
    async 'show-requests'() {
      await approvals.show();
      return null;
    },
    async decide({ approvalId, decision, proof }) {
      const record = (await approvals.list()).find(({ id }) => id === approvalId);
      if (proof && record) await session.signing.confirm(approvalId, proof, record.characterId);
      try {
        await approvals.decide(approvalId, decision);
      } finally {
        // It was for this one decision.
        if (proof) await session.signing.forget(approvalId);
      }
      return null;
    },
  } satisfies Partial<Handlers>;
}
