/** Every condition of every kind of entry, each refused with its own sentence, so that no other rule stands in for it. */
import { expect, test } from 'vitest';
import { bareHex } from '../../lib/bytes.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import { keyHash } from '../key-hash.ts';
import { labels } from '../labels.ts';
import { sign, signingKeyPair } from '../sign.ts';
import {
  bytesOf,
  HOUR,
  idOf,
  ids,
  owned,
  publicKeyOf,
  publicKeysOf,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { appendEntry, createGenesis } from './append.ts';
import { applyEntry } from './apply.ts';
import type { EntryAction, EntrySigner, GenesisAction, LevelDescriptor, Rotation } from './entry.ts';
import { decodeEntry, encodeBody, encodeEntry } from './entry-encoding.ts';
import { authorityOf } from './rules.ts';
import { characterOf, charactersOf, type LogState } from './state.ts';
import { extendLog, verifyLog } from './verify.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const { entry: genesis, log: begun, first, recovery } = testGenesis();
const begin = decodeEntry(genesis).entry;
const now = START + HOUR;
const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const possession = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });
const nothing: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };
const managers: LevelDescriptor = { id: ids.managers, manages: true, characters: [] };
const everyday: LevelDescriptor = { id: ids.everyday, manages: false, characters: owned(ids.character) };
const policy = (...levels: LevelDescriptor[]): Action => ({
  kind: 'policy',
  levels,
  delay: begun.delay,
  secondManagerFor: [],
  rotation: nothing,
});

let fresh = 0;
function rotation(log: LogState): Rotation {
  fresh++;
  const characters = [...log.characters.values()]
    .filter((character) => !character.removed)
    .map(({ id, epoch }) => ({ characterId: id, epoch: epoch + 1, ...publicKeysOf(`fresh ${fresh} ${epoch}`) }));
  const key = bytesOf(`fresh ${fresh}`);
  return {
    characters,
    identityDocumentKeyHash: keyHash('identity-document', key),
    managementKeyHash: keyHash('management', key),
  };
}

const low = testMethod('low', 'passkey', ids.everyday);
const gone = testMethod('gone', 'passkey', ids.everyday);
const waiting = testMethod('waiting', 'passkey', ids.managers);
const spare = testMethod('spare', 'recovery-key', ids.managers);
const deviceSeed = bytesOf('device');
const device = {
  id: idOf('device'),
  methodId: low.id,
  publicKey: signingKeyPair(deviceSeed).publicKey,
  keepsCopy: true,
};

/** With a low, a revoked, a raised and a waiting method, a spare recovery key, a removed character and a revoked device. */
function populated(): LogState {
  let log = begun;
  const step = (action: Action, ...more: EntrySigner[]) => {
    log = appendEntry(log, { timestamp: now, action }, [author(recovery), ...more]).log;
  };
  const two = { id: idOf('two'), ...publicKeysOf('two') };
  step({ kind: 'character-add', character: two, levelIds: [] });
  step({ kind: 'character-remove', characterId: two.id });
  for (const method of [low, gone, spare]) step({ kind: 'mode-add', method: method.descriptor }, possession(method));
  step({ kind: 'mode-revoke', methodIds: [gone.id], rotation: rotation(log) });
  step({ kind: 'device-add', device }, { role: 'possession', id: device.id, seed: deviceSeed });
  step({ kind: 'device-revoke', deviceId: device.id });
  const add: Action = { kind: 'mode-add', method: waiting.descriptor };
  return appendEntry(log, { timestamp: now, action: add }, [author(first), possession(waiting)]).log;
}
const log = populated();

const renewed = (method: TestMethod, change: Partial<TestMethod['descriptor']> = {}) => {
  const again = testMethod(method.name, method.descriptor.kind, method.descriptor.levelId, 1);
  const descriptor = { ...again.descriptor, ...change };
  const action: Action = { kind: 'mode-reset', method: descriptor, generation: 1, rotation: rotation(log) };
  return { action, by: possession(again) };
};
const newcomer = testMethod('newcomer', 'passkey', ids.everyday);
const add = (change: Partial<TestMethod['descriptor']>) => {
  const method = { ...newcomer.descriptor, ...change };
  return { action: { kind: 'mode-add', method } as Action, by: { ...possession(newcomer), id: method.id } };
};
const about = (kind: 'mode-freeze' | 'mode-unfreeze' | 'mode-cancel', method: TestMethod): Action => ({
  kind,
  methodId: method.id,
});
const grant = (method: TestMethod, levelId: Uint8Array): Action => ({
  kind: 'mode-grant',
  methodId: method.id,
  levelId,
});
const lower = (method: TestMethod, levelId: Uint8Array): Action => ({
  kind: 'mode-lower',
  methodId: method.id,
  levelId,
  rotation: rotation(log),
});
const addCharacter = (name: string, key: string, levelIds: Uint8Array[] = []): Action => ({
  kind: 'character-add',
  character: { id: idOf(name), ...publicKeysOf(key) },
  levelIds,
});
const rotateTo = (change: (whole: Rotation) => Partial<Rotation>): Action => {
  const whole = rotation(log);
  return { kind: 'character-rotate', rotation: { ...whole, ...change(whole) } };
};
const raised = appendEntry(log, { timestamp: now, action: grant(low, ids.managers) }, [author(first)]).log;

