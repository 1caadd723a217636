/** Tests that dangers are never collapsed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Severity, Warning } from '../../messaging/approval.ts';
import { foldWarnings } from './fold-warnings.ts';

const warning = (severity: Severity, rule: string): Warning => ({ severity, rule, title: rule, text: '' });

describe('foldWarnings', () => {
  it('sorts the worst first and collapses all but two', () => {
    const folded = foldWarnings([warning('note', 'a'), warning('caution', 'b'), warning('danger', 'c')]);
    expect(folded.open.map((each) => each.rule)).toEqual(['c', 'b']);
    expect(folded.more.map((each) => each.rule)).toEqual(['a']);
  });

  it('never collapses a danger or a refusal, and never loses a warning', () => {
    const severity = fc.constantFrom<Severity>('note', 'caution', 'danger', 'refused');
    fc.assert(
      fc.property(fc.array(severity, { maxLength: 12 }), (severities) => {
        const all = severities.map((each, at) => warning(each, `${at}`));
        const { open, more } = foldWarnings(all);
        expect(more.some((each) => each.severity === 'danger' || each.severity === 'refused')).toBe(false);
        expect(new Set([...open, ...more])).toEqual(new Set(all));
        const grave = all.filter((each) => each.severity === 'danger' || each.severity === 'refused').length;
        expect(open.length).toBe(Math.min(all.length, Math.max(2, grave)));
      }),
    );
  });
});
