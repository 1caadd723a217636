/** The new computer's login method: its keys and its two rows at the key server. It is complete before any part of it is sent. */
import { createId } from '../../keys/ids.ts';
import { createMethodSeed, methodKeys } from '../../keys/method.ts';
import { passwordRowControl } from '../../keys/modes/password.ts';
import type { Invite, OfferedMethod, OfferedRow } from '../../keys/pairing.ts';
import { wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';
import type { RemoteRows, RowOfAccount } from '../../sync/remote/rows.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { derivedOf, rowsLogin } from '../login/login-secrets.ts';
import { entryOf, rowsOf } from '../login/method-rows.ts';
import type { DerivedSecrets } from '../login/secrets-type.ts';
import { findRows } from '../unlock/find-identity.ts';

export interface JoiningMethod {
  credential: BoundCredential;
  /** Derived from the login that created the method; the login's own output is not stored. */
  secrets: DerivedSecrets;
  own: OfferedMethod;
  /** 32 bytes. */
  methodSeed: Uint8Array;
  /** The row of its account at the server; `null` for a method without one. */
  row: { offered: OfferedRow; of: RowOfAccount } | null;
}

/** The rows as they are sent. A key row is sealed with a random nonce, so a retry needs the stored bytes. */
export interface JoiningRows {
  /** `null` for a method that is found by an account. */
  idRow: IdRow | null;
  keyRow: KeyRow;
}

/** Creates a method on this computer for the identity with this anchor. @param made the caller wipes its secrets */
export async function createJoiningMethod(
  { bound: credential, secrets, enrolment, account = '' }: OpenCredential,
  anchor: Uint8Array,
): Promise<JoiningMethod> {
  const methodSeed = createMethodSeed();
  const keys = await methodKeys(methodSeed, anchor, 0);
  wipe(keys.authenticationSeed, keys.signingSeed);
  const { authenticationPublicKey, signingPublicKey } = keys;
  return {
    credential,
    secrets: await derivedOf(secrets, credential),
    own: { id: createId(), kind: credential.kind, authenticationPublicKey, signingPublicKey },
    methodSeed,
    row: enrolment && { offered: { account, control: passwordRowControl(methodSeed) }, of: enrolment.row },
  };
}

const inUse = () =>
  new WalletError(
    'exists',
    'This opens a login method at this key server already. Log in with it, or create another login method here.',
  );

/** Where a person can bring the same secret again: its rows must be free. @throws WalletError exists | server-unreachable | bad-server */
export async function ensureUnused(rows: RemoteRows, { secrets }: Pick<OpenCredential, 'secrets'>): Promise<void> {
  const login = rowsLogin(secrets);
  try {
    if (login.mayComeAgain !== true) return;
    const found = await findRows({ rows }, login).catch((error: unknown) => {
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
export async function joiningRows({ methodSeed, secrets }: JoiningMethod, invite: Invite): Promise<JoiningRows> {
  const login = rowsLogin(secrets);
  const identity = entryOf(invite, { server: invite.origin, generation: 0 });
  try {
    const { idRow, keyRow } = await rowsOf(login, { methodSeed, identities: [identity] });
    return { idRow: secrets.salt === null ? idRow : null, keyRow };
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
