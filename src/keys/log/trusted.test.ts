/** The trusted head: it spares the signatures of entries that were checked before, and lets nothing pass that was not. */
import { describe, expect, it } from 'vitest';
import { keysLog } from '../../locales/en/keys/log.ts';
import { HOUR, idOf, START, type TestMethod, testGenesis } from '../testing/identity.ts';
import { appendEntry } from './append.ts';
import type { LogState } from './state.ts';
import { verifyLog } from './verify.ts';

const { entry: genesis, log: begun, recovery, first } = testGenesis();

/** A chain of policy entries, as long as wanted. */
function grown(count: number, by: TestMethod): { entries: Uint8Array[]; log: LogState } {
  const entries = [genesis];
  let log = begun;
  for (let step = 1; step <= count; step++) {
    const levels = [...log.levels.values()].map(({ id, manages }) => ({ id, manages, characters: [] }));
    const added = { id: idOf(`level ${step}`), manages: false, characters: [] };
    const rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };
    const action = {
      kind: 'policy' as const,
      levels: [...levels, added],
      delay: log.delay,
      secondManagerFor: [],
      rotation,
    };
    const next = appendEntry(log, { timestamp: START + step * HOUR, action }, [
      { role: 'author', id: by.id, seed: by.signingSeed },
    ]);
    entries.push(next.entry);
    log = next.log;
  }
  return { entries, log };
}

/** The last byte of an entry belongs to its last signature. */
function withBrokenSignature(entry: Uint8Array): Uint8Array {
  const broken = entry.slice();
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  return broken;
}

const now = START + 1000 * HOUR;

describe('a trusted head', () => {
  const { entries, log } = grown(4, first);

  it('gives the same state as checking everything', () => {
    const checked = verifyLog(entries, { now });
    const trusted = verifyLog(entries, { now, trusted: log.head });
    expect(trusted.head).toEqual(checked.head);
    expect([...trusted.levels.keys()]).toEqual([...checked.levels.keys()]);
  });

  it('refuses a different entry below it, even if the rest follows correctly', () => {
    const other = grown(4, recovery);
    expect(() => verifyLog(other.entries, { now, trusted: log.head })).toThrow(keysLog.otherLog);
    const broken = entries.map((entry, at) => (at === 4 ? withBrokenSignature(entry) : entry));
    expect(() => verifyLog(broken, { now, trusted: log.head })).toThrow(keysLog.otherLog);
  });

  it('checks every signature above it', () => {
    const head = grown(3, first).log.head;
    const broken = entries.map((entry, at) => (at === 4 ? withBrokenSignature(entry) : entry));
    expect(() => verifyLog(broken, { now, trusted: head })).toThrow(/signature/);
    expect(() => verifyLog(broken, { now })).toThrow(/signature/);
  });

  it('refuses a log that ends before it', () => {
    expect(() => verifyLog(entries.slice(0, 3), { now, trusted: log.head })).toThrow(/ends before/);
  });

  it('counts as past even if the clock was set back since; entries after it do not', () => {
    expect(() => verifyLog(entries, { now: START })).toThrow(/future/);
    expect(verifyLog(entries, { now: START, trusted: log.head }).head).toEqual(log.head);
    expect(() => verifyLog(entries, { now: START, trusted: grown(3, first).log.head })).toThrow(/future/);
  });
});
