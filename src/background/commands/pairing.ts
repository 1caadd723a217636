/** Commands of *add this computer*, on either side. */

import { partsOfLink } from '../../session/session.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function pairingCommands({ session, pairing, settle, others }: Wallet) {
  return {
    async 'invite-computer'() {
      await pairing.invite();
      return null;
    },
    async 'confirm-computer'({ proof, ...wanted }) {
      await pairing.confirm(wanted, proof);
      await settle();
      return null;
    },
    async 'join-computer'({ server, code }) {
      const link = partsOfLink(code) ?? { server, code };
      await pairing.join(parseServerUrl(link.server), link.code);
      return null;
    },
    async 'join-with-credential'({ credential }) {
      await session.bring(credential);
      return null;
    },
    async 'join-with-known'({ from, answer }) {
      await session.bringKnown(await others.vaultOf(from), answer);
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
