/** Who may sign what: every kind of entry, by every rank and state of author, on every rank of subject, against a table. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWalletError } from '../../lib/errors.ts';
import { keyHash } from '../key-hash.ts';
import { signingKeyPair } from '../sign.ts';
import {
  bytesOf,
  HOUR,
  idOf,
  ids,
  namesFreezeCode,
  owned,
  publicKeysOf,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { appendEntry } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction, Rotation } from './entry.ts';
import { rules } from './rules.ts';
import { charactersOf, type LogState, mayManage } from './state.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const agree = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'agree' });
const possession = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });

const genesis = testGenesis();
const { first, recovery } = genesis;
const spare = testMethod('spare recovery', 'recovery-key', ids.managers);
const second = testMethod('second', 'security-key', ids.managers);
const frozenManager = testMethod('frozen manager', 'passkey', ids.managers);
const pending = testMethod('pending', 'passkey', ids.managers);
const low = testMethod('low', 'passkey', ids.everyday);
const lowToo = testMethod('low too', 'passkey', ids.everyday);
const frozenLow = testMethod('frozen low', 'passkey', ids.everyday);
const revoked = testMethod('revoked', 'passkey', ids.everyday);
const actors = [first, second, recovery, spare, frozenManager, pending, low, lowToo, frozenLow, revoked];

let fresh = 0;
function rotation(log: LogState): Rotation {
  fresh++;
  return {
    characters: [...log.characters.values()]
      .filter((character) => !character.removed)
      .map(({ id, epoch }) => ({
        characterId: id,
        epoch: epoch + 1,
        ...publicKeysOf(`rotated ${fresh} ${epoch}`),
      })),
    identityDocumentKeyHash: keyHash('identity-document', bytesOf(`rotated ${fresh}`)),
    managementKeyHash: keyHash('management', bytesOf(`rotated ${fresh}`)),
  };
}
const nothing: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };

const device = (owner: string) => ({ id: idOf(`device of ${owner}`), seed: bytesOf(`device of ${owner}`) });
const addDevice = (owner: TestMethod, name = owner.name): Action => ({
  kind: 'device-add',
  device: {
    id: device(name).id,
    methodId: owner.id,
    publicKey: signingKeyPair(device(name).seed).publicKey,
    keepsCopy: true,
  },
});
const now = START + HOUR;
const levels = [
  { id: ids.managers, manages: true, characters: [] },
  { id: ids.everyday, manages: false, characters: owned(ids.character) },
  { id: ids.savings, manages: false, characters: [] },
  { id: idOf('wide'), manages: false, characters: owned(ids.character) },
];

/** An identity in which every actor is in the state that its name says. */
function populated(): LogState {
  let { log } = genesis;
  const step = (action: Action, ...signers: EntrySigner[]) => {
    log = appendEntry(log, { timestamp: now, action }, signers).log;
  };
  const add = (method: TestMethod, ...signers: EntrySigner[]) =>
    step({ kind: 'mode-add', method: method.descriptor }, ...signers, possession(method));
  step({ kind: 'policy', levels, delay: log.delay, secondManagerFor: [], rotation: nothing }, author(first));
  for (const method of [spare, second, frozenManager]) add(method, author(recovery));
  for (const method of [low, lowToo, frozenLow, revoked]) add(method, author(first));
  for (const owner of [second, low, frozenLow, spare])
    step(addDevice(owner), author(owner), { role: 'possession', ...device(owner.name) });
  step({ kind: 'character-add', character: { id: idOf('two'), ...publicKeysOf('two') }, levelIds: [] }, author(first));
  step({ kind: 'mode-freeze', methodId: frozenManager.id }, author(first));
  step({ kind: 'mode-freeze', methodId: frozenLow.id }, author(first));
  step({ kind: 'mode-revoke', methodIds: [revoked.id], rotation: rotation(log) }, author(first));
  add(pending, author(first));
  return log;
}
const log = populated();

const R = [recovery, spare];
const managing = [first, second, ...R];
const reset = (method: TestMethod) => {
  const again = testMethod(method.name, method.descriptor.kind, method.descriptor.levelId, 1);
  const action: Action = { kind: 'mode-reset', method: again.descriptor, generation: 1, rotation: rotation(log) };
  return { action, by: possession(again) };
};
const about = (
  kind: 'mode-freeze' | 'mode-unfreeze' | 'mode-cancel' | 'mode-activate',
  method: TestMethod,
): Action => ({
  kind,
  methodId: method.id,
});
const revoke = (method: TestMethod): Action => ({
  kind: 'mode-revoke',
  methodIds: [method.id],
  rotation: rotation(log),
});
const newMethod = (kind: 'passkey' | 'recovery-key', levelId: Uint8Array) => {
  const method = testMethod('newcomer', kind, levelId);
  return { action: { kind: 'mode-add', method: method.descriptor } as Action, by: possession(method) };
};
const newDevice = (owner: TestMethod) => ({
  action: addDevice(owner, `new ${owner.name}`),
  by: { role: 'possession' as const, ...device(`new ${owner.name}`) },
});
const freezeCode = (method: TestMethod) => {
  const { action, own } = namesFreezeCode(method);
  return { action, by: own };
};
const withCode = namesFreezeCode(low);
const ripe = now + 72 * HOUR;

