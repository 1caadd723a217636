/** The membership log: the chain, delays, rotation, levels, devices. Who may sign what is in rights.test.ts. */
import { expect, test } from 'vitest';
import { keyHash } from '../key-hash.ts';
import { signingKeyPair } from '../sign.ts';
import {
  bytesOf,
  HOUR,
  idOf,
  ids,
  namesFreezeCode,
  owned,
  publicKeyOf,
  publicKeysOf,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from '../testing/refused.ts';
import { appendEntry, createGenesis } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction, Rotation } from './entry.ts';
import { decodeEntry } from './entry-encoding.ts';
import {
  characterOf,
  charactersOf,
  deviceOf,
  type LogState,
  mayActivate,
  mayManage,
  mayReceive,
  methodOf,
  presentKey,
  stateAt,
} from './state.ts';
import { extendLog, verifyLog } from './verify.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const { entry: genesis, log: begun, first, recovery } = testGenesis();
const later = START + HOUR;
const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const agree = (method: TestMethod): EntrySigner => ({ role: 'agree', id: method.id, seed: method.signingSeed });
const possession = (method: TestMethod): EntrySigner => ({
  role: 'possession',
  id: method.id,
  seed: method.signingSeed,
});

/** New keys for the given characters (by name) at the present state, with both hashed keys. */
function rotation(log: LogState, names: string[], step = 1): Rotation {
  return {
    characters: names.map((name) => {
      const characterId = idOf(name);
      const epoch = (characterOf(log, characterId)?.epoch ?? 0) + 1;
      return { characterId, epoch, ...publicKeysOf(`${name} ${epoch} ${step}`) };
    }),
    identityDocumentKeyHash: keyHash('identity-document', bytesOf(`identity document key ${log.head.number} ${step}`)),
    managementKeyHash: keyHash('management', bytesOf(`management key ${log.head.number} ${step}`)),
  };
}

const append = (log: LogState, action: Action, signers: EntrySigner[], timestamp = later) =>
  appendEntry(log, { timestamp, action }, signers);

const second = testMethod('second', 'security-key', ids.managers);
const low = testMethod('low', 'passkey', ids.everyday);
const addSecond: Action = { kind: 'mode-add', method: second.descriptor };
const withLow = append(begun, { kind: 'mode-add', method: low.descriptor }, [author(first), possession(low)]);
const withSecond = append(withLow.log, addSecond, [author(first), agree(recovery), possession(second)]);

test('genesis names its identity, both methods, the level and the character', () => {
  const log = verifyLog([genesis], { now: later });
  expect(log.identityId).toEqual(log.head.hash);
  expect(methodOf(log, ids.first)).toMatchObject({ state: 'active', rank: 'managing', generation: 0, sinceEntry: 0 });
  expect(methodOf(log, ids.recovery)).toMatchObject({ state: 'active', rank: 'recovery' });
  expect(charactersOf(log, ids.first)).toEqual([...log.characters.keys()]);
  expect(characterOf(log, ids.character)).toMatchObject({ epoch: 0, removed: false });
  expect(presentKey(log.managementKeys).epoch).toBe(0);
});

const changed = (change: Partial<GenesisAction>) => () => testGenesis(change);
test.each([
  ['two login methods and no recovery key', changed({ recoveryMethod: second.descriptor })],
  ['a recovery key as the first method', changed({ firstMethod: recovery.descriptor })],
  ['a first method that does not manage', changed({ firstMethod: { ...first.descriptor, levelId: ids.everyday } })],
  [
    'a recovery key that does not manage',
    changed({ recoveryMethod: { ...recovery.descriptor, levelId: ids.everyday } }),
  ],
  [
    'one key for both',
    changed({ recoveryMethod: { ...recovery.descriptor, signingPublicKey: first.descriptor.signingPublicKey } }),
  ],
  ['one id for both', changed({ recoveryMethod: { ...recovery.descriptor, id: ids.first } })],
  ['a level that does not exist', changed({ levels: [] })],
  ['a delay of a century', changed({ delay: 100 * 365 * 24 * HOUR })],
  [
    'a recovery key with a freeze code',
    changed({ recoveryMethod: { ...recovery.descriptor, freezePublicKey: bytesOf('x') } }),
  ],
])('genesis with %s is refused', async (_name, run) => {
  await expectRefused('not-allowed', run);
});

