/** Commands about the login methods of the identity. Each carries a fresh proof. */
import { openCredential, wipeSecrets } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { loginPlace } from './credential.ts';
import { type Handlers, settled } from './handler.ts';
import { ownServer } from './password.ts';

export function methodCommands(wallet: Wallet) {
  const { session } = wallet;
  const place = loginPlace(() => ownServer(wallet));
  return {
    async 'add-method'({ credential, levelId, proof }) {
      const made = await openCredential(credential, place);
      try {
        const methodId = await session.methods.add(proof, made, { name: credential.name, levelId });
        return await settled(wallet, { methodId });
      } finally {
        wipeSecrets(made.secrets);
      }
    },
    async 'rename-method'({ methodId, name, proof }) {
      await session.methods.rename(proof, methodId, name);
      return null;
    },
    async 'remove-method'({ methodId, why, proof }) {
      await session.methods.remove(proof, methodId, why);
      return settled(wallet, null);
    },
    async 'set-method-level'({ methodId, levelId, why, proof }) {
      await session.methods.setLevel(proof, methodId, levelId, why);
      return settled(wallet, null);
    },
    async 'reset-method'({ methodId, credential, why, proof }) {
      const made = await openCredential(credential, place);
      try {
        await session.methods.reset(proof, made, { methodId, why });
        return await settled(wallet, null);
      } finally {
        wipeSecrets(made.secrets);
      }
    },
  } satisfies Partial<Handlers>;
}
