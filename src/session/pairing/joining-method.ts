/**
 * The login method that is brought into an identity: its keys and its two rows at the key server. It is complete before any part of it is sent.
 *
 * A method that opens another identity already keeps its method seed, and its blob gets one entry more. From the seed come other keys for
 * each identity (keys/method.ts), and its ID in the log is a new one: neither the members of the identity nor its log can tell.
 */
import { createId } from '../../keys/ids.ts';
import { type BlobIdentity, createMethodSeed, methodKeys } from '../../keys/method.ts';
import { passwordRowControl } from '../../keys/modes/password.ts';
import type { Invite, OfferedMethod, OfferedRow } from '../../keys/pairing.ts';
import { personalSecret } from '../../keys/storage-key.ts';
import { equalBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionPairing as t } from '../../locales/en/session/pairing.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';
import type { RemoteRows, RowOfAccount } from '../../sync/remote/rows.ts';
import { blobChange, sendBlob, withEntry } from '../login/blob-change.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { derivedOf, rowsLogin } from '../login/login-secrets.ts';
import { entryOf, makeRows, rowsOf } from '../login/method-rows.ts';
import { isGiven } from '../login/personal.ts';
import type { DerivedSecrets } from '../login/secrets-type.ts';
import { findRows } from '../unlock/find-identity.ts';
import type { KnownRows } from '../unlock/known-method.ts';

export interface JoiningMethod {
  credential: BoundCredential;
  /** Derived from the login that created the method; the login's own output is not stored. */
  secrets: DerivedSecrets;
  own: OfferedMethod;
  /** 32 bytes. */
  methodSeed: Uint8Array;
  /** The row of its account at the server; `null` for a method without one. */
  row: { offered: OfferedRow; of: RowOfAccount } | null;
  /** The rows of a method that opens another identity already; `null`: a new method. */
  known: Omit<KnownRows, 'methodSeed'> | null;
}

/** The rows as they are sent. A key row is sealed with a random nonce, so a retry needs the stored bytes. */
export interface JoiningRows {
  /** `null` for a method that is found by an account. */
  idRow: IdRow | null;
  keyRow: KeyRow;
}

/** Whom a person joins, as far as the rows need it. */
type Joined = Pick<Invite, 'origin' | 'identityId' | 'anchor' | 'head'>;

/** A method of another identity, for the one of this invitation. @param made the caller wipes its secrets @throws WalletError exists */
export function createKnownJoiningMethod(
  made: Pick<OpenCredential, 'bound' | 'secrets'>,
  { identityId, anchor }: Pick<Joined, 'identityId' | 'anchor'>,
  rows: KnownRows,
): Promise<JoiningMethod> {
  // The keys would be those that the log knows: with a removed method's keys nobody comes back.
  if (rows.identities.some((each) => equalBytes(each.identityId, identityId)))
    throw new WalletError('exists', t.memberAlready);
  return createJoiningMethod({ ...made, enrolment: null }, anchor, rows);
}

/** Creates a method on this computer for the identity with this anchor. @param made the caller wipes its secrets */
export async function createJoiningMethod(
  { bound: credential, secrets, enrolment, account = '' }: OpenCredential,
  anchor: Uint8Array,
  found: KnownRows | null = null,
): Promise<JoiningMethod> {
  const methodSeed = found?.methodSeed ?? createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed, keys.signingSeed);
  const { authenticationPublicKey, signingPublicKey } = keys;
  return {
    credential,
    secrets: await derivedOf(secrets, credential),
    own: { id: createId(), kind: credential.kind, authenticationPublicKey, signingPublicKey },
    methodSeed,
    row: enrolment && { offered: { account, control: passwordRowControl(methodSeed) }, of: enrolment.row },
    known: found && {
      salt: found.salt,
      identities: found.identities,
      isThere: found.isThere,
      elsewhere: found.elsewhere,
    },
  };
}

