/** The form of limits: what is saved is what was typed, and nothing that cannot be read is saved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountProblem, NO_RULE, sitesProblem, toDraft, toRule } from './limit-draft.ts';

const NETWORKS = [
  { chainId: 1, decimals: 18 },
  { chainId: 10, decimals: 18 },
];

const amounts = fc.option(
  fc.dictionary(fc.constantFrom('1', '10', '777'), fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String), {
    noNullPrototype: true,
  }),
);
const rule = fc.record({
  askAlways: fc.boolean(),
  askAbove: amounts,
  askAfterMinutes: fc.option(fc.integer({ min: 1, max: 1000 })),
  daily: amounts,
  countsUnknown: fc.boolean(),
  sites: fc.option(fc.uniqueArray(fc.constantFrom('https://a.example', 'http://localhost:5173', 'https://b.example'))),
});

describe('the form of limits', () => {
  it('saves a rule that was only looked at as it was', () => {
    fc.assert(
      fc.property(rule, (one) => {
        expect(toRule(toDraft(one, NETWORKS), NETWORKS)).toEqual(one);
      }),
    );
  });

  it('reads sites with and without their scheme', () => {
    const read = (sites: string) => toRule({ ...toDraft(NO_RULE, NETWORKS), sites }, NETWORKS)?.sites;
    expect(read('app.example, https://b.example/path?x\nhttp://localhost:8080\n\n')).toEqual([
      'https://app.example',
      'https://b.example',
      'http://localhost:8080',
    ]);
    expect(read('')).toEqual([]);
  });

  it('saves nothing that it cannot read, and says which line is wrong', () => {
    for (const sites of ['not a site', 'ftp://a.example', 'https://user@a.example', 'https://'])
      expect(sitesProblem(`https://app.example\n${sites}`), sites).toContain(`“${sites}”`);
    for (const text of ['', 'one', '-1', '1,500', '1e3', `0.${'0'.repeat(18)}1`]) {
      expect(amountProblem({ chainId: 1, text }, NETWORKS), text).not.toBeNull();
      expect(toRule({ ...toDraft(NO_RULE, NETWORKS), daily: [{ chainId: 1, text }] }, NETWORKS), text).toBeNull();
    }
  });
});
