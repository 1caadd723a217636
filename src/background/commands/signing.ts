/** Commands about the signing policy. Each carries a fresh proof. */
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function signingCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    async 'set-signing-rule'({ scope, rule, proof }) {
      await session.policy.set(proof, scope, rule);
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
