/**
 * What a low login cannot reach: from all that its open session, its keys, its authenticator and the disk hold, every secret
 * is tried as every kind of key on every box, and what that opens is tried again. The search that finds nothing of the
 * closed character finds all of the open one.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { characterDecryptionSeed, characterDocumentKey, characterKeys } from '../../keys/character.ts';
import { deriveKey } from '../../keys/derive.ts';
import { openDocument } from '../../keys/document.ts';
import { type GrantSubject, openGrant } from '../../keys/grant.ts';
import { labels } from '../../keys/labels.ts';
import {
  type LocalCopy,
  openAuthentication,
  openDocumentKey,
  openLocalCopy,
  openSeed,
  unwrapFirstStorageKey,
} from '../../keys/local-copy.ts';
import { locatorOf } from '../../keys/locator.ts';
import type { LogState } from '../../keys/log/state.ts';
import { methodKeys, openMethodBlob } from '../../keys/method.ts';
import { certificateLocalSecret, certificateModeSecret } from '../../keys/modes/certificate.ts';
import { storageFileSecret, storageModeSecret } from '../../keys/modes/own-storage.ts';
import { passkeyLocalSecret, passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { sealKeyPair } from '../../keys/seal.ts';
import { firstStorageKey, secondStorageKey, thirdStorageKey } from '../../keys/storage-key.ts';
import { openTarget } from '../../keys/target.ts';
import { unwrap, type WrapPurpose } from '../../keys/wrap.ts';
import { bareHex, equalBytes, fromBase64Url, fromHex, randomBytes, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import type { Limit } from '../../messaging/level.ts';
import { BINDABLE_KINDS, type BindableKind } from '../../messaging/login.ts';
import { createAccountActs } from '../accounts/account-acts.ts';
import { createActivityHistory } from '../accounts/activity-history.ts';
import { importAccounts } from '../accounts/imported.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import { newCharacter } from '../change/characters.ts';
import { changeLevel, newLevel, setMethodLevel } from '../change/levels.ts';
import { readBoundRecords } from '../login/bound-copy.ts';
import { grantNameOf } from '../login/method-login.ts';
import type { StoredKeyring } from '../state/keyring.ts';
import { decodeOpenKeys, toId } from '../state/open-keys.ts';
import { addKey } from '../testing/add-key.ts';
import { holderOf } from '../testing/holder.ts';
import { type Created, createIdentity, createStage, fakeAuthenticator, proofOf, type Stage } from '../testing/stage.ts';

const PURPOSES: WrapPurpose[] = [
  'method-blob',
  'first-storage-key',
  'local-copy',
  'login-cache',
  'document',
  'session',
  'backup',
];

/** Longest chain of derivations between two boxes: mode secret, third storage key. */
const DERIVATIONS = 1;

const attempt = async <Value>(work: () => Value | Promise<Value>): Promise<Value | null> => {
  try {
    return await work();
  } catch {
    return null;
  }
};

/** Every 32 bytes in a row of a plaintext: whatever key lies in it, wherever. */
function windowsOf(plaintext: Uint8Array): Uint8Array[] {
  if (plaintext.length > 2000) return [];
  return Array.from({ length: Math.max(0, plaintext.length - 31) }, (_, at) => plaintext.slice(at, at + 32));
}

interface Loot {
  /** Ids in hex of characters whose seed, document or target was opened, of any epoch. */
  seeds: Set<string>;
  documents: Set<string>;
  targets: Set<string>;
  histories: Set<string>;
  tried: number;
}