const twoForExports = appendEntry(
  log,
  {
    timestamp: now,
    action: {
      kind: 'policy',
      levels,
      delay: log.delay,
      secondManagerFor: ['managers', 'exports'],
      rotation: nothing,
    },
  },
  [author(first)],
).log;
const proposedExport = appendEntry(
  twoForExports,
  {
    timestamp: now,
    action: {
      kind: 'act-propose',
      acts: [{ kind: 'export-allow', methodId: low.id, characterId: ids.character }],
    },
  },
  [author(first)],
).log;

interface Row {
  name: string;
  action: Action;
  by?: EntrySigner;
  at?: number;
  /** The state before, where it is another one. */
  from?: LogState;
  allowed: TestMethod[];
}

const table: Row[] = [
  { name: 'mode-add, other', ...newMethod('passkey', ids.everyday), allowed: managing },
  { name: 'mode-add, managing', ...newMethod('passkey', ids.managers), allowed: managing },
  { name: 'mode-add, recovery', ...newMethod('recovery-key', ids.managers), allowed: managing },
  {
    name: 'mode-grant, to more',
    action: { kind: 'mode-grant', methodId: low.id, levelId: idOf('wide') },
    allowed: managing,
  },
  {
    name: 'mode-grant, to managing',
    action: { kind: 'mode-grant', methodId: low.id, levelId: ids.managers },
    allowed: managing,
  },
  {
    name: 'mode-grant, of a recovery key',
    action: { kind: 'mode-grant', methodId: spare.id, levelId: ids.everyday },
    allowed: [],
  },
  {
    name: 'mode-lower, other',
    action: { kind: 'mode-lower', methodId: low.id, levelId: ids.savings, rotation: rotation(log) },
    allowed: managing,
  },
  {
    name: 'mode-lower, managing',
    action: { kind: 'mode-lower', methodId: second.id, levelId: ids.everyday, rotation: rotation(log) },
    allowed: [first, ...R],
  },
  {
    name: 'mode-lower, recovery',
    action: { kind: 'mode-lower', methodId: spare.id, levelId: ids.everyday, rotation: rotation(log) },
    allowed: [],
  },
  { name: 'mode-revoke, other', action: revoke(low), allowed: managing },
  { name: 'mode-revoke, managing', action: revoke(second), allowed: [first, ...R] },
  { name: 'mode-revoke, frozen managing', action: revoke(frozenManager), allowed: managing },
  { name: 'mode-revoke, recovery', action: revoke(spare), allowed: [recovery] },
  { name: 'mode-reset, other', ...reset(low), allowed: managing },
  { name: 'mode-reset, managing', ...reset(second), allowed: [first, ...R] },
  { name: 'mode-reset, recovery', ...reset(spare), allowed: R },
  { name: 'mode-cancel', action: about('mode-cancel', pending), allowed: [...managing, frozenManager] },
  {
    name: 'mode-activate, in time',
    action: about('mode-activate', pending),
    at: ripe,
    allowed: [...managing, pending],
  },
  { name: 'mode-activate, too early', action: about('mode-activate', pending), allowed: [] },
  { name: 'mode-freeze, other', action: about('mode-freeze', low), allowed: [...managing, low, lowToo] },
  { name: 'mode-freeze, managing', action: about('mode-freeze', second), allowed: managing },
  { name: 'mode-freeze, recovery', action: about('mode-freeze', spare), allowed: [recovery] },
  {
    name: 'mode-freeze, what a managing method froze',
    action: about('mode-freeze', frozenLow),
    allowed: [recovery, spare],
  },
  {
    name: 'mode-freeze, what a low method froze',
    action: about('mode-freeze', low),
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', low) }, [author(lowToo)]).log,
    allowed: managing,
  },
  {
    name: 'mode-freeze, what the recovery key froze',
    action: about('mode-freeze', low),
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', low) }, [author(recovery)]).log,
    allowed: [],
  },
  { name: 'mode-unfreeze, other', action: about('mode-unfreeze', frozenLow), allowed: managing },
  { name: 'mode-unfreeze, managing', action: about('mode-unfreeze', frozenManager), allowed: managing },
  {
    name: 'mode-unfreeze, where the recovery key froze it',
    action: about('mode-unfreeze', low),
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', low) }, [author(recovery)]).log,
    allowed: R,
  },
  {
    name: 'mode-unfreeze, recovery',
    action: about('mode-unfreeze', spare),
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', spare) }, [author(recovery)]).log,
    allowed: [recovery],
  },
  {
    name: 'mode-unfreeze, where a low method froze it',
    action: about('mode-unfreeze', low),
    from: appendEntry(log, { timestamp: now, action: about('mode-freeze', low) }, [author(lowToo)]).log,
    allowed: managing,
  },
  {
    name: 'character-add',
    action: { kind: 'character-add', character: { id: idOf('new'), ...publicKeysOf('new') }, levelIds: [] },
    allowed: managing,
  },
  { name: 'character-remove', action: { kind: 'character-remove', characterId: ids.character }, allowed: managing },
  { name: 'character-rotate', action: { kind: 'character-rotate', rotation: rotation(log) }, allowed: managing },
  {
    name: 'policy',
    action: { kind: 'policy', levels, delay: log.delay, secondManagerFor: [], rotation: nothing },
    allowed: managing,
  },
  { name: 'device-add, of another', ...newDevice(low), allowed: [...managing, low] },
  { name: 'device-add, of a managing one', ...newDevice(second), allowed: managing },
  { name: 'device-add, of a frozen one', ...newDevice(frozenLow), allowed: [] },
  // A login with the recovery key leaves no copy, but signs documents with a device key that lives as long as the session.
  { name: 'device-add, of a recovery key', ...newDevice(spare), allowed: R },
  { name: 'device-add, of one that waits', ...newDevice(pending), allowed: [] },
  { name: 'device-revoke', action: { kind: 'device-revoke', deviceId: device('low').id }, allowed: [...managing, low] },
  {
    name: 'device-revoke, managing',
    action: { kind: 'device-revoke', deviceId: device('second').id },
    allowed: managing,
  },
  {
    name: 'device-revoke, recovery',
    action: { kind: 'device-revoke', deviceId: device('spare recovery').id },
    allowed: R,
  },
  { name: 'mode-freeze-code, other', ...freezeCode(low), allowed: [...managing, low] },
  { name: 'mode-freeze-code, managing', ...freezeCode(second), allowed: managing },
  { name: 'mode-freeze-code, frozen', ...freezeCode(frozenLow), allowed: [] },
  {
    name: 'mode-freeze-code, taken away',
    action: { ...withCode.action, freezePublicKey: null },
    from: appendEntry(log, { timestamp: now, action: withCode.action }, [author(low), withCode.own]).log,
    allowed: [...managing, low],
  },
  { name: 'identity-delete', action: { kind: 'identity-delete' }, allowed: managing },
  {
    name: 'identity-keep, while it waits',
    action: { kind: 'identity-keep' },
    from: appendEntry(log, { timestamp: now, action: { kind: 'identity-delete' } }, [author(first)]).log,
    allowed: [...managing, frozenManager],
  },
  { name: 'identity-keep, where nobody asked', action: { kind: 'identity-keep' }, allowed: [] },
  { name: 'limits', action: { kind: 'limits', hash: bytesOf('limits') }, allowed: managing },
  {
    name: 'export-allow, by the recovery key',
    action: { kind: 'export-allow', methodId: low.id, characterId: ids.character },
    from: twoForExports,
    allowed: R,
  },
  {
    name: 'export-allow, after a proposal',
    action: { kind: 'export-allow', methodId: low.id, characterId: ids.character },
    from: proposedExport,
    allowed: [second, ...R],
  },
  {
    name: 'export-use',
    action: { kind: 'export-use', characterId: ids.character },
    from: appendEntry(
      proposedExport,
      { timestamp: now, action: { kind: 'export-allow', methodId: low.id, characterId: ids.character } },
      [author(second)],
    ).log,
    allowed: [low],
  },
  { name: 'act-propose', action: { kind: 'act-propose', acts: [{ kind: 'identity-delete' }] }, allowed: managing },
  {
    name: 'act-withdraw',
    action: { kind: 'act-withdraw', proposal: log.head.number + 1 },
    from: appendEntry(log, { timestamp: now, action: { kind: 'act-propose', acts: [{ kind: 'identity-delete' }] } }, [
      author(first),
    ]).log,
    allowed: managing,
  },
  {
    name: 'device-revoke, frozen',
    action: { kind: 'device-revoke', deviceId: device('frozen low').id },
    allowed: managing,
  },
];