test('genesis needs both signatures', async () => {
  const action = decodeEntry(genesis).entry.action as GenesisAction;
  const wrong = { firstSigningSeed: first.signingSeed, recoverySigningSeed: first.signingSeed };
  await expectRefused('not-allowed', () => createGenesis({ timestamp: START, action }, wrong));
});

test('no bit of an entry can be changed', async () => {
  await expectNoFlipAccepted('bad-log', genesis, (bytes) => verifyLog([bytes], { now: later }), 13);
  await expectNoFlipAccepted('bad-log', withSecond.entry, (bytes) => extendLog(withLow.log, bytes, later), 3);
});

test('a chain is refused when it is truncated, reordered, duplicated, of another identity, or empty', async () => {
  const all = [genesis, withLow.entry, withSecond.entry];
  expect(verifyLog(all, { now: later })).toEqual(withSecond.log);
  const foreign = testGenesis({ anchor: bytesOf('another anchor') }).entry;
  for (const entries of [
    [],
    [withLow.entry],
    [genesis, withSecond.entry],
    [genesis, withSecond.entry, withLow.entry],
    [genesis, withLow.entry, withLow.entry],
    [genesis, genesis],
    [foreign, withLow.entry],
  ])
    await expectRefused('bad-log', () => verifyLog(entries, { now: later }));
});

test('a chain that does not contain the floor is refused', async () => {
  const floor = withLow.log.head;
  expect(verifyLog([genesis, withLow.entry, withSecond.entry], { now: later, floor }).head.number).toBe(2);
  await expectRefused('bad-log', () => verifyLog([genesis], { now: later, floor }));
  const fork = append(begun, { kind: 'mode-freeze', methodId: ids.first }, [author(recovery)]);
  await expectRefused('bad-log', () => verifyLog([genesis, fork.entry], { now: later, floor }));
});

test('the time of an entry is refused in the future, before its predecessor, or before the last time seen', async () => {
  await expectRefused('bad-log', () => verifyLog([genesis, withLow.entry], { now: START }));
  const early = append(withLow.log, addSecond, [author(first), possession(second)], START);
  expect(early.log.timestamp).toBe(later);
  const { entry } = append(begun, addSecond, [author(first), possession(second)], START);
  const seenAt = START + 80 * HOUR;
  expect(extendLog(begun, entry, seenAt).head.number).toBe(1);
  await expectRefused('bad-log', () => extendLog(begun, entry, seenAt, seenAt));
  const floor = { ...begun.head, seenAt };
  await expectRefused('bad-log', () => verifyLog([genesis, entry], { now: seenAt, floor }));
});

test('an added managing method waits for the delay and holds nothing meanwhile', async () => {
  const { log } = append(begun, addSecond, [author(first), possession(second)]);
  expect(methodOf(log, second.id)).toMatchObject({ state: 'pending', rank: 'other', managingSince: null });
  expect(methodOf(log, second.id)?.pending?.activeFrom).toBe(later + 72 * HOUR);
  expect([charactersOf(log, second.id), mayReceive(log, second.id), mayManage(log, second.id)]).toEqual([
    [],
    false,
    false,
  ]);
  const act: Action = {
    kind: 'character-add',
    character: { id: idOf('new'), ...publicKeysOf('new') },
    levelIds: [],
  };
  const ripe = later + 72 * HOUR;
  await expectRefused('not-allowed', () => append(log, act, [author(second)], ripe - 1));
  const activate: Action = { kind: 'mode-activate', methodId: second.id };
  await expectRefused('not-allowed', () => append(log, activate, [author(second)], ripe - 1));
  await expectRefused('not-allowed', () => append(log, activate, [author(first)], ripe - 1));
  expect([mayActivate(log, second.id, ripe - 1), mayActivate(log, second.id, ripe)]).toEqual([false, true]);
  for (const signer of [first, second]) {
    const active = append(log, activate, [author(signer)], ripe).log;
    expect(mayManage(active, second.id) && mayReceive(active, second.id)).toBe(true);
  }
  expect(append(log, act, [author(second)], ripe).log.characters.size).toBe(2);
  await expectRefused('not-allowed', () =>
    append(log, { kind: 'mode-activate', methodId: ids.first }, [author(first)], ripe),
  );
});

