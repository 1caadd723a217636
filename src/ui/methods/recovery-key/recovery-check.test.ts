/** Tests when a check of a recovery key is due. */
import { describe, expect, it } from 'vitest';
import type { MethodView } from '../../../messaging/snapshot.ts';
import { checkStanding, dueCheck } from './recovery-check.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const key = (id: string, addedDaysAgo: number, checkedDaysAgo: number | null, more: Partial<MethodView> = {}) =>
  ({
    id,
    kind: 'recovery-key',
    state: 'active',
    addedAt: NOW - addedDaysAgo * DAY,
    checkedAt: checkedDaysAgo === null ? null : NOW - checkedDaysAgo * DAY,
    ...more,
  }) as MethodView;
const due = (methods: MethodView[], recoveryCheckDays = 90, remindFrom: number | null = null) =>
  dueCheck(
    { methods, settings: { recoveryCheckDays } as never, recovery: { draft: null, unadded: null, remindFrom } },
    NOW,
  )?.id ?? null;

describe('a check of a recovery key', () => {
  it('is due a week after the key was made, then after the chosen number of days', () => {
    expect(due([key('a', 6, null)])).toBeNull();
    expect(due([key('a', 7, null)])).toBe('a');
    expect(due([key('a', 400, 89)])).toBeNull();
    expect(due([key('a', 400, 90)])).toBe('a');
    expect(due([key('a', 400, 40)], 30)).toBe('a');
  });
  it('names the key that has waited longest, and none that is frozen, waits, or is another method', () => {
    expect(due([key('a', 400, 91), key('b', 400, 200), key('c', 3, null)])).toBe('b');
    const others = [{ state: 'frozen' }, { state: 'pending' }, { kind: 'passkey' }] as const;
    expect(due(others.map((more) => key('x', 400, null, more)))).toBeNull();
  });
  it('is not asked for when it is switched off or put off', () => {
    expect(due([key('a', 400, null)], 0)).toBeNull();
    expect(due([key('a', 400, null)], 90, NOW + DAY)).toBeNull();
    expect(due([key('a', 400, null)], 90, NOW - DAY)).toBe('a');
  });
});

it('tells how sure it is that the sheet is still there', () => {
  expect(checkStanding(key('a', 5, null), NOW)).toBe('fine');
  expect(checkStanding(key('a', 8, null), NOW)).toBe('never');
  expect(checkStanding(key('a', 366, null), NOW)).toBe('old');
  expect(checkStanding(key('a', 900, 366), NOW)).toBe('old');
  expect(checkStanding(key('a', 900, 200), NOW)).toBe('fine');
});