const kinds = new Set<string>(table.map((row) => row.action.kind));

/** Accepted, or refused as not allowed; anything else is thrown on. */
function accepted(state: LogState, action: Action, signers: EntrySigner[], at = now): LogState | null {
  try {
    return appendEntry(state, { timestamp: at, action }, signers).log;
  } catch (error) {
    if (!isWalletError(error, 'not-allowed')) throw error;
    return null;
  }
}

test.each(table)('$name', ({ action, by, at, allowed, from = log }) => {
  const rest = by === undefined ? [] : [by];
  const by_name = (methods: TestMethod[]) => methods.map((method) => method.name).sort();
  const may = actors.filter((actor) => accepted(from, action, [author(actor), ...rest], at) !== null);
  expect(by_name(may)).toEqual(by_name(allowed));
});

test('the table names every kind of entry', () => {
  expect([...kinds].sort()).toEqual(Object.keys(rules).sort());
});

test.each(table)(
  '$name: a wrong key, a missing or a surplus signature is refused',
  ({ action, by, at, allowed, from = log }) => {
    const [one] = allowed;
    if (one === undefined) return expect(allowed).toEqual([]);
    const rest = by === undefined ? [] : [by];
    const wrong = { ...author(one), seed: bytesOf('a stranger') };
    expect(accepted(from, action, [wrong, ...rest], at)).toBeNull();
    expect(accepted(from, action, [author(one), author(one), ...rest], at)).toBeNull();
    expect(accepted(from, action, rest, at)).toBeNull();
    if (by !== undefined) {
      expect(accepted(from, action, [author(one)], at)).toBeNull();
      expect(accepted(from, action, [author(one), { ...by, seed: bytesOf('a stranger') }], at)).toBeNull();
      expect(accepted(from, action, [author(one), { ...by, id: idOf('a stranger') }], at)).toBeNull();
    }
    return expect(accepted(from, action, [author(one), ...rest], at)).not.toBeNull();
  },
);

