/** Invitations: rows of `admissions` under the hash of a code. The code itself is shown once and stored nowhere. */
import { createHash } from 'node:crypto';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { INVITATION_LENGTH } from '../../messaging/key-server/invitation.ts';
import { bytesIn, numberIn, type Queries, type Store } from '../store/store.ts';

/** A code has 128 random bits, so a plain hash keeps it: SHA-256 (FIPS 180-4), 32 bytes. */
export const invitationHash = (code: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(code).digest());

/** How many digits of the hash name an invitation to the operator. */
export const NAME_DIGITS = 12;
const nameOf = (hash: Uint8Array): string => bareHex(hash).slice(0, NAME_DIGITS);

export interface Invitation {
  /** First digits of the hash. */
  name: string;
  /** Identities that it still admits. */
  uses: number;
  /** ms since 1970. */
  ends: number;
}

/** @param ends ms since 1970 @returns the code (16 bytes), which is stored nowhere */
export async function makeInvitation(
  store: Store,
  { uses, ends }: { uses: number; ends: number },
): Promise<{ code: Uint8Array; name: string }> {
  const code = randomBytes(INVITATION_LENGTH);
  const hash = invitationHash(code);
  try {
    await store.run('INSERT INTO admissions (code, uses, ends) VALUES (?, ?, ?)', hash, uses, ends);
  } catch (error) {
    // It may be stored though the answer was lost, and nobody would see its code.
    await store.run('DELETE FROM admissions WHERE code = ?', hash).catch(() => undefined);
    throw error;
  }
  return { code, name: nameOf(hash) };
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

/** @param names whole ones @returns the number of invitations that ended */
export async function revokeInvitations(store: Store, names: readonly string[]): Promise<number> {
  let revoked = 0;
  for (const row of await invitationRows(store)) {
    const hash = bytesIn(row, 'code');
    if (names.includes(nameOf(hash))) revoked += await store.run('DELETE FROM admissions WHERE code = ?', hash);
  }
  return revoked;
}

/** How long an invitation that is over stays in the list (ms). */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Removes invitations and admissions that ended long ago. */
export const sweepAdmissions = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM admissions WHERE ends <= ?', now - KEPT);
