/** Storage keys, login account and mode secrets: each depends on all that it names, and none gives another. */
import { expect, test } from 'vitest';
import { bareHex } from '../lib/bytes.ts';
import { locatorOf } from './locator.ts';
import { createMethodSeed, methodKeys } from './method.ts';
import { passkeyLocalSecret, passkeyModeSecret, prfLocalInput } from './modes/passkey.ts';
import { sessionKey } from './session-key.ts';
import {
  firstStorageKey,
  foldPersonalInformation,
  isLoginProof,
  loginAccount,
  loginProof,
  personalSecret,
  secondStorageKey,
  thirdStorageKey,
} from './storage-key.ts';
import { bytesOf, idOf } from './testing/identity.ts';

const [secret, salt, personal] = [bytesOf('secret'), bytesOf('salt'), bytesOf('personal')];
const [method, device, other] = [idOf('method'), idOf('device'), bytesOf('other')];

test('everything derived from one secret and salt is different', () => {
  const account = loginAccount(secret, salt);
  const all = [
    thirdStorageKey(secret, salt),
    thirdStorageKey(secret, salt, personal),
    thirdStorageKey(secret, other),
    thirdStorageKey(other, salt),
    account.number,
    account.seed,
    account.publicKey,
    secondStorageKey(secret, salt, device),
    secondStorageKey(secret, salt, idOf('another')),
    secondStorageKey(secret, salt, device, personal),
    firstStorageKey(secret, salt, method, device),
    firstStorageKey(secret, salt, device, method),
    firstStorageKey(secret, salt, method, idOf('another')),
    firstStorageKey(secret, salt, method, device, personal),
    locatorOf(secret),
    passkeyModeSecret(secret),
    passkeyLocalSecret(secret),
    sessionKey(secret, salt),
    sessionKey(salt, secret),
    secret,
    salt,
  ];
  expect(new Set(all.map(bareHex)).size).toBe(all.length);
});

test('personal information gives the same key for equivalent spellings, and another key for other words', () => {
  for (const [one, two] of [
    [' Ångström  ', 'A\u030angstro\u0308m'],
    ['Ångström', 'ÅNGSTRÖM'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Nº1', 'no1'],
    ['\uff11\uff12', '12'],
  ] as const)
    expect(foldPersonalInformation(one)).toBe(foldPersonalInformation(two));
  expect(foldPersonalInformation('Ångstrom')).not.toBe(foldPersonalInformation('Ångström'));
  expect(foldPersonalInformation('a b')).not.toBe(foldPersonalInformation('ab'));
});

test('personal information is hashed with Argon2id and its salt', async () => {
  expect(await personalSecret(' Ada ', salt)).not.toEqual(await personalSecret('ada', other));
});

test('a login proof verifies only for its account, origin and challenge', () => {
  const account = loginAccount(secret, salt);
  const [origin, challenge] = ['https://keys.example', bytesOf('challenge')];
  const proof = loginProof(account, origin, challenge);
  const holds = (key = account.publicKey, at = origin, number = account.number, asked = challenge) =>
    isLoginProof(key, at, number, asked, proof);
  expect(holds()).toBe(true);
  expect(holds(loginAccount(secret, other).publicKey)).toBe(false);
  expect(holds(undefined, 'https://keys.example.evil')).toBe(false);
  expect(holds(undefined, undefined, other)).toBe(false);
  expect(holds(undefined, undefined, undefined, other)).toBe(false);
});

test('an authenticator that does not answer with 32 bytes is refused', () => {
  expect(() => passkeyModeSecret(new Uint8Array(0))).toThrow(expect.objectContaining({ code: 'no-prf' }));
  expect(() => passkeyLocalSecret(new Uint8Array(31))).toThrow(expect.objectContaining({ code: 'no-prf' }));
  expect(prfLocalInput(salt)).not.toEqual(prfLocalInput(other));
});

test('method keys differ by seed, identity and generation', async () => {
  const seed = createMethodSeed();
  expect(seed).not.toEqual(createMethodSeed());
  const all = [
    await methodKeys(seed, salt, 0),
    await methodKeys(seed, salt, 1),
    await methodKeys(seed, other, 0),
    await methodKeys(other, salt, 0),
  ].flatMap((keys) => [keys.authenticationSeed, keys.authenticationPublicKey, keys.signingSeed, keys.signingPublicKey]);
  expect(new Set(all.map(bareHex)).size).toBe(all.length);
});