/** Public keys that nothing can be sealed to: a coefficient that is not reduced, an X25519 key of small order. */
const key = publicKeyOf('nothing can be sealed to');
const [unreduced, smallOrder] = [key.slice().fill(0xff, 0, 3), key.slice().fill(0, 1184)];
const bad = 'Nothing can be encrypted to';

const rows: { says: string; action: Action; by?: EntrySigner; from?: LogState; author?: TestMethod }[] = [
  { says: keysLog.methodExists, ...add({ id: low.id }) },
  { says: keysLog.methodKeysUsed, ...add({ signingPublicKey: low.descriptor.signingPublicKey }) },
  { says: keysLog.methodKeysUsed, ...add({ signingPublicKey: gone.descriptor.signingPublicKey }) },
  { says: keysLog.methodKeysUsed, ...add({ authenticationPublicKey: gone.descriptor.authenticationPublicKey }) },
  { says: bad, ...add({ authenticationPublicKey: unreduced }) },
  { says: bad, ...add({ authenticationPublicKey: smallOrder }) },
  { says: bad, ...renewed(low, { authenticationPublicKey: unreduced }) },
  { says: bad, ...renewed(low, { authenticationPublicKey: smallOrder }) },
  ...[unreduced, smallOrder].flatMap((publicKey) => {
    const whole = {
      ...rotation(log),
      characters: [{ characterId: ids.character, epoch: 2, ...publicKeysOf('whole'), publicKey }],
    };
    const actions: Action[] = [
      { kind: 'character-add', character: { id: idOf('new'), ...publicKeysOf('whole'), publicKey }, levelIds: [] },
      { kind: 'character-rotate', rotation: whole },
      { kind: 'policy', levels: [managers, everyday], delay: begun.delay, secondManagerFor: [], rotation: whole },
      { kind: 'mode-revoke', methodIds: [low.id], rotation: whole },
    ];
    return actions.map((action) => ({ says: bad, action }));
  }),
  { says: keysLog.freezesItself, action: about('mode-freeze', recovery) },
  { says: keysLog.noLevel, ...add({ levelId: idOf('none') }) },
  { says: keysLog.recoveryKeyLevel, ...add({ kind: 'recovery-key', freezePublicKey: null }) },
  { says: keysLog.recoveryKeyNoCode, ...add({ kind: 'recovery-key', levelId: ids.managers }) },
  { says: keysLog.levelFixed, action: grant(gone, ids.managers) },
  { says: keysLog.levelFixed, action: grant(spare, ids.everyday) },
  { says: keysLog.hasLevel, action: grant(low, ids.everyday) },
  { says: keysLog.awaitsLevel, action: grant(low, ids.managers), from: raised },
  { says: keysLog.isGranting, action: lower(low, ids.everyday) },
  { says: keysLog.levelFixed, action: lower(waiting, ids.everyday) },
  { says: keysLog.levelFixed, action: lower(gone, ids.everyday) },
  { says: keysLog.levelFixed, action: lower(spare, ids.everyday) },
  { says: keysLog.methodRemoved, action: { kind: 'mode-revoke', methodIds: [gone.id], rotation: rotation(log) } },
  { says: keysLog.cannotReset, ...renewed(gone) },
  { says: keysLog.cannotReset, ...renewed(waiting) },
  { says: keysLog.resetLevel, ...renewed(low, { levelId: ids.managers }) },
  { says: keysLog.resetKind, ...renewed(spare, { kind: 'passkey' }) },
  { says: keysLog.resetKind, ...renewed(first, { kind: 'recovery-key', freezePublicKey: null }) },
  { says: keysLog.cannotFreeze, action: about('mode-freeze', gone) },
  {
    says: keysLog.alreadyFrozen,
    action: about('mode-freeze', low),
    author: first,
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', low) }, [author(first)]).log,
  },
  { says: keysLog.cannotFreeze, action: about('mode-freeze', waiting) },
  { says: keysLog.notFrozen, action: about('mode-unfreeze', low) },
  { says: keysLog.notFrozen, action: about('mode-unfreeze', gone) },
  { says: keysLog.notFrozen, action: about('mode-unfreeze', waiting) },
  { says: keysLog.nothingWaits, action: about('mode-cancel', low) },
  { says: keysLog.characterExists, action: addCharacter('two', 'new') },
  { says: keysLog.characterKeyUsed, action: addCharacter('new', 'character everyday 0') },
  { says: keysLog.levelTwice, action: addCharacter('new', 'new', [ids.everyday, ids.everyday]) },
  { says: keysLog.characterDeleted, action: { kind: 'character-remove', characterId: idOf('two') } },
  { says: keysLog.noCharacter, action: { kind: 'character-remove', characterId: idOf('none') } },
  { says: keysLog.lastCharacter, action: { kind: 'character-remove', characterId: ids.character } },
  { says: keysLog.levelTwice, action: policy(managers, everyday, everyday) },
  { says: keysLog.levelManagesAll, action: policy({ ...managers, characters: owned(ids.character) }, everyday) },
  {
    says: keysLog.characterTwice,
    action: policy(managers, { ...everyday, characters: owned(ids.character, ids.character) }),
  },
  {
    says: keysLog.characterUnknown,
    action: policy(managers, { ...everyday, characters: owned(ids.character, idOf('two')) }),
  },
  {
    says: keysLog.characterUnknown,
    action: policy(managers, { ...everyday, characters: owned(ids.character, idOf('none')) }),
  },
  { says: keysLog.levelInUse, action: policy(managers) },
  { says: keysLog.recoveryKeyManages, action: policy({ ...managers, manages: false }, everyday) },
  { says: keysLog.delayTooLong, action: { ...policy(managers, everyday), delay: 91 * 24 * HOUR } as Action },
  {
    says: keysLog.deletedNoKeys,
    action: rotateTo((whole) => ({
      characters: whole.characters.map((item) => ({ ...item, characterId: idOf('two') })),
    })),
  },
  {
    says: keysLog.oneKey,
    action: rotateTo((whole) => ({ characters: [...whole.characters, ...whole.characters] })),
  },
  { says: keysLog.rotatesNothing, action: { kind: 'character-rotate', rotation: nothing } },
  {
    says: keysLog.deviceExists,
    action: { kind: 'device-add', device },
    by: { role: 'possession', id: device.id, seed: deviceSeed },
  },
  { says: keysLog.deviceRemoved, action: { kind: 'device-revoke', deviceId: device.id } },
  { says: keysLog.noDevice, action: { kind: 'device-revoke', deviceId: idOf('none') } },
  { says: keysLog.noMethod, action: about('mode-freeze', newcomer) },
];

