/** Permission levels and the login methods that have them. The keys that a method loses are rotated in the same entry. */

import { createId } from '../../keys/ids.ts';
import type { LevelDescriptor, SecondManagerAct } from '../../keys/log/entry.ts';
import {
  charactersOf,
  charactersSeen,
  isLess,
  keysLost,
  type LogLevel,
  type LogMethod,
  type LogState,
  rightsOf,
  rightsOfLevel,
} from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { bareHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Limit } from '../../messaging/level.ts';
import type { Why } from '../../messaging/security.ts';
import type { NamedAuthenticator } from '../login/authenticator.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { createMethod, namedAccount } from '../login/method-rows.ts';
import { cleanName } from '../profile/profile.ts';
import { toId } from '../state/open-keys.ts';
import type { IdentityChange } from './change-draft.ts';
import type { Placing } from './placing-rows.ts';

export interface WantedLevel {
  name: string;
  manages: boolean;
  /** Characters that it opens (ids in hex); of no account where it manages. */
  characterIds: readonly string[];
  /** Of these the ones that it does not own, by id. */
  limits?: Readonly<Record<string, Limit>> | undefined;
}

const rightsIn = ({ manages, characterIds, limits }: WantedLevel): LogLevel['rights'] =>
  new Map(manages ? [] : characterIds.map((id) => [id, limits?.[id] ?? 'own']));

const describe = (level: LogLevel): LevelDescriptor => ({
  id: level.id,
  manages: level.manages,
  characters: [...level.rights].map(([id, right]) => ({ id: toId(id), right })),
});

export function methodIn(log: LogState, methodId: string): LogMethod {
  const method = log.methods.get(methodId);
  if (!method || method.state === 'revoked') throw new WalletError('not-found', t.noSuchMethod);
  return method;
}

function levelIn(log: LogState, levelId: string): LogLevel {
  const level = log.levels.get(levelId);
  if (!level) throw new WalletError('not-found', t.noSuchLevel);
  return level;
}

/** What a policy says besides the levels. */
interface Terms {
  delay: number;
  secondManagerFor: readonly SecondManagerAct[];
}

/** Writes all levels, and rotates the keys that a login method loses by it. @param terms by default those of before */
export async function setLevels(
  change: IdentityChange,
  levels: Map<string, LogLevel>,
  why: Why = 'not-lost',
  terms: Terms = change.log(),
): Promise<void> {
  const log = change.log();
  const lost = new Set<string>();
  /** Of these a login method had the seed. */
  const exposed = new Set<string>();
  let management = false;
  for (const method of log.methods.values()) {
    if (method.state === 'revoked' || method.state === 'pending') continue;
    const [before, after] = [log.levels.get(method.levelId), levels.get(method.levelId)];
    if (!before || !after) continue;
    const had = rightsOfLevel(log, before);
    for (const id of keysLost(had, rightsOfLevel(log, after))) {
      lost.add(id);
      if (had.get(id) !== 'view') exposed.add(id);
    }
    management ||= before.manages && !after.manages;
  }
  if (why === 'lost') change.expose([...exposed]);
  const rotation = await change.rotation([...lost], { identityDocument: lost.size > 0 || management, management });
  const { delay, secondManagerFor } = terms;
  const table = [...levels.values()].map(describe);
  change.append({ kind: 'policy', levels: table, delay, secondManagerFor: [...secondManagerFor], rotation });
}

export async function newLevel(change: IdentityChange, wanted: WantedLevel): Promise<string> {
  const name = cleanName(wanted.name);
  ensureUnusedLevelName(change, name, null);
  const id = createId();
  const levels = new Map(change.log().levels);
  levels.set(bareHex(id), { id, manages: wanted.manages, rights: rightsIn(wanted) });
  await setLevels(change, levels);
  change.names.levels[bareHex(id)] = name;
  return bareHex(id);
}

/** @param why `lost`: someone else may have used a method that loses a character */
export async function changeLevel(
  change: IdentityChange,
  levelId: string,
  wanted: WantedLevel,
  why: Why = 'not-lost',
): Promise<void> {
  const name = cleanName(wanted.name);
  ensureUnusedLevelName(change, name, levelId);
  const level = levelIn(change.log(), levelId);
  const rights = rightsIn(wanted);
  const textOf = (table: LogLevel['rights']) =>
    [...table]
      .map((pair) => pair.join())
      .sort()
      .join();
  const same = level.manages === wanted.manages && textOf(level.rights) === textOf(rights);
  if (!same) {
    const levels = new Map(change.log().levels);
    levels.set(levelId, { ...level, manages: wanted.manages, rights });
    await setLevels(change, levels, why);
  }
  change.names.levels[levelId] = name;
}

/** @throws WalletError not-allowed while a login method has the level */
export async function removeLevel(change: IdentityChange, levelId: string): Promise<void> {
  levelIn(change.log(), levelId);
  const levels = new Map(change.log().levels);
  levels.delete(levelId);
  await setLevels(change, levels);
  if (!change.log().levels.has(levelId)) delete change.names.levels[levelId];
}

