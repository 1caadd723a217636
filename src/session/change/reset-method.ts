/**
 * Resets a login method: it keeps its place and level in the identity and gets another credential and new keys. Everything that the
 * old credential could open is rotated in the same entry. A managing method waits for the delay, unless the recovery key resets it.
 */

import { createId } from '../../keys/ids.ts';
import { charactersOf, charactersSeen } from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { bareHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Why } from '../../messaging/security.ts';
import { bindNewMethod } from '../follow/bind-new-method.ts';
import type { NamedAuthenticator } from '../login/authenticator.ts';
import { type BoundCredential, boundChange, unboundRecord } from '../login/bound-copy.ts';
import { type LoginSecrets, localLogin, type ModeSecret, rowsLogin } from '../login/login-secrets.ts';
import { createMethod, namedAccount } from '../login/method-rows.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { IdentityChange } from './change-draft.ts';
import { type AddedMethod, methodIn } from './levels.ts';
import type { Placing } from './placing-rows.ts';
import { endFormerUse } from './used-before.ts';

type NamedMethod = IdentityChange['names']['methods'][string];

export interface WantedReset {
  methodId: string;
  kind: BoundCredential['kind'];
  why: Why;
  authenticator?: NamedAuthenticator;
  /** How the names tell of its account, and what becomes of its rows. */
  account?: string | undefined;
  placing?: Placing | undefined;
}

export interface Reset extends AddedMethod {
  generation: number;
}

/**
 * Inside a change of the identity, by another method.
 * @param secret of the new credential; the caller wipes it, and the seeds in the answer.
 */
async function resetMethod(
  change: IdentityChange,
  wanted: WantedReset & { server: string },
  secret: ModeSecret,
): Promise<Reset> {
  const { methodId } = wanted;
  const log = change.log();
  const method = methodIn(log, methodId);
  if (methodId === change.authorId) throw new WalletError('refused', t.notResetItself);
  if (method.kind === 'recovery-key') throw new WalletError('refused', t.recoveryKeyRenewedOtherwise);
  const level = log.levels.get(method.levelId);
  if (!level) throw new WalletError('not-found', t.noSuchLevel);
  const generation = method.generation + 1;
  const made = await createMethod(secret, log.anchor, generation);
  const { keys } = made;
  const [deviceSeed, authenticationSeed] = [randomBytes(32), keys.authenticationSeed.slice()];
  change.atEnd((done) => {
    made.wipe();
    if (!done) wipe(deviceSeed, authenticationSeed);
  });
  const characterIds = charactersSeen(log, method.id);
  if (wanted.why === 'lost') change.expose(charactersOf(log, method.id));
  const rotation = await change.rotation(characterIds, { identityDocument: true, management: level.manages });
  const descriptor = {
    id: method.id,
    kind: wanted.kind,
    levelId: level.id,
    personId: method.personId === null ? null : toId(method.personId),
    authenticationPublicKey: keys.authenticationPublicKey,
    signingPublicKey: keys.signingPublicKey,
    freezePublicKey: null,
  };
  change.append({ kind: 'mode-reset', method: descriptor, generation, rotation }, [
    { role: 'possession', id: method.id, seed: keys.signingSeed },
  ]);
  const before = change.names.methods[methodId] ?? { name: t.unnamedMethod, addedAt: method.addedAt };
  const { name, addedAt } = before;
  const account = namedAccount({ ...wanted, isEnrolled: wanted.placing?.hasAccount === true }, made);
  const authenticator = wanted.authenticator === undefined ? {} : { authenticator: wanted.authenticator };
  const left = accountsLeft(before, method.kind, wanted.account);
  change.names.methods[methodId] = { name, addedAt, ...account, ...authenticator, ...left };
  let deviceId: string | null = null;
  if (change.log().methods.get(methodId)?.state === 'active') {
    const device = createId();
    const { publicKey } = signingKeyPair(deviceSeed);
    change.append({ kind: 'device-add', device: { id: device, methodId: method.id, publicKey, keepsCopy: true } }, [
      { role: 'possession', id: device, seed: deviceSeed },
    ]);
    deviceId = bareHex(device);
    change.madeHere(deviceId);
  }
  change.also(async (after, first) => {
    const { put } = made.rows(after.identityId, after.head, wanted.server);
    const handedOver = await wanted.placing?.place({ made, put, log: after, first });
    return { ...put, ...(handedOver ? { handedOver } : {}) };
  });
  return { identityId: log.identityId, methodId, deviceId, authenticationSeed, deviceSeed, generation };
}

/** Most accounts that the names keep of one method until their rows are freed (ended-rows.ts). */
const MOST_LEFT = 4;

function accountsLeft(
  { account, control, left = [] }: NamedMethod,
  kind: string,
  next: string | undefined,
): Pick<NamedMethod, 'left'> {
  const all = account === undefined || account === next ? left : [...left, { kind, account, control }];
  return all.length === 0 ? {} : { left: all.slice(-MOST_LEFT) };
}

/** The same for a credential made on this computer. @param secrets of the new credential */
export async function resetCredential(
  { server }: SessionParts,
  change: IdentityChange,
  wanted: WantedReset,
  secrets: LoginSecrets,
): Promise<Reset> {
  const login = rowsLogin(secrets);
  try {
    await endFormerUse({ server }, change.log(), login);
    return await resetMethod(change, { ...wanted, server: server.origin }, login);
  } finally {
    login.wipe();
  }
}

/**
 * After the change: stores the record of the new credential, and its local copy unless the method waits. Unlike the record of a
 * new method, it is not written with the change: until the log has the reset, the old credential is the one that opens.
 */
export async function bindReset(
  parts: SessionParts,
  credential: BoundCredential,
  reset: Reset,
  secrets: LoginSecrets,
): Promise<void> {
  const { identityId, methodId, deviceId, generation, authenticationSeed, deviceSeed } = reset;
  try {
    await parts.vault.commit([boundChange(unboundRecord(credential, { identityId, methodId }))]);
    if (deviceId === null) return;
    const local = await localLogin(secrets, credential);
    const log = await parts.logs.read(identityId);
    const held = { authenticationSeed, deviceSeed, generation };
    try {
      await bindNewMethod(parts, credential, { log, methodId, deviceId }, local, held);
    } finally {
      local.wipe();
    }
  } finally {
    wipe(authenticationSeed, deviceSeed);
  }
}
