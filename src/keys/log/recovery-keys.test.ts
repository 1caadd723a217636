/** Tests how recovery keys come and go: added, renewed, and replaced after one was lost. */
import { expect, test } from 'vitest';
import { keyHash } from '../key-hash.ts';
import {
  bytesOf,
  HOUR,
  ids,
  publicKeysOf,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { expectRefused } from '../testing/refused.ts';
import { appendEntry } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction, Rotation } from './entry.ts';
import { type LogState, mayReceive, methodOf } from './state.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const { log: begun, first, recovery } = testGenesis();
const later = START + HOUR;
const signer =
  (role: EntrySigner['role']) =>
  (method: TestMethod): EntrySigner => ({
    role,
    id: method.id,
    seed: method.signingSeed,
  });
const [author, agree, possession] = [signer('author'), signer('agree'), signer('possession')];

const append = (log: LogState, action: Action, signers: EntrySigner[], timestamp = later) =>
  appendEntry(log, { timestamp, action }, signers);

const second = testMethod('second', 'security-key', ids.managers);
const two = append(begun, { kind: 'mode-add', method: second.descriptor }, [
  author(first),
  agree(recovery),
  possession(second),
]).log;

/** New keys for everything that a managing method holds. */
const whole: Rotation = {
  characters: [{ characterId: ids.character, epoch: 1, ...publicKeysOf('character everyday 1') }],
  identityDocumentKeyHash: keyHash('identity-document', bytesOf('identity document key 1')),
  managementKeyHash: keyHash('management', bytesOf('management key 1')),
};

test('a recovery key that a managing method adds waits ten delays, and no managing method shortens that', async () => {
  const paper = testMethod('paper', 'recovery-key', ids.managers);
  const add: Action = { kind: 'mode-add', method: paper.descriptor };
  const old = later + 100 * HOUR;
  const waits = [
    append(two, add, [author(first), possession(paper)], old).log,
    append(two, add, [author(first), agree(second), possession(paper)], old).log,
  ];
  for (const log of waits) {
    expect(methodOf(log, paper.id)).toMatchObject({ state: 'pending', rank: 'other' });
    expect(methodOf(log, paper.id)?.pending?.activeFrom).toBe(old + 720 * HOUR);
    expect(mayReceive(log, paper.id)).toBe(false);
  }
  for (const signers of [[author(recovery)], [author(first), agree(recovery)]])
    expect(methodOf(append(two, add, [...signers, possession(paper)], old).log, paper.id)).toMatchObject({
      state: 'active',
      rank: 'recovery',
    });
  const [log] = waits as [LogState];
  const cancel: Action = { kind: 'mode-cancel', methodId: paper.id };
  for (const signer of [recovery, first, second])
    expect(methodOf(append(log, cancel, [author(signer)], old).log, paper.id)?.state).toBe('revoked');
  const activate: Action = { kind: 'mode-activate', methodId: paper.id };
  await expectRefused('not-allowed', () => append(log, activate, [author(first)], old + 719 * HOUR));
  const active = append(log, activate, [author(first)], old + 720 * HOUR).log;
  expect(methodOf(active, paper.id)).toMatchObject({ state: 'active', rank: 'recovery' });
});

test('a recovery key that came after the wait removes the lost one; nothing below it does', async () => {
  const paper = testMethod('paper', 'recovery-key', ids.managers);
  const { log: waiting } = append(two, { kind: 'mode-add', method: paper.descriptor }, [
    author(first),
    possession(paper),
  ]);
  const at = later + 720 * HOUR;
  const { log } = append(waiting, { kind: 'mode-activate', methodId: paper.id }, [author(first)], at);
  const remove: Action = {
    kind: 'mode-revoke',
    methodIds: [recovery.id],
    rotation: whole,
  };
  await expectRefused('not-allowed', () => append(log, remove, [author(first)], at));
  const { log: removed } = append(log, remove, [author(paper)], at);
  expect(methodOf(removed, recovery.id)?.state).toBe('revoked');
  await expectRefused('not-allowed', () =>
    append(removed, { kind: 'mode-freeze', methodId: ids.first }, [author(recovery)], at),
  );
});

test('a recovery key gives itself new keys in one entry, and its former keys end there', async () => {
  const next = testMethod('recovery', 'recovery-key', ids.managers, 1);
  const reset: Action = {
    kind: 'mode-reset',
    method: next.descriptor,
    generation: 1,
    rotation: whole,
  };
  const { log } = append(two, reset, [author(recovery), possession(next)]);
  expect(methodOf(log, ids.recovery)).toMatchObject({ state: 'active', rank: 'recovery', generation: 1 });
  const freeze: Action = { kind: 'mode-freeze', methodId: ids.first };
  await expectRefused('not-allowed', () => append(log, freeze, [author(recovery)]));
  append(log, freeze, [author(next)]);
  // Another recovery key may do it too, and a managing method may not.
  const spare = testMethod('spare', 'recovery-key', ids.managers);
  const three = append(two, { kind: 'mode-add', method: spare.descriptor }, [author(recovery), possession(spare)]).log;
  expect(methodOf(append(three, reset, [author(spare), possession(next)]).log, ids.recovery)?.generation).toBe(1);
  await expectRefused('not-allowed', () => append(three, reset, [author(first), possession(next)]));
});