test('whatever lower ranks do, the recovery key can still act, no method they add manages before its delay ends, and no lost epoch stays', () => {
  const targets = [first, second, frozenManager, low, lowToo, frozenLow, pending, recovery, spare];
  const act = fc.record({
    kind: fc.nat(7),
    by: fc.constantFrom(second, low, frozenManager, pending),
    on: fc.constantFrom(...targets),
    hours: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let state = log;
      let time = now;
      for (const { kind, by, on, hours } of acts) {
        time += hours * HOUR;
        const again = testMethod(on.name, on.descriptor.kind, on.descriptor.levelId, 1);
        const actions: [Action, ...EntrySigner[]][] = [
          [about('mode-freeze', on)],
          [about('mode-unfreeze', on)],
          [{ kind: 'mode-revoke', methodIds: [on.id], rotation: rotation(state) }],
          [{ kind: 'mode-lower', methodId: on.id, levelId: ids.savings, rotation: rotation(state) }],
          [
            { kind: 'mode-reset', method: again.descriptor, generation: 1, rotation: rotation(state) },
            possession(again),
          ],
          [about('mode-cancel', on)],
          [about('mode-activate', on)],
          [{ kind: 'mode-grant', methodId: on.id, levelId: ids.managers }],
        ];
        const [action, ...rest] = actions[kind] as [Action, ...EntrySigner[]];
        const before = state;
        const after = accepted(state, action, [author(by), ...rest], time);
        if (after === null) continue;
        state = after;
        for (const method of state.methods.values()) {
          const lost = charactersOf(before, method.id).filter((key) => !charactersOf(state, method.id).includes(key));
          for (const key of lost)
            expect(state.characters.get(key)?.epoch).toBeGreaterThan(before.characters.get(key)?.epoch as number);
          if (mayManage(state, method.id) && !mayManage(before, method.id) && action.kind !== 'mode-unfreeze')
            expect(state.timestamp).toBeGreaterThanOrEqual(ripe);
        }
      }
      for (const one of R) {
        expect(mayManage(state, one.id)).toBe(true);
        const rescue: Action = { kind: 'character-rotate', rotation: rotation(state) };
        expect(accepted(state, rescue, [author(one)], time)).not.toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});

test('agreement of the recovery key is accepted for adding, and refused where it has no meaning', () => {
  expect(accepted(log, about('mode-freeze', low), [author(first), agree(recovery)])).toBeNull();
  const { action, by } = newMethod('passkey', ids.managers);
  expect(accepted(log, action, [author(first), agree(recovery), by])).not.toBeNull();
  expect(accepted(log, action, [author(first), agree(frozenManager), by])).toBeNull();
  expect(accepted(log, action, [author(first), agree(recovery), agree(spare), by])).toBeNull();
});
