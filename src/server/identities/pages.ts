/** Pages for a reader: log entries, boxes by sequence, audit entries. They hold ciphertext and signed entries only. */
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { ServerError } from '../http/errors.ts';
import { bytesIn, numberIn, type Store, textIn } from '../store/store.ts';
import { maySeeBox } from './box-rights.ts';
import type { Reader } from './sessions.ts';

/** Most bytes of boxes or entries in one page, unless one alone is longer. */
const PAGE_BYTES = 2 * 1024 * 1024;
/** Entries in one page of the audit. */
const AUDIT_PAGE = 100;

export async function logPage(store: Store, { row }: Reader, from: number): Promise<object> {
  const index = await store.all(
    `SELECT number, length(bytes) AS length FROM log_entries WHERE identity = ? AND number >= ? AND number <= ?
      ORDER BY number LIMIT ${LIMITS.page}`,
    row.id,
    from,
    row.head.number,
  );
  let [last, length] = [from - 1, 0];
  for (const each of index) {
    length += numberIn(each, 'length');
    if (last >= from && length > PAGE_BYTES) break;
    last = numberIn(each, 'number');
  }
  const rows = await store.all(
    'SELECT bytes FROM log_entries WHERE identity = ? AND number >= ? AND number <= ? ORDER BY number',
    row.id,
    from,
    last,
  );
  return { entries: rows.map((each) => bytesIn(each, 'bytes')), head: row.head };
}

/** @throws ServerError no-session when the reader may see the log alone */
export async function boxPage(store: Store, reader: Reader, after: number): Promise<object> {
  const { row, present, signer, scope } = reader;
  if (scope === 'log') throw new ServerError('no-session', 'This session reads the log alone.');
  // A box that is written meanwhile gets a higher sequence and so a later page.
  const index = await store.all(
    `SELECT name, sequence, length(bytes) AS length FROM boxes
      WHERE identity = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ${LIMITS.page + 1}`,
    row.id,
    after,
    row.sequence,
  );
  const { last, more } = endOfPage(
    index.map((each) => ({
      sequence: numberIn(each, 'sequence'),
      length: each.length === null ? 0 : numberIn(each, 'length'),
    })),
  );
  const end = more ? last : row.sequence;
  const rows = await store.all(
    'SELECT name, bytes, sequence FROM boxes WHERE identity = ? AND sequence > ? AND sequence <= ? ORDER BY sequence',
    row.id,
    after,
    end,
  );
  const boxes = rows
    .filter((each) => maySeeBox(present, signer.method, textIn(each, 'name')))
    .map((each) => ({
      name: textIn(each, 'name'),
      bytes: each.bytes === null ? null : bytesIn(each, 'bytes'),
      sequence: numberIn(each, 'sequence'),
    }));
  return { boxes, sequence: Math.max(end, after), more };
}

/**
 * The last sequence of a page. A page never ends inside a sequence, because the reader continues after it.
 * @param index in order; at most one box more than a page holds
 */
function endOfPage(index: readonly { sequence: number; length: number }[]): { last: number; more: boolean } {
  let last = 0;
  let bytes = 0;
  for (const [at, { sequence, length }] of index.entries()) {
    const previous = index[at - 1]?.sequence;
    if (previous !== undefined && previous !== sequence) {
      last = previous;
      if (bytes > PAGE_BYTES) return { last, more: true };
    }
    bytes += length;
  }
  const newest = index[index.length - 1]?.sequence ?? 0;
  return index.length > LIMITS.page ? { last, more: true } : { last: newest, more: false };
}

/** @throws ServerError no-session when the reader may see the log alone */
export async function auditPage(store: Store, { row, scope }: Reader, after: number): Promise<object> {
  if (scope === 'log') throw new ServerError('no-session', 'This session reads the log alone.');
  const sql = `SELECT number, sealed FROM audit_entries WHERE identity = ? AND number > ?
    ORDER BY number LIMIT ${AUDIT_PAGE + 1}`;
  const rows = await store.all(sql, row.id, after);
  const entries = rows.slice(0, AUDIT_PAGE).map((each) => ({
    number: numberIn(each, 'number'),
    sealed: bytesIn(each, 'sealed'),
  }));
  return { entries, more: rows.length > AUDIT_PAGE };
}