/** Texts that lie in memory, as far as they are base64url of at least 32 bytes. */
function bytesIn(value: unknown): Uint8Array[] {
  if (typeof value === 'string') {
    const bytes = /^[A-Za-z0-9_-]{43,}$/.test(value) ? fromBase64Url(value) : null;
    return bytes ? [bytes] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}

async function search(stage: Stage, log: LogState, given: readonly Uint8Array[]): Promise<Loot> {
  const { vault, memory } = stage;
  const rows = async (table: Parameters<typeof vault.list>[0], prefix = '') => vault.list(table, prefix);
  const prefix = `${bareHex(log.identityId)}/`;
  const boxes = (await rows('boxes', prefix)).map(({ key, value }) => ({ name: key.slice(prefix.length), value }));
  const salts = (await rows('id-rows')).map(({ key, value }) => ({ locator: key, salt: value }));
  const blobs = (await rows('key-rows')).map(({ value }) => {
    const reader = createReader(value);
    reader.bytes();
    return reader.bytes();
  });
  const records = await readBoundRecords(vault);
  const local = await rows('local');
  const characters = [...log.characters.values()];
  const context = (label: string, methodId: string) => {
    const deviceIds = [...log.devices.keys()];
    return deviceIds.map((deviceId) =>
      createWriter().text(label).raw(log.identityId, 32).raw(toId(methodId), 16).raw(toId(deviceId), 16).finish(),
    );
  };
  const loot: Loot = { seeds: new Set(), documents: new Set(), targets: new Set(), histories: new Set(), tried: 0 };
  const waiting: { secret: Uint8Array; derivations: number }[] = [];
  const known = new Set<string>();
  const subjects: GrantSubject[] = [
    { kind: 'identity-document', epoch: log.identityDocumentKeys.length - 1 },
    { kind: 'management', epoch: log.managementKeys.length - 1 },
    ...characters.flatMap(({ id, epochs }) =>
      epochs.flatMap(({ epoch }) =>
        (['character', 'character-document'] as const).map((kind) => ({ kind, characterId: id, epoch })),
      ),
    ),
  ];
  const publicKeys = new Map(
    characters.flatMap(({ id, epochs }) => epochs.map((epoch) => [bareHex(epoch.publicKey), bareHex(id)] as const)),
  );
  /** A secret worth every trial. After so many derivations in a row it is not derived from again. */
  const take = (secrets: readonly (Uint8Array | null | undefined)[], derivations: number) => {
    for (const secret of secrets) {
      if (secret?.length !== 32 || known.has(bareHex(secret))) continue;
      known.add(bareHex(secret));
      waiting.push({ secret: secret.slice(), derivations });
    }
  };
  const learn = (...secrets: (Uint8Array | null | undefined)[]) => take(secrets, 0);
  const asWrappingKey = async (key: Uint8Array) => {
    const inLocal = local.flatMap(({ key: name, value }) => {
      const [kind = '', id = '', epoch = ''] = name.split('/');
      if (kind === 'login-cache')
        return context(labels.wrapLoginCache, id).map((about) => ({ kind, id, value, about }));
      if (kind !== 'history' && kind !== 'history-news') return [];
      const writer = createWriter()
        .text(kind === 'history' ? labels.history : labels.historyNews)
        .raw(log.identityId, 32)
        .raw(toId(id), 16);
      return [{ kind, id, value, about: writer.u32(Number(epoch)).finish() }];
    });
    for (const { kind, id, value, about } of inLocal)
      for (const purpose of PURPOSES) {
        const opened = await attempt(() => unwrap(key, purpose, about, value));
        if (opened && kind !== 'login-cache') loot.histories.add(id);
        // A login cache names its characters in hex.
        if (opened && kind === 'login-cache')
          for (const character of characters)
            if (Buffer.from(opened).includes(bareHex(character.id))) loot.documents.add(bareHex(character.id));
      }
    for (const blob of blobs) learn((await attempt(() => openMethodBlob(key, blob)))?.methodSeed);
    for (const { methodId, bound } of records) {
      if (!bound) continue;
      const ids = [toId(methodId), toId(bound.deviceId)] as const;
      learn(await attempt(() => unwrapFirstStorageKey(key, ...ids, fromBase64Url(bound.wrappedFirstKey))));
      const copy = await attempt(() => openLocalCopy(key, ...ids, fromBase64Url(bound.localCopy)));
      if (!copy) continue;
      learn(...secretsOf(copy));
    }
    for (const stored of Object.values((memory.get('keyring') ?? {}) as StoredKeyring)) {
      const box = fromBase64Url(stored.box);
      for (const name of ['login', 'step-up', 'draft']) {
        const opened = (await attempt(() => unwrap(key, 'session', utf8(name), box))) ?? new Uint8Array();
        learn(...windowsOf(opened));
        const keys = await attempt(() => decodeOpenKeys(opened));
        if (keys) learn(...secretsOf(keys.copy));
      }
    }
  };
  const asDocumentKey = async (key: Uint8Array) => {
    for (const { id, epochs } of characters)
      for (const { epoch } of epochs)
        for (const { name, value } of boxes) {
          if (!name.startsWith(`document/${bareHex(id)}/`)) continue;
          const subject = { kind: 'character', characterId: id, epoch, name: 'profile' } as const;
          if (await attempt(() => openDocument({ log, subject, key, sealed: value }))) loot.documents.add(bareHex(id));
        }
  };
  const asCharacterSeed = async (seed: Uint8Array) => {
    const { publicKey } = await characterKeys(seed);
    const owner = publicKeys.get(bareHex(publicKey));
    if (!owner) return;
    loot.seeds.add(owner);
    learn(characterDocumentKey(seed), characterDecryptionSeed(seed));
    for (const { id, epochs } of characters)
      for (const { epoch } of epochs)
        for (const { name, value } of boxes) {
          if (!name.startsWith(`target/${bareHex(id)}/`)) continue;
          const target = await attempt(() =>
            openTarget({
              log,
              characterId: id,
              targetId: fromHex(name.slice(-32)),
              epoch,
              characterSeed: seed,
              sealed: value,
              sealedBy: 'anyone',
            }),
          );
          if (target) loot.targets.add(bareHex(id));
        }
  };
  /** A sealed box names its receiver's public key in what it authenticates: a seed of another one opens none. */
  const asAuthenticationSeed = async (authenticationSeed: Uint8Array) => {
    const { publicKey } = await sealKeyPair(authenticationSeed);
    for (const { id: methodId, authenticationPublicKey } of log.methods.values()) {
      if (!equalBytes(publicKey, authenticationPublicKey)) continue;
      for (const subject of subjects) {
        const grant = boxes.find((box) => box.name === grantNameOf(methodId, subject))?.value;
        if (grant) learn(await attempt(() => openGrant({ log, methodId, subject, authenticationSeed, grant })));
      }
    }
  };
  /** All that the suite derives from a secret of any kind. */
  const derivedFrom = async (secret: Uint8Array): Promise<Uint8Array[]> => {
    const { authenticationSeed, signingSeed } = await methodKeys(secret, log.anchor, 0);
    const derived = [authenticationSeed, signingSeed, characterDocumentKey(secret), characterDecryptionSeed(secret)];
    derived.push(deriveKey(secret, null, labels.loginCacheKey), passkeyModeSecret(secret), passkeyLocalSecret(secret));
    derived.push(storageModeSecret(secret), storageFileSecret(secret));
    derived.push(certificateModeSecret(secret), certificateLocalSecret(secret));
    for (const { locator, salt } of salts)
      if (bareHex(locatorOf(secret)) === locator) derived.push(thirdStorageKey(secret, salt));
    for (const { localSalt, methodId, bound } of records) {
      if (!bound) continue;
      const deviceId = toId(bound.deviceId);
      derived.push(secondStorageKey(secret, fromBase64Url(localSalt), deviceId));
      derived.push(firstStorageKey(secret, fromBase64Url(bound.firstSalt), toId(methodId), deviceId));
    }
    return derived;
  };

  learn(...given, ...bytesIn([...memory.values()]).flatMap((bytes) => (bytes.length === 32 ? [bytes] : [])));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { secret, derivations } = next;
    loot.tried += 1;
    await asWrappingKey(secret);
    await asDocumentKey(secret);
    await asAuthenticationSeed(secret);
    await asCharacterSeed(secret);
    if (derivations < DERIVATIONS) take(await derivedFrom(secret), derivations + 1);
  }
  return loot;
}

