/** Commands of *add this computer*, on either side. */

import { WalletError } from '../../lib/errors.ts';
import { openCredential, partsOfLink, wipeSecrets } from '../../session/session.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import type { Wallet } from '../wallet.ts';
import { loginPlace } from './credential.ts';
import type { Handlers } from './handler.ts';

export function pairingCommands({ pairing, settle }: Wallet) {
  return {
    async 'invite-computer'() {
      await pairing.invite();
      return null;
    },
    async 'confirm-computer'({ name, levelId, proof }) {
      await pairing.confirm({ name, levelId }, proof);
      await settle();
      return null;
    },
    async 'join-computer'({ server, code }) {
      const link = partsOfLink(code) ?? { server, code };
      await pairing.join(parseServerUrl(link.server), link.code);
      return null;
    },
    async 'join-with-credential'({ credential }) {
      const { bound, secrets } = await openCredential(credential, loginPlace(noServer));
      try {
        await pairing.bring(bound, secrets);
      } finally {
        wipeSecrets(secrets);
      }
      return null;
    },
    async 'agree-computer'() {
      await pairing.agree();
      return null;
    },
    async 'end-pairing'() {
      await pairing.end();
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** A computer that joins brings a method of its own, which no server keeps a record of. */
const noServer = async (): Promise<never> => {
  throw new WalletError('bad-input', 'A computer that is added logs in with a passkey or a security key.');
};
