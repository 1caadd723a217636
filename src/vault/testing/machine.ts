/** A computer for tests that can stop at any step and keeps what was on its disk. Never used outside tests. */

/** How far the step got at which the machine stops. */
export type Stop = 'before' | 'half' | 'after';

/** Thrown by every step after the stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Machine {
  /** Runs `done` as one step; at the stop runs `half` instead, or nothing, and throws. */
  step(done: () => void, half?: () => void): void;
  /** Steps since the last start. */
  steps(): number;
  /** Runs again; stops at the given step (from 0), or never. */
  start(stopAt?: number, stop?: Stop): void;
}

export function createMachine(): Machine {
  let count = 0;
  let stopAt = Number.POSITIVE_INFINITY;
  let stop: Stop = 'before';
  return {
    step(done, half) {
      const at = count++;
      if (at > stopAt) throw new Stopped();
      if (at < stopAt) return done();
      if (stop === 'after') done();
      if (stop === 'half') half?.();
      throw new Stopped();
    },
    steps: () => count,
    start(at = Number.POSITIVE_INFINITY, how = 'before') {
      count = 0;
      stopAt = at;
      stop = how;
    },
  };
}
