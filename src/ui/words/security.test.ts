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

  it('name what is removed, and whose it is; a name stands as the person wrote it', () => {
    const named = { ...known, names: { ...known.names, p1: 'ida', c3: 'everyday' }, persons: { m1: 'p1', m2: 'p1' } };
    const sentence = (rest: Partial<SecurityEvent>) => whatHappened(event(rest), named);
    expect(sentence({ what: 'method-removed', methodId: 'm4' })).toBe(
      'A login method without a name was removed; everything it could open got new keys',
    );
    expect(sentence({ what: 'method-removed', methodIds: ['m1', 'm2'] })).toBe(
      'ida’s “Laptop” and “Blue key” were removed; everything they could open got new keys',
    );
    expect(sentence({ what: 'method-removed', methodIds: ['m3', 'm4'] })).toBe(
      'The recovery key and a login method without a name were removed; everything they could open got new keys',
    );
    expect(sentence({ what: 'character-added', characterIds: ['c3'] })).toBe('everyday was created');
    expect(
      sentence({
        what: 'act-proposed',
        proposed: [
          { what: 'method-removed', methodId: 'm3', methodIds: ['m3'], levelId: null, characterIds: [] },
          { what: 'two-managers-set', methodId: null, levelId: null, characterIds: [], twoFor: ['limits'] },
        ],
      }),
    ).toBe('Proposed to a second manager: remove the recovery key and require two managers to change limits');
  });
});
