/**
 * Reservations of the uses of invitations and admissions. [Note: Reservation] A use and the identity that it admits have different shard keys,
 * so no transaction holds both, and a process may be killed between the two. Therefore:
 *
 * 1. A ticket is written beside the identity. One transaction then takes a use and notes for which identity and ticket.
 * 2. The first write of the identity removes the ticket in its own transaction, and is not carried out when the ticket is gone.
 * 3. The note goes, as the use is spent.
 *
 * A note that stays behind is settled by whoever needs the use, or by a sweep: they remove the ticket. If it was there, nobody has used it and
 * nobody can any more, also no process that was only slow; the use is given back. If it was gone and the identity is there, the use is spent.
 * A retry of the same first write goes on with the reservation that it finds.
 */
import { randomBytes } from '../../lib/bytes.ts';
import { latestEnd } from '../clock.ts';
import { bytesIn, type Queries, type Row, type Store } from '../store/store.ts';
import { readIdentity } from './row.ts';

export interface Reservation {
  /** Key of the row of `admissions`. */
  code: Uint8Array;
  identity: Uint8Array;
  /** 16 random bytes. */
  ticket: Uint8Array;
}

/** How long a first write may take before somebody else may settle its reservation (ms). */
export const RESERVATION_LIFE = 60_000;
/** The same for a ticket, to which there may be no reservation (ms). */
const TICKET_LIFE = 24 * 60 * 60 * 1000;
const TICKET_LENGTH = 16;

/** @returns `false` when it was gone */
const removeTicket = async (queries: Queries, { identity, ticket }: Reservation): Promise<boolean> =>
  (await queries.run('DELETE FROM reservation_tickets WHERE identity = ? AND ticket = ?', identity, ticket)) === 1;

/** Uses the reservation inside the first write's transaction. @returns `false` when it was settled: the write must not be carried out */
export const useReservation = removeTicket;

/** The reservation of an identity that is under way, or that a killed process left; `null` without one. */
export async function findReservation(
  queries: Queries,
  code: Uint8Array,
  identity: Uint8Array,
): Promise<Reservation | null> {
  const row = await queries.get('SELECT ticket FROM reservations WHERE code = ? AND identity = ?', code, identity);
  return row === null ? null : { code, identity, ticket: bytesIn(row, 'ticket') };
}

async function isUsable(queries: Queries, { identity, ticket }: Reservation): Promise<boolean> {
  const sql = 'SELECT 1 AS there FROM reservation_tickets WHERE identity = ? AND ticket = ?';
  return (await queries.get(sql, identity, ticket)) !== null;
}

/** @returns `false` when there is no use left, or another process has just reserved one for this identity */
const take = (store: Store, { code, identity, ticket }: Reservation, now: number): Promise<boolean> =>
  store.transaction(async (queries) => {
    const least = 'UPDATE admissions SET uses = uses - 1 WHERE code = ? AND uses > 0 AND ends > ?';
    if ((await queries.run(least, code, now)) === 0) return false;
    const note = `INSERT INTO reservations (code, identity, ticket, expires) VALUES (?, ?, ?, ?)
      ON CONFLICT (code, identity) DO NOTHING`;
    if ((await queries.run(note, code, identity, ticket, now + RESERVATION_LIFE)) === 1) return true;
    await queries.run('UPDATE admissions SET uses = uses + 1 WHERE code = ?', code);
    return false;
  });

/**
 * Takes a use for an identity, or goes on with the one that was taken for it before.
 * @param codes keys of rows of `admissions`, the first one first
 * @returns `null` when none of them has a use
 */
export async function reserve(
  store: Store,
  codes: readonly Uint8Array[],
  identity: Uint8Array,
  now: number,
): Promise<Reservation | null> {
  for (const code of codes) {
    const found = await findReservation(store, code, identity);
    if (found === null) continue;
    if (await isUsable(store, found)) return found;
    await settleReservation(store, found);
  }
  const ticket = randomBytes(TICKET_LENGTH);
  const sql = 'INSERT INTO reservation_tickets (identity, ticket, expires) VALUES (?, ?, ?)';
  await store.run(sql, identity, ticket, now + TICKET_LIFE);
  for (const code of codes) {
    const wanted = { code, identity, ticket };
    if (await take(store, wanted, now)) return wanted;
    const found = await findReservation(store, code, identity);
    if (found !== null && (await isUsable(store, found))) return found;
  }
  await store.run('DELETE FROM reservation_tickets WHERE identity = ? AND ticket = ?', identity, ticket);
  return null;
}

const forget = async (queries: Queries, { code, identity, ticket }: Reservation): Promise<boolean> => {
  const sql = 'DELETE FROM reservations WHERE code = ? AND identity = ? AND ticket = ?';
  return (await queries.run(sql, code, identity, ticket)) === 1;
};

/** After a first write that was carried out with it. */
export const releaseReservation = async (store: Store, reservation: Reservation): Promise<void> => {
  await forget(store, reservation);
};

/** After a first write that was not carried out, or of which nobody knows: gives the use back, unless it is spent. */
export async function settleReservation(store: Store, reservation: Reservation): Promise<void> {
  // A commit that is under way holds the ticket's row: this waits for it.
  const wasUnused = await removeTicket(store, reservation);
  // If it was gone, and the identity came in with another use, this use is lost rather than counted twice.
  const isSpent = !wasUnused && (await readIdentity(store, reservation.identity)) !== null;
  await store.transaction(async (queries) => {
    // The admission comes first, as where a use is taken: two transactions that want both rows never wait for each other.
    const add = 'UPDATE admissions SET uses = uses + ? WHERE code = ?';
    const given = isSpent ? 0 : await queries.run(add, 1, reservation.code);
    if (!(await forget(queries, reservation)) && given === 1) await queries.run(add, -1, reservation.code);
  });
}

const reservationIn = (row: Row): Reservation => ({
  code: bytesIn(row, 'code'),
  identity: bytesIn(row, 'identity'),
  ticket: bytesIn(row, 'ticket'),
});

/** Settles what was left of one admission. @returns whether there was anything */
export async function settleOldOf(store: Store, code: Uint8Array, now: number): Promise<boolean> {
  const sql =
    'SELECT code, identity, ticket FROM reservations WHERE code = ? AND (expires <= ? OR expires > ?) ORDER BY identity';
  const rows = await store.all(sql, code, now, latestEnd(now, RESERVATION_LIFE));
  for (const row of rows) await settleReservation(store, reservationIn(row));
  return rows.length > 0;
}

/** Settles whatever was left, and removes tickets that nobody noted. @returns the number of rows */
export async function sweepReservations(store: Store, now: number): Promise<number> {
  const sql = 'SELECT code, identity, ticket FROM reservations WHERE expires <= ? OR expires > ?';
  const rows = await store.all(sql, now, latestEnd(now, RESERVATION_LIFE));
  for (const row of rows) await settleReservation(store, reservationIn(row));
  const tickets = 'DELETE FROM reservation_tickets WHERE expires <= ? OR expires > ?';
  return rows.length + (await store.run(tickets, now, latestEnd(now, TICKET_LIFE)));
}