test('the recovery key, or a second method older than the delay, removes the delay; a younger method does not', () => {
  const state = (log: LogState) => methodOf(log, idOf('third'))?.state;
  const third = testMethod('third', 'passkey', ids.managers);
  const add: Action = { kind: 'mode-add', method: third.descriptor };
  const two = withSecond.log;
  expect(state(append(two, add, [author(first), possession(third)]).log)).toBe('pending');
  expect(state(append(two, add, [author(recovery), possession(third)]).log)).toBe('active');
  expect(state(append(two, add, [author(first), agree(recovery), possession(third)]).log)).toBe('active');
  const young = later + 71 * HOUR;
  expect(state(append(two, add, [author(first), agree(second), possession(third)], young).log)).toBe('pending');
  const old = later + 72 * HOUR;
  expect(state(append(two, add, [author(first), agree(second), possession(third)], old).log)).toBe('active');
  expect(state(append(two, add, [author(first), possession(third)], old).log)).toBe('pending');
});

test('a method cannot agree with its own entry, and a method of a low level cannot agree at all', async () => {
  const third = testMethod('third', 'passkey', ids.managers);
  const add: Action = { kind: 'mode-add', method: third.descriptor };
  const old = later + 100 * HOUR;
  for (const one of [first, low, third])
    await expectRefused('not-allowed', () =>
      append(withSecond.log, add, [author(first), agree(one), possession(third)], old),
    );
});

test('raising a method to a managing level waits for the delay, and the method keeps what it has', () => {
  const raise: Action = { kind: 'mode-grant', methodId: low.id, levelId: ids.managers };
  const { log } = append(withLow.log, raise, [author(first)]);
  expect(methodOf(log, low.id)).toMatchObject({ state: 'active', rank: 'other' });
  expect(mayManage(log, low.id)).toBe(false);
  const ripe = append(log, { kind: 'mode-activate', methodId: low.id }, [author(low)], later + 72 * HOUR).log;
  expect(mayManage(ripe, low.id)).toBe(true);
  expect(mayManage(append(withLow.log, raise, [author(first), agree(recovery)]).log, low.id)).toBe(true);
  const cancelled = append(log, { kind: 'mode-cancel', methodId: low.id }, [author(first)]).log;
  expect(methodOf(cancelled, low.id)).toMatchObject({ state: 'active', pending: null });
});

test('one method alone can neither make a level manage nor change the delay', async () => {
  const raised: Action = {
    kind: 'policy',
    levels: [
      { id: ids.managers, manages: true, characters: [] },
      { id: ids.everyday, manages: true, characters: [] },
    ],
    delay: 72 * HOUR,
    secondManagerFor: [],
    rotation: { characters: [], identityDocumentKeyHash: null, managementKeyHash: null },
  };
  const same = {
    ...raised,
    levels: [raised.levels[0], { id: ids.everyday, manages: false, characters: owned(ids.character) }],
  } as typeof raised;
  const shorter: Action = { ...same, delay: HOUR };
  const longer: Action = { ...same, delay: 80 * HOUR };
  for (const action of [raised, shorter, longer]) {
    await expectRefused('not-allowed', () => append(withLow.log, action, [author(first)]));
    append(withLow.log, action, [author(first), agree(recovery)]);
    append(withLow.log, action, [author(recovery)]);
  }
  expect(mayManage(append(withLow.log, raised, [author(recovery)]).log, low.id)).toBe(true);
  append(withLow.log, same, [author(first)]);
});

