/** Commands about the login methods of the identity. Each carries a fresh proof. */
import { wipeSecrets } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { openCredential } from './credential.ts';
import { type Handlers, settled } from './handler.ts';
import { ownServer } from './password.ts';

export function methodCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    async 'add-method'({ credential, levelId, proof }) {
      const { bound, secrets, enrolment } = await openCredential(credential, () => ownServer(wallet));
      const account = credential.kind === 'password' ? credential.accountName : undefined;
      const made = { bound, secrets, enrolment, account };
      try {
        const methodId = await session.methods.add(proof, made, { name: credential.name, levelId });
        return await settled(wallet, { methodId });
      } finally {
        wipeSecrets(secrets);
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
      const { bound, secrets, enrolment } = await openCredential(credential, () => ownServer(wallet));
      const account = credential.kind === 'password' ? credential.accountName : undefined;
      try {
        await session.methods.reset(proof, { bound, secrets, enrolment, account }, { methodId, why });
        return await settled(wallet, null);
      } finally {
        wipeSecrets(secrets);
      }
    },
  } satisfies Partial<Handlers>;
}
