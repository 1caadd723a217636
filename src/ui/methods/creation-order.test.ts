/** Tests of the order in which new login methods are offered. */
import { expect, it } from 'vitest';
import type { BindableKind } from '../../messaging/login.ts';
import { creationOrder } from './creation-order.ts';

const all: readonly BindableKind[] = ['passkey', 'security-key', 'password', 'oidc'];

it('begins with a passkey only where this computer can hold one', () => {
  for (const hasServer of [true, false])
    expect(creationOrder(all, { holdsPasskey: true, hasServer })).toEqual([
      'passkey',
      'security-key',
      'password',
      'oidc',
    ]);
  expect(creationOrder(all, { holdsPasskey: false, hasServer: true })).toEqual([
    'password',
    'oidc',
    'security-key',
    'passkey',
  ]);
  expect(creationOrder(all, { holdsPasskey: false, hasServer: false })).toEqual([
    'security-key',
    'password',
    'oidc',
    'passkey',
  ]);
});

it('offers exactly the offered kinds, each once', () => {
  for (const holdsPasskey of [true, false])
    for (const hasServer of [true, false])
      for (const offered of [all, ['passkey', 'security-key'], ['certificate', 'password'], []] as BindableKind[][])
        expect([...creationOrder(offered, { holdsPasskey, hasServer })].sort()).toEqual([...offered].sort());
});
