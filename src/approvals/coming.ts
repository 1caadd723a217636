/** Has the prompt window open while the request for it is still made and reviewed: the browser needs as long for that as most reviews do. */
import type { ApprovalsDeps } from './contract.ts';
import type { ApprovalRequest } from './record.ts';

export interface Coming {
  /** A request is made or reviewed, which a window that is open waits for. */
  isComing(): boolean;
  /**
   * @param of the request, or the site whose request is still made
   * @param hasCome `false`: there is none after all, and the window closes
   * @param make stores the record of a request; where it throws, none has come
   */
  during<Value>(
    of: ApprovalRequest | { site: string },
    hasCome: (made: Value) => boolean,
    make: () => Promise<Value>,
  ): Promise<Value>;
}

export function createComing({
  repeats,
  prepareWindow,
  releaseWindow,
  onChange,
}: Pick<ApprovalsDeps, 'repeats' | 'prepareWindow' | 'releaseWindow' | 'onChange'>): Coming {
  let running = 0;

  /** Not for what may need no prompt, and not for a request of the wallet itself: its popup closes when a window comes up. */
  const mayOpen = async (of: ApprovalRequest | { site: string }): Promise<boolean> => {
    if ('site' in of) return !(await repeats.concernsSite(of.site).catch(() => true));
    return of.origin !== null && !(await repeats.concerns(of).catch(() => true));
  };

  return {
    isComing: () => running > 0,
    async during(of, hasCome, make) {
      let isOver = false;
      let isThere = false;
      running += 1;
      void mayOpen(of).then((may) => may && !isOver && prepareWindow());
      try {
        const made = await make();
        isThere = hasCome(made);
        return made;
      } finally {
        isOver = true;
        running -= 1;
        if (!isThere) {
          releaseWindow();
          onChange();
        }
      }
    },
  };
}
