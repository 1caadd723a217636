/** Verifies new log entries as a continuation of the present log, with dates that fit the server's clock. */
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import type { LogState } from '../../keys/log/state.ts';
import { CLOCK_TOLERANCE, extendOwn } from '../../keys/log/verify.ts';
import { isWalletError } from '../../lib/errors.ts';
import { ServerError } from '../http/errors.ts';

/**
 * How far an entry may be dated back (ms). A client's clock can be wrong, and a write can be sent again after a while; but nobody may
 * shorten a delay by claiming that it began earlier.
 */
const DATED_BACK = 60 * 60 * 1000;

/** Number of entries that are verified before the event loop gets its turn. */
const ENTRIES_PER_BATCH = 8;

const notAllowed = (message: string): ServerError => new ServerError('not-allowed', message);
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface Extended {
  log: LogState;
  /** Is the last entry's date recent? An entry that a restored server lost is older. */
  fresh: boolean;
}

/**
 * @param before `null` when the entries begin the identity
 * @param mayBeOld old dates are accepted: for a new identity, or for entries that a restore lost
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
    if (at % ENTRIES_PER_BATCH === ENTRIES_PER_BATCH - 1) await breathe();
    try {
      const { timestamp } = decodeEntry(bytes).entry;
      if (timestamp > options.now + CLOCK_TOLERANCE) throw notAllowed('This entry is dated in the future.');
      fresh = timestamp >= options.now - DATED_BACK;
      if (!fresh && !options.mayBeOld) throw notAllowed('This entry is dated back.');
      // Earlier states are not kept: each would be a copy of all that the log holds.
      log = { ...extendOwn(log, bytes, options.now), previous: null };
    } catch (error) {
      if (isWalletError(error, 'not-allowed') || isWalletError(error, 'bad-encoding')) throw notAllowed(error.message);
      throw error;
    }
  }
  if (log === null) throw notAllowed('An identity begins with its genesis.');
  return { log, fresh };
}
