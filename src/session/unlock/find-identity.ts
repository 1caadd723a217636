/**
 * Finds an identity at a key server with nothing but a mode secret, for a new computer or a login without a copy.
 * Everything is written to the vault of `parts`, and verified against the method's own blob, which no server can write.
 */

import { locatorOf } from '../../keys/locator.ts';
import type { LogMethodKind } from '../../keys/log/entry.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import { type BlobIdentity, methodKeys, openMethodBlob } from '../../keys/method.ts';
import { loginAccount, loginProof, personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';
import { entryChanges, rowChanges } from '../../sync/local-server.ts';
import type { Remote } from '../../sync/remote.ts';
import { type ModeSecret, partsOf } from '../login/login-secrets.ts';
import { ownRows } from '../login/method-rows.ts';
import { isGiven } from '../login/personal.ts';
import type { SessionParts } from '../state/session-parts.ts';

const nothingFound = () => new WalletError('wrong-credential', t.nothingFound);

const REMOVED = 'removed';

/** Does the verified log say that the method was removed? No server can make it say so. */
export const isRemoved = (error: unknown): boolean => isWalletError(error, 'refused') && error.cause === REMOVED;

/** Longest log that is read; far more entries than anyone has. */
const MOST_ENTRIES = 20_000;

/** The rows of a login at a server, opened. The caller wipes the method seed. */
export interface FoundRows {
  methodSeed: Uint8Array;
  /** Every identity that the method opens, also those at other servers. */
  identities: BlobIdentity[];
  idRows: IdRow[];
  keyRow: KeyRow;
}

/** @throws WalletError wrong-credential (nothing is here for it) | wrong-personal | server-unreachable | bad-server */
export async function findRows(remote: Pick<Remote, 'rows'>, login: ModeSecret): Promise<FoundRows> {
  const { modeSecret, salt: given, personal } = partsOf(login);
  const salt = given ?? (await remote.rows.salt(locatorOf(modeSecret)));
  const personalKey = isGiven(personal) ? await personalSecret(personal, salt) : null;
  const thirdKey = thirdStorageKey(modeSecret, salt, personalKey);
  const account = loginAccount(modeSecret, salt);
  try {
    const prove = (challenge: Uint8Array, origin: string) => loginProof(account, origin, challenge);
    const row = await remote.rows.methodBlob(account.number, prove).catch((error) => {
      throw isWalletError(error, 'cannot-open') ? nothingFound() : error;
    });
    const { methodSeed, identities } = openBlob(thirdKey, row.blob);
    const { idRow, keyRow } = ownRows(modeSecret, salt, { methodSeed, methodBlob: row.blob });
    return { methodSeed, identities, idRows: given ? [] : [idRow], keyRow };
  } finally {
    wipe(personalKey, thirdKey, account.seed);
  }
}

/**
 * The identity to open: the wanted one, or the only one. `null`: there are several, and the person has to choose.
 * @param wanted hex id @throws WalletError wrong-credential
 */
export function chosenIdentity(
  { identities }: Pick<FoundRows, 'identities'>,
  wanted: string | null,
): BlobIdentity | null {
  if (identities.length > 1 && wanted === null) return null;
  const chosen = identities.find(({ identityId }) => wanted === null || bareHex(identityId) === wanted);
  if (!chosen) throw nothingFound();
  return chosen;
}

/**
 * Copies the rows, the log and the boxes that this method may see from a server into the vault of `parts`. Afterwards the session
 * opens as on any computer.
 * @returns the identity, and the method's id (hex) and kind
 * @throws WalletError refused | bad-log | bad-server | server-unreachable
 */
export async function findIdentity(
  { vault, server, clock }: Pick<SessionParts, 'vault' | 'server' | 'clock'>,
  remote: Remote,
  { methodSeed, idRows, keyRow }: FoundRows,
  identity: BlobIdentity,
): Promise<{ identityId: Uint8Array; methodId: string; kind: LogMethodKind }> {
  const { identityId } = identity;
  const keys = await methodKeys(methodSeed, identity.anchor, identity.generation);
  wipe(keys.authenticationSeed);
  try {
    const reader = remote.identities.reader(identityId, keys.signingSeed);
    const entries: Uint8Array[] = [];
    for (;;) {
      const page = await reader.log(entries.length);
      entries.push(...page.entries);
      if (page.entries.length === 0 || entries.length > page.head.number || entries.length > MOST_ENTRIES) break;
    }
    // The blob, which no server can write, names the identity and a head that its log must hold.
    const floor = { number: identity.headNumber, hash: identity.headHash };
    const log = verifyLog(entries, { now: clock(), floor });
    if (!equalBytes(log.identityId, identityId) || !equalBytes(log.anchor, identity.anchor))
      throw new WalletError('bad-log', t.logOfOther);
    const method = [...log.methods.values()].find((each) => equalBytes(each.signingPublicKey, keys.signingPublicKey));
    if (method?.state === 'revoked') throw new WalletError('refused', t.methodRemoved, { cause: REMOVED });
    if (!method) throw new WalletError('refused', t.methodHasNewKeys);
    await vault.commit([
      ...entryChanges(identityId, entries, log.head),
      server.attachChange(identityId, remote.pinned),
      ...rowChanges({ idRows, keyRows: [keyRow], removeIdRows: [], removeKeyRows: [] }),
    ]);
    await server.pull(log, { kind: 'method', id: method.id, seed: keys.signingSeed });
    return { identityId, methodId: bareHex(method.id), kind: method.kind };
  } finally {
    wipe(keys.signingSeed);
  }
}

function openBlob(thirdKey: Uint8Array, blob: Uint8Array): ReturnType<typeof openMethodBlob> {
  try {
    return openMethodBlob(thirdKey, blob);
  } catch {
    throw new WalletError('wrong-personal', t.methodAsksPersonal);
  }
}
