/** When the wallet synchronises with its key server: soon after a write or an unlock, and otherwise every minute or so. Decides only when. */
import type { Session } from '../session/session.ts';

export interface Rounds {
  /** One round in a moment, for every call that comes until then: something has to be sent, or may be new. */
  soon(): void;
  /** One round now. Resolves when the round is over, also after a failure. */
  now(): Promise<void>;
  /** Called every half minute: runs a round when the last one is long enough ago. */
  tick(): Promise<void>;
}

/** How long `soon` waits for more calls (ms). */
const MOMENT = 400;
/** Time between two rounds (ms), and the most that is added by chance so that wallets do not ask at the same time. */
const PERIOD = 60_000;
const SPREAD = 30_000;

export function createRounds({
  session,
  news,
  changed,
  clock,
  later,
}: {
  session: Session;
  /** A round brought in changes of other devices. */
  news(): Promise<void>;
  changed(): void;
  clock(): number;
  later(act: () => void, milliseconds: number): void;
}): Rounds {
  let isWaiting = false;
  let running: Promise<void> | null = null;
  let nextAt = 0;

  async function round(): Promise<void> {
    if ((await session.layers()).length === 0) return;
    nextAt = clock() + PERIOD + Math.random() * SPREAD;
    const outcome = await session.keyServer.synchronise();
    if (outcome.kind === 'in-step' && outcome.news) await news();
    changed();
  }

  /** Rounds run one at a time; a call during one runs the next. */
  async function now(): Promise<void> {
    const before = running;
    const mine = (async () => {
      await before?.catch(() => undefined);
      await round();
    })();
    running = mine;
    await mine.catch(() => undefined);
    if (running === mine) running = null;
  }

  return {
    now,
    soon() {
      if (isWaiting) return;
      isWaiting = true;
      later(() => {
        isWaiting = false;
        void now();
      }, MOMENT);
    },
    async tick() {
      if (clock() >= nextAt) await now();
    },
  };
}
