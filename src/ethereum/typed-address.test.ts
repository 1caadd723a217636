/** Addresses that a person types: spaces around them are left out, and a mistyped one says what is wrong with it. */
import { expect, it } from 'vitest';
import { parseTypedAddress } from './typed-address.ts';

const CHECKED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

it('is taken with its checksum or without, and with spaces around it', () => {
  expect(parseTypedAddress(` ${CHECKED}\n`)).toBe(CHECKED.toLowerCase());
  expect(parseTypedAddress(CHECKED.toLowerCase())).toBe(CHECKED.toLowerCase());
});

it.each([
  ['a mistyped digit', CHECKED.replace('aA', 'aa'), 'This address has a typo'],
  ['a digit too few', CHECKED.slice(0, -1), 'This isn’t an address'],
  ['nothing', '', 'This isn’t an address'],
])('says what is wrong with %s', (_what, typed, said) => {
  expect(() => parseTypedAddress(typed)).toThrow(
    expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(said) }),
  );
});
