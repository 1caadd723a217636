/** The recovery key: what is shown is read back however it is typed, and a mistake is named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '../testing/identity.ts';
import {
  createRecoveryKey,
  isRecoveryGroup,
  parseRecoveryKey,
  recoveryGroups,
  recoveryModeSecret,
} from './recovery-key.ts';

const secretOf = fc.uint8Array({ minLength: 20, maxLength: 20 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a recovery key is eight groups of five letters without I, L, O and U, from 160 random bits', () => {
  const { secret, groups } = createRecoveryKey();
  expect(secret).toHaveLength(20);
  expect(groups.join(' ')).toMatch(/^([0-9A-HJKMNP-TV-Z]{5} ){7}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(createRecoveryKey().secret).not.toEqual(secret);
});

test('a recovery key is read in any case, with any separators, and with letters that look alike', () => {
  fc.assert(
    fc.property(secretOf, fc.constantFrom('-', ' ', '', '\n', ' – '), fc.boolean(), (secret, separator, lower) => {
      const text = recoveryGroups(secret).join(separator);
      const typed = lower ? text.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l') : text.replaceAll('1', 'I');
      expect(parseRecoveryKey(typed)).toEqual(secret);
    }),
  );
});

test('the data letters are the secret in base32 (Crockford), most significant bits first', () => {
  const groups = recoveryGroups(
    Uint8Array.from({ length: 20 }, (_, i) => (i === 0 ? 0b00001_000 : i === 19 ? 0b00011111 : 0)),
  );
  expect([groups[0]?.slice(0, 4), groups[7]?.slice(0, 4)]).toEqual(['1000', '000Z']);
});

const message = (text: string): string => {
  try {
    parseRecoveryKey(text);
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-recovery-key' });
    return (error as Error).message;
  }
  return 'accepted';
};

test('every single wrong letter is detected, and its group is named', () => {
  const groups = recoveryGroups(bytesOf('recovery').slice(0, 20));
  for (let group = 0; group < 8; group++)
    for (let at = 0; at < 5; at++)
      for (const letter of ALPHABET) {
        const right = groups[group] as string;
        if (right[at] === letter) continue;
        const wrong = groups.with(group, right.slice(0, at) + letter + right.slice(at + 1));
        expect(message(wrong.join(' '))).toContain(`Group ${group + 1} `);
      }
});

test('two swapped letters and two swapped groups are detected', () => {
  fc.assert(
    fc.property(secretOf, fc.nat(7), fc.nat(3), fc.nat(7), (secret, group, at, other) => {
      const groups = recoveryGroups(secret);
      const right = groups[group] as string;
      const swapped = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
      if (swapped !== right) expect(isRecoveryGroup(swapped, group + 1)).toBe(false);
      if (group === other || groups[group] === groups[other]) return;
      const exchanged = groups.with(group, groups[other] as string).with(other, right);
      expect(message(exchanged.join(' '))).toContain('look wrong');
    }),
  );
});

test('a key that is too short, too long, shifted or has foreign letters is refused with its own error', () => {
  const text = recoveryGroups(bytesOf('recovery').slice(0, 20)).join(' ');
  expect(message('')).toContain('too short');
  expect(message(text.slice(1))).toContain('too short');
  expect(message(`${text}0`)).toContain('too long');
  expect(message(`!${text.slice(1)}`)).toContain('Group 1 ');
  expect(message(`${text.slice(1)}0`)).not.toBe('accepted');
  expect(message('abandon '.repeat(12))).toContain('too long');
});

test('the mode secret is derived from the 20 bytes alone', () => {
  expect(recoveryModeSecret(new Uint8Array(20))).toEqual(recoveryModeSecret(new Uint8Array(20)));
  expect(recoveryModeSecret(new Uint8Array(20))).toHaveLength(32);
  expect(() => recoveryModeSecret(new Uint8Array(19))).toThrow();
  expect(() => recoveryGroups(new Uint8Array(21))).toThrow();
});
