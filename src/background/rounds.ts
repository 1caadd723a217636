/** When the wallet speaks with its key server: soon after something was written or opened, now and then otherwise. Decides only when. */
import type { Session } from '../session/session.ts';

export interface Rounds {
  /** Something is to be sent, or may be new: in a moment, together with what else comes. */
  soon(): void;
  /** One round now. Resolves when it is over, however it went. */
  now(): Promise<void>;
  /** Called every half minute: one round when it is time. */
  tick(): Promise<void>;
}

/** A moment (ms), in which more may come. */
const MOMENT = 400;
/** Between two rounds (ms), and how much it is spread so that not everybody asks at once. */
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
  /** Something that others did was taken up. */
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

  /** One at a time; who comes during one is given the next. */
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
