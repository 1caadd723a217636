/** Commands of a loss: what is shut out at once, what is brought back or renewed, what is left to move. */
import { wipe } from '../../lib/bytes.ts';
import { unfreezeMethod } from '../../session/levels.ts';
import { accountForMoving, settleExposed } from '../../session/move-funds.ts';
import { endOfWaiting, lossOf } from '../../session/report-loss.ts';
import { bindReset, resetCredential } from '../../session/reset-method.ts';
import { rotateCharacters } from '../../session/rotate.ts';
import { securityHistory } from '../../session/security-history.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { prfOf, saltOf } from './start.ts';

type Names =
  | 'report-loss'
  | 'unfreeze-method'
  | 'cancel-waiting'
  | 'reset-method'
  | 'rotate-characters'
  | 'security-history'
  | 'move-funds'
  | 'settle-exposed'
  | 'check-exposed';

export function lossHandlers({ session, settle, exposed, shown }: Wallet): Handlers<Names> {
  const settled = async (): Promise<null> => {
    await settle();
    return null;
  };

  return {
    async 'report-loss'({ proof, ...loss }) {
      await session.declare(proof, lossOf(loss));
      return settled();
    },
    async 'unfreeze-method'({ methodId, proof }) {
      await session.change(proof, (change) => unfreezeMethod(change, methodId));
      return settled();
    },
    async 'cancel-waiting'({ methodId, proof }) {
      await session.declareEvenFrozen(proof, endOfWaiting(methodId));
      return settled();
    },
    async 'reset-method'({ methodId, credential, why, proof }) {
      const localSalt = await saltOf(credential);
      const prf = prfOf(credential);
      const { kind, credentialId, transports } = credential;
      const bound = { kind, credentialId, transports, localSalt };
      try {
        const reset = await session.change(proof, (change) =>
          resetCredential(session.parts, change, { methodId, kind, why }, prf),
        );
        await bindReset(session.parts, bound, reset, prf);
        return await settled();
      } finally {
        wipe(prf.first, prf.second);
      }
    },
    async 'rotate-characters'({ characterIds, why, proof }) {
      await session.change(proof, (change) => rotateCharacters(change, characterIds, why));
      return settled();
    },
    'security-history': () => securityHistory(session.parts, session.profiles),
    async 'move-funds'({ characterId, address }) {
      const to = await accountForMoving(session.profiles, characterId, address);
      await shown.set(characterId);
      return { to };
    },
    'settle-exposed': ({ characterId, address }) => settleExposed(session.profiles, characterId, [address]),
    async 'check-exposed'({ characterId }) {
      await exposed.check(characterId);
      return null;
    },
  };
}
