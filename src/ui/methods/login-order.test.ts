/** Checks the order of login options. */
import { expect, it } from 'vitest';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { firstOf } from './login-options.ts';
import { inOrder } from './login-order.ts';

const option = (methodId: string, kind: LoginOption['kind'], usedLast = false): LoginOption => ({
  methodId,
  kind,
  ceremony: null,
  usedLast,
});

it('puts the most recently used method first, then passkeys, passwords last', () => {
  const options = [
    option('w', 'password'),
    option('k1', 'security-key'),
    option('p1', 'passkey'),
    option('k2', 'security-key', true),
  ];
  expect(inOrder(options).map(({ methodId }) => methodId)).toEqual(['k2', 'p1', 'k1', 'w']);
});

it('puts a frozen method last, and begins with none', () => {
  const frozen = { ...option('p1', 'passkey'), frozen: true as const };
  const options = [frozen, option('w', 'password'), option('k1', 'security-key')];
  expect(inOrder(options).map(({ methodId }) => methodId)).toEqual(['k1', 'w', 'p1']);
  expect(firstOf(options)?.methodId).toBe('k1');
  expect(firstOf([frozen])).toBeUndefined();
});
