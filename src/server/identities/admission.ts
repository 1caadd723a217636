/**
 * Who may register an identity here and how much the server may store, as the operator set it. Never stops an existing identity from
 * removing or freezing a method: a full server still accepts writes with log entries and refuses those that only add boxes.
 */
import type { Takes } from '../../messaging/key-server/identities.ts';
import { ServerError } from '../http/errors.ts';
import { createRateLimit, networkName } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import type { Queries, Store } from '../store/store.ts';
import { invitationHash } from './invitations.ts';
import {
  findReservation,
  releaseReservation,
  reserve,
  settleOldOf,
  settleReservation,
  useReservation,
} from './reservations.ts';
import type { WantedWrite } from './validate-write.ts';

/** Spends the use inside the transaction that creates the identity; `false` when it was given to somebody else meanwhile. */
export type Admit = (queries: Queries) => Promise<boolean>;

export interface Admission {
  /** Counts a write from this address. @throws ServerError too-many */
  countWrite(address: string, wanted: WantedWrite): void;
  /** @param isNew the server does not have the identity yet @throws ServerError closed | not-invited | too-large */
  ensureOpen(identityId: Uint8Array, wanted: WantedWrite, isNew: boolean): Promise<void>;
  /**
   * Runs `begin`, which creates an identity. If registration is not open, a use of an admission is reserved before it, and given back if
   * `begin` gives `false` or fails [Note: Reservation].
   * @param invitation code of the write (16 bytes)
   * @param begin calls `admit` in its transaction, and does nothing when that gives `false`
   * @throws ServerError closed | not-invited
   */
  admitting(
    identityId: Uint8Array,
    invitation: Uint8Array | null,
    begin: (admit: Admit) => Promise<boolean>,
  ): Promise<boolean>;
  /** Whom the server accepts now. */
  takes(): Promise<Takes>;
  /** Would this invitation be accepted now? Spends nothing. @throws ServerError closed | not-invited */
  ensureInvited(invitation: Uint8Array): Promise<void>;
}

const DAY_SECONDS = 24 * 60 * 60;
/** Shortest time between two counts (ms), as counting visits every identity. */
const COUNT_EVERY = 60_000;
/** The row of the admissions for anybody. */
const ANYBODY = new Uint8Array(0);

const closed = (message = 'This server takes no new identities.'): ServerError => new ServerError('closed', message);

/** The same for an unknown code, one that is used up, and one that is over. */
const notInvited = (): ServerError => new ServerError('not-invited', 'This server takes a valid invitation only.');

const lengthOf = ({ entries, boxes }: WantedWrite): number =>
  [...entries, ...boxes.map(({ bytes }) => bytes)].reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);

const aDay = (most: number) => ({ perSecond: most / DAY_SECONDS, burst: most });

export function createAdmission({
  store,
  now,
  ceilings,
  metrics,
}: Pick<Parts, 'store' | 'now' | 'ceilings' | 'metrics'>): Admission {
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

  metrics.watch('dramatis_identities', 'Identities, counted once a minute.', async () => (await fill()).identities);
  metrics.watch('dramatis_identities_limit', 'Most identities (--most-identities).', async () => ceilings.identities);
  const ofBytes = 'Bytes of boxes and log entries';
  metrics.watch('dramatis_stored_bytes', `${ofBytes}, counted once a minute.`, async () => (await fill()).bytes);
  metrics.watch('dramatis_stored_bytes_limit', `${ofBytes}, at most (--most-gigabytes).`, async () => ceilings.bytes);

  const isFull = async (): Promise<boolean> => {
    const { identities, bytes } = await fill();
    return identities >= ceilings.identities || bytes >= ceilings.bytes;
  };

  const { registration } = ceilings;
  const outside = (): ServerError => (registration === 'invited' ? notInvited() : closed());

  /** Rows of `admissions` that admit a write, the first one first. An operator can close registration over all invitations. */
  const keysOf = (invitation: Uint8Array | null): Uint8Array[] =>
    registration === 'invited' && invitation !== null ? [invitationHash(invitation), ANYBODY] : [ANYBODY];

  async function hasUses(keys: readonly Uint8Array[]): Promise<boolean> {
    const sql = 'SELECT uses FROM admissions WHERE code = ? AND uses > 0 AND ends > ?';
    for (const key of keys) if ((await store.get(sql, key, now())) !== null) return true;
    return false;
  }

  /** @param identityId whose first write may have taken its use already; `null` for anybody */
  async function admits(keys: readonly Uint8Array[], identityId: Uint8Array | null): Promise<boolean> {
    if (await hasUses(keys)) return true;
    // Its own use may have been given back after the look above.
    let mayHave = identityId !== null;
    for (const key of keys) {
      if (identityId !== null && (await findReservation(store, key, identityId)) !== null) return true;
      if (await settleOldOf(store, key, now())) mayHave = true;
    }
    return mayHave && hasUses(keys);
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
    async ensureOpen(identityId, wanted, isNew) {
      if (isNew) {
        if (await isFull()) throw closed('This server is full.');
        if (registration !== 'open' && !(await admits(keysOf(wanted.invitation ?? null), identityId))) throw outside();
      } else if (wanted.entries.length === 0 && lengthOf(wanted) > 0 && (await fill()).bytes >= ceilings.bytes)
        throw new ServerError('too-large', 'This server is full.');
    },
    async admitting(identityId, invitation, begin) {
      const keys = keysOf(invitation);
      const reserved = registration === 'open' ? null : await reserve(store, keys, identityId, now());
      if (registration !== 'open' && reserved === null) throw outside();
      /** What fails here is settled by a sweep. */
      const settle = async (begun: boolean): Promise<void> => {
        if (reserved === null) return;
        await (begun ? releaseReservation : settleReservation)(store, reserved).catch(() => undefined);
      };
      let begun = false;
      try {
        begun = await begin(async (queries) => reserved === null || useReservation(queries, reserved));
      } finally {
        await settle(begun);
      }
      if (begun) counted.identities += 1;
      return begun;
    },
    async takes() {
      if (await isFull()) return 'nobody';
      if (registration === 'open' || (await admits([ANYBODY], null))) return 'anybody';
      return registration === 'invited' ? 'invited' : 'nobody';
    },
    async ensureInvited(invitation) {
      if (await isFull()) throw closed('This server is full.');
      if (registration !== 'open' && !(await admits(keysOf(invitation), null))) throw outside();
    },
  };
}

/** Admits `count` new identities until `until` (ms since 1970). Replaces earlier admissions; 0 ends them. */
export async function admitMore(store: Store, count: number, until: number): Promise<void> {
  await store.transaction(async (queries) => {
    // First, as in every transaction on both tables: this waits for each one that is taking a use or giving it back.
    await queries.run('DELETE FROM admissions WHERE code = ?', ANYBODY);
    // A use of an earlier admission that a first write has taken is not given back to this one.
    await queries.run('DELETE FROM reservations WHERE code = ?', ANYBODY);
    if (count > 0)
      await queries.run('INSERT INTO admissions (code, uses, ends) VALUES (?, ?, ?)', ANYBODY, count, until);
  });
}
