/** Commands about the identity as a whole: finding it at a server, its name, its deletion, its history. */
import { foundCredential, wipeSecrets } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { loginPlace } from './credential.ts';
import { type Handlers, settled } from './handler.ts';

export function identityCommands(wallet: Wallet) {
  const { session } = wallet;
  const { keyServer: server } = session;
  return {
    async 'find-identity'({ server: url, keepCopy, answer, personal }) {
      const place = loginPlace(async () => (await server.check(url)).origin);
      const { bound, secrets } = await foundCredential(answer, place, personal);
      try {
        await server.find(url, { credential: bound, secrets, keepCopy });
      } finally {
        wipeSecrets(secrets);
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
