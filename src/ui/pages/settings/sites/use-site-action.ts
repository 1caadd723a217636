/** Changes of the Sites page. */
import { useSayRemoved } from '../../../components/say-removed.ts';
import { type Undo, useToast } from '../../../components/toast.tsx';
import { useAct } from '../../../wallet.tsx';

export type SiteAct = (done: string, what: () => Promise<unknown>, undo?: Undo) => Promise<void>;

/** @param what answers as the commands do that remove something */
export type SiteRemoval = (done: string, what: () => Promise<string | null>) => Promise<void>;

/** Runs an action and shows a toast after it succeeded. */
export function useSiteAction(): {
  problem: string | null;
  act: SiteAct;
  remove: SiteRemoval;
  run: ReturnType<typeof useAct>['run'];
} {
  const say = useToast();
  const sayRemoved = useSayRemoved();
  const { problem, run } = useAct();
  return {
    problem,
    run,
    async act(done, what, undo) {
      if (await run(what)) say(done, undo);
    },
    async remove(done, what) {
      await run(async () => sayRemoved(done, await what()));
    },
  };
}
