/** Checks the names of login options. */
import { describe, expect, it } from 'vitest';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { toDetail, toLede, toTitle } from './login-options.ts';
import { inOrder } from './login-order.ts';

const option = (methodId: string, kind: LoginOption['kind'], usedLast = false): LoginOption => ({
  methodId,
  kind,
  ceremony:
    kind === 'password'
      ? null
      : { credentialId: methodId, transports: [], rpId: null, prfFirst: 'AA', prfSecond: 'AA' },
  usedLast,
});

describe('toTitle', () => {
  const among = [option('p1', 'passkey'), option('k1', 'security-key'), option('p2', 'passkey')] as const;
  it('numbers methods of one kind while names may not be shown', () => {
    expect(among.map((each) => toTitle(each, among))).toEqual(['Passkey 1', 'Security key', 'Passkey 2']);
  });
  it('uses the name where it may be shown', () => {
    expect(toTitle(among[2], among, new Map([['p2', 'Studio desktop']]))).toBe('Studio desktop');
  });
});

it('keeps the number of a method whatever was used last', () => {
  const used = (id: string) =>
    inOrder([option('a', 'security-key', id === 'a'), option('b', 'security-key', id === 'b')]);
  for (const last of ['a', 'b'])
    expect(
      used(last)
        .map((each) => [each.methodId, toTitle(each, used(last))])
        .sort(),
    ).toEqual([
      ['a', 'Security key 1'],
      ['b', 'Security key 2'],
    ]);
});

describe('toDetail', () => {
  const aaguid = '2fc0579f-8113-47ea-b116-bb5a8db9202a';
  const now = Date.UTC(2026, 5, 1, 12);
  const known = { names: { [aaguid]: 'YubiKey 5 Series with NFC' }, now };
  const one: LoginOption = {
    ...option('k1', 'security-key'),
    authenticator: { aaguid, sync: 'bound' },
    lastUsedAt: now,
  };
  const other: LoginOption = { ...option('k2', 'security-key'), lastUsedAt: null };
  it('tells two of one kind apart by what they say they are and by their last use', () => {
    expect(toDetail(one, [one, other], known)).toBe('Says it is YubiKey 5 Series with NFC. Used today');
    expect(toDetail(other, [one, other], known)).toBe('Not used on this computer yet');
  });
  it('stays with the words of the kind where there is only one', () => {
    expect(toDetail(one, [one, option('p1', 'passkey')], known)).toBe('The key you plug in or tap');
  });
});

it('asks for the account before its passphrase where the passphrase alone opens nothing', () => {
  const account = (localUnlock: boolean): LoginOption => ({
    ...option('a', 'oidc'),
    oidc: { localUnlock, issuerId: null, issuerName: null },
  });
  expect(toLede(account(true))).toMatch(/^Enter your passphrase\./);
  expect(toLede(account(false))).toMatch(/^Log in to your account, then enter your passphrase\./);
  expect(toLede(null)).toMatch(/^Enter .* recovery key/);
  expect(toLede(undefined)).toMatch(/frozen/);
});