test('a pending change can be cancelled, also by a frozen managing method, and then never takes effect', async () => {
  const { log } = append(
    withSecond.log,
    { kind: 'mode-add', method: testMethod('third', 'passkey', ids.managers).descriptor },
    [author(second), possession(testMethod('third', 'passkey', ids.managers))],
  );
  const cancel: Action = { kind: 'mode-cancel', methodId: idOf('third') };
  const frozen = append(log, { kind: 'mode-freeze', methodId: ids.first }, [author(recovery)]).log;
  const { log: cancelled } = append(frozen, cancel, [author(first)]);
  expect(methodOf(cancelled, idOf('third'))).toMatchObject({ state: 'revoked', untilEntry: 5 });
  await expectRefused('not-allowed', () => append(frozen, cancel, [author(low)]));
  await expectRefused('not-allowed', () => append(cancelled, cancel, [author(recovery)]));
  const activate: Action = { kind: 'mode-activate', methodId: idOf('third') };
  await expectRefused('not-allowed', () => append(cancelled, activate, [author(second)], later + 100 * HOUR));
});

test('revoking a method rotates every key that it held, in the same entry, and ends its devices', async () => {
  const device = { id: idOf('device'), seed: bytesOf('device') };
  const { log } = append(
    withSecond.log,
    {
      kind: 'device-add',
      device: { id: device.id, methodId: low.id, publicKey: signingKeyPair(device.seed).publicKey, keepsCopy: true },
    },
    [author(low), { role: 'possession', ...device }],
  );
  const whole = rotation(log, ['character everyday']);
  const revoke = (methodId: Uint8Array, change: Partial<Rotation>): Action => ({
    kind: 'mode-revoke',
    methodIds: [methodId],
    rotation: { ...whole, ...change },
  });
  for (const missing of [{ characters: [] }, { identityDocumentKeyHash: null }])
    await expectRefused('not-allowed', () => append(log, revoke(low.id, missing), [author(first)]));
  await expectRefused('not-allowed', () =>
    append(log, revoke(second.id, { managementKeyHash: null }), [author(first)]),
  );
  const after = append(log, revoke(low.id, { managementKeyHash: null }), [author(first)]).log;
  expect(methodOf(after, low.id)).toMatchObject({ state: 'revoked', untilEntry: after.head.number });
  expect(deviceOf(after, device.id)?.untilEntry).toBe(after.head.number);
  expect(characterOf(after, ids.character)?.epoch).toBe(1);
  expect([presentKey(after.identityDocumentKeys).epoch, presentKey(after.managementKeys).epoch]).toEqual([1, 0]);
  expect(charactersOf(after, low.id)).toEqual([]);
  expect(stateAt(after, log.head)).toBe(log);
});

test('rotation is refused with a skipped epoch, the current key, a former key, or the same key twice', async () => {
  const whole = rotation(withSecond.log, ['character everyday']);
  const [item] = whole.characters as [Rotation['characters'][number]];
  const bad: Partial<Rotation>[] = [
    { characters: [{ ...item, epoch: 2 }] },
    { characters: [{ ...item, epoch: 0 }] },
    { characters: [{ ...item, publicKey: publicKeyOf('character everyday 0') }] },
    { characters: [item, { ...item, epoch: 2 }] },
    { characters: [{ ...item, characterId: idOf('nobody') }] },
    { identityDocumentKeyHash: keyHash('identity-document', bytesOf('identity document key 0')) },
    { characters: [], identityDocumentKeyHash: null, managementKeyHash: null },
  ];
  for (const change of bad)
    await expectRefused('not-allowed', () =>
      append(withSecond.log, { kind: 'character-rotate', rotation: { ...whole, ...change } }, [author(first)]),
    );
  append(withSecond.log, { kind: 'character-rotate', rotation: whole }, [author(first)]);
});

