/** Checks the order of login options, and their names. */
import { describe, expect, it } from 'vitest';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { inOrder, toTitle } from './login-options.ts';

const option = (methodId: string, kind: LoginOption['kind'], usedLast = false): LoginOption => ({
  methodId,
  kind,
  ceremony:
    kind === 'password'
      ? null
      : { credentialId: methodId, transports: [], rpId: null, prfFirst: 'AA', prfSecond: 'AA' },
  usedLast,
});

describe('inOrder', () => {
  it('puts the most recently used method first, then passkeys, passwords last', () => {
    const options = [
      option('w', 'password'),
      option('k1', 'security-key'),
      option('p1', 'passkey'),
      option('k2', 'security-key', true),
    ];
    expect(inOrder(options).map(({ methodId }) => methodId)).toEqual(['k2', 'p1', 'k1', 'w']);
  });
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
