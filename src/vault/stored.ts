/**
 * Reads a stored JSON value part by part, so that one unreadable part never takes its neighbours along: a stand-in is
 * shown for it, and it is written back as it was. Never decides what a part means.
 */
import * as v from 'valibot';
import { fromUtf8 } from '../lib/bytes.ts';

/** Where a part lies: names of fields, `[field, value]` for the entry of a list that has it, `null` for a whole entry. */
export type Step = string | [field: string, value: string | number] | null;

/** A part that this version cannot read, as it was found. */
export interface Unread {
  path: Step[];
  value: unknown;
  /** What stands in its place; absent: nothing does. */
  standIn?: unknown;
  /**
   * `newer`: a field that this version does not know; nothing is missing for the person. `aside`: something else was put
   * in its place since, so it is kept beside the rest.
   */
  why?: 'newer' | 'aside';
}

export interface Read<Value> {
  value: Value;
  unread: Unread[];
}

type Schema = v.GenericSchema;

/** The same schema; what does not fit it is replaced by `standIn` when it is read. */
export const orElse = <const S extends Schema>(schema: S, standIn: v.InferOutput<S>) =>
  v.pipe(schema, v.metadata({ standIn }));

/** A list whose entries are told apart by this field: a part of an entry can be unreadable without the whole entry. */
export const listBy = <const Item extends Schema>(key: string, item: Item) =>
  v.pipe(v.array(item), v.metadata({ key }));

/** Name of the field in which parts lie that something else took the place of. */
const ASIDE = 'unread';

const asideSchema = v.array(v.object({ path: v.array(v.any()), value: v.unknown() }));

/** Levels of lists and objects inside one another. What we store has a tenth of them; far more would end whoever writes it back. */
const DEEPEST = 100;

/** @throws SyntaxError where it is no JSON, or nested too deep */
export function parseShallow(text: string): unknown {
  let depth = 0;
  // Texts are passed over whole: brackets in them nest nothing.
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
    if (depth > DEEPEST) throw new SyntaxError('This is nested too deep.');
  }
  return JSON.parse(text);
}

/** The JSON value of a row; where its bytes are none, the bytes as text. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseShallow(fromUtf8(bytes));
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** `null`: it cannot be read, and no stand-in is known for the whole. */
export function readStored<S extends Schema>(schema: S, raw: unknown): Read<v.InferOutput<S>> | null {
  if (!isRecord(raw)) return readPart(schema, raw, []);
  const { [ASIDE]: aside, ...rest } = raw;
  const read = readPart(schema, rest, []);
  const found = v.safeParse(asideSchema, aside);
  if (read === null || !found.success) return read;
  const unread = found.output.map(({ path, value }): Unread => ({ path, value, why: 'aside' }));
  return { value: read.value, unread: [...read.unread, ...unread] };
}

/** What is to be stored: the value, with every part that could not be read in its old place. */
export function writeStored(value: unknown, unread: readonly Unread[]): unknown {
  const out = structuredClone(value);
  const aside: Pick<Unread, 'path' | 'value'>[] = [];
  for (const part of unread)
    if (part.why === 'aside' || !putBack(out, part)) aside.push({ path: part.path, value: part.value });
  if (aside.length > 0) set(out as object, ASIDE, aside);
  return out;
}

/** Both lists, each part once; of two for one place the first. */
export function joinUnread(one: readonly Unread[] = [], other: readonly Unread[] = []): Unread[] {
  const byPlace = new Map<string, Unread>();
  for (const part of [...one, ...other]) {
    const place = JSON.stringify([part.path, part.path.at(-1) === null ? part.value : 0, part.why]);
    if (!byPlace.has(place)) byPlace.set(place, part);
  }
  return [...byPlace.values()];
}

function readPart(schema: Schema, raw: unknown, path: Step[]): Read<unknown> | null {
  const read = readInside(schema, raw, path);
  if (read !== null && (!('pipe' in schema) || v.is(schema, read.value))) return read;
  const { standIn } = metadataOf(schema);
  if (standIn === undefined) return null;
  return { value: structuredClone(standIn), unread: raw === undefined ? [] : [{ path, value: raw, standIn }] };
}

