/** Tests of the words for what an authenticator says of itself. */
import { expect, it } from 'vitest';
import { loadAuthenticatorNames, toClaim, toFacts } from './authenticator-name.ts';

const names = await loadAuthenticatorNames();
const words = (aaguid: string | null) => toClaim({ aaguid, sync: 'bound' }, names);

it.each([
  ['08987058-cadc-4b81-b6e1-30de50dcbe96', 'Windows Hello'],
  ['ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', 'Google Password Manager'],
  ['fbfc3007-154e-4ecc-8c0b-6e020557d7bd', 'Apple Passwords'],
  ['bada5566-a7aa-401f-bd96-45619a55120d', '1Password'],
  ['d548826e-79b4-db40-a3d8-11116f7e8349', 'Bitwarden'],
  ['ee882879-721c-4913-9775-3dfcce97072a', 'YubiKey 5 Series'],
])('%s says it is %s', (aaguid, name) => {
  expect(words(aaguid)).toBe(`Says it is ${name}`);
});

it('says plainly that an authenticator does not say what it is, or says something unknown', () => {
  expect(words('00000000-0000-0000-0000-000000000000')).toBe('Doesn’t say what it is');
  expect(words('01020304-0506-0708-0102-030405060708')).toBe('Says it is a model that this wallet doesn’t know');
  expect(words(null)).toBeNull();
});

it('claims nothing for a property that every object has', () => {
  expect(toClaim({ aaguid: 'constructor', sync: 'bound' }, names)).toBe(
    'Says it is a model that this wallet doesn’t know',
  );
});

it('adds whether it is synced', () => {
  expect(toFacts({ aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d', sync: 'synced' }, names)).toBe(
    'Says it is 1Password, synced by its provider',
  );
  expect(toFacts({ aaguid: null, sync: 'syncable' }, names)).toBe('Not synced yet');
});

it('the list names no authenticator twice in another spelling of its AAGUID', () => {
  const keys = Object.keys(names);
  expect(keys.length).toBeGreaterThan(250);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
