/** Runs an action that changes the identity: asks for a proof first, and does nothing without it. */

import { confirm as confirmTexts } from '../../../locales/en/ui/methods/confirm.ts';
import type { Proof } from '../../../messaging/login.ts';
import { useToast } from '../../components/toast.tsx';
import { useConfirmChange, useProven } from '../../methods/confirm-change.tsx';
import type { Provers } from '../../methods/proving-methods.ts';
import { useAct } from '../../wallet.tsx';

export interface Change {
  busy: boolean;
  problem: string | null;
  /**
   * @param what the action as a phrase with a verb, the title of the confirmation: *Delete Night Market*
   * @param done the toast after it succeeded
   * @param by which login methods can confirm it; by default those that can manage the identity
   * @param waits it is proposed to a second manager, unless the recovery key confirms it
   * @returns whether it succeeded
   */
  run(
    what: string,
    act: (proof: Proof) => Promise<unknown>,
    done: string,
    by?: Provers,
    waits?: boolean,
  ): Promise<boolean>;
}

export function useChange(): Change {
  const confirm = useConfirmChange();
  const proven = useProven();
  const say = useToast();
  const { busy, problem, run, clear } = useAct();
  return {
    busy,
    problem,
    async run(what, act, done, by, waits = false) {
      clear();
      const proof = await confirm(what, by);
      if (proof === null) return false;
      const worked = await run(() => proven(proof, act));
      // When the dialog of the change has closed: a screen reader announces nothing that comes while it covers the page.
      if (worked) setTimeout(() => say(waits && proof.kind !== 'recovery-key' ? confirmTexts.proposed : done));
      return worked;
    },
  };
}
