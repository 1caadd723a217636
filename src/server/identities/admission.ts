/**
 * Who may register an identity here and how much the server may store, as the operator set it. Never stops an existing identity from
 * removing or freezing a method: a full server still accepts writes with log entries and refuses those that only add boxes.
 */
import { ServerError } from '../http/errors.ts';
import { createRateLimit, networkName } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { numberIn, type Queries, type Store } from '../store/store.ts';
import type { WantedWrite } from './validate-write.ts';

export interface Admission {
  /** Counts a write from this address. @throws ServerError too-many */
  countWrite(address: string, wanted: WantedWrite): void;
  /** @param isNew the server does not have the identity yet @throws ServerError closed | too-large */
  ensureOpen(wanted: WantedWrite, isNew: boolean): Promise<void>;
  /** Spends an admission, if registration is closed, in the transaction that creates the identity. @throws ServerError closed */
  admit(queries: Queries): Promise<void>;
  /** Does the server accept a new identity now? */
  takesNew(): Promise<boolean>;
}

const DAY_SECONDS = 24 * 60 * 60;
/** Shortest time between two counts (ms), as counting visits every identity. */
const COUNT_EVERY = 60_000;
/** Names in `server_state`: admissions left, and their expiry (ms since 1970). */
const [LEFT, UNTIL] = ['admit-left', 'admit-until'] as const;

const closed = (message = 'This server takes no new identities.'): ServerError => new ServerError('closed', message);

const lengthOf = ({ entries, boxes }: WantedWrite): number =>
  [...entries, ...boxes.map(({ bytes }) => bytes)].reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);

const aDay = (most: number) => ({ perSecond: most / DAY_SECONDS, burst: most });

export function createAdmission({ store, now, ceilings }: Pick<Parts, 'store' | 'now' | 'ceilings'>): Admission {
  const beginnings = createRateLimit(aDay(ceilings.newPerDay), now);
  const written = createRateLimit(aDay(ceilings.bytesPerDay), now);
  let counted = { at: Number.NEGATIVE_INFINITY, identities: 0, bytes: 0 };

  async function fill(): Promise<{ identities: number; bytes: number }> {
    if (Math.abs(now() - counted.at) < COUNT_EVERY) return counted;
    const row = await store.get(
      `SELECT count(*) AS identities, coalesce(sum(box_bytes), 0) AS bytes FROM identities
        WHERE delete_at IS NULL OR delete_at > 0`,
    );
    counted = { at: now(), identities: Number(row?.identities ?? 0), bytes: Number(row?.bytes ?? 0) };
    return counted;
  }

  const isFull = async (): Promise<boolean> => {
    const { identities, bytes } = await fill();
    return identities >= ceilings.identities || bytes >= ceilings.bytes;
  };

  async function admitted(): Promise<number> {
    const stateOf = async (name: string) => {
      const row = await store.get('SELECT value FROM server_state WHERE name = ?', name);
      return row === null ? 0 : numberIn(row, 'value');
    };
    return (await stateOf(UNTIL)) > now() ? stateOf(LEFT) : 0;
  }

  return {
    countWrite(address, wanted) {
      const network = networkName(address);
      const waits = Math.max(
        written.take(network, lengthOf(wanted)),
        wanted.expect === null ? beginnings.take(network, 1) : 0,
      );
      if (waits > 0)
        throw new ServerError('too-many', 'Too much from this network today. Ask again later.', { retryAfter: waits });
    },
    async ensureOpen(wanted, isNew) {
      if (isNew) {
        if (await isFull()) throw closed('This server is full.');
        if (ceilings.registration === 'closed' && (await admitted()) === 0) throw closed();
      } else if (wanted.entries.length === 0 && lengthOf(wanted) > 0 && (await fill()).bytes >= ceilings.bytes)
        throw new ServerError('too-large', 'This server is full.');
    },
    async admit(queries) {
      counted.identities += 1;
      if (ceilings.registration === 'open') return;
      const taken = await queries.run(
        `UPDATE server_state SET value = value - 1 WHERE name = ? AND value > 0
          AND EXISTS (SELECT 1 FROM server_state AS until WHERE until.name = ? AND until.value > ?)`,
        LEFT,
        UNTIL,
        now(),
      );
      if (taken === 0) throw closed();
    },
    async takesNew() {
      if (await isFull()) return false;
      return ceilings.registration === 'open' || (await admitted()) > 0;
    },
  };
}

/** Admits `count` new identities until `until` (ms since 1970). Replaces earlier admissions; 0 ends them. */
export async function admitMore(store: Store, count: number, until: number): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  await store.transaction(async (queries) => {
    for (const [name, value] of [
      [LEFT, count],
      [UNTIL, until],
    ] as const)
      await queries.run(sql, name, value);
  });
}