/** All that a copy holds, its boxes opened. */
const secretsOf = (copy: LocalCopy): Uint8Array[] =>
  [
    copy.boxKey.slice(),
    openAuthentication(copy),
    copy.deviceSeed,
    copy.identityDocumentKey.key,
    copy.managementKey?.key,
    ...copy.characters.map((closed) => openSeed(copy.boxKey, closed)),
    ...copy.viewed.map((closed) => openDocumentKey(copy.boxKey, closed)),
  ].flatMap((secret) => (secret ? [secret] : []));

/** Everything that the session of this worker has open. */
const openKeysOf = (stage: Stage): Promise<Uint8Array[]> =>
  stage.session.parts.keyring.use('login', async (keys) =>
    [...secretsOf(keys.copy), keys.loginCacheKey].flatMap((secret) => (secret ? [secret.slice()] : [])),
  );

/** Everything that the session of this worker has open, and what its authenticator gives. */
async function holdingsOf(stage: Stage, created: Pick<Created, 'authenticator' | 'localSalt'>): Promise<Uint8Array[]> {
  const { first, second } = created.authenticator.prf(created.localSalt);
  return [...(await openKeysOf(stage)), first, second, passkeyModeSecret(first), passkeyLocalSecret(second)];
}

const PHRASE = {
  kind: 'phrase' as const,
  phrase: 'legal winner thank year wave sausage worth useful legal winner thank yellow',
  passphrase: '',
  paths: ["m/44'/60'/0'/0/0"],
};

