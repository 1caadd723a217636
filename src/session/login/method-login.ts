/** Logs in through the rows of a key server: derives the method's keys from a mode secret. The keys are used for one act and wiped after it. */

import { type GrantSubject, openGrant } from '../../keys/grant.ts';
import { locatorOf } from '../../keys/locator.ts';
import { type LogMethod, type LogState, presentKey, rightsOf, stateAt } from '../../keys/log/state.ts';
import { type BlobIdentity, type MethodBlob, type MethodKeys, methodKeys, openMethodBlob } from '../../keys/method.ts';
import { loginAccount, loginProof, personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { cannotOpen, isWalletError, WalletError } from '../../lib/errors.ts';
import { writeClock, writeDate } from '../../lib/language.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import {
  characterDocumentGrantName,
  characterGrantName,
  identityKeyGrantName,
  managementKeyGrantName,
} from '../../sync/box-names.ts';
import type { KeyServer } from '../../sync/key-server.ts';
import type { LogReader } from '../state/log-reader.ts';
import { type ModeSecret, partsOf } from './login-secrets.ts';
import { isGiven } from './personal.ts';

/** A method that has just logged in, with its keys. */
export interface OpenMethod {
  log: LogState;
  method: LogMethod;
  keys: MethodKeys;
  wipe(): void;
}

interface Parts {
  server: KeyServer;
  logs: LogReader;
  clock(): number;
}

const wrongCredential = () => new WalletError('wrong-credential', t.opensNothing);

/**
 * @param login the caller wipes it
 * @param ensure throws if the method's state does not allow the act
 * @throws WalletError wrong-credential | refused (frozen, removed) | bad-log
 */
export async function openMethod(
  parts: Parts,
  login: ModeSecret,
  ensure: (method: LogMethod, now: number) => void = ensureUsable,
): Promise<OpenMethod> {
  const { isBehind, ...open } = await openPerhapsBehind(parts, login, ensure);
  if (!isBehind) return open;
  open.wipe();
  throw otherLog();
}

const otherLog = () => new WalletError('bad-log', t.otherLog);

/**
 * Like `openMethod`, but accepts a log that is older than the head in the blob (for example after another computer changed the
 * method's password). With `isBehind`, the result may only be used to fetch the newest log from the server.
 */
export async function openPerhapsBehind(
  { server, logs, clock }: Parts,
  login: ModeSecret,
  ensure: (method: LogMethod, now: number) => void,
): Promise<OpenMethod & { isBehind: boolean }> {
  try {
    const { blob } = await openRow(server, login);
    const identity = await identityHere(server, blob);
    if (!identity) {
      wipe(blob.methodSeed);
      throw cannotOpen();
    }
    const log = await logs.read(identity.identityId);
    // Only this method can write the blob. It names a head that the log must contain, which protects a new device from rollback.
    const floor = stateAt(log, { number: identity.headNumber, hash: identity.headHash });
    const isBehind = floor === null && identity.headNumber > log.head.number;
    if ((floor === null && !isBehind) || !equalBytes(log.anchor, identity.anchor)) throw otherLog();
    const keys = await methodKeys(blob.methodSeed, identity.anchor, identity.generation);
    wipe(blob.methodSeed);
    const method = [...log.methods.values()].find((candidate) =>
      equalBytes(candidate.signingPublicKey, keys.signingPublicKey),
    );
    // The blob opened, so the method belonged to this identity; it has new keys now.
    if (!method) throw new WalletError('refused', t.hasNewKeys);
    // Both public keys must match the log, otherwise the keys belong to another method.
    if (!equalBytes(method.authenticationPublicKey, keys.authenticationPublicKey)) throw wrongCredential();
    ensure(method, clock());
    return { log, method, keys, isBehind, wipe: () => wipe(keys.authenticationSeed, keys.signingSeed) };
  } catch (error) {
    if (isWalletError(error, 'cannot-open')) throw wrongCredential();
    throw error;
  }
}

/**
 * The method blob of a login. It contains the seed of all of the method's keys; the caller wipes it.
 * @throws WalletError wrong-credential
 */
