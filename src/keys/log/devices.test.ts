/** Devices of sessions that keep no copy: however many logins there were, a state holds a bounded number of them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signingKeyPair } from '../sign.ts';
import { bytesOf, idOf, ids, START, testGenesis, testMethod } from '../testing/identity.ts';
import { appendEntry } from './append.ts';
import { SESSIONS } from './devices.ts';
import type { LogDevice, LogState } from './state.ts';

const low = testMethod('low', 'passkey', ids.everyday);

function begun(): LogState {
  const { log, first } = testGenesis();
  const by = { role: 'author', id: first.id, seed: first.signingSeed } as const;
  const own = { role: 'possession', id: low.id, seed: low.signingSeed } as const;
  return appendEntry(log, { timestamp: START, action: { kind: 'mode-add', method: low.descriptor } }, [by, own]).log;
}

const BEGUN = begun();
const { first } = testGenesis();
const owners = { first, low };
type Step = { owner: keyof typeof owners; act: 'session' | 'copy' | 'revoke'; which: number };

const step: fc.Arbitrary<Step> = fc.record({
  owner: fc.constantFrom('first' as const, 'low' as const),
  act: fc.oneof(
    { weight: 8, arbitrary: fc.constant('session' as const) },
    { weight: 1, arbitrary: fc.constant('copy' as const) },
    { weight: 3, arbitrary: fc.constant('revoke' as const) },
  ),
  which: fc.nat(),
});

const of = (log: LogState, owner: { id: Uint8Array }): LogDevice[] =>
  [...log.devices.values()].filter(({ methodId }) => methodId === idKeyOf(owner.id));
const idKeyOf = (id: Uint8Array): string => Buffer.from(id).toString('hex');

function play(steps: readonly Step[]): LogState {
  let log = BEGUN;
  for (const [at, { owner, act, which }] of steps.entries()) {
    const { id: methodId, signingSeed } = owners[owner];
    const author = { role: 'author', id: methodId, seed: signingSeed } as const;
    if (act === 'revoke') {
      const open = of(log, owners[owner]).filter(({ untilEntry }) => untilEntry === null);
      const device = open[which % Math.max(1, open.length)];
      if (device === undefined) continue;
      log = appendEntry(log, { timestamp: START, action: { kind: 'device-revoke', deviceId: device.id } }, [
        author,
      ]).log;
      continue;
    }
    const seed = bytesOf(`device ${at}`);
    const device = { id: idOf(`device ${at}`), methodId, publicKey: signingKeyPair(seed).publicKey };
    const action = { kind: 'device-add', device: { ...device, keepsCopy: act === 'copy' } } as const;
    log = appendEntry(log, { timestamp: START, action }, [author, { role: 'possession', id: device.id, seed }]).log;
  }
  return log;
}

test('a method keeps a bounded number of sessions, the newest ones; local copies and the other method are not affected', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const log = play(steps);
      for (const owner of ['first', 'low'] as const) {
        const devices = of(log, owners[owner]);
        const sessions = devices.filter(({ keepsCopy }) => !keepsCopy);
        expect(sessions.filter(({ untilEntry }) => untilEntry === null).length).toBeLessThanOrEqual(SESSIONS);
        // One that is ended by hand is counted with the next login.
        expect(sessions.length).toBeLessThanOrEqual(3 * SESSIONS);
        const copies = steps.filter((each) => each.owner === owner && each.act === 'copy').length;
        expect(devices.length - sessions.length).toBe(copies);
      }
    }),
    { numRuns: 20 },
  );
});

test('the oldest session ends when one more begins, and leaves the state after as many more', () => {
  const session = { owner: 'low', act: 'session', which: 0 } as const;
  const logins = (count: number) => of(play(Array.from({ length: count }, () => session)), low);
  const open = (devices: LogDevice[]) => devices.filter(({ untilEntry }) => untilEntry === null).length;
  expect([logins(SESSIONS).length, open(logins(SESSIONS))]).toEqual([SESSIONS, SESSIONS]);
  const oneMore = logins(SESSIONS + 1);
  expect([oneMore.length, open(oneMore)]).toEqual([SESSIONS + 1, SESSIONS]);
  expect(oneMore[0]?.untilEntry).toBe(BEGUN.head.number + SESSIONS + 1);
  const many = logins(5 * SESSIONS);
  expect([many.length, open(many)]).toEqual([2 * SESSIONS, SESSIONS]);
  expect(many.at(-1)?.untilEntry).toBeNull();
});