function ensureUnusedLevelName(change: IdentityChange, name: string, except: string | null): void {
  const taken = Object.entries(change.names.levels).some(
    ([id, known]) => id !== except && known.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new WalletError('exists', t.levelNameTaken);
}

export interface AddedMethod {
  identityId: Uint8Array;
  methodId: string;
  deviceId: string | null;
  authenticationSeed: Uint8Array;
  deviceSeed: Uint8Array;
}

/**
 * Adds a login method at a level, and its device on this computer unless it has to wait for the delay.
 * The caller wipes the seeds in the answer.
 * @param modeSecret of the new method
 */
export async function addMethod(
  change: IdentityChange,
  wanted: {
    name: string;
    kind: BoundCredential['kind'];
    levelId: string;
    /** Hex. */
    personId: string;
    server: string;
    now: number;
    /** Account name of a password. */
    account?: string | undefined;
    authenticator?: NamedAuthenticator | undefined;
    /** Stores a password's row at the server, before the change is written. */
    placing?: Placing | undefined;
  },
  modeSecret: ModeSecret,
): Promise<AddedMethod> {
  const level = levelIn(change.log(), wanted.levelId);
  const id = createId();
  const methodId = bareHex(id);
  const made = await createMethod(modeSecret, change.log().anchor);
  const { keys } = made;
  const [deviceSeed, authenticationSeed] = [randomBytes(32), keys.authenticationSeed.slice()];
  change.atEnd((done) => {
    made.wipe();
    if (!done) wipe(deviceSeed, authenticationSeed);
  });
  change.append(
    {
      kind: 'mode-add',
      method: {
        id,
        kind: wanted.kind,
        levelId: level.id,
        personId: toId(wanted.personId),
        authenticationPublicKey: keys.authenticationPublicKey,
        signingPublicKey: keys.signingPublicKey,
        freezePublicKey: null,
      },
    },
    [{ role: 'possession', id, seed: keys.signingSeed }],
  );
  const account = namedAccount({ ...wanted, isEnrolled: wanted.placing?.hasAccount === true }, made);
  const authenticator = wanted.authenticator === undefined ? {} : { authenticator: wanted.authenticator };
  change.names.methods[methodId] = { name: cleanName(wanted.name), addedAt: wanted.now, ...account, ...authenticator };
  let deviceId: string | null = null;
  if (change.log().methods.get(methodId)?.state === 'active') {
    const device = createId();
    const { publicKey } = signingKeyPair(deviceSeed);
    change.append({ kind: 'device-add', device: { id: device, methodId: id, publicKey, keepsCopy: true } }, [
      { role: 'possession', id: device, seed: deviceSeed },
    ]);
    deviceId = bareHex(device);
    change.madeHere(deviceId);
  }
  change.also(async (log, first) => {
    const { put } = made.rows(log.identityId, log.head, wanted.server);
    const handedOver = await wanted.placing?.place({ made, put, log, first });
    return { ...put, ...(handedOver ? { handedOver } : {}) };
  });
  return { identityId: change.log().identityId, methodId, deviceId, authenticationSeed, deviceSeed };
}

/**
 * Removes methods in one entry, and rotates everything that any of them could open. Their names stay, so that the history can be
 * read.
 */
export async function removeMethods(
  change: IdentityChange,
  methodIds: readonly string[],
  why: Why = 'not-lost',
): Promise<void> {
  const log = change.log();
  const methods = methodIds.map((id) => methodIn(log, id));
  if (methodIds.includes(change.authorId)) throw new WalletError('refused', t.notRemoveItself);
  const held = methods.filter(({ state }) => state !== 'pending');
  const management = held.some(({ levelId }) => log.levels.get(levelId)?.manages === true);
  const characterIds = [...new Set(held.flatMap(({ id }) => charactersSeen(log, id)))];
  if (why === 'lost') change.expose([...new Set(held.flatMap(({ id }) => charactersOf(log, id)))]);
  const rotation = await change.rotation(characterIds, { identityDocument: held.length > 0, management });
  change.append({ kind: 'mode-revoke', methodIds: methods.map(({ id }) => id), rotation });
}

/** Removes one method. */
export const removeMethod = (change: IdentityChange, methodId: string, why?: Why): Promise<void> =>
  removeMethods(change, [methodId], why);

/** Unfreezes a method, by another one; the method gets the keys that it missed. */
export async function unfreezeMethod(change: IdentityChange, methodId: string): Promise<void> {
  change.append({ kind: 'mode-unfreeze', methodId: methodIn(change.log(), methodId).id });
}

/** Gives a method another level: a grant where the method loses nothing, else a lowering with rotated keys. */
export async function setMethodLevel(
  change: IdentityChange,
  methodId: string,
  levelId: string,
  why: Why = 'not-lost',
): Promise<void> {
  const method = methodIn(change.log(), methodId);
  const level = levelIn(change.log(), levelId);
  if (method.levelId === levelId) return;
  const [before, after] = [rightsOf(change.log(), method.id), rightsOfLevel(change.log(), level)];
  const lost = keysLost(before, after);
  const losesManagement = method.rank !== 'other' && !level.manages;
  if (!isLess(before, after) && !losesManagement) {
    change.append({ kind: 'mode-grant', methodId: method.id, levelId: level.id });
    return;
  }
  if (methodId === change.authorId) throw new WalletError('refused', t.notLowerItself);
  if (why === 'lost') change.expose(lost.filter((id) => before.get(id) !== 'view'));
  const rotation = await change.rotation(lost, { identityDocument: true, management: losesManagement });
  change.append({ kind: 'mode-lower', methodId: method.id, levelId: level.id, rotation });
}

export const renameMethod = (change: IdentityChange, methodId: string, name: string): void => {
  methodIn(change.log(), methodId);
  const known = change.names.methods[methodId];
  change.names.methods[methodId] = { ...known, name: cleanName(name), addedAt: known?.addedAt ?? 0 };
};
