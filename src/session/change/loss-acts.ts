/** What a person can do about a loss: freeze, bring back, end what waits, and printed freeze codes. */
import type { Proof } from '../../messaging/login.ts';
import type { Why } from '../../messaging/security.ts';
import type { Fetch } from '../../sync/remote.ts';
import { endFreezeCode, type FrozenByCode, freezeByCode, makeFreezeCode } from './freeze-code.ts';
import { unfreezeMethod } from './levels.ts';
import type { ProvenChanges } from './proven-changes.ts';
import { endOfAllWaiting, endOfWaiting, type Loss, reportLoss } from './report-loss.ts';

export interface LossActs {
  /** Freezes login methods and removes computers. @throws see report-loss.ts: also where only the new keys are missing */
  report(proof: Proof, loss: Loss, why: Why): Promise<void>;
  unfreeze(proof: Proof, methodId: string): Promise<void>;
  /** Ends what waits for one login method. @throws WalletError not-found */
  cancelWaiting(proof: Proof, methodId: string): Promise<void>;
  /** Ends everything that waits. @returns how many changes were ended @throws WalletError not-found */
  stopWaiting(proof: Proof): Promise<number>;
  /** @returns the code in its groups, as it is printed; nothing keeps it */
  makeFreezeCode(proof: Proof, methodId: string): Promise<string[]>;
  endFreezeCode(proof: Proof, methodId: string): Promise<void>;
  /** Freezes by a printed code, without any login. @param code, url as typed @throws see freeze-code.ts */
  useFreezeCode(code: string, url: string): Promise<FrozenByCode>;
}

/** @param freeEnded frees the accounts of methods that do not wait any more; never throws */
export function createLossActs(
  changes: ProvenChanges,
  { fetch, clock }: { fetch: Fetch; clock(): number },
  freeEnded: () => Promise<void>,
): LossActs {
  return {
    report: (proof, loss, why) => reportLoss(changes, proof, loss, why),
    unfreeze: (proof, methodId) => changes.change(proof, (identity) => unfreezeMethod(identity, methodId)),
    async cancelWaiting(proof, methodId) {
      await changes.declareEvenFrozen(proof, endOfWaiting(methodId));
      await freeEnded();
    },
    async stopWaiting(proof) {
      let stopped = 0;
      await changes.declareEvenFrozen(proof, (log) => {
        const entries = endOfAllWaiting(log);
        stopped = entries.length;
        return entries;
      });
      await freeEnded();
      return stopped;
    },
    makeFreezeCode: (proof, methodId) => makeFreezeCode(changes, methodId, proof),
    endFreezeCode: (proof, methodId) => endFreezeCode(changes, methodId, proof),
    useFreezeCode: (code, url) => freezeByCode(code, url, fetch, clock),
  };
}
