/** Names of backups, and which of them are kept. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backupName, backupsLike, type Retention, readBackupName, superfluous } from './retention.ts';

const at = (text: string): number => Date.parse(text);
const none: Retention = { daily: 0, weekly: 0, monthly: 0 };
const SERVER = '0123abcd';
const names = (...times: string[]): string[] => times.map((time) => backupName(SERVER, at(time), true));

it('names a backup by its server and its time in UTC, and reads only such names', () => {
  const name = 'key-server-0123abcd-20261130T120405Z.sqlite';
  expect(backupName(SERVER, at('2026-11-30T12:04:05.678Z'), false)).toBe(name);
  expect(readBackupName(`${name}.age`)).toEqual({ server: SERVER, at: at('2026-11-30T12:04:05Z') });
  for (const other of ['key-server.sqlite', 'key-server-0123abcd-20261330T120405Z.sqlite', `${name}.age.part`])
    expect(readBackupName(other)).toBe(null);
  const foreign = backupName('ffff0000', 0, true);
  expect(backupsLike(name, [foreign, name, `${name}.age`, 'notes.txt'])).toEqual([name, `${name}.age`]);
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
    all.filter((name) => !superfluous(all, keep, all[0] ?? '').removed.includes(name)).map((name) => all.indexOf(name));
  expect(left({ ...none, daily: 2 })).toEqual([0, 2]);
  expect(left({ ...none, weekly: 3 })).toEqual([0, 2, 4]);
  expect(left({ ...none, monthly: 2 })).toEqual([0, 5]);
  expect(left({ daily: 3, weekly: 1, monthly: 2 })).toEqual([0, 2, 3, 5]);
  expect(left(none)).toEqual([0]);
});

it('keeps the one that was just made, though others are dated later; those count for nothing and stay', () => {
  const [ahead = '', made = '', old = ''] = names(
    '2027-11-30T00:00:00Z',
    '2026-11-30T00:00:00Z',
    '2026-11-29T00:00:00Z',
  );
  expect(superfluous([ahead, made, old], { ...none, daily: 1 }, made)).toEqual({ removed: [old], future: [ahead] });
});

it('never removes the newest, or one that a longer rule keeps', () => {
  const time = fc.integer({ min: at('2020-01-01T00:00:00Z') / 1000, max: at('2027-01-01T00:00:00Z') / 1000 });
  const few = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(
      fc.uniqueArray(time, { minLength: 1, maxLength: 60 }),
      fc.record({ daily: few, weekly: few, monthly: few }),
      (times, keep) => {
        const nameOf = (seconds: number): string => backupName(SERVER, seconds * 1000, seconds % 2 === 0);
        const backups = times.map(nameOf);
        const newest = nameOf(Math.max(...times));
        const { removed, future } = superfluous(backups, keep, newest);
        expect(future).toEqual([]);
        expect(removed).not.toContain(newest);
        expect(removed.every((name) => backups.includes(name))).toBe(true);
        const most = Math.max(1, keep.daily + keep.weekly + keep.monthly);
        expect(backups.length - removed.length).toBeLessThanOrEqual(most);
        const longer = { daily: keep.daily + 1, weekly: keep.weekly + 1, monthly: keep.monthly + 1 };
        expect(superfluous(backups, longer, newest).removed.every((name) => removed.includes(name))).toBe(true);
        // What is left stays when the rules run again.
        const left = backups.filter((name) => !removed.includes(name));
        expect(superfluous(left, keep, newest).removed).toEqual([]);
      },
    ),
  );
});