export async function openRow(
  server: Pick<KeyServer, 'salt' | 'methodBlob'>,
  login: ModeSecret,
): Promise<{ accountNumber: Uint8Array; blob: MethodBlob }> {
  const { modeSecret, salt: given, personal } = partsOf(login);
  const salt = given ?? (await server.salt(locatorOf(modeSecret)));
  if (!salt) throw wrongCredential();
  const personalKey = isGiven(personal) ? await personalSecret(personal, salt) : null;
  const thirdKey = thirdStorageKey(modeSecret, salt, personalKey);
  const account = loginAccount(modeSecret, salt);
  try {
    const prove = (challenge: Uint8Array, origin: string) => loginProof(account, origin, challenge);
    const blob = openBlob(thirdKey, await server.methodBlob(account.number, prove));
    return { accountNumber: account.number, blob };
  } catch (error) {
    if (isWalletError(error, 'cannot-open')) throw wrongCredential();
    throw error;
  } finally {
    wipe(personalKey, thirdKey, account.seed);
  }
}

/** The one of the method's identities whose log is stored here; `null`: none is. */
async function identityHere(server: KeyServer, { identities }: MethodBlob): Promise<BlobIdentity | null> {
  for (const identity of identities) if ((await server.head(identity.identityId)) !== null) return identity;
  return null;
}

/** The login account was found, so if its blob does not open, the personal information is missing or wrong. */
function openBlob(thirdKey: Uint8Array, blob: Uint8Array): MethodBlob {
  try {
    return openMethodBlob(thirdKey, blob);
  } catch {
    throw new WalletError('wrong-credential', t.personalWrong);
  }
}

/** Accepts a frozen method too: it may still cancel waiting changes. */
export function ensureNotGone(method: LogMethod, now: number): void {
  if (method.state !== 'frozen') ensureUsable(method, now);
}

export function ensureUsable(method: LogMethod, now: number): void {
  if (method.state === 'revoked') throw new WalletError('refused', t.removed);
  if (method.state === 'frozen') throw new WalletError('refused', t.frozen);
  if (method.state === 'pending') {
    const from = method.pending?.activeFrom ?? 0;
    throw new WalletError(
      'refused',
      from > now ? t.opensFrom(writeDate(from, { year: true }), writeClock(from)) : t.waitedEnough,
      { cause: { activeFrom: from } },
    );
  }
}

/** For an error of `ensureUsable`: the time (ms since 1970) from which the pending method can open; `null` for any other error. */
export function waitsUntil(error: unknown): number | null {
  if (!isWalletError(error, 'refused')) return null;
  const { activeFrom } = (error.cause ?? {}) as { activeFrom?: unknown };
  return typeof activeFrom === 'number' ? activeFrom : null;
}

const nameOf = (methodId: Uint8Array, subject: GrantSubject): string => {
  switch (subject.kind) {
    case 'character':
      return characterGrantName(methodId, subject.characterId, subject.epoch);
    case 'character-document':
      return characterDocumentGrantName(methodId, subject.characterId, subject.epoch);
    case 'identity-document':
      return identityKeyGrantName(methodId);
    case 'management':
      return managementKeyGrantName(methodId);
  }
};

/** Opens one grant of a method and returns its key. @throws WalletError cannot-open */
export async function openGrantOf(
  server: KeyServer,
  holder: { log: LogState; methodId: Uint8Array; authenticationSeed: Uint8Array },
  subject: GrantSubject,
): Promise<Uint8Array> {
  const grant = await server.box(holder.log.identityId, nameOf(holder.methodId, subject));
  if (!grant) throw cannotOpen();
  return openGrant({ ...holder, subject, grant });
}

/** All keys that a method should have a grant for at this state of the log. */
export function subjectsOf(log: LogState, methodId: Uint8Array): GrantSubject[] {
  const method = log.methods.get(bareHex(methodId));
  if (method?.state !== 'active') return [];
  const characters = [...rightsOf(log, methodId)].flatMap(([key, right]): GrantSubject[] => {
    const character = log.characters.get(key);
    const kind = right === 'view' ? 'character-document' : 'character';
    return character ? [{ kind, characterId: character.id, epoch: character.epoch }] : [];
  });
  const shared: GrantSubject[] = [{ kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch }];
  if (method.rank !== 'other') shared.push({ kind: 'management', epoch: presentKey(log.managementKeys).epoch });
  return [...shared, ...characters];
}

export { nameOf as grantNameOf };