test('a method cannot remove itself by rotation, and the last recovery key cannot be removed', async () => {
  const rotated = rotation(withSecond.log, ['character everyday']);
  const log = withSecond.log;
  await expectRefused('not-allowed', () =>
    append(log, { kind: 'mode-revoke', methodIds: [ids.first], rotation: rotated }, [author(first)]),
  );
  const lower: Action = { kind: 'mode-lower', methodId: ids.first, levelId: ids.everyday, rotation: rotated };
  await expectRefused('not-allowed', () => append(log, lower, [author(first)]));
  append(log, lower, [author(second)]);
  await expectRefused('not-allowed', () =>
    append(log, { kind: 'mode-revoke', methodIds: [ids.recovery], rotation: rotated }, [author(recovery)]),
  );
});

test('a reset gives a method new keys, waits for the delay if the method manages, and cannot be signed with the old key', async () => {
  const again = testMethod('second', 'passkey', ids.managers, 1);
  const reset = (generation: number): Action => ({
    kind: 'mode-reset',
    method: again.descriptor,
    generation,
    rotation: rotation(withSecond.log, ['character everyday']),
  });
  const pending = append(withSecond.log, reset(1), [author(first), possession(again)]).log;
  expect(methodOf(pending, second.id)).toMatchObject({ state: 'pending', generation: 1, rank: 'other' });
  const active = append(withSecond.log, reset(1), [author(first), agree(recovery), possession(again)]).log;
  expect(methodOf(active, second.id)).toMatchObject({ state: 'active', generation: 1, rank: 'managing' });
  await expectRefused('not-allowed', () => append(withSecond.log, reset(2), [author(first), possession(again)]));
  await expectRefused('not-allowed', () => append(withSecond.log, reset(1), [author(first), possession(second)]));
  await expectRefused('not-allowed', () =>
    append(active, { kind: 'mode-freeze', methodId: ids.first }, [author(second)]),
  );
  const newRecovery = testMethod('recovery', 'recovery-key', ids.managers, 1);
  const renew: Action = {
    kind: 'mode-reset',
    method: newRecovery.descriptor,
    generation: 1,
    rotation: rotation(begun, ['character everyday']),
  };
  expect(methodOf(append(begun, renew, [author(recovery), possession(newRecovery)]).log, ids.recovery)?.state).toBe(
    'active',
  );
  await expectRefused('not-allowed', () => append(begun, renew, [author(first), possession(newRecovery)]));
});

test('removing a character from a level rotates the character if a method of that level has seen it', async () => {
  const levels = [
    { id: ids.managers, manages: true, characters: [] },
    { id: ids.everyday, manages: false, characters: [] },
  ];
  const none = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };
  const policy = (log: LogState, full: boolean): Action => ({
    kind: 'policy',
    levels,
    delay: log.delay,
    secondManagerFor: [],
    rotation: full ? rotation(log, ['character everyday']) : none,
  });
  await expectRefused('not-allowed', () => append(withLow.log, policy(withLow.log, false), [author(first)]));
  expect(charactersOf(append(withLow.log, policy(withLow.log, true), [author(first)]).log, low.id)).toEqual([]);
  append(begun, policy(begun, false), [author(first)]);
  const removed: Action = {
    kind: 'policy',
    levels: levels.slice(0, 1),
    delay: begun.delay,
    secondManagerFor: [],
    rotation: none,
  };
  await expectRefused('not-allowed', () => append(withLow.log, removed, [author(first)]));
  const plain: Action = {
    kind: 'policy',
    levels: [{ id: ids.managers, manages: false, characters: owned(ids.character) }],
    delay: begun.delay,
    secondManagerFor: [],
    rotation: rotation(begun, ['character everyday']),
  };
  await expectRefused('not-allowed', () => append(begun, plain, [author(recovery)]));
});

