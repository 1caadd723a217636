/** Changes of the Sites page. */
import { type Undo, useToast } from '../../../components/toast.tsx';
import { useAct } from '../../../wallet.tsx';

export type SiteAct = (done: string, what: () => Promise<unknown>, undo?: Undo) => Promise<void>;

/** Runs an action and shows a toast after it succeeded. */
export function useSiteAction(): { problem: string | null; act: SiteAct } {
  const say = useToast();
  const { problem, run } = useAct();
  return {
    problem,
    async act(done, what, undo) {
      if (await run(what)) say(done, undo);
    },
  };
}
