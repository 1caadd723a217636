/** New log entries at the server: verified onto the present state, and dated by a clock that is about right. */
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import type { LogState } from '../../keys/log/state.ts';
import { CLOCK_TOLERANCE, extendOwn } from '../../keys/log/verify.ts';
import { isWalletError } from '../../lib/errors.ts';
import { ServerError } from '../http/errors.ts';

/**
 * How far an entry may be dated back (ms): a clock can be wrong, and a write can be sent again after a while; but a delay
 * must not be shortened by claiming that it began earlier.
 */
export const DATED_BACK = 60 * 60 * 1000;

/** So many entries are verified before others have their turn. */
const TURN = 8;

const notAllowed = (message: string): ServerError => new ServerError('not-allowed', message);
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface Extended {
  log: LogState;
  /** Is the last entry of the present time? One that a restored server had lost is not. */
  fresh: boolean;
}

/**
 * @param before `null`: the entries begin the identity
 * @param mayBeOld they can be of the past: those of a new identity, or lost by a restore
 * @throws ServerError not-allowed
 */
export async function extendBy(
  before: LogState | null,
  entries: readonly Uint8Array[],
  options: { now: number; mayBeOld: boolean },
): Promise<Extended> {
  let log = before;
  let fresh = false;
  for (const [at, bytes] of entries.entries()) {
    if (at % TURN === TURN - 1) await breathe();
    try {
      const { timestamp } = decodeEntry(bytes).entry;
      if (timestamp > options.now + CLOCK_TOLERANCE) throw notAllowed('This entry is dated in the future.');
      fresh = timestamp >= options.now - DATED_BACK;
      if (!fresh && !options.mayBeOld) throw notAllowed('This entry is dated back.');
      // Earlier states would be as many copies of all that the log holds, and nobody asks for them here.
      log = { ...extendOwn(log, bytes, options.now), previous: null };
    } catch (error) {
      if (isWalletError(error, 'not-allowed') || isWalletError(error, 'bad-encoding')) throw notAllowed(error.message);
      throw error;
    }
  }
  if (log === null) throw notAllowed('An identity begins with its genesis.');
  return { log, fresh };
}
