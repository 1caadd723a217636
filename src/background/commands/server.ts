/** Commands about the key server: choosing, finding, keeping in step, adding, moving, deleting. */
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import { localPrfInput, serverPrfInput } from '../../session/login/prf-inputs.ts';
import { withRecoveryKey } from '../../session/login/with-proof.ts';
import { receiptFingerprint } from '../../sync/remote.ts';
import type { Wallet } from '../wallet.ts';
import { foundCredential } from './credential.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './tickets.ts';

type Names =
  | 'check-server'
  | 'discovery-options'
  | 'find-identity'
  | 'add-server'
  | 'move-server'
  | 'sync-now'
  | 'delete-identity'
  | 'keep-identity';

export function serverHandlers({ session, settle, rounds }: Wallet): Handlers<Names> {
  const { keyServer: server } = session;

  return {
    async 'check-server'({ url }) {
      const { origin, receiptKey } = await session.parts.server.find(url);
      return { origin, fingerprint: receiptFingerprint(receiptKey) };
    },
    async 'discovery-options'() {
      const { ticket, salt } = await newTicket();
      return {
        ticket,
        rpId: null,
        challenge: toBase64Url(randomBytes(32)),
        prfFirst: toBase64Url(serverPrfInput()),
        prfSecond: toBase64Url(localPrfInput(salt)),
      };
    },
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
      await settle();
      return null;
    },
    async 'add-server'({ url, proof }) {
      await server.add(url, proof);
      await rounds.now();
      return null;
    },
    async 'move-server'({ url, proof }) {
      const leftBehind = await server.move(url, proof);
      await rounds.now();
      return { leftBehind };
    },
    async 'sync-now'({ accept }) {
      if (accept !== undefined) await server.accept(accept);
      await rounds.now();
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
  };
}