test.each(rows)('$action.kind: $says', ({ says, action, by, from, author: one }) => {
  const signers = [author(one ?? recovery), ...(by === undefined ? [] : [by])];
  expect(() => appendEntry(from ?? log, { timestamp: now, action }, signers)).toThrow(
    expect.objectContaining({ code: 'not-allowed', message: expect.stringContaining(says) }),
  );
});

test('a level with a pending method keeps its right to manage', () => {
  const second = idOf('second managers');
  const levels = [managers, everyday, { id: second, manages: true, characters: [] }];
  const step = (from: LogState, action: Action) => appendEntry(from, { timestamp: now, action }, [author(first)]).log;
  const waits = step(step(log, policy(...levels)), grant(low, second));
  const demoted = policy(managers, everyday, { id: second, manages: false, characters: [] });
  expect(() => step(waits, demoted)).toThrow(keysLog.levelAwaited);
  expect(() => step(waits, policy(managers, everyday))).toThrow(keysLog.levelAwaited);
});

test('an identity holds no more characters than its documents can be read with', () => {
  const many = new Map(log.characters);
  const [one] = [...log.characters.values()].filter(({ removed }) => !removed);
  if (!one) throw new Error('no character');
  const key = (number: number) => bareHex(idOf(`character ${number}`));
  while ([...many.values()].filter(({ removed }) => !removed).length < 999) many.set(key(many.size), one);
  const step = (from: LogState, name: string) =>
    applyEntry(from, {
      number: from.head.number + 1,
      previous: from.head.hash,
      timestamp: now,
      signers: [{ role: 'author', id: first.id }],
      action: addCharacter(name, name),
    });
  const full = step({ ...log, characters: many }, 'the last one');
  expect(() => step(full, 'one more')).toThrow(keysLog.tooManyCharacters);
});

test('a removed character leaves its levels, and a rotated character keeps its history', () => {
  expect(charactersOf(log, ids.first)).toHaveLength(1);
  const epochs = characterOf(log, ids.character)?.epochs.map(({ epoch }) => epoch);
  expect(epochs).toEqual([0, 1]);
});

