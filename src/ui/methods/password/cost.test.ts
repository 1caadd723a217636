/** Checks the words for what guessing costs, and with the real estimate which passwords are refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_GUESSES, toStrength, toTime } from './cost.ts';
import { estimateGuesses } from './estimate.ts';

describe('toTime', () => {
  it('says it in one unit', () => {
    const day = 2 * 24 * 3600 * 10_000;
    expect(
      [0, day / 24 / 60, day / 24, day, 3 * day, 30 * day, 365 * day, 12 * 365 * day, 4321 * 365 * day].map(toTime),
    ).toEqual([
      'Less than a minute',
      'About a minute',
      'About an hour',
      'About a day',
      'About 3 days',
      'About a month',
      'About a year',
      'About 12 years',
      'About 4,000 years',
    ]);
    expect(toTime(1e30)).toBe('More than 100,000 years');
  });
});

describe('toStrength', () => {
  it('never calls a password that takes more guesses weaker', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (a, b) => {
        const [less, more] = [toStrength(10 ** a, false), toStrength(10 ** (a + b), false)];
        expect(more.steps).toBeGreaterThanOrEqual(less.steps);
        expect(Number(more.isEnough)).toBeGreaterThanOrEqual(Number(less.isEnough));
      }),
    );
  });
  it('names the computer if it unlocks without the server', () => {
    expect(toStrength(LEAST_GUESSES, true).sentence).toContain('this computer');
    expect(toStrength(LEAST_GUESSES, false).sentence).not.toContain('this computer');
  });
});

describe('the estimate', () => {
  it('refuses common passwords and accepts rare ones', async () => {
    const isEnough = async (password: string) =>
      toStrength(await estimateGuesses(password, ['ada.lovelace']), false).isEnough;
    for (const weak of ['', 'password', 'Passw0rd!', 'qwertzuiop12', '19.07.1989', 'ada.lovelace1', 'aaaaaaaaaaaaaaaa'])
      expect([weak, await isEnough(weak)]).toEqual([weak, false]);
    for (const good of ['tundra violin gasket moth', 'u7$Lq0-vRw2n', 'ein Löffel zählt bis Zürich'])
      expect([good, await isEnough(good)]).toEqual([good, true]);
  });
});
