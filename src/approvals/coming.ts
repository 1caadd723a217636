/** Has the prompt window open while the request for it is still reviewed: the browser needs as long for that as most reviews do. */
import type { ApprovalsDeps } from './contract.ts';
import type { ApprovalRecord, ApprovalRequest } from './record.ts';

export interface Coming {
  /** A request is reviewed, which a window that is open waits for. */
  isComing(): boolean;
  /** @param make reviews the request and stores its record; `null`: there is none after all, and the window closes */
  during(request: ApprovalRequest, make: () => Promise<ApprovalRecord | null>): Promise<ApprovalRecord | null>;
}

export function createComing({
  repeats,
  prepareWindow,
  releaseWindow,
  onChange,
}: Pick<ApprovalsDeps, 'repeats' | 'prepareWindow' | 'releaseWindow' | 'onChange'>): Coming {
  let running = 0;

  /** Not for what may need no prompt, and not for a request of the wallet itself: its popup closes when a window comes up. */
  const mayOpen = async (request: ApprovalRequest): Promise<boolean> =>
    request.origin !== null && !(await repeats.concerns(request).catch(() => true));

  return {
    isComing: () => running > 0,
    async during(request, make) {
      let isOver = false;
      let made: ApprovalRecord | null = null;
      running += 1;
      void mayOpen(request).then((may) => may && !isOver && prepareWindow());
      try {
        made = await make();
        return made;
      } finally {
        isOver = true;
        running -= 1;
        if (made === null) {
          releaseWindow();
          onChange();
        }
      }
    },
  };
}
