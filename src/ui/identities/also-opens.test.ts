/** Which other identities a login method opens, as far as this computer tells: by what is the same for one credential in each. */
import { expect, it } from 'vitest';
import type { LoginOption } from '../../messaging/login-option.ts';
import type { IdentityChoice } from '../../messaging/snapshot.ts';
import { alsoOpens } from './also-opens.tsx';

const option = (methodId: string, rest: Partial<LoginOption>): LoginOption => ({
  methodId,
  kind: 'passkey',
  ceremony: null,
  usedLast: false,
  ...rest,
});
const ceremony = (credentialId: string) => ({
  ceremony: { credentialId, transports: [], rpId: null, prfFirst: '', prfSecond: '' },
});
const storage = (fileId: string) => ({ storage: { fileId, localUnlock: false, address: null, userName: null } });
const identity = (label: string, loginOptions: LoginOption[], inUse = false): IdentityChoice => ({
  id: label,
  label,
  isNamed: true,
  inUse,
  isNew: false,
  loginOptions,
});

const opens = (own: LoginOption, ...theirs: LoginOption[]) =>
  alsoOpens(
    {
      loginOptions: [own],
      identities: [identity('Mira', [own], true), identity('Night Market', theirs), identity('Reading Society', [])],
    },
    { id: own.methodId },
  );

it.each<[string, Partial<LoginOption>, Partial<LoginOption>]>([
  ['a passkey', ceremony('one'), ceremony('another')],
  ['a security key', { kind: 'security-key', ...ceremony('one') }, { kind: 'security-key', ...ceremony('another') }],
  ['a certificate', { kind: 'certificate', keyId: 'one' }, { kind: 'certificate', keyId: 'another' }],
  ['own storage', { kind: 'own-storage', ...storage('one') }, { kind: 'own-storage', ...storage('another') }],
])('finds the other identity of %s, and no identity of another one', (_name, same, different) => {
  expect(opens(option('a', same), option('b', different), option('c', same))).toEqual(['Night Market']);
  expect(opens(option('a', same), option('b', different))).toEqual([]);
});

it('finds none of a password or an account: each opens one identity', () => {
  const password = { kind: 'password' as const, password: { localUnlock: true, asksName: false } };
  const account = { kind: 'oidc' as const, oidc: { localUnlock: true, issuerId: 'i', issuerName: 'Example' } };
  expect(opens(option('a', password), option('b', password))).toEqual([]);
  expect(opens(option('a', account), option('b', account))).toEqual([]);
});
