/** Commands about the login methods of the identity. Each carries a fresh proof. */
import { ensureOpensWithout } from '../hidden-identities.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function methodCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    async 'add-method'({ credential, levelId, thenLevelId, whose, proof }) {
      return settled(wallet, { methodId: await session.addMethod(proof, credential, { levelId, thenLevelId, whose }) });
    },
    async 'rename-method'({ methodId, name, proof }) {
      await session.methods.rename(proof, methodId, name);
      return null;
    },
    async 'remove-method'({ methodId, why, proof }) {
      await ensureOpensWithout(wallet, [methodId]);
      await session.methods.remove(proof, methodId, why);
      return settled(wallet, null);
    },
    async 'set-method-level'({ methodId, levelId, why, proof }) {
      await session.methods.setLevel(proof, methodId, levelId, why);
      return settled(wallet, null);
    },
    async 'reset-method'({ methodId, credential, why, proof }) {
      await ensureOpensWithout(wallet, [methodId]);
      await session.resetMethod(proof, credential, { methodId, why });
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}
