/** The order of the activity: what waits, then days. */
import { expect, it } from 'vitest';
import type { ActivityStatus, ActivityView } from '../../messaging/activity.ts';
import { inDays } from './activity-days.ts';

const NOW = new Date(2026, 10, 22, 14, 2).getTime();
const HOUR = 3_600_000;
const entry = (id: string, hoursAgo: number, status: ActivityStatus = 'included') =>
  ({ id, status, at: NOW - hoursAgo * HOUR }) as ActivityView;
const brief = (all: readonly ActivityView[], most = 99) =>
  inDays(all, NOW, most).map(({ name, entries }) => [name, entries.map(({ id }) => id).join('')]);

it('has what waits first, whatever its day, then each day once, the newest first', () => {
  const all = [
    entry('c', 15),
    entry('a', 1),
    entry('p', 80, 'pending'),
    entry('b', 3, 'failed'),
    entry('s', 1, 'signed'),
  ];
  expect(brief(all)).toEqual([
    ['Pending', 'sp'],
    ['Today', 'ab'],
    ['Yesterday', 'c'],
  ]);
});

it('names a day of long ago by its date, and cuts after the wanted number', () => {
  const all = [entry('a', 1), entry('z', 24 * 300)];
  expect(brief(all)[1]?.[0]).toMatch(/January/);
  expect(brief(all, 1)).toEqual([['Today', 'a']]);
});
