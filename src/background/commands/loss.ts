/** Commands of a loss: what is shut out at once, what is brought back or renewed, what is left to move. */
import type { MethodKind } from '../../messaging/snapshot.ts';
import { accountForMoving, settleExposed } from '../../session/accounts/move-funds.ts';
import { endFreezeCode, freezeByCode, makeFreezeCode } from '../../session/change/freeze-code.ts';
import { unfreezeMethod } from '../../session/change/levels.ts';
import { endOfAllWaiting, endOfWaiting, reportLoss } from '../../session/change/report-loss.ts';
import { bindReset, resetCredential } from '../../session/change/reset-method.ts';
import { rotateCharacters } from '../../session/change/rotate.ts';
import { securityHistory } from '../../session/change/security-history.ts';
import { withRow } from '../../session/login/enrolment.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import type { Wallet } from '../wallet.ts';
import { openCredential } from './credential.ts';
import type { Handlers } from './handler.ts';
import { ownServer } from './password.ts';
import { fingerprintOf } from './start.ts';

type Names =
  | 'report-loss'
  | 'unfreeze-method'
  | 'cancel-waiting'
  | 'stop-waiting'
  | 'reset-method'
  | 'rotate-characters'
  | 'security-history'
  | 'move-funds'
  | 'settle-exposed'
  | 'check-exposed'
  | 'make-freeze-code'
  | 'end-freeze-code'
  | 'use-freeze-code';

export function lossHandlers(wallet: Wallet): Handlers<Names> {
  const { session, settle, exposed, shown } = wallet;
  const settled = async (): Promise<null> => {
    await settle();
    return null;
  };

  return {
    async 'report-loss'({ proof, why, ...loss }) {
      try {
        await reportLoss(session, proof, loss, why);
      } finally {
        // Also where the new keys are missing: what was shut out is out.
        await settle();
      }
      return null;
    },
    async 'unfreeze-method'({ methodId, proof }) {
      await session.change(proof, (change) => unfreezeMethod(change, methodId));
      return settled();
    },
    async 'cancel-waiting'({ methodId, proof }) {
      await session.declareEvenFrozen(proof, endOfWaiting(methodId));
      return settled();
    },
    async 'stop-waiting'({ proof }) {
      let stopped = 0;
      await session.declareEvenFrozen(proof, (log) => {
        const entries = endOfAllWaiting(log);
        stopped = entries.length;
        return entries;
      });
      await settle();
      return { stopped };
    },
    async 'reset-method'({ methodId, credential, why, proof }) {
      const { bound, secrets, enrolment } = await openCredential(credential, () => ownServer(wallet));
      const account = credential.kind === 'password' ? credential.accountName : undefined;
      const wanted = { methodId, kind: bound.kind, why, account, enrol: enrolment?.enrol };
      try {
        const reset = await withRow(enrolment, () =>
          session.change(proof, (change) => resetCredential(session.parts, change, wanted, secrets)),
        );
        await bindReset(session.parts, bound, reset, secrets);
        return await settled();
      } finally {
        wipeSecrets(secrets);
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
    async 'make-freeze-code'({ methodId, proof }) {
      const groups = await makeFreezeCode(session, methodId, proof);
      await settle();
      return { groups };
    },
    async 'end-freeze-code'({ methodId, proof }) {
      await endFreezeCode(session, methodId, proof);
      return settled();
    },
    async 'use-freeze-code'({ server, code }) {
      const done = await freezeByCode(code, server, (input, init) => fetch(input, init), Date.now);
      return { fingerprint: fingerprintOf(done.identityId), kind: done.kind as MethodKind, already: done.already };
    },
  };
}