/** @param more names of characters besides the two */
async function prepare(more: readonly string[] = []) {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const savings = await session.change(proofOf(created), (change) =>
    newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const ids = [everyday, savings];
  for (const name of more)
    ids.push(
      await session.change(proofOf(created), (change) =>
        newCharacter(change, { name, look: null, levelIds: [], firstAccountName: '', order: ids.length }),
      ),
    );
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  // So that the copy on the disk holds them all.
  await session.lock();
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await importAccounts(session.profiles, 0, savings, PHRASE, { names: ['Brought'], keepAs: 'Of another wallet' });
  const history = createActivityHistory(session.parts);
  for (const id of ids) {
    await session.profiles.read(id);
    await history.save(id, ['sent']);
    await history.note(id, () => ['new']);
  }
  await session.profiles.keep();
  const log = () => stage.session.parts.keyring.use('login', (keys) => stage.session.parts.logs.read(keys.identityId));
  return { stage, created, ids, everyday, savings, daily, log };
}

const expectOnly = (loot: Loot, openId: string) => {
  expect(loot.tried).toBeGreaterThan(10);
  const { seeds, documents, targets, histories } = loot;
  const found = { seeds, documents, targets, histories };
  const only = new Set([openId]);
  expect(found).toEqual({ seeds: only, documents: only, targets: only, histories: only });
};

describe('a closed character', () => {
  it('is out of reach for a login method of a lower level, in a session of its own', async () => {
    const { stage, created, everyday, savings, daily, log } = await prepare();
    const authenticator = fakeAuthenticator();
    const localSalt = toBase64Url(randomBytes(32));
    const { credentialId } = authenticator;
    const credential = { kind: 'security-key' as const, credentialId, transports: [], localSalt };
    const prf = authenticator.prf(localSalt);
    const wanted = { credential, name: 'Everyday key', levelId: daily };
    const added = await stage.session.change(proofOf(created), (change) =>
      prepareMethod(stage.session.parts, change, wanted, prf),
    );
    await bindAdded(stage.session.parts, credential, added, prf);
    // Positive control: the managing session finds both.
    const both = await search(stage, await log(), await holdingsOf(stage, created));
    expect([...both.targets].sort()).toEqual([everyday, savings].sort());
    expect([...both.documents].sort()).toEqual([everyday, savings].sort());
    const session = await stage.restartBrowser();
    await session.unlock(added.methodId, prf);
    await session.profiles.read(everyday);
    await session.profiles.keep();
    expectOnly(await search(stage, await log(), await holdingsOf(stage, { authenticator, localSalt })), everyday);
  }, 120_000);

  it('is out of reach for a laptop that was lowered, at once and after its next login', async () => {
    const { stage, created, everyday, daily, log } = await prepare();
    const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
    await stage.session.change(recovery, (change) => setMethodLevel(change, created.methodId, daily));
    expectOnly(await search(stage, await log(), await holdingsOf(stage, created)), everyday);
    const session = await stage.restartBrowser();
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    await session.profiles.read(everyday);
    await session.profiles.keep();
    expectOnly(await search(stage, await log(), await holdingsOf(stage, created)), everyday);
  }, 120_000);

  it('is out of reach with the session’s two halves alone, once it is locked', async () => {
    const { stage, created, log } = await prepare();
    const before = await log();
    const halves = bytesIn([...stage.memory.values()]).filter((bytes) => bytes.length === 32);
    expect(halves).toHaveLength(1);
    await stage.session.lock();
    const given = halves.flatMap((half) => [half, hmac(sha256, half, half), fromHex(created.methodId.repeat(2))]);
    const loot = await search(stage, before, given);
    expect([loot.seeds.size, loot.documents.size, loot.targets.size, loot.histories.size]).toEqual([0, 0, 0, 0]);
  }, 120_000);
});

describe('a character that a login only views', () => {
  it('shows its documents; no key of it opens, before it is used and after it is lowered again', async () => {
    const { stage, created, everyday, savings, daily, log } = await prepare();
    const setRight = (limits: Record<string, 'use' | 'view'>) =>
      stage.session.change(proofOf(created), (change) =>
        changeLevel(change, daily, { name: 'Daily', manages: false, characterIds: [everyday, savings], limits }),
      );
    const open = async (key: Awaited<ReturnType<typeof addKey>>) => {
      const session = await stage.restartBrowser();
      await session.unlock(key.methodId, key.authenticator.prf(key.localSalt));
      return session;
    };
    await setRight({ [savings]: 'view' });
    const key = await addKey(stage.session, proofOf(created), daily, 'Everyday key');

    const viewing = await open(key);
    expect((await viewing.layers())[0]).toMatchObject({ characterIds: [everyday], viewedIds: [savings] });
    expect((await viewing.profiles.read(savings)).name).toBe('Savings');
    await expect(viewing.profiles.use(savings, async () => null)).rejects.toMatchObject({ code: 'closed' });
    await expect(renameAs(viewing, savings)).rejects.toMatchObject({ code: 'closed' });
    await viewing.profiles.keep();
    const expectViewed = async () => {
      const loot = await search(stage, await log(), await holdingsOf(stage, key));
      expect([...loot.documents].sort()).toEqual([everyday, savings].sort());
      expect([loot.seeds, loot.targets]).toEqual([new Set([everyday]), new Set([everyday])]);
    };
    await expectViewed();

    await setRight({ [savings]: 'use' });
    const using = await open(key);
    expect((await using.layers())[0]).toMatchObject({ characterIds: [everyday, savings], viewedIds: [] });
    expect(await using.profiles.use(savings, async ({ access }) => access.epoch)).toBe(0);
    const exporting = createAccountActs(using.parts, using.profiles, using);
    await expect(exporting.exportPhrase(proofOf({ ...created, ...key }), savings)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Use one that owns the character'),
    });
    expect(await exporting.exportPhrase(proofOf(created), savings)).toContain(' ');

    await setRight({ [savings]: 'view' });
    expect((await log()).characters.get(savings)?.epoch).toBe(1);
    await open(key);
    await stage.session.profiles.read(savings);
    await expectViewed();
  }, 240_000);
});

