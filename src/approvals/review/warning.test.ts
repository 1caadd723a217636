/** One warning per rule that says all that was found: none swallows another, and one tick stands under all of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity, Warning } from '../../messaging/approval.ts';
import { worstFirst } from './warning.ts';

const warning = fc.record(
  {
    rule: fc.constantFrom('a', 'b', 'c'),
    severity: fc.constantFrom<Severity>('refused', 'danger', 'caution', 'note'),
    title: fc.constantFrom('First', 'Second'),
    text: fc.integer({ min: 100, max: 999 }).map((number) => `Text ${number}.`),
    tick: fc.constant('I know'),
  },
  { requiredKeys: ['rule', 'severity', 'title', 'text'] },
) as fc.Arbitrary<Warning>;

describe('warnings', () => {
  it('keep every text, the worst severity and a tick of each rule', () => {
    fc.assert(
      fc.property(fc.array(warning, { maxLength: 8 }), (given) => {
        const made = worstFirst(given);
        expect(new Set(made.map(({ rule }) => rule)).size).toBe(made.length);
        for (const { rule, severity, text, title, tick } of given) {
          const kept = made.find((other) => other.rule === rule);
          expect(kept?.text).toContain(text);
          if (tick !== undefined) expect(kept?.tick).toBe(tick);
          if (severity === 'refused') expect(kept?.severity).toBe('refused');
          if (kept?.title !== title) expect(kept?.text).toContain(title);
        }
      }),
    );
  });

  it('say how many more there are', () => {
    const many = Array.from({ length: 20 }, (_, at): Warning => {
      return { rule: 'a', severity: 'danger', title: 'First', text: `Text ${at}.` };
    });
    expect(worstFirst(many)[0]?.text).toMatch(/Text 7\. And 12 more like it\.$/);
    const [once] = many;
    expect(worstFirst([...many.slice(0, 1), ...many.slice(0, 1)])).toEqual([once]);
  });
});
