/** The compact list gives the same registrable domains as the package that it is made from. */
import fc from 'fast-check';
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { publicSuffixes, suffixRules } from '../../scripts/lib/public-suffixes.mjs';
import { registrableStart, suffixesIn } from './public-suffixes.ts';

const file = publicSuffixes();
const list = suffixesIn(file);
const { rules, exceptions } = suffixRules();
const registrable = (host: string): string => host.slice(registrableStart(list, host));
const expected = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

/** As a browser writes a host. */
const written = (name: string): string => new URL(`https://${name}`).hostname;

describe('a file that is not whole', () => {
  it.each([
    ['is empty', new Uint8Array()],
    ['is shorter than a checksum', file.subarray(0, 3)],
    ['ends in the middle', file.subarray(0, file.length / 2)],
    ['lacks its last byte', file.subarray(0, -1)],
    ['has a byte too many', Uint8Array.of(...file, 0)],
    ['has nothing but zeros', new Uint8Array(file.length)],
    ['has one other bit', file.map((byte, at) => (at === 1000 ? byte ^ 1 : byte))],
  ])('is refused if it %s', (_what, damaged) => {
    expect(() => suffixesIn(damaged)).toThrow('damaged');
  });
});

describe('a list made from the rules of the package', () => {
  it('has all of them, those of shared hosts included', () => {
    expect(rules.length).toBeGreaterThan(10_000);
    expect(exceptions).toContain('www.ck');
    expect(rules).toEqual(expect.arrayContaining(['co.uk', 'github.io', '*.ck', 'vercel.app']));
    expect(file.length).toBeLessThan(46_500);
  });

  it('gives the same domain at, above and below each rule and each exception', () => {
    const wrong = [...rules, ...exceptions].flatMap((rule) => {
      const name = written(rule.replace('*', 'any'));
      const hosts = [name, `a.${name}`, `b.a.${name}`, `x${name}`, name.slice(1), name.slice(name.indexOf('.') + 1)];
      return hosts.filter((host) => /^\w/.test(host) && registrable(host) !== expected(host));
    });
    expect(wrong).toEqual([]);
  });

  it('gives the same domain for any host', () => {
    const label = fc.oneof(
      fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/),
      fc.constantFrom('www', 'city', 'kobe', 'co'),
    );
    const ending = fc.oneof(label, fc.constantFrom(...rules.filter((rule) => /^[\w.-]+$/.test(rule)), ...exceptions));
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), ending, (labels, last) => {
        const host = [...labels, last].join('.');
        fc.pre(!/(^|\.)\d+$/.test(host));
        expect(registrable(host)).toBe(expected(host));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['', '.', '..', '.com', 'a..ck', '..co.uk', '*.ck', '!www.ck', 'example.\x02'])(
    'reads %j to its end',
    (host) => {
      expect(host.endsWith(registrable(host))).toBe(true);
    },
  );
});
