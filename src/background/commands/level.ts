/** Commands about levels: which characters a login method opens. Each carries a fresh proof. */
import { changeLevel, newLevel, removeLevel } from '../../session/change/levels.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function levelCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    'new-level': async ({ proof, ...wanted }) =>
      settled(wallet, { levelId: await session.change(proof, (change) => newLevel(change, wanted)) }),
    async 'change-level'({ levelId, why, proof, ...wanted }) {
      await session.change(proof, (change) => changeLevel(change, levelId, wanted, why));
      return settled(wallet, null);
    },
    async 'remove-level'({ levelId, proof }) {
      await session.change(proof, (change) => removeLevel(change, levelId));
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