test('a character is added to levels, not twice, and can be removed unless it is the last', async () => {
  const add: Action = {
    kind: 'character-add',
    character: { id: idOf('savings'), ...publicKeysOf('savings 0') },
    levelIds: [ids.everyday],
  };
  const { log } = append(withLow.log, add, [author(first)]);
  expect(charactersOf(log, low.id)).toHaveLength(2);
  await expectRefused('not-allowed', () => append(log, add, [author(first)]));
  await expectRefused('not-allowed', () => append(withLow.log, { ...add, levelIds: [ids.managers] }, [author(first)]));
  await expectRefused('not-allowed', () =>
    append(withLow.log, { ...add, levelIds: [idOf('no level')] }, [author(first)]),
  );
  const gone = append(log, { kind: 'character-remove', characterId: ids.character }, [author(first)]).log;
  expect([charactersOf(gone, low.id).length, charactersOf(gone, ids.first).length]).toEqual([1, 1]);
  await expectRefused('not-allowed', () =>
    append(gone, { kind: 'character-remove', characterId: idOf('savings') }, [author(first)]),
  );
  await expectRefused('not-allowed', () => append(gone, add, [author(first)]));
});

test('a method of a low level is raised without rotation, and lowered only with rotation', async () => {
  const two = append(
    withLow.log,
    {
      kind: 'policy',
      delay: begun.delay,
      secondManagerFor: [],
      rotation: { characters: [], identityDocumentKeyHash: null, managementKeyHash: null },
      levels: [
        { id: ids.managers, manages: true, characters: [] },
        { id: ids.everyday, manages: false, characters: owned(ids.character) },
        { id: ids.savings, manages: false, characters: [] },
      ],
    },
    [author(first)],
  ).log;
  const narrow: Action = { kind: 'mode-grant', methodId: low.id, levelId: ids.savings };
  await expectRefused('not-allowed', () => append(two, narrow, [author(first)]));
  const lowered = append(
    two,
    { ...narrow, kind: 'mode-lower', rotation: rotation(two, ['character everyday']) } as Action,
    [author(first)],
  ).log;
  expect(charactersOf(lowered, low.id)).toEqual([]);
  expect(
    charactersOf(
      append(lowered, { kind: 'mode-grant', methodId: low.id, levelId: ids.everyday }, [author(first)]).log,
      low.id,
    ),
  ).toHaveLength(1);
});

test('former keys are never accepted again, and ids are used once', async () => {
  const revoked = append(
    withLow.log,
    { kind: 'mode-revoke', methodIds: [low.id], rotation: rotation(withLow.log, ['character everyday']) },
    [author(first)],
  ).log;
  const same: Action = { kind: 'mode-add', method: low.descriptor };
  await expectRefused('not-allowed', () => append(revoked, same, [author(first), possession(low)]));
  const renamed: Action = { kind: 'mode-add', method: { ...low.descriptor, id: idOf('other') } };
  await expectRefused('not-allowed', () =>
    append(revoked, renamed, [author(first), { ...possession(low), id: idOf('other') }]),
  );
});

test('the last managing method cannot be frozen by its code; another one can', async () => {
  const code = (method: TestMethod): EntrySigner => ({ role: 'freeze-code', id: method.id, seed: method.freezeSeed });
  const coded = (log: LogState, method: TestMethod) => {
    const { action, own } = namesFreezeCode(method);
    return append(log, action, [author(method), own]).log;
  };
  const [alone, both] = [coded(begun, first), coded(coded(withSecond.log, first), second)];
  await expectRefused('not-allowed', () => append(alone, { kind: 'mode-freeze', methodId: ids.first }, [code(first)]));
  append(alone, { kind: 'mode-freeze', methodId: ids.first }, [author(first)]);
  const { log } = append(both, { kind: 'mode-freeze', methodId: ids.first }, [code(first)]);
  expect(methodOf(log, ids.first)?.state).toBe('frozen');
  await expectRefused('not-allowed', () => append(both, { kind: 'mode-freeze', methodId: second.id }, [code(first)]));
  await expectRefused('not-allowed', () =>
    append(both, { kind: 'mode-freeze', methodId: ids.first }, [{ ...code(first), seed: second.freezeSeed }]),
  );
});
