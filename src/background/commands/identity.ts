/** Commands about the identity as a whole: finding it at a server, its name, its deletion, its history. */
import { wipeSecrets } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { foundCredential } from './credential.ts';
import { type Handlers, settled } from './handler.ts';

export function identityCommands(wallet: Wallet) {
  const { session } = wallet;
  const { keyServer: server } = session;
  return {
    async 'find-identity'({ server: url, keepCopy, answer, personal }) {
      if (answer.kind === 'recovery-key') await server.findWithRecoveryKey(url, answer.text, keepCopy);
      else {
        const { origin } = await server.check(url);
        const { bound, secrets } = await foundCredential(answer, origin, personal);
        try {
          await server.find(origin, { credential: bound, secrets, keepCopy });
        } finally {
          wipeSecrets(secrets);
        }
      }
      return settled(wallet, null);
    },
    async 'rename-identity'({ name, proof }) {
      await session.identity.rename(proof, name);
      return null;
    },
    async 'delete-identity'({ proof }) {
      await server.remove(proof);
      return null;
    },
    async 'keep-identity'({ proof }) {
      await server.keep(proof);
      return null;
    },
    'security-history': () => session.identity.securityHistory(),
  } satisfies Partial<Handlers>;
}
