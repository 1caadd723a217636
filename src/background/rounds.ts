/** When the wallet synchronises with its key server: soon after a write or an unlock, and otherwise every minute or so. Decides only when. */
import type { Session } from '../session/session.ts';

export interface Rounds {
  /** Something of another computer is stored here: the parts hear it at the end of the round that read it, or of the next one. */
  hasNews(): void;
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
  /** Brings the parts in line with what other computers did. After a failure it is called again at the next round. */
  news(): Promise<void>;
  changed(): void;
  clock(): number;
  later(act: () => void, milliseconds: number): void;
}): Rounds {
  let isWaiting = false;
  let running: Promise<void> | null = null;
  let nextAt = 0;
  let owesNews = false;

  async function round(): Promise<void> {
    if ((await session.layers()).length === 0) return;
    nextAt = clock() + PERIOD + Math.random() * SPREAD;
    try {
      await session.keyServer.synchronise();
    } finally {
      // What was read is stored, whatever became of the rest of the round.
      if (owesNews) await tellNews();
      changed();
    }
  }

  async function tellNews(): Promise<void> {
    owesNews = false;
    // Whoever opens the wallet reads everything anew.
    if ((await session.layers()).length === 0) return;
    try {
      await news();
    } catch (error) {
      owesNews = true;
      throw error;
    }
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

  function soon(): void {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      void now();
    }, MOMENT);
  }

  return {
    hasNews() {
      owesNews = true;
      // An act of another part asked the server, and tells nobody.
      if (running === null) soon();
    },
    now,
    soon,
    async tick() {
      if (clock() >= nextAt) await now();
    },
  };
}
