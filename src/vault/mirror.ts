/** The second copy: a whole image in one of two files, and a journal beside it [Note: Journal, in journal.ts]. */
import { equalBytes } from '../lib/bytes.ts';
import { vault as t } from '../locales/en/vault.ts';
import type { Claim, Image, Mirror, Reading } from './copy.ts';
import { claimOf, decodeImage, encodeImage, IMAGE_HEADER, isWhole } from './image.ts';
import { afterRecord, decodeRecord, encodeRecord, type JournalRecord } from './journal.ts';
import type { Change, Table } from './table.ts';

/** A folder of files. A `write` that stops half way damages its own file only. */
export interface Files {
  names(): Promise<string[]>;
  /** @returns `null` when the file does not exist */
  read(name: string): Promise<Uint8Array | null>;
  /** The first bytes of a file, and how long all of it is. @returns `null` when the file does not exist */
  head(name: string, length: number): Promise<{ bytes: Uint8Array; size: number } | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

const NAMES = ['vault.a', 'vault.b'] as const;
type Name = (typeof NAMES)[number];

/** A whole image is written again after so many records, */
const MOST_RECORDS = 32;
/** or where the records would be longer than this part of it, and than so many bytes. */
const LONGEST_PART = 0.5;
const LONGEST_AT_LEAST = 65_536;

/** It is there while older files are being removed, so that a stop in the middle leaves none of them for long. */
const ERASING_NOW = 'erasing';
/** A row of a login method that is written anew takes the place of one that must not be found any more. */
const LOGIN_TABLES: readonly Table[] = ['id-rows', 'key-rows'];

/** What waits for the key server comes and goes among the settings with each change. */
const erases = ({ table, value }: Change): boolean =>
  LOGIN_TABLES.includes(table) || (value === null && table !== 'settings');

const otherThan = (base: Name | undefined): Name => (base === 'vault.a' ? 'vault.b' : 'vault.a');

const recordName = (base: Name, at: number): string => `${base}.${at}`;
const isRecordOf = (base: Name, name: string): boolean =>
  name.startsWith(`${base}.`) && /^[1-9]\d*$/.test(name.slice(base.length + 1));

/** Numbers of the records of a file, in order. */
const numbersOf = (base: Name, names: readonly string[]): number[] =>
  names
    .filter((name) => isRecordOf(base, name))
    .map((name) => Number(name.slice(base.length + 1)))
    .sort((a, b) => a - b);

/** The newest image that the files hold, and how. */
interface Held {
  /** The file of the whole image. */
  base: Name;
  /** Bytes of the whole image. */
  baseLength: number;
  records: number;
  /** Bytes of the records. */
  total: number;
  now: Claim;
}

/** A mirror over a folder of files. */
export function createMirror(files: Files): Mirror {
  /** `null`: nothing good, or unknown until read. */
  let held: Held | null = null;

  /** One file's image with its journal, read until a record does not follow. */
  async function readChain(base: Name, bytes: Uint8Array): Promise<{ reading: Reading; held: Held | null }> {
    const all = numbersOf(base, await files.names().catch(() => [])).map((at) => readRecord(base, at));
    const [reading, found] = await Promise.all([decodeImage(bytes), Promise.all(all)]);
    if (reading.kind !== 'good') return { reading, held: null };
    let { image } = reading;
    let [records, total] = [0, 0];
    for (const record of found) {
      const next = record && (await afterRecord(image, record));
      if (!record || !next) break;
      image = next;
      records += 1;
      total = record.total;
    }
    const lacks = records < found.length && ({ lacks: true } as const);
    return {
      reading: { kind: 'good', image, ...lacks },
      held: { base, baseLength: bytes.length, records, total, now: image },
    };
  }

  const readRecord = async (base: Name, at: number): Promise<JournalRecord | null> => {
    const bytes = await files.read(recordName(base, at)).catch(() => null);
    return bytes && decodeRecord(bytes);
  };

  async function readFile(name: Name): Promise<{ name: Name; content: Uint8Array | Reading }> {
    try {
      return { name, content: (await files.read(name)) ?? { kind: 'missing' } };
    } catch {
      return { name, content: { kind: 'broken', reason: t.cannotBeRead } };
    }
  }

  async function read(): Promise<Reading> {
    const found = await Promise.all(NAMES.map(readFile));
    // Where the newer one is broken, the other one is read, which lacks what was written since.
    found.sort((a, b) => generationOf(b.content) - generationOf(a.content));
    held = null;
    const readings: Reading[] = [];
    for (const { name, content } of found) {
      const chain =
        content instanceof Uint8Array ? await readChain(name, content) : { reading: content as Reading, held: null };
      held = chain.held;
      // What fails now is tried again at the next reading.
      if (held !== null) await endErasing(held.base).catch(() => undefined);
      if (chain.reading.kind === 'newer') return chain.reading;
      if (chain.reading.kind === 'good') {
        const others = found.filter((file) => file.name !== name);
        const damaged = await Promise.all(others.map(({ content }) => isDamaged(content)));
        return damaged.includes(true) ? { ...chain.reading, lacks: true } : chain.reading;
      }
      readings.push(chain.reading);
    }
    return readings.find((reading) => reading.kind === 'broken') ?? { kind: 'missing' };
  }

  async function claim(): Promise<Claim | null> {
    try {
      const heads = await Promise.all(NAMES.map(headOf));
      const [newest] = heads.filter((head) => head !== null).sort((a, b) => b.now.generation - a.now.generation);
      if (newest === undefined) return null;
      const { base } = newest;
      const names = await files.names();
      if (names.includes(ERASING_NOW)) return null;
      const records = numbersOf(base, names).length;
      const last = records === 0 ? null : await readRecord(base, records);
      if (records > 0 && last === null) return null;
      held = last === null ? newest : { ...newest, records, total: last.total, now: last.after };
      return held.now;
    } catch {
      return null;
    }
  }

  /** `null` for a file that is not there, or not whole. */
  async function headOf(base: Name): Promise<Held | null> {
    const head = await files.head(base, IMAGE_HEADER);
    const now = head && claimOf(head.bytes);
    if (!now || head.size !== IMAGE_HEADER + now.bodyLength) return null;
    return { base, baseLength: head.size, records: 0, total: 0, now };
  }

  /**
   * Removes the records of a file, the last one first: what is left follows the image without a gap. What the browser may have left of a
   * write that did not end goes too.
   */
  async function removeRecords(base: Name): Promise<void> {
    const names = await files.names();
    for (const at of numbersOf(base, names).reverse()) await files.remove(recordName(base, at));
    for (const name of names) if (name.startsWith(`${base}.`) && !isRecordOf(base, name)) await files.remove(name);
  }

  async function removeAll(base: Name): Promise<void> {
    await files.remove(base);
    await removeRecords(base);
  }

  /** Goes on where a write that erases was stopped. @param base stays */
  async function endErasing(base: Name): Promise<void> {
    if (!(await files.names()).includes(ERASING_NOW)) return;
    await removeAll(otherThan(base));
    await files.remove(ERASING_NOW);
  }

  async function writeWhole(image: Image): Promise<void> {
    const base = otherThan(held?.base);
    const bytes = await encodeImage(image);
    await removeRecords(base);
    await files.write(base, bytes);
    held = { base, baseLength: bytes.length, records: 0, total: 0, now: image };
  }

  /** Writes the changes beside the image. @returns `false` where a whole image is to be written */
  async function writeRecord(image: Image, changes: readonly Change[]): Promise<boolean> {
    if (held === null || held.records === MOST_RECORDS) return false;
    const { base, baseLength, records, total } = held;
    const bytes = await encodeRecord(image, changes, total);
    if (total + bytes.length > Math.max(LONGEST_AT_LEAST, baseLength * LONGEST_PART)) return false;
    await files.write(recordName(base, records + 1), bytes);
    held = { base, baseLength, records: records + 1, total: total + bytes.length, now: image };
    return true;
  }

  return {
    read,
    claim,
    async write(image, changes, from) {
      // Nobody knows what was deleted since another image.
      const isErasing = held?.now.generation !== from || changes.some(erases);
      if (!isErasing && (await writeRecord(image, changes))) return;
      if (!isErasing) return writeWhole(image);
      await files.write(ERASING_NOW, new Uint8Array(0));
      await writeWhole(image);
      await endErasing((held as Held).base);
    },
    async clear() {
      for (const name of NAMES) await removeAll(name);
      await files.remove(ERASING_NOW);
      held = null;
    },
  };
}

/** The generation that a file claims, which decides which file is read first. */
const generationOf = (content: Uint8Array | Reading): number =>
  content instanceof Uint8Array ? (claimOf(content)?.generation ?? -1) : -1;

/** Such a file may be the newer one, whatever generation it claims. */
const isDamaged = async (content: Uint8Array | Reading): Promise<boolean> =>
  content instanceof Uint8Array ? !(await isWhole(content)) : content.kind === 'broken';

/** Do both mean the same image? */
export const isSameClaim = (one: Claim, other: Claim): boolean =>
  one.generation === other.generation && equalBytes(one.digest, other.digest);
