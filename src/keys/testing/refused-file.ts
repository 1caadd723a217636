/** How refused logs and boxes stand in vectors/: entries in hex, each log as so many entries of the world and what follows. Reasons are the reader's own words. */

import { bareHex, fromHex } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import type { LogState } from '../log/state.ts';
import { extendLog, verifyLog } from '../log/verify.ts';
import { refusedEntries } from './refused-entries.ts';
import { type RefusedLog, world, ZEROS } from './refused-world.ts';

export interface RefusedLogText {
  name: string;
  reason: string;
  /** How many entries of the world come first. */
  world: number;
  /** Those after them; the last one is refused, or the log as a whole. */
  entries: string[];
  now: number;
  floor?: { number: number; hash: string; seenAt?: number };
  trusted?: { number: number; hash: string };
}

export interface RefusedEntriesFile {
  about: string;
  world: string[];
  refused: RefusedLogText[];
}

const ABOUT =
  'Logs that every reader must refuse, with the reason that ours gives. Each is the first entries of world (as many as the field world says), then its own entries, read at the time now; floor and trusted are what the reader knew before. Entries are in hex; z stands for 1152 bytes of zeros';

/** Public keys here are nearly all zeros: this many bytes of them stand as one letter. */
const zeros = '00'.repeat(ZEROS);
const short = (hex: string): string => hex.replaceAll(zeros, 'z');
const long = (text: string): Uint8Array => fromHex(text.replaceAll('z', zeros));

/** States of logs that hold, by length and last entry, which names the one before it: each entry is verified once. */
const states = new Map<string, LogState>();

function stateOf(entries: readonly Uint8Array[], now: number): LogState {
  const last = entries.at(-1);
  if (last === undefined || entries.length === 1) return verifyLog(entries, { now });
  const key = `${entries.length} ${bareHex(last)}`;
  const state = states.get(key) ?? extendLog(stateOf(entries.slice(0, -1), now), last, now);
  states.set(key, state);
  return state;
}

/** What the reader says, without the sentence before it. */
export function reasonOf({ entries, now, ...known }: RefusedLog): string {
  try {
    if (known.floor === undefined && known.trusted === undefined) stateOf(entries, now);
    else verifyLog(entries, { now, ...known });
  } catch (error) {
    const begin = keysLog.notVerified('');
    if (isWalletError(error, 'bad-log') && error.message.startsWith(begin)) return error.message.slice(begin.length);
    throw error;
  }
  return 'accepted';
}

/** The whole file, made anew. */
export function refusedEntriesFile(): RefusedEntriesFile {
  const start = world().entries.map(bareHex);
  const refused = refusedEntries().map((sample) => {
    const entries = sample.entries.map(bareHex);
    const differs = entries.findIndex((entry, at) => entry !== start[at]);
    const same = differs === -1 ? entries.length : differs;
    const { name, now, floor, trusted } = sample;
    return {
      name,
      reason: reasonOf(sample),
      world: same,
      entries: entries.slice(same).map(short),
      now,
      ...(floor === undefined ? {} : { floor: { ...floor, hash: bareHex(floor.hash) } }),
      ...(trusted === undefined ? {} : { trusted: { ...trusted, hash: bareHex(trusted.hash) } }),
    };
  });
  return { about: ABOUT, world: start.map((entry) => short(entry)), refused };
}

/** A log of the file as the reader gets it. */
export function toRefusedLog(file: RefusedEntriesFile, text: RefusedLogText): RefusedLog {
  const { name, now, floor, trusted } = text;
  return {
    name,
    entries: [...file.world.slice(0, text.world), ...text.entries].map(long),
    now,
    ...(floor === undefined ? {} : { floor: { ...floor, hash: fromHex(floor.hash) } }),
    ...(trusted === undefined ? {} : { trusted: { ...trusted, hash: fromHex(trusted.hash) } }),
  };
}
