/** Invitations: rows of `admissions` under the hash of a code. The code itself is shown once and stored nowhere. */
import { createHash } from 'node:crypto';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { INVITATION_LENGTH } from '../../messaging/key-server/invitation.ts';
import { bytesIn, numberIn, type Queries, type Store } from '../store/store.ts';

/** A code has 128 random bits, so a plain hash keeps it: SHA-256 (FIPS 180-4), 32 bytes. */
export const invitationHash = (code: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(code).digest());

/** How many digits of the hash name an invitation to the operator. */
const NAME_DIGITS = 12;
const nameOf = (hash: Uint8Array): string => bareHex(hash).slice(0, NAME_DIGITS);

export interface Invitation {
  /** First digits of the hash. */
  name: string;
  /** Identities that it still admits. */
  uses: number;
  /** ms since 1970. */
  ends: number;
}

/** @param ends ms since 1970 @returns the codes (16 bytes each), which are stored nowhere */
export async function makeInvitations(
  store: Store,
  { count, uses, ends }: { count: number; uses: number; ends: number },
): Promise<{ code: Uint8Array; name: string }[]> {
  const made: { code: Uint8Array; name: string }[] = [];
  for (let at = 0; at < count; at++) {
    const code = randomBytes(INVITATION_LENGTH);
    const hash = invitationHash(code);
    await store.run('INSERT INTO admissions (code, uses, ends) VALUES (?, ?, ?)', hash, uses, ends);
    made.push({ code, name: nameOf(hash) });
  }
  return made;
}

/** All but the row for anybody, whose code is empty. */
const invitationRows = (queries: Queries) =>
  queries.all('SELECT code, uses, ends FROM admissions WHERE code > ? ORDER BY code', new Uint8Array(0));

/** Those that are used up or over too, until they are swept. */
export const listInvitations = async (store: Store): Promise<Invitation[]> =>
  (await invitationRows(store)).map((row) => ({
    name: nameOf(bytesIn(row, 'code')),
    uses: numberIn(row, 'uses'),
    ends: numberIn(row, 'ends'),
  }));

/** @param prefix of names, in hex @returns the number of invitations that ended */
export async function revokeInvitations(store: Store, prefix: string): Promise<number> {
  let revoked = 0;
  for (const row of await invitationRows(store)) {
    const hash = bytesIn(row, 'code');
    if (nameOf(hash).startsWith(prefix)) revoked += await store.run('DELETE FROM admissions WHERE code = ?', hash);
  }
  return revoked;
}

/** How long an invitation that is over stays in the list (ms). */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Removes invitations and admissions that ended long ago. */
export const sweepAdmissions = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM admissions WHERE ends <= ?', now - KEPT);
