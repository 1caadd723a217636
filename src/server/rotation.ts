/** Replaces the server's OPAQUE setup and its receipt key, also while the server runs. Nothing that was made under the old ones is lost. */
import { randomBytes } from 'node:crypto';
import { equalBytes } from '../lib/bytes.ts';
import { LIMITS } from '../messaging/key-server/wire.ts';
import { type OpenData, readEpoch } from './data-location.ts';
import {
  encodeKey,
  generationName,
  isGeneration,
  isWaiting,
  KEY,
  keysIn,
  SETUP,
  type Stored,
  setupsIn,
} from './generations.ts';
import { fingerprintOf } from './identities/receipt.ts';
import { recordsBySetup, retireSetups } from './rows/registration.ts';
import { changeSecrets, freshSetup, loadSecrets } from './secrets.ts';
import { readBegun } from './signing-key.ts';

/** How long a setup stays after a newer one was made, also without records (ms): a registration that began under it is over by then. */
const SETUP_STAYS = 60 * 60 * 1000;

export interface Generations {
  /** The oldest first. `records` are registered passwords and passphrases. */
  setups: { number: number; from: number; records: number }[];
  keys: { number: number; from: number; isSigned: boolean; fingerprint: string }[];
  /** The number of the newest receipt key that has begun to sign. */
  begun: number;
}

export async function readGenerations({ store, folder }: OpenData): Promise<Generations> {
  const { opaqueSetups, receiptKeys } = await loadSecrets(store, folder);
  const counted = new Map((await recordsBySetup(store)).map(({ number, records }) => [number, records]));
  return {
    setups: opaqueSetups.map(({ number, from }) => ({ number, from, records: counted.get(number) ?? 0 })),
    keys: receiptKeys.map((key) => ({
      number: key.number,
      from: key.from,
      isSigned: key.isSigned,
      fingerprint: fingerprintOf(key),
    })),
    begun: await readBegun(store),
  };
}

/** New records are made under a new setup from now on. @param now ms since 1970 */
export async function rotateSetup({ store, folder }: OpenData, now: number): Promise<void> {
  const setup = await freshSetup(now);
  await changeSecrets(store, folder, (stored) => {
    const number = (setupsIn(stored).at(-1)?.number ?? 0) + 1;
    return { ...stored, [generationName(SETUP, number)]: setup };
  });
}

/**
 * A new receipt key, which begins to sign at `from` (ms since 1970).
 * @param isSigned by the key before it. Not, when that key was stolen: wallets then ask their persons to compare the fingerprint
 * @param overtakes also while an earlier new key waits. That one signs the new one, and never a receipt if its moment comes later
 * @throws Error when an earlier new key still waits, or after too many
 */
export async function rotateKey(
  { store, folder }: OpenData,
  { now, from, isSigned, overtakes = false }: { now: number; from: number; isSigned: boolean; overtakes?: boolean },
): Promise<void> {
  const seed = new Uint8Array(randomBytes(32));
  const [epoch, begun] = [await readEpoch(store), await readBegun(store)];
  await changeSecrets(store, folder, (stored) => {
    const keys = keysIn(stored);
    const last = keys.at(-1);
    if (isSigned && !overtakes && last !== undefined && isWaiting(last, { now, begun }))
      throw new Error(
        `Receipt key ${last.number} is waiting until ${new Date(last.from).toISOString()}. Wait until it signs. If the clock was ahead ` +
          'when it was made, let another one overtake it: server:admin -- rotate receipts --overtake.',
      );
    const chain = keys.length - 1 - keys.findLastIndex((key) => !key.isSigned);
    if (isSigned && chain >= LIMITS.successors)
      throw new Error(`The receipt key was replaced ${chain} times, and wallets follow no more than that.`);
    return { ...stored, [generationName(KEY, keys.length + 1)]: encodeKey({ from, epoch, isSigned, seed }) };
  });
}

/**
 * Adds the generations of another copy of these secrets that are missing here, for a restored database beside newer secrets.
 * @returns their names, as in `secrets.json` @throws Error when it is of another server, or has other generations under the same number
 */
export async function mergeGenerations({ store, folder }: OpenData, other: Stored): Promise<string[]> {
  let added: string[] = [];
  await changeSecrets(store, folder, (stored) => {
    for (const [name, value] of Object.entries(other))
      if (!equalBytes(stored[name] ?? (isGeneration(name) ? value : new Uint8Array(0)), value))
        throw new Error(`These are not secrets of the same server: ${name} differs. Nothing was changed.`);
    added = Object.keys(other).filter((name) => stored[name] === undefined);
    return { ...other, ...stored };
  });
  return added.sort();
}

/** Removes old setups that have no records. @returns their numbers */
export async function dropSetups({ store, folder }: OpenData, now: number): Promise<number[]> {
  let dropped: number[] = [];
  // Any later setup counts: the next one may have been made with a clock that was ahead.
  const isOver = (setups: readonly { from: number }[], at: number): boolean =>
    setups.slice(at + 1).some(({ from }) => from + SETUP_STAYS <= now);
  const { opaqueSetups } = await loadSecrets(store, folder);
  const least = opaqueSetups.find((_, at) => !isOver(opaqueSetups, at));
  // First, so that no process makes a record after the count, also one that has not heard of the newer setups.
  if (least !== undefined) await retireSetups(store, least.number);
  const used = new Set((await recordsBySetup(store)).map(({ number }) => number));
  await changeSecrets(store, folder, (stored) => {
    const setups = setupsIn(stored);
    const isRetired = (number: number): boolean => least !== undefined && number < least.number;
    dropped = setups.flatMap(({ number }) => (isRetired(number) && !used.has(number) ? [number] : []));
    return without(stored, dropped);
  });
  return dropped;
}

const without = (stored: Stored, setups: readonly number[]): Stored => {
  const names = setups.map((number) => generationName(SETUP, number));
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !names.includes(name)));
};
