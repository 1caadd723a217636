/** What the operator reads about identities: numbers, and what their logs say in the open. Reads no box and writes nothing. */
import { settle } from '../../keys/log/apply.ts';
import { decodeEntry } from '../../keys/log/entry-encoding.ts';
import type { LogState } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { bareHex, fromHex } from '../../lib/bytes.ts';
import { bytesIn, numberIn, type Row, type Store } from '../store/store.ts';
import { IDEMPOTENCY_WINDOW } from './write.ts';

/** `deletes`: is deleted at `deletesAt`; `deleted`: that time is over, and the next sweep removes the rest. */
export type IdentityStanding = 'kept' | 'deletes' | 'deleted';

export interface Overview {
  /** Hex. */
  id: string;
  /** Of boxes and log entries. */
  bytes: number;
  /** Names of boxes, removed ones included. */
  boxes: number;
  entries: number;
  /** Date of the first log entry, as its signer wrote it (ms since 1970). */
  created: number;
  /** Date of the newest log entry; if something was written in the last day, the time of that (ms since 1970). */
  written: number;
  state: IdentityStanding;
  deletesAt: number | null;
  /** Is the deletion the operator's? */
  byOperator: boolean;
}

export interface Totals {
  identities: number;
  bytes: number;
  boxes: number;
  entries: number;
  /** Identities that are not deleted yet but will be. */
  deletes: number;
}

/** Column by which a list is sorted; all but `id` begin with the greatest. */
export const SORTS = { bytes: 'box_bytes', boxes: 'box_count', entries: 'head_number', id: 'id' } as const;
export type Sort = keyof typeof SORTS;

export async function totalsOf(store: Store): Promise<Totals> {
  const row = await store.get(
    `SELECT count(*) AS identities, coalesce(sum(box_bytes), 0) AS bytes, coalesce(sum(box_count), 0) AS boxes,
        coalesce(sum(head_number + 1), 0) AS entries, count(delete_at) AS deletes
      FROM identities WHERE delete_at IS NULL OR delete_at > 0`,
  );
  const numberOf = (name: keyof Totals): number => Number(row?.[name] ?? 0);
  return {
    identities: numberOf('identities'),
    bytes: numberOf('bytes'),
    boxes: numberOf('boxes'),
    entries: numberOf('entries'),
    deletes: numberOf('deletes'),
  };
}

const standingAt = (deletesAt: number | null, now: number): IdentityStanding =>
  deletesAt === null ? 'kept' : deletesAt > now ? 'deletes' : 'deleted';

/** @param row of `identities` */
async function overviewOf(store: Store, row: Row, now: number): Promise<Overview> {
  const id = bytesIn(row, 'id');
  const head = numberIn(row, 'head_number');
  const entries = await store.all(
    'SELECT number, bytes FROM log_entries WHERE identity = ? AND number IN (0, ?) ORDER BY number',
    id,
    head,
  );
  const dates = entries.map((entry) => decodeEntry(bytesIn(entry, 'bytes')).entry.timestamp);
  const last = await store.get('SELECT max(expires) AS expires FROM writes WHERE identity = ?', id);
  const lastWrite = typeof last?.expires === 'number' ? last.expires - IDEMPOTENCY_WINDOW : 0;
  const deletesAt = row.delete_at === null ? null : numberIn(row, 'delete_at');
  return {
    id: bareHex(id),
    bytes: numberIn(row, 'box_bytes'),
    boxes: numberIn(row, 'box_count'),
    entries: head + 1,
    created: dates[0] ?? 0,
    written: Math.max(lastWrite, dates.at(-1) ?? 0),
    state: standingAt(deletesAt, now),
    deletesAt,
    byOperator: deletesAt !== null && row.remove_at === deletesAt,
  };
}

/** @param page from 0 on */
export async function listIdentities(
  store: Store,
  { sort, limit, page, now }: { sort: Sort; limit: number; page: number; now: number },
): Promise<Overview[]> {
  const order = sort === 'id' ? 'id' : `${SORTS[sort]} DESC, id`;
  const rows = await store.all(
    `SELECT id, head_number, box_count, box_bytes, remove_at, delete_at FROM identities
      WHERE delete_at IS NULL OR delete_at > 0 ORDER BY ${order} LIMIT ? OFFSET ?`,
    limit,
    limit * page,
  );
  const list: Overview[] = [];
  for (const row of rows) list.push(await overviewOf(store, row, now));
  return list;
}

/** IDs that begin with these hexadecimal digits, at most two of them. */
export async function findIds(store: Store, digits: string): Promise<Uint8Array[]> {
  const [from, to] = [fromHex(digits.padEnd(64, '0')), fromHex(digits.padEnd(64, 'f'))];
  const sql = `SELECT id FROM identities WHERE id >= ? AND id <= ? AND (delete_at IS NULL OR delete_at > 0) LIMIT 2`;
  return (await store.all(sql, from, to)).map((row) => bytesIn(row, 'id'));
}

export interface Detail extends Overview {
  /** Rows by table. */
  rows: Record<string, number>;
  type: string;
  methods: { id: string; kind: string; rank: string; state: string; added: number }[];
  /** Computers that are not removed, and characters. */
  devices: number;
  characters: number;
}

const COUNTS = [
  ['log entries', 'SELECT count(*) AS number FROM log_entries WHERE identity = ?'],
  ['boxes', 'SELECT count(bytes) AS number FROM boxes WHERE identity = ?'],
  ['removed boxes', 'SELECT count(*) AS number FROM boxes WHERE identity = ? AND bytes IS NULL'],
  ['audit entries', 'SELECT count(*) AS number FROM audit_entries WHERE identity = ?'],
  ['freeze codes', 'SELECT count(*) AS number FROM freeze_codes WHERE identity = ?'],
  ['writes of the last day', 'SELECT count(*) AS number FROM writes WHERE identity = ?'],
] as const;

async function logOf(store: Store, row: Row, now: number): Promise<LogState> {
  const trusted = { number: numberIn(row, 'head_number'), hash: bytesIn(row, 'head_hash') };
  const sql = 'SELECT bytes FROM log_entries WHERE identity = ? AND number <= ? ORDER BY number';
  const entries = (await store.all(sql, bytesIn(row, 'id'), trusted.number)).map((entry) => bytesIn(entry, 'bytes'));
  return settle(verifyLog(entries, { now, trusted, forget: true }), now);
}

/** @returns `null` when there is no such identity */
export async function detailOf(store: Store, id: Uint8Array, now: number): Promise<Detail | null> {
  const row = await store.get(
    `SELECT id, head_number, head_hash, box_count, box_bytes, remove_at, delete_at FROM identities
      WHERE id = ? AND (delete_at IS NULL OR delete_at > 0)`,
    id,
  );
  if (row === null) return null;
  const rows: Record<string, number> = {};
  for (const [name, sql] of COUNTS) rows[name] = Number((await store.get(sql, id))?.number ?? 0);
  const sessions = 'SELECT count(*) AS number FROM identity_tokens WHERE identity = ? AND expires > ?';
  rows['open sessions'] = Number((await store.get(sessions, id, now))?.number ?? 0);
  const log = await logOf(store, row, now);
  return {
    ...(await overviewOf(store, row, now)),
    rows,
    type: log.type,
    methods: [...log.methods.values()].map(({ id: method, kind, rank, state, addedAt }) => ({
      id: bareHex(method),
      kind,
      rank,
      state,
      added: addedAt,
    })),
    devices: [...log.devices.values()].filter(({ untilEntry }) => untilEntry === null).length,
    characters: [...log.characters.values()].filter(({ removed }) => !removed).length,
  };
}
