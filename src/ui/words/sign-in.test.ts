/** What a list says of a sign-in, as its times pass. */
import { describe, expect, it } from 'vitest';
import { openSignIns, signInState } from './sign-in.ts';

const NOW = new Date(2026, 2, 10, 12).getTime();
const DAY = 86_400_000;
const never = { endedAt: null, expirationTime: null, notBefore: null };

describe('a sign-in', () => {
  it.each([
    [never, true, 'Until the site ends it'],
    [{ ...never, expirationTime: NOW + 60_000 }, true, 'Until 12:01'],
    [{ ...never, expirationTime: NOW + DAY }, true, 'Until 11\u00a0March,\u00a012:00'],
    [{ ...never, expirationTime: NOW }, false, 'Expired 10 March'],
    [{ ...never, notBefore: NOW + DAY, expirationTime: NOW + 2 * DAY }, true, 'From 11\u00a0March,\u00a012:00'],
    [{ ...never, notBefore: NOW - DAY }, true, 'Until the site ends it'],
    [{ ...never, endedAt: NOW - DAY, expirationTime: NOW - 2 * DAY }, false, 'Ended 9 March'],
  ])('%j', (times, open, text) => {
    expect(signInState(times, NOW)).toEqual({ open, text });
  });

  it('of a site is open until it has ended', () => {
    const [site, other] = ['https://example.org', 'https://other.example'];
    const all = [
      { ...never, origin: site },
      { ...never, origin: other },
      { ...never, origin: site, endedAt: NOW },
    ];
    expect(openSignIns(all, site, NOW)).toEqual([all[0]]);
  });
});
