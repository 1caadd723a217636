/** Commands about the identity as a whole: finding it at a server, its name, its deletion, its history. */
import { securityHistory } from '../../session/change/security-history.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import { withRecoveryKey } from '../../session/login/with-proof.ts';
import { cleanName } from '../../session/profile/profile.ts';
import type { Wallet } from '../wallet.ts';
import { foundCredential } from './credential.ts';
import { type Handlers, settled } from './handler.ts';

export function identityCommands(wallet: Wallet) {
  const { session } = wallet;
  const { keyServer: server } = session;
  return {
    async 'find-identity'({ server: url, keepCopy, answer, personal }) {
      if (answer.kind === 'recovery-key')
        await withRecoveryKey(answer.text, (modeSecret) => server.findWithRecoveryKey(url, modeSecret, keepCopy));
      else {
        const { origin } = await session.parts.server.find(url);
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
      await session.change(proof, async (change) => {
        change.names.name = cleanName(name);
      });
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
    'security-history': () => securityHistory(session.parts, session.profiles),
  } satisfies Partial<Handlers>;
}
