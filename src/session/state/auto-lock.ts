/** When the wallet locks by itself: a stored deadline, which every use of a key checks and every use of the wallet puts off. */
import { createQueue } from '../../lib/queue.ts';
import { STEP_UP_MS } from '../../messaging/step-up.ts';

export interface Deadline {
  /** ms since 1970. */
  lockAt: number;
}

/** The deadline after a use at `now`. */
const deadlineAfterUse = (now: number, minutes: number): Deadline => ({ lockAt: now + minutes * 60_000 });

/** How far a clock may be set back (ms) and nothing is over: computers correct their clock by a little all the time. */
const CORRECTION_MS = 10_000;

/** A clock that was set back cannot stretch the session beyond its length, but for a small correction. */
const isOver = (deadline: Deadline | null, now: number, minutes: number): boolean =>
  deadline === null || now >= deadline.lockAt || deadline.lockAt - now > minutes * 60_000 + CORRECTION_MS;

export interface AutoLockParts {
  memory: { load(): Promise<Deadline | null>; save(value: Deadline | null): Promise<void> };
  /** ms since 1970. */
  clock(): number;
  /** Length of a session without a use. */
  minutes(): number;
}

/** A clock that was set back cannot stretch a step up either. @param until ms since 1970 */
export const isStepUpOver = (until: number | null, now: number): boolean =>
  until !== null && (now >= until || until - now > STEP_UP_MS + CORRECTION_MS);

export interface AutoLock {
  /** The wallet is used: puts the deadline off at once. Resolves when it is stored. */
  touch(): Promise<void>;
  /** Has the deadline passed? True while there is none. */
  isOver(): Promise<boolean>;
  /** The deadline, ms since 1970; 0 while there is none. */
  lockAt(): Promise<number>;
  /** The session was locked: there is no deadline any more. */
  clear(): Promise<void>;
}

/** The deadline of one session. @param memory outlives the worker and dies with the browser */
export function createAutoLock({ memory, clock, minutes }: AutoLockParts): AutoLock {
  let deadline: Deadline | null = null;
  /** Not everybody waits for a write: the last one is the one that stays. */
  const inTurn = createQueue();
  /** Raised by each write: what was read before it counts no more. */
  let writes = 0;
  const save = (next: Deadline | null): Promise<void> => {
    writes += 1;
    deadline = next;
    return inTurn(() => memory.save(next));
  };
  const load = async (): Promise<Deadline | null> => {
    if (deadline !== null) return deadline;
    const begun = writes;
    const loaded = await memory.load();
    if (begun === writes) deadline = loaded;
    return deadline;
  };
  return {
    touch: () => save(deadlineAfterUse(clock(), minutes())),
    isOver: async () => isOver(await load(), clock(), minutes()),
    lockAt: async () => (await load())?.lockAt ?? 0,
    clear: () => save(null),
  };
}