type Held = Limit | 'own' | 'none';

/** A new login method of this kind reaches of each character what its level says, and nothing else. */
async function expectReach(kind: BindableKind, rights: readonly Held[]): Promise<void> {
  const { stage, created, ids, log } = await prepare(rights.slice(2).map((right) => `Right ${right}`));
  const idsWith = (...wanted: Held[]) => ids.filter((_, at) => wanted.includes(rights[at] ?? 'none'));
  const [keys, texts] = [idsWith('own', 'use'), idsWith('own', 'use', 'view')];
  const limits = Object.fromEntries(
    (['use', 'view'] as const).flatMap((right) => idsWith(right).map((id): [string, Limit] => [id, right])),
  );
  const levelId = await stage.session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Helpers', manages: false, characterIds: texts, limits }),
  );
  const { credential, answer, holds } = holderOf(kind);
  const added = await stage.session.change(proofOf(created), (change) =>
    prepareMethod(stage.session.parts, change, { credential, name: 'Helper', levelId }, answer()),
  );
  await bindAdded(stage.session.parts, credential, added, answer());
  const session = await stage.restartBrowser();
  await session.unlock(added.methodId, answer());
  for (const id of texts) await session.profiles.read(id);
  await session.profiles.keep();
  const loot = await search(stage, await log(), [...(await openKeysOf(stage)), ...(await holds())]);
  expect(loot.tried).toBeGreaterThan(10);
  const found = Object.fromEntries(
    (['seeds', 'targets', 'documents', 'histories'] as const).map((what) => [what, [...loot[what]].sort()]),
  );
  const [withKeys, withTexts] = [keys.sort(), texts.sort()];
  expect(found).toEqual({ seeds: withKeys, targets: withKeys, documents: withTexts, histories: withTexts });
}

/** A level that manages owns every character, and a recovery key is of such a level: neither has a closed character. */
describe('a login method of a lower level reaches what its level says', () => {
  it.each(BINDABLE_KINDS)(
    '%s, with every right at once',
    (kind) => expectReach(kind, ['own', 'use', 'view', 'none']),
    240_000,
  );

  it.each<Held>(['own', 'use', 'view', 'none'])(
    'with the right %s to one character and none to the other',
    (right) => expectReach('passkey', [right, 'none']),
    240_000,
  );
});

const renameAs = (session: Stage['session'], characterId: string) =>
  session.profiles.change(characterId, async ({ profile }) => {
    profile.name = 'Mine';
    return { value: null };
  });
