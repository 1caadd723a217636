/** Commands after a loss: freezing and unfreezing login methods, cancelling what waits, and freeze codes. */
import { toMethodKind } from '../../messaging/login.ts';
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function lossCommands(wallet: Wallet) {
  const { session, settle } = wallet;
  return {
    async 'report-loss'({ proof, why, ...loss }) {
      try {
        await session.loss.report(proof, loss, why);
      } finally {
        // Also where making the new keys failed: the methods are frozen and the copies removed by then.
        await settle();
      }
      return null;
    },
    async 'unfreeze-method'({ methodId, proof }) {
      await session.loss.unfreeze(proof, methodId);
      return settled(wallet, null);
    },
    async 'cancel-waiting'({ methodId, proof }) {
      await session.loss.cancelWaiting(proof, methodId);
      return settled(wallet, null);
    },
    async 'stop-waiting'({ proof }) {
      return settled(wallet, { stopped: await session.loss.stopWaiting(proof) });
    },
    async 'make-freeze-code'({ methodId, proof }) {
      const groups = await session.loss.makeFreezeCode(proof, methodId);
      return settled(wallet, { groups });
    },
    async 'end-freeze-code'({ methodId, proof }) {
      await session.loss.endFreezeCode(proof, methodId);
      return settled(wallet, null);
    },
    async 'use-freeze-code'({ server, code }) {
      const done = await session.loss.useFreezeCode(code, server);
      return { fingerprint: fingerprintOf(done.identityId), kind: toMethodKind(done.kind), already: done.already };
    },
  } satisfies Partial<Handlers>;
}
