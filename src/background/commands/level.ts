/** Commands about levels: which characters a login method opens. Each carries a fresh proof. */
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function levelCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    'new-level': async ({ proof, ...wanted }) =>
      settled(wallet, { levelId: await session.levels.create(proof, wanted) }),
    async 'change-level'({ levelId, why, proof, ...wanted }) {
      await session.levels.change(proof, levelId, wanted, why);
      return settled(wallet, null);
    },
    async 'remove-level'({ levelId, proof }) {
      await session.levels.remove(proof, levelId);
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
