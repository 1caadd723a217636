/** Entries that are dated ahead: they do not count yet, end no delay, and shut nobody out [Note: Dated ahead]. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysLog } from '../../locales/en/keys/log.ts';
import { HOUR, idOf, ids, START, type TestMethod, testGenesis, testMethod } from '../testing/identity.ts';
import { expectRefused } from '../testing/refused.ts';
import { appendEntry } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction } from './entry.ts';
import { type LogState, methodOf } from './state.ts';
import { CLOCK_TOLERANCE, extendLog, verifyLog, verifyPresentLog } from './verify.ts';

type Action = Exclude<EntryAction, GenesisAction>;

const { entry: genesis, log: begun, first, recovery } = testGenesis();
const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const possession = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });
const now = START + HOUR;
const YEARS = 10 * 365 * 24 * HOUR;

const low = testMethod('low', 'passkey', ids.everyday);
const waiting = testMethod('waiting', 'passkey', ids.managers);
const append = (log: LogState, timestamp: number, action: Action, ...signers: EntrySigner[]) =>
  appendEntry(log, { timestamp, action }, signers);
const withLow = append(begun, now, { kind: 'mode-add', method: low.descriptor }, author(first), possession(low));
const honest = append(
  withLow.log,
  now,
  { kind: 'mode-add', method: waiting.descriptor },
  author(first),
  possession(waiting),
);
const entries = [genesis, withLow.entry, honest.entry];
const freezesItself: Action = { kind: 'mode-freeze', methodId: low.id };
const activates: Action = { kind: 'mode-activate', methodId: waiting.id };

test('a method of a low level cannot lock the others out: the log before its entry counts and is continued', async () => {
  const ahead = append(honest.log, now + YEARS, freezesItself, author(low));
  const all = [...entries, ahead.entry];
  const read = verifyPresentLog(all, { now });
  expect(read.ahead).toBe(1);
  expect(read.log).toEqual(honest.log);
  await expectRefused('bad-log', () => verifyLog(all, { now }));
  await expectRefused('bad-log', () => extendLog(honest.log, ahead.entry, now));
  const next = append(read.log, now, { kind: 'mode-freeze', methodId: low.id }, author(recovery));
  expect(verifyLog([...entries, next.entry], { now }).head).toEqual(next.log.head);
  await expectRefused('bad-log', () =>
    verifyPresentLog([...entries, next.entry, ahead.entry], { now: now + 2 * YEARS }),
  );
});

test('an entry dated ahead counts once the clock reaches its time, and ends no delay before', () => {
  const due = now + 72 * HOUR;
  const activated = append(honest.log, due, activates, author(waiting));
  const rotated = append(activated.log, due, freezesItself, author(waiting));
  const all = [...entries, activated.entry, rotated.entry];
  const at = (time: number) => verifyPresentLog(all, { now: time });
  const tooEarly = at(due - CLOCK_TOLERANCE - 1);
  expect([tooEarly.ahead, methodOf(tooEarly.log, waiting.id)?.state]).toEqual([2, 'pending']);
  expect([at(due).ahead, methodOf(at(due).log, waiting.id)?.state]).toEqual([0, 'active']);
});

test('whatever dates are written, every reader accepts the same prefix at any time, and no delay ends early', () => {
  const date = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.array(date, { minLength: 1, maxLength: 6 }), date, (dates, hours) => {
      let { log } = honest;
      const all = [...entries];
      const states = [begun, withLow.log, honest.log];
      const times = [START, now, now];
      dates.forEach((hour, at) => {
        const time = now + hour * HOUR;
        const kind = at % 2 === 0 ? 'mode-freeze' : 'mode-unfreeze';
        const next = append(log, time, { kind, methodId: low.id }, author(first));
        log = next.log;
        all.push(next.entry);
        states.push(log);
        times.push(log.timestamp);
      });
      const clock = now + hours * HOUR;
      const read = verifyPresentLog(all, { now: clock });
      const counted = times.filter((time) => time <= clock + CLOCK_TOLERANCE).length;
      expect(read.log.head).toEqual(states[counted - 1]?.head);
      expect(read.ahead).toBe(all.length - counted);
      if (methodOf(read.log, waiting.id)?.state === 'active') expect(hours).toBeGreaterThanOrEqual(72);
    }),
    { numRuns: 30 },
  );
});

test('an entry that was seen is not left out because this clock is slow, and genesis is never left out', async () => {
  const later = append(honest.log, now + 30 * 24 * HOUR, freezesItself, author(low));
  const all = [...entries, later.entry];
  const slow = { now: now + HOUR };
  expect(() => verifyPresentLog(all, { ...slow, floor: later.log.head })).toThrow(keysLog.datedAhead);
  expect(verifyPresentLog(all, { ...slow, floor: honest.log.head }).ahead).toBe(1);
  expect(verifyPresentLog(all, { ...slow, trusted: later.log.head }).ahead).toBe(0);
  await expectRefused('bad-log', () => verifyPresentLog(all, { now: START - HOUR }));
  await expectRefused('bad-log', () => verifyPresentLog([], slow));
  const fork = append(honest.log, now, { kind: 'mode-freeze', methodId: idOf('first') }, author(recovery));
  await expectRefused('bad-log', () => verifyPresentLog(all, { ...slow, floor: fork.log.head }));
});
