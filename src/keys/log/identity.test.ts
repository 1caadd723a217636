/** Deleting the identity, keeping it, and freeze codes that are made later: conditions and times. Who may is in rights.test.ts. */
import { expect, test } from 'vitest';
import { keysLog } from '../../locales/en/keys/log.ts';
import {
  bytesOf,
  HOUR,
  ids,
  namesFreezeCode,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { expectRefused } from '../testing/refused.ts';
import { appendEntry } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction } from './entry.ts';
import { isDeleted, type LogState, methodOf } from './state.ts';
import { extendLog } from './verify.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const { log: begun, first, recovery } = testGenesis();
const now = START + HOUR;
const due = now + 72 * HOUR;
const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const agree = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'agree' });
const possession = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });
const append = (log: LogState, action: Action, signers: EntrySigner[], timestamp = now) =>
  appendEntry(log, { timestamp, action }, signers);

const second = testMethod('second', 'passkey', ids.managers);
const low = testMethod('low', 'passkey', ids.everyday);
const withLow = append(begun, { kind: 'mode-add', method: low.descriptor }, [author(first), possession(low)]).log;
const two = append(withLow, { kind: 'mode-add', method: second.descriptor }, [
  author(recovery),
  possession(second),
]).log;

const remove: Action = { kind: 'identity-delete' };
const keep: Action = { kind: 'identity-keep' };
const freeze: Action = { kind: 'mode-freeze', methodId: low.id };

test('deletion waits for the delay; until then every entry is accepted, afterwards none is', async () => {
  const asked = append(two, remove, [author(first)]).log;
  expect(asked.deletion).toEqual({ activeFrom: due, askedBy: expect.any(String), sinceEntry: 3 });
  expect([isDeleted(asked, due - 1), isDeleted(asked, due), isDeleted(two, due)]).toEqual([false, true, false]);
  const frozen = append(asked, freeze, [author(second)], due - 1).log;
  expect(frozen.deletion).toEqual(asked.deletion);
  for (const [action, by] of [
    [freeze, first],
    [keep, first],
    [keep, recovery],
    [remove, recovery],
  ] as const)
    await expectRefused('not-allowed', () => append(asked, action, [author(by)], due));
});

test('deletion can be cancelled before the delay ends, also by a frozen managing method, and requested again', async () => {
  const asked = append(two, remove, [author(first)]).log;
  const kept = append(asked, keep, [author(second)], due - 1).log;
  expect([kept.deletion, isDeleted(kept, due + HOUR)]).toEqual([null, false]);
  append(kept, freeze, [author(first)], due + HOUR);
  await expectRefused('not-allowed', () => append(kept, keep, [author(second)], due + HOUR));
  const frozen = append(asked, { kind: 'mode-freeze', methodId: second.id }, [author(first)]).log;
  expect(append(frozen, keep, [author(second)]).log.deletion).toBeNull();
  const again = append(kept, remove, [author(first)], due + HOUR).log;
  expect(again.deletion?.activeFrom).toBe(due + HOUR + 72 * HOUR);
});

test('with the recovery key, or a second method older than the delay, deletion does not wait, and a pending deletion takes effect at once', async () => {
  const later = due + HOUR;
  for (const [signers, at] of [
    [[author(recovery)], now],
    [[author(first), agree(recovery)], now],
    [[author(first), agree(second)], later],
  ] as const) {
    const gone = append(two, remove, [...signers], at).log;
    expect(isDeleted(gone, at)).toBe(true);
    await expectRefused('not-allowed', () => append(gone, keep, [author(recovery)], at));
  }
  const young = append(two, remove, [author(first), agree(second)]).log;
  expect(isDeleted(young, now)).toBe(false);
  await expectRefused('not-allowed', () => append(young, remove, [author(second)]));
  expect(isDeleted(append(young, remove, [author(recovery)]).log, now)).toBe(true);
});

const noCode = (method: TestMethod): Action => ({
  kind: 'mode-freeze-code',
  methodId: method.id,
  freezePublicKey: null,
});
const named = (log: LogState, method: TestMethod, seed: Uint8Array, by = method): LogState => {
  const { action, own } = namesFreezeCode(method, seed);
  return append(log, action, [author(by), own]).log;
};

test('a new freeze code replaces the old one, and null removes it', async () => {
  const seed = bytesOf('new code');
  const by = (of: Uint8Array): EntrySigner => ({ role: 'freeze-code', id: low.id, seed: of });
  const before = named(two, low, low.freezeSeed);
  const changed = named(before, low, seed);
  expect(methodOf(append(changed, freeze, [by(seed)]).log, low.id)?.state).toBe('frozen');
  await expectRefused('not-allowed', () => append(changed, freeze, [by(low.freezeSeed)]));
  const none = append(changed, noCode(low), [author(low)]).log;
  await expectRefused('not-allowed', () => append(none, freeze, [by(seed)]));
  expect(extendLog(changed, append(changed, noCode(low), [author(first)]).entry, now).head.number).toBe(5);
});

test('a freeze code is named only by its holder: a public key alone does not claim it, and a descriptor cannot name one', async () => {
  const { action, own } = namesFreezeCode(low);
  const refused = async (...signers: EntrySigner[]) =>
    expectRefused('not-allowed', () => append(two, action, [author(first), ...signers]));
  await refused();
  await refused({ ...own, seed: low.signingSeed });
  await refused({ ...own, seed: first.signingSeed });
  await refused({ ...own, id: second.id });
  await refused(own, own);
  await expectRefused('not-allowed', () => append(named(two, low, own.seed), noCode(low), [author(first), own]));
  for (const method of [first, low, second]) {
    expect(method.descriptor.freezePublicKey).not.toBeNull();
    expect(methodOf(two, method.id)?.freezePublicKey).toBeNull();
  }
  await expectRefused('not-allowed', () => append(two, freeze, [{ ...own, role: 'freeze-code' }]));
});

test.each([
  [keysLog.codeUsed, () => named(named(two, second, bytesOf('one')), low, bytesOf('one'))],
  [keysLog.codeUsed, () => named(named(two, low, bytesOf('one')), low, bytesOf('one'))],
  [keysLog.recoveryKeyNoCode, () => named(two, recovery, bytesOf('new'))],
  [keysLog.recoveryKeyNoCode, () => append(two, noCode(recovery), [author(recovery)])],
  [keysLog.noMethod, () => append(two, noCode(testMethod('nobody', 'passkey', ids.everyday)), [author(recovery)])],
])('a freeze code is refused: %s', (says, make) => {
  expect(make).toThrow(says);
});

test('a missing freeze code cannot be removed, and a frozen method gets none', () => {
  expect(() => append(two, noCode(low), [author(low)])).toThrow('has no freeze code');
  const frozen = append(two, freeze, [author(first)]).log;
  expect(() => named(frozen, low, bytesOf('x'), first)).toThrow('now');
});
