/** Commands of *add this computer*, on either side. */

import { wipe } from '../../lib/bytes.ts';
import { isGiven, partsOfLink } from '../../session/session.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { prfOf, saltOf } from './tickets.ts';

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
      const { kind, credentialId, transports, personal } = credential;
      const localSalt = await saltOf(credential);
      const prf = prfOf(credential);
      const asks = isGiven(personal) ? { personal: true } : {};
      try {
        await pairing.bring({ kind, credentialId, transports, localSalt, ...asks }, { kind, ...prf, personal });
      } finally {
        wipe(prf.first, prf.second);
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