function readInside(schema: Schema, raw: unknown, path: Step[]): Read<unknown> | null {
  const { type } = schema;
  if (type === 'object') return readObject((schema as v.ObjectSchema<v.ObjectEntries, undefined>).entries, raw, path);
  if (type === 'array') return readList(schema, raw, path);
  if (type === 'record') return readRecord(schema as unknown as RecordLike, raw, path);
  if (type === 'optional' && raw !== undefined) return readPart((schema as unknown as Wrapper).wrapped, raw, path);
  if (type === 'nullable' && raw !== null) return readPart((schema as unknown as Wrapper).wrapped, raw, path);
  const parsed = v.safeParse(schema, raw);
  return parsed.success ? { value: parsed.output, unread: [] } : null;
}

interface Wrapper {
  wrapped: Schema;
}

interface RecordLike {
  key: Schema;
  value: Schema;
}

function readObject(entries: v.ObjectEntries, raw: unknown, path: Step[]): Read<unknown> | null {
  if (!isRecord(raw)) return null;
  const value = {};
  const unread: Unread[] = [];
  for (const [name, schema] of Object.entries(entries) as [string, Schema][]) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    let read = readPart(schema, given, [...path, name]);
    if (read === null) {
      if (schema.type !== 'optional') return null;
      unread.push({ path: [...path, name], value: given });
      read = readPart(schema, undefined, path);
    }
    if (read !== null && read.value !== undefined) set(value, name, read.value);
    unread.push(...(read?.unread ?? []));
  }
  for (const name of Object.keys(raw))
    if (!Object.hasOwn(entries, name)) unread.push({ path: [...path, name], value: raw[name], why: 'newer' });
  return { value, unread };
}

function readList(schema: Schema, raw: unknown, path: Step[]): Read<unknown> | null {
  if (!Array.isArray(raw)) return null;
  const { item } = schema as unknown as { item: Schema };
  const { key } = metadataOf(schema);
  const value: unknown[] = [];
  const unread: Unread[] = [];
  for (const given of raw) {
    const name = key !== undefined && isRecord(given) ? given[key] : undefined;
    const named = key !== undefined && (typeof name === 'string' || typeof name === 'number');
    const read = readPart(item, given, named ? [...path, [key, name]] : [...path, null]);
    // Without a name of its own, a part of an entry could not find its way back.
    const lost = read !== null && !named && read.unread.length > 0;
    if (read === null || lost) unread.push({ path: [...path, null], value: given });
    else {
      value.push(read.value);
      unread.push(...read.unread);
    }
  }
  return { value, unread };
}

function readRecord({ key, value: schema }: RecordLike, raw: unknown, path: Step[]): Read<unknown> | null {
  if (!isRecord(raw)) return null;
  const value = {};
  const unread: Unread[] = [];
  for (const [name, given] of Object.entries(raw)) {
    const read = v.is(key, name) ? readPart(schema, given, [...path, name]) : null;
    if (read === null) unread.push({ path: [...path, name], value: given });
    else {
      set(value, name, read.value);
      unread.push(...read.unread);
    }
  }
  return { value, unread };
}

/** Whether it went back, or is not wanted any more: the person has set that part anew, or taken away what it belonged to. */
function putBack(out: unknown, { path, value, standIn }: Unread): boolean {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce(stepInto, out);
  if (last === undefined) return false;
  if (last === null) {
    if (!Array.isArray(parent)) return parent === undefined;
    parent.push(value);
    return true;
  }
  if (Array.isArray(last) || !isRecord(parent)) return parent === undefined;
  const now = Object.hasOwn(parent, last) ? parent[last] : undefined;
  // What stands in for a list is filled again without a look at what lay there: then both are kept.
  if (JSON.stringify(now) !== JSON.stringify(standIn)) return typeof standIn !== 'object' || standIn === null;
  set(parent, last, value);
  return true;
}

function stepInto(at: unknown, step: Step): unknown {
  if (typeof step === 'string') return isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  if (step === null || !Array.isArray(at)) return undefined;
  return at.find((entry) => isRecord(entry) && entry[step[0]] === step[1]);
}

/** Sets a field whatever its name is: `__proto__` too. */
function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

const metadataOf = (schema: Schema): { standIn?: unknown; key?: string } => v.getMetadata(schema);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
