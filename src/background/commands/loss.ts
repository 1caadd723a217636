/** Commands of a loss: what is shut out at once, what is brought back, and freeze codes. */
import { toMethodKind } from '../../messaging/login.ts';
import { endFreezeCode, freezeByCode, makeFreezeCode } from '../../session/change/freeze-code.ts';
import { unfreezeMethod } from '../../session/change/levels.ts';
import { endOfAllWaiting, endOfWaiting, reportLoss } from '../../session/change/report-loss.ts';
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function lossCommands(wallet: Wallet) {
  const { session, settle } = wallet;
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
      return settled(wallet, null);
    },
    async 'cancel-waiting'({ methodId, proof }) {
      await session.declareEvenFrozen(proof, endOfWaiting(methodId));
      return settled(wallet, null);
    },
    async 'stop-waiting'({ proof }) {
      let stopped = 0;
      await session.declareEvenFrozen(proof, (log) => {
        const entries = endOfAllWaiting(log);
        stopped = entries.length;
        return entries;
      });
      return settled(wallet, { stopped });
    },
    async 'make-freeze-code'({ methodId, proof }) {
      const groups = await makeFreezeCode(session, methodId, proof);
      return settled(wallet, { groups });
    },
    async 'end-freeze-code'({ methodId, proof }) {
      await endFreezeCode(session, methodId, proof);
      return settled(wallet, null);
    },
    async 'use-freeze-code'({ server, code }) {
      const done = await freezeByCode(code, server, (input, init) => fetch(input, init), Date.now);
      return { fingerprint: fingerprintOf(done.identityId), kind: toMethodKind(done.kind), already: done.already };
    },
  } satisfies Partial<Handlers>;
}
