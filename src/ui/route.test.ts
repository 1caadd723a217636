/** Tests which screen each hash shows in each state of the wallet. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Snapshot } from '../messaging/snapshot.ts';
import { decodePart, parseRoute, type Screen, screenFor } from './route.ts';

const state = (kind: Snapshot['kind'], draft: string | null = null) => ({ kind, draft }) as unknown as Snapshot;

test('a part of a path is what was encoded, and anything else stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodePart(encodeURIComponent(text))).toBe(text);
    }),
  );
  for (const typed of ['%', '%zz', 'a%E0%A4']) expect(decodePart(typed)).toBe(typed);
});

describe('parseRoute', () => {
  it('splits page, rest and query', () => {
    expect(parseRoute('#/settings/login-methods')).toEqual({
      page: 'settings',
      rest: 'login-methods',
      stepUp: null,
      closes: false,
      starts: false,
      identity: null,
    });
    expect(parseRoute('#/login?stepUp=a1&close=1')).toEqual({
      page: 'login',
      rest: '',
      stepUp: 'a1',
      closes: true,
      starts: true,
      identity: null,
    });
    expect(parseRoute('#/login?close=1&other=1')).toMatchObject({ closes: true, starts: false });
    expect(parseRoute('#/start/done').rest).toBe('done');
  });

  it('parses any text', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(['start', 'login', 'restore', 'settings', 'freeze']).toContain(parseRoute(hash).page);
      }),
    );
    expect(parseRoute('').page).toBe('settings');
    expect(parseRoute('#/constructor/x')).toMatchObject({ page: 'settings', rest: '' });
  });
});

describe('screenFor', () => {
  const table: [hash: string, snapshot: Snapshot, sawEmpty: boolean, screen: Screen][] = [
    ['#/start', state('empty'), false, 'start'],
    ['', state('empty'), false, 'start'],
    ['#/settings/levels', state('empty'), false, 'start'],
    ['#/restore', state('empty'), false, 'restore'],
    ['#/restore', state('empty', 'backup'), false, 'start'],
    ['#/start', state('unlocked'), true, 'done'],
    ['#/start/done', state('unlocked'), false, 'done'],
    ['#/start', state('unlocked'), false, 'settings'],
    ['#/start', state('locked'), false, 'login'],
    ['#/settings/levels', state('locked'), false, 'login'],
    ['#/restore', state('locked'), false, 'login'],
    ['#/login', state('unlocked'), false, 'entered'],
    ['#/login?stepUp=a1', state('unlocked'), false, 'step-up'],
    ['#/restore', state('unlocked'), true, 'restore'],
    ['#/login', state('broken'), false, 'broken'],
    ['#/restore', state('broken'), false, 'restore'],
    ['#/settings/sites', state('unlocked'), false, 'settings'],
  ];
  it.each(table)('%s in state %o, seen empty %s: %s', (hash, snapshot, sawEmpty, screen) => {
    expect(screenFor(parseRoute(hash), snapshot, sawEmpty)).toBe(screen);
  });
});
