/** Tests the sentences of security events, also for unknown names. */
import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../../messaging/security.ts';
import { byWhom, whatHappened } from './security.ts';

const known = {
  names: { m1: 'Laptop', m2: 'Blue key', l1: 'Daily', c1: 'Everyday', c2: 'Savings' },
  persons: { m1: 'p1', m5: 'p2', m6: 'p2' },
  kinds: { m1: 'passkey', m2: 'security-key', m3: 'recovery-key', m4: 'passkey' },
} as const;
const event = (rest: Partial<SecurityEvent>): SecurityEvent => ({
  number: 3,
  from: 'log',
  at: 0,
  what: 'frozen',
  by: 'm1',
  agreed: null,
  methodId: 'm2',
  deviceId: null,
  characterIds: [],
  levelId: null,
  takesEffect: null,
  ...rest,
});
const said = (rest: Partial<SecurityEvent>) => [whatHappened(event(rest), known), byWhom(event(rest), known)];

describe('security events', () => {
  it('name the login method, the level and who made the change', () => {
    expect(said({})).toEqual(['“Blue key” was frozen', 'by “Laptop”']);
    expect(said({ what: 'method-added', levelId: 'l1', agreed: 'm3' })).toEqual([
      '“Blue key” was added, at the level Daily',
      'by “Laptop”, with the recovery key',
    ]);
    expect(said({ what: 'computer-added', by: 'm2' })).toEqual(['A computer was added with “Blue key”', null]);
    expect(said({ by: null })[1]).toBe('with a printed freeze code');
    expect(said({ from: 'server', what: 'session-refused', by: null })).toEqual([
      'A failed login attempt with “Blue key”',
      'reported by the key server',
    ]);
  });

  it('count characters without a known name', () => {
    expect(said({ what: 'characters-rotated', characterIds: ['c1', 'c2'] })[0]).toBe(
      'Everyday and Savings got new keys',
    );
    expect(said({ what: 'characters-rotated', characterIds: ['c1', 'x', 'y'] })[0]).toBe(
      'Everyday and 2 more got new keys',
    );
    expect(said({ what: 'character-removed', characterIds: ['x'] })[0]).toBe('1 character was deleted');
    expect(said({ methodId: 'm4' })[0]).toBe('A login method without a name was frozen');
    expect(said({ by: 'm3' })[1]).toBe('by the recovery key');
  });
});