const action = begin.action as GenesisAction;
const genesisOf = (change: Partial<GenesisAction>, seeds = [first.signingSeed, recovery.signingSeed]) =>
  createGenesis(
    { timestamp: START, action: { ...action, ...change } },
    { firstSigningSeed: seeds[0] as Uint8Array, recoverySigningSeed: seeds[1] as Uint8Array },
  );
const plain = testMethod('plain', 'passkey', ids.managers);
const beginnings: [string, () => unknown][] = [
  [
    'a login method and a recovery key',
    () => genesisOf({ recoveryMethod: plain.descriptor }, [first.signingSeed, plain.signingSeed]),
  ],
  [
    'a login method and a recovery key',
    () => genesisOf({ firstMethod: spare.descriptor }, [spare.signingSeed, recovery.signingSeed]),
  ],
  [keysLog.firstManages, () => genesisOf({ firstMethod: { ...first.descriptor, levelId: ids.everyday } })],
  [keysLog.recoveryKeyLevel, () => genesisOf({ recoveryMethod: { ...recovery.descriptor, levelId: ids.everyday } })],
  [keysLog.ownRecoveryKey, () => genesisOf({ recoveryMethod: { ...recovery.descriptor, id: ids.first } })],
  [
    keysLog.methodKeysUsed,
    () =>
      genesisOf({ recoveryMethod: { ...recovery.descriptor, signingPublicKey: first.descriptor.signingPublicKey } }, [
        first.signingSeed,
        first.signingSeed,
      ]),
  ],
  [keysLog.noLevel, () => genesisOf({ levels: [everyday] })],
  [bad, () => genesisOf({ firstMethod: { ...first.descriptor, authenticationPublicKey: unreduced } })],
  [bad, () => genesisOf({ recoveryMethod: { ...recovery.descriptor, authenticationPublicKey: smallOrder } })],
  [bad, () => genesisOf({ character: { ...action.character, publicKey: smallOrder } })],
  [keysLog.delayTooLong, () => genesisOf({ delay: 91 * 24 * HOUR })],
  [keysLog.signatureBad, () => genesisOf({}, [first.signingSeed, first.signingSeed])],
  [keysLog.signatureBad, () => genesisOf({}, [recovery.signingSeed, recovery.signingSeed])],
];

test.each(beginnings)('genesis: %s', (says, run) => {
  expect(run).toThrow(expect.objectContaining({ code: 'not-allowed', message: expect.stringContaining(says) }));
});

/** Genesis as an attacker would write it: any body, signed by the right keys. */
function forged(change: Partial<typeof begin>, drop = 0): Uint8Array {
  const body = encodeBody({ ...begin, ...change });
  const seeds = [first.signingSeed, recovery.signingSeed];
  return encodeEntry(
    body,
    seeds.slice(drop).map((seed) => sign(seed, labels.logEntry, body)),
  );
}

test.each([
  [keysLog.noGenesis, forged({ number: 1 })],
  [keysLog.noGenesis, forged({ action: about('mode-freeze', first) })],
  [keysLog.beforeGenesis, forged({ previous: bytesOf('something') })],
  [keysLog.genesisSigners, forged({ signers: begin.signers.toReversed() })],
  [keysLog.genesisSigners, forged({ signers: begin.signers.slice(0, 1) })],
  [keysLog.signatureMissing, forged({}, 1)],
])('a log that does not begin as it must: %s', (says, bytes) => {
  expect(() => verifyLog([bytes], { now })).toThrow(
    expect.objectContaining({ code: 'bad-log', message: expect.stringContaining(says) }),
  );
});

test.each([
  [keysLog.entryMissing, { number: 2 }],
  [keysLog.doesNotFollow, { previous: bytesOf('something') }],
  [keysLog.datedBefore, { timestamp: START - 1 }],
])('an entry that does not fit: %s', (says, change) => {
  const signers = [{ role: 'author' as const, id: first.id }];
  const fits = { number: 1, previous: begun.head.hash, timestamp: now, signers, action: addCharacter('new', 'new') };
  const written = (entry: typeof fits) => {
    const body = encodeBody(entry);
    return encodeEntry(body, [sign(first.signingSeed, labels.logEntry, body)]);
  };
  expect(extendLog(begun, written(fits), now).head.number).toBe(1);
  expect(() => extendLog(begun, written({ ...fits, ...change }), now)).toThrow(says);
});

test('a second genesis is refused', () => {
  expect(() => applyEntry(begun, begin)).toThrow(/begins once/);
  expect(() => authorityOf(begun, begin)).toThrow(/begins once/);
});

test('an extra signature after the right ones is refused', () => {
  const { body, signatures } = decodeEntry(genesis);
  const bytes = encodeEntry(body, [...signatures, signatures[0] as Uint8Array]);
  expect(() => verifyLog([bytes], { now })).toThrow(/A signature is missing/);
});
