/** The freeze code: read back however it is typed, never taken for a recovery key, and its key freezes one method. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createFreezeCode,
  FREEZE_MARK,
  freezeGroups,
  freezeKeys,
  parseFreezeCode,
  withoutMark,
} from './freeze-code.ts';
import { appendEntry } from './log/append.ts';
import { methodOf } from './log/state.ts';
import { isRecoveryGroup, parseRecoveryKey, recoveryGroups } from './modes/recovery-key.ts';
import { isCodeGroup } from './printed-code.ts';
import { bytesOf, HOUR, ids, namesFreezeCode, START, testGenesis, testMethod } from './testing/identity.ts';
import { expectRefused } from './testing/refused.ts';

const secretOf = fc.uint8Array({ minLength: 20, maxLength: 20 });

test('a code has a mark and eight groups, and the key in the log is derived from the printed code alone', () => {
  const { groups, publicKey } = createFreezeCode();
  expect(groups.join(' ')).toMatch(/^FREEZE( [0-9A-HJKMNP-TV-Z]{5}){8}$/);
  expect(freezeKeys(parseFreezeCode(groups.join(' '))).publicKey).toEqual(publicKey);
  expect(createFreezeCode().publicKey).not.toEqual(publicKey);
  expect(() => freezeKeys(new Uint8Array(32))).toThrow();
});

test('a code is read in any case, with any separators, with or without the mark', () => {
  fc.assert(
    fc.property(
      secretOf,
      fc.constantFrom('-', ' ', '', '\n'),
      fc.boolean(),
      fc.boolean(),
      (secret, by, lower, mark) => {
        const text = (mark ? freezeGroups(secret) : freezeGroups(secret).slice(1)).join(by);
        const typed = lower ? text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l') : text;
        expect(parseFreezeCode(typed)).toEqual(secret);
      },
    ),
  );
});

test('the mark is removed from a whole code only: a code may begin with the same letters', () => {
  const rest = '0'.repeat(34);
  expect(withoutMark(`FREEZE${rest}`)).toBe(`FREEZE${rest}`);
  expect(withoutMark(`FREEZEFREEZE${rest}`)).toBe(`FREEZE${rest}`);
});

test('a freeze code is never read as a recovery key or the reverse, and the error names which one it is', async () => {
  fc.assert(
    fc.property(secretOf, (secret) => {
      const [freeze, recovery] = [freezeGroups(secret).slice(1), recoveryGroups(secret)];
      for (let place = 1; place <= 8; place++) {
        expect(isCodeGroup(recovery[place - 1] as string, place, 'freeze-code')).toBe(false);
        expect(isRecoveryGroup(freeze[place - 1] as string, place)).toBe(false);
      }
      expect(() => parseRecoveryKey(freeze.join(' '))).toThrow(/is a freeze code/);
      expect(() => parseRecoveryKey([FREEZE_MARK, ...freeze].join(' '))).toThrow(/is a freeze code/);
      expect(() => parseFreezeCode(recovery.join(' '))).toThrow(/is a recovery key/);
    }),
  );
  await expectRefused('bad-recovery-key', () => parseRecoveryKey(createFreezeCode().groups.join('')));
});

test('a mistake is reported by its group, and a code that is too short or too long is refused as such', () => {
  const groups = freezeGroups(bytesOf('freeze').slice(0, 20));
  for (let place = 1; place <= 8; place++) {
    const right = groups[place] as string;
    const wrong = groups.with(place, (right[0] === '7' ? '8' : '7') + right.slice(1)).join(' ');
    expect(() => parseFreezeCode(wrong)).toThrow(`Group ${place} `);
  }
  expect(() => parseFreezeCode('')).toThrow('too short');
  expect(() => parseFreezeCode(groups.slice(0, -1).join(' '))).toThrow('too short');
  expect(() => parseFreezeCode(`${groups.join(' ')}0`)).toThrow('too long');
  expect(() => parseFreezeCode(groups.slice(1).toReversed().join(' '))).toThrow(/look wrong|isn’t a freeze code/);
});

test('the key of a code freezes its method, and signs nothing else', async () => {
  const { log: begun, first, recovery } = testGenesis();
  const now = START + HOUR;
  const low = testMethod('low', 'passkey', ids.everyday);
  const author = (method: typeof low) => ({ role: 'author' as const, id: method.id, seed: method.signingSeed });
  const append = (
    log: typeof begun,
    action: Parameters<typeof appendEntry>[1]['action'],
    ...signers: Parameters<typeof appendEntry>[2]
  ) => appendEntry(log, { timestamp: now, action }, signers).log;
  const withLow = append(begun, { kind: 'mode-add', method: low.descriptor }, author(first), {
    ...author(low),
    role: 'possession',
  });
  const { groups, publicKey, seed } = createFreezeCode();
  const named = namesFreezeCode(low, seed);
  expect(named.action.freezePublicKey).toEqual(publicKey);
  const log = append(withLow, named.action, author(low), named.own);
  expect(freezeKeys(parseFreezeCode(groups.join('-'))).seed).toEqual(seed);
  const code = { role: 'freeze-code' as const, id: low.id, seed };
  const frozen = append(log, { kind: 'mode-freeze', methodId: low.id }, code);
  expect(methodOf(frozen, low.id)?.state).toBe('frozen');
  await expectRefused('not-allowed', () => append(frozen, { kind: 'mode-unfreeze', methodId: low.id }, code));
  await expectRefused('not-allowed', () => append(log, { kind: 'mode-freeze', methodId: recovery.id }, code));
});
