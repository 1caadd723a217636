/** Logs whose entries are right one by one and that are refused all the same: their order, their times, what was known before. */
import { decodeEntry, encodeEntry } from '../log/entry-encoding.ts';
import { bytesOf, HOUR, ids, START } from './identity.ts';
import { author, type Chain, NOW, people, type RefusedLog, written } from './refused-world.ts';

const { first, low } = people;

/** @param chain the world */
export function refusedLogs({ entries, log }: Chain): RefusedLog[] {
  const freeze = { kind: 'mode-freeze' as const, methodId: low.id };
  const raise = { kind: 'mode-grant' as const, methodId: low.id, levelId: ids.managers };
  const last = entries.length - 1;
  const next = (change: Parameters<typeof written>[3]) => written(log, freeze, [author(first)], change);
  const { body, signatures } = decodeEntry(next({}));
  const of = (name: string, tail: Uint8Array[], more: Partial<RefusedLog> = {}): RefusedLog => ({
    name,
    entries: [...entries, ...tail],
    now: NOW,
    ...more,
  });
  return [
    of('a log without entries', [], { entries: [] }),
    of('a log without its genesis', [], { entries: entries.slice(1, 2) }),
    of('an entry twice', entries.slice(last)),
    of('an entry is left out', [], { entries: [...entries.slice(0, 3), ...entries.slice(4, 5)] }),
    of('two entries have changed places', [], { entries: [...entries.slice(0, 3), entries[4], entries[3]] as never }),
    of('a number too high', [next({ number: log.head.number + 2 })]),
    of('another predecessor', [next({ previous: bytesOf('another head') })]),
    of('dated before its predecessor', [next({ timestamp: log.timestamp - 1 })]),
    of('dated in the future', [next({ timestamp: NOW + 11 * 60 * 1000 })]),
    of('the last signature is missing', [encodeEntry(body, signatures.slice(1))]),
    of('one signature too many', [encodeEntry(body, [...signatures, ...signatures])]),
    of('a signature of zeros', [encodeEntry(body, [new Uint8Array(64)])]),
    of('a log that does not contain what was seen', [], { floor: { number: last, hash: bytesOf('another head') } }),
    of('a log that is shorter than what was seen', [], { floor: { number: last + 1, hash: bytesOf('a later head') } }),
    of('what begins to wait is dated back, before what was seen', [written(log, raise, [author(first)])], {
      floor: { number: last, hash: log.head.hash, seenAt: START + 2 * HOUR },
    }),
    of('not the log that was verified before', [], { trusted: { number: last, hash: bytesOf('another head') } }),
    of('it ends before the entry that was verified', [], { trusted: { number: last + 1, hash: bytesOf('later') } }),
  ];
}