const inUse = () => new WalletError('exists', t.opensOther);

/** Where a person can bring the same secret again: its rows must be free. @throws WalletError exists | server-unreachable | bad-server */
export async function ensureUnused(rows: RemoteRows, { secrets }: Pick<OpenCredential, 'secrets'>): Promise<void> {
  const login = rowsLogin(secrets);
  try {
    if (login.mayComeAgain !== true) return;
    const found = await findRows({ rows }, login).catch((error: unknown) => {
      // The rows are there, whatever else they ask for.
      if (isWalletError(error, 'wrong-personal')) throw inUse();
      if (!isWalletError(error, 'wrong-credential')) throw error;
      return null;
    });
    wipe(found?.methodSeed);
    if (found !== null) throw inUse();
  } finally {
    login.wipe();
  }
}

/** The caller wipes it. */
export async function signingSeedOf({ methodSeed }: JoiningMethod, anchor: Uint8Array): Promise<Uint8Array> {
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed);
  return keys.signingSeed;
}

/** The blob's floor is the head that the words confirmed: this method does not open with an older or a different log. */
const entryFor = (invite: Joined): BlobIdentity => entryOf(invite, { server: invite.origin, generation: 0 });

/** The rows that the server of the identity does not have yet; `null`: it has them, and the blob there gets an entry. */
export async function joiningRows(
  { methodSeed, secrets, known }: Pick<JoiningMethod, 'methodSeed' | 'secrets' | 'known'>,
  invite: Joined,
): Promise<JoiningRows | null> {
  if (known?.isThere) return null;
  const login = rowsLogin(secrets);
  const entry = entryFor(invite);
  try {
    if (known === null) {
      const { idRow, keyRow } = await rowsOf(login, { methodSeed, identities: [entry] });
      return { idRow: secrets.salt === null ? idRow : null, keyRow };
    }
    const { salt, identities } = known;
    const personalKey = isGiven(login.personal) ? await personalSecret(login.personal, salt) : null;
    const rows = makeRows(login.modeSecret, salt, personalKey, {
      methodSeed,
      identities: withEntry(identities, entry),
    });
    wipe(personalKey);
    return { idRow: rows.idRow, keyRow: rows.keyRow };
  } finally {
    login.wipe();
  }
}

/** Repeating it with the same rows is harmless. @throws WalletError exists | server-unreachable */
export async function putRows(rows: RemoteRows, { idRow, keyRow }: JoiningRows): Promise<void> {
  if (idRow !== null)
    await rows.putIdRow(idRow).catch((error: unknown) => {
      throw isWalletError(error, 'exists') ? inUse() : error;
    });
  await rows.putKeyRow(keyRow);
}

/** Attempts to write a blob that other computers of the person may write as well. */
const ATTEMPTS = 4;

/**
 * Gives the blob of a known method its entry, at a server that has the rows. Repeating it is harmless.
 * @throws WalletError refused: this server has other rows, or the blob is full | server-unreachable
 */
export async function nameInBlob(
  rows: RemoteRows,
  origin: string,
  { methodSeed, secrets, known }: JoiningMethod,
  invite: Joined,
): Promise<void> {
  const entry = entryFor(invite);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const login = rowsLogin(secrets);
    const found = { rows: false, entry: false };
    try {
      const change = await blobChange({ rows, pinned: { origin } }, login, known?.salt ?? null, async (blob) => {
        found.rows = equalBytes(blob.methodSeed, methodSeed);
        found.entry = blob.identities.some(({ identityId }) => equalBytes(identityId, entry.identityId));
        return found.rows && !found.entry ? withEntry(blob.identities, entry) : null;
      });
      if (found.rows && found.entry) return;
      if (change === null) break;
      if (await sendBlob({ rows }, change)) return;
    } finally {
      login.wipe();
    }
  }
  throw new WalletError('refused', t.opensNoMore);
}
