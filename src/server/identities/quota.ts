/**
 * How much an identity may store, and which share each rank may fill. A method of lower rank can never fill the room that a higher one
 * needs to remove it, and a freeze always has room.
 */
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import type { LogState, Rank } from '../../keys/log/state.ts';
import { ServerError } from '../http/errors.ts';
import type { IdentityRow } from './row.ts';

/**
 * `names`: boxes, removed ones included. `bytes`: of boxes and entries. `keys`: all keys of characters and the identity so far.
 * The others count what the log holds for good: each entry copies them, so they bound the cost of reading a log.
 */
export const QUOTA = {
  entries: 10_000,
  names: 50_000,
  bytes: 256 * 1024 * 1024,
  methods: 300,
  devices: 1500,
  characters: 1000,
  keys: 5000,
} as const;

export type Sizes = Record<keyof typeof QUOTA, number>;

const SHARES: Record<Rank, number> = { other: 0.5, managing: 0.75, recovery: 1 };

const NOTHING: Sizes = { entries: 0, names: 0, bytes: 0, methods: 0, devices: 0, characters: 0, keys: 0 };

/** @param row the counts of the identity's own row */
export function sizesOf(row: Pick<IdentityRow, 'boxCount' | 'boxBytes'> | null, log: LogState | null): Sizes {
  if (row === null || log === null) return NOTHING;
  let keys = log.identityDocumentKeys.length + log.managementKeys.length;
  for (const { epochs } of log.characters.values()) keys += epochs.length;
  return {
    entries: log.head.number + 1,
    names: row.boxCount,
    bytes: row.boxBytes,
    methods: log.methods.size,
    devices: log.devices.size,
    characters: log.characters.size,
    keys,
  };
}

/** Does the write only freeze? There are at most as many freezes as login methods. */
export const isFreeze = ({ entries, boxes }: { entries: readonly Uint8Array[]; boxes: readonly unknown[] }): boolean =>
  boxes.length === 0 &&
  entries.length > 0 &&
  entries.every((bytes) => decodeEntry(bytes).entry.action.kind === 'mode-freeze');

/**
 * @param rank rank of the signer; a size above its share may stay as long as it does not grow
 * @param most for tests
 * @throws ServerError too-large
 */
export function ensureQuota(before: Sizes, after: Sizes, rank: Rank, most: Sizes = QUOTA): void {
  for (const name of Object.keys(most) as (keyof Sizes)[])
    if (after[name] > before[name] && after[name] > most[name] * SHARES[rank])
      throw new ServerError('too-large', 'This identity holds too much.');
}
