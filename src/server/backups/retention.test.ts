/** Names of backups, and which of them are kept. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backupName, type Retention, superfluous, timeOfBackup } from './retention.ts';

const at = (text: string): number => Date.parse(text);
const none: Retention = { daily: 0, weekly: 0, monthly: 0 };
const names = (...times: string[]): string[] => times.map((time) => backupName(at(time), true));

it('names a backup by its time in UTC, and reads only such names', () => {
  expect(backupName(at('2026-11-30T12:04:05.678Z'), false)).toBe('key-server-20261130T120405Z.sqlite');
  expect(timeOfBackup('key-server-20261130T120405Z.sqlite.age')).toBe(at('2026-11-30T12:04:05Z'));
  for (const other of [
    'key-server.sqlite',
    'key-server-20261330T120405Z.sqlite',
    'key-server-20261130T120405Z.sqlite.age.part',
  ])
    expect(timeOfBackup(other)).toBe(null);
});

it('keeps the newest backup of each day, week from Monday, and month', () => {
  const all = names(
    '2026-11-30T20:00:00Z', // Monday
    '2026-11-30T08:00:00Z',
    '2026-11-29T20:00:00Z',
    '2026-11-28T20:00:00Z',
    '2026-11-22T20:00:00Z',
    '2026-10-31T20:00:00Z',
    '2026-10-30T20:00:00Z',
  );
  const left = (keep: Retention) =>
    all.filter((name) => !superfluous(all, keep).includes(name)).map((name) => all.indexOf(name));
  expect(left({ ...none, daily: 2 })).toEqual([0, 2]);
  expect(left({ ...none, weekly: 3 })).toEqual([0, 2, 4]);
  expect(left({ ...none, monthly: 2 })).toEqual([0, 5]);
  expect(left({ daily: 3, weekly: 1, monthly: 2 })).toEqual([0, 2, 3, 5]);
  expect(left(none)).toEqual([0]);
});

it('never removes the newest, another file, or one that a longer rule keeps', () => {
  const time = fc.integer({ min: at('2020-01-01T00:00:00Z') / 1000, max: at('2027-01-01T00:00:00Z') / 1000 });
  const few = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(
      fc.uniqueArray(time, { minLength: 1, maxLength: 60 }),
      fc.array(fc.string(), { maxLength: 5 }),
      fc.record({ daily: few, weekly: few, monthly: few }),
      (times, others, keep) => {
        const backups = times.map((seconds) => backupName(seconds * 1000, seconds % 2 === 0));
        const removed = superfluous([...others, ...backups], keep);
        const newest = backupName(Math.max(...times) * 1000, Math.max(...times) % 2 === 0);
        expect(removed).not.toContain(newest);
        expect(removed.every((name) => backups.includes(name))).toBe(true);
        expect(backups.length - removed.length).toBeLessThanOrEqual(
          Math.max(1, keep.daily + keep.weekly + keep.monthly),
        );
        const longer = { daily: keep.daily + 1, weekly: keep.weekly + 1, monthly: keep.monthly + 1 };
        expect(superfluous(backups, longer).every((name) => removed.includes(name))).toBe(true);
        // What is left stays when the rules run again.
        expect(
          superfluous(
            backups.filter((name) => !removed.includes(name)),
            keep,
          ),
        ).toEqual([]);
      },
    ),
  );
});
