/**
 * Copies an identity to a key server: its rows, its log and its boxes. Another server that had it keeps what it has. If the worker
 * stops half way, the identity is where it was, or the next round finishes the move.
 */
import { auditKeys } from '../../keys/audit.ts';
import { type LogState, mayManage, presentKey } from '../../keys/log/state.ts';
import { wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionKeyServer as t } from '../../locales/en/session/key-server.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import type { IdRow, KeyRow } from '../../sync/key-server.ts';
import { boxChange } from '../../sync/local-server.ts';
import type { FoundServer } from '../../sync/remote.ts';
import { sendOwnRows } from '../../sync/send-rows.ts';
import { waits } from '../../sync/sync-rows.ts';
import { signerOf } from '../follow/latest-state.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { type OpenMethod, openGrantOf, openMethod } from '../login/method-login.ts';
import { knownRecoveryKeys } from '../login/recovery-rows.ts';
import { readIdentityNames } from '../profile/identity-names.ts';
import type { SessionParts } from '../state/session-parts.ts';

/**
 * Runs within `inContact` and `inTurn`; see [Note: Lock order] in state/session-parts.ts.
 * @param login of a managing method
 * @throws WalletError wrong-credential | not-allowed | exists (another identity's row is in the way) | server-unreachable
 */
export const moveIdentityTo = (parts: SessionParts, to: FoundServer, login: ModeSecret): Promise<void> =>
  asManager(parts, login, async (method, documentKey) => {
    // Again, for what has changed since: a method without rows could not log in there.
    await sendRowsOf(parts, to, method, documentKey);
    await attach(parts, to, method, documentKey);
  });

/**
 * Sends the rows of the identity, which are harmless at a server without it. After this the server is known to be there and to store
 * what it gets, so a server that fails does so before other computers are told to ask it.
 * @param login of a managing method
 * @throws WalletError wrong-credential | not-allowed | server-unreachable | server-refused | bad-server
 */
export const sendRowsTo = (parts: SessionParts, to: FoundServer, login: ModeSecret): Promise<void> =>
  asManager(parts, login, (method, documentKey) => sendRowsOf(parts, to, method, documentKey));

/** Wipes what the login opened. @throws WalletError wrong-credential | not-allowed */
async function asManager(
  parts: SessionParts,
  login: ModeSecret,
  act: (method: OpenMethod, documentKey: Uint8Array) => Promise<void>,
): Promise<void> {
  const method = await openMethod(parts, login);
  try {
    if (!mayManage(method.log, method.method.id)) throw new WalletError('not-allowed', t.mayNotManage);
    const documentKey = await documentKeyOf(parts, method);
    try {
      await act(method, documentKey);
    } finally {
      wipe(documentKey);
    }
  } finally {
    method.wipe();
  }
}

async function sendRowsOf(parts: SessionParts, to: FoundServer, method: OpenMethod, key: Uint8Array): Promise<void> {
  const { server, vault } = parts;
  await sendOwnRows({ vault, remote: server.remoteAt(to), more: await recoveryRows(parts, method, key) });
}

/** Does the server take a new identity with the invitation of this link? `false` where it wants none. */
export async function isInvited({ server }: SessionParts, found: FoundServer): Promise<boolean> {
  if (found.takes !== 'invited') return false;
  try {
    await server.ensureTakes(found);
    return true;
  } catch (error) {
    if (isWalletError(error, 'not-invited')) return false;
    throw error;
  }
}

/**
 * Asks, before anything is sent, whether the server would take the identity: it is there already, or a new one may register.
 * @param login of any method
 * @throws WalletError server-refused | not-invited | server-unreachable
 */
export async function ensureTakesIdentity(parts: SessionParts, to: FoundServer, login: ModeSecret): Promise<void> {
  if (to.takes === 'anybody') return;
  const { server } = parts;
  const method = await openMethod(parts, login);
  try {
    const reader = server.remoteAt(to).identities.reader(method.log.identityId, signerOf(method).seed);
    await reader.scope();
  } catch (error) {
    if (!isWalletError(error, 'not-found')) throw error;
    await server.ensureTakes(to);
  } finally {
    method.wipe();
  }
}

/** From here on this computer asks the new server, and everything is sent there. */
async function attach(
  parts: SessionParts,
  to: FoundServer,
  method: OpenMethod,
  documentKey: Uint8Array,
): Promise<void> {
  const { server, vault } = parts;
  const { identityId } = method.log;
  const prefix = boxChange(identityId, { name: '', bytes: null }).key;
  const boxes = await vault.list('boxes', prefix);
  await vault.commit([
    ...(await server.detachChanges(identityId)),
    server.attachChange(identityId, to, to.invitation),
    ...boxes.map(({ key }) => waits(identityId, key.slice(prefix.length), null)),
  ]);
  const signer = signerOf(method);
  await server.begin(method.log, signer, await auditKeyOf(method.log, documentKey));
  const { log, news } = await server.pull(method.log, signer);
  // What other computers have changed there holds from here on, whether or not the rest goes well.
  if (news) parts.onNews();
  // The next round merges what is at that server already.
  await server.send(log, signer);
}

async function documentKeyOf({ server }: SessionParts, { log, method, keys }: OpenMethod): Promise<Uint8Array> {
  const subject = { kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch } as const;
  const holder = { log, methodId: method.id, authenticationSeed: keys.authenticationSeed };
  return openGrantOf(server, holder, subject);
}

/** The rows of all recovery keys, also of those that another computer made: a sheet has no computer that would send them. */
async function recoveryRows(
  parts: SessionParts,
  { log }: OpenMethod,
  key: Uint8Array,
): Promise<{ idRows: IdRow[]; keyRows: KeyRow[] }> {
  const sealed = await parts.server.box(log.identityId, IDENTITY_DOCUMENT);
  const { names } = readIdentityNames(parts, { log, key, sealed });
  const known = knownRecoveryKeys(log, names.methods, ['active', 'pending', 'frozen']);
  return { idRows: known.map(({ idRow }) => idRow), keyRows: known.map(({ keyRow }) => keyRow) };
}

async function auditKeyOf(log: LogState, documentKey: Uint8Array): Promise<Uint8Array> {
  const { publicKey, seed } = await auditKeys(documentKey, log.identityId);
  wipe(seed);
  return publicKey;
}
