/**
 * Reads a stored JSON value part by part, so that one unreadable part does not take its neighbours with it. The reader puts a default
 * in its place, and the writer writes the unreadable part back as it was.
 */
import * as v from 'valibot';
import { fromUtf8 } from '../lib/bytes.ts';

/** One step of a path: a field's name; `[field, value]` for the list entry with that value; `null` for a whole entry. */
export type Step = string | [field: string, value: string | number] | null;

/** A part that this version cannot read, as it was found. */
export interface Unread {
  path: Step[];
  value: unknown;
  /** The default in its place; absent without one. */
  standIn?: unknown;
  /**
   * `newer`: a field that this version does not know, so nothing is missing for the person. `aside`: its place was filled
   * since, so it is stored beside the value.
   */
  why?: 'newer' | 'aside';
}

export interface Read<Value> {
  value: Value;
  unread: Unread[];
}

type Schema = v.GenericSchema;

/** The same schema with a default: `standIn` replaces a value that does not fit. One with words in it is a function, which asks for them only then. */
export const orElse = <const S extends Schema>(schema: S, standIn: v.InferOutput<S> | (() => v.InferOutput<S>)) =>
  v.pipe(schema, v.metadata({ standIn }));

/** A list whose entries are identified by this field, so that a part of an entry can be unreadable without the whole entry. */
export const listBy = <const Item extends Schema>(key: string, item: Item) =>
  v.pipe(v.array(item), v.metadata({ key }));

/** Name of the field that stores parts whose place was filled since. */
const ASIDE = 'unread';

const asideSchema = v.array(v.object({ path: v.array(v.any()), value: v.unknown() }));

/** Deepest nesting of lists and objects. Our own values need a tenth of it; a much deeper one would overflow the stack of JSON.stringify. */
const DEEPEST = 100;

/** @throws SyntaxError for text that is no JSON or is nested too deeply */
export function parseShallow(text: string): unknown {
  let depth = 0;
  // Strings are skipped whole, as brackets in them nest nothing.
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
    if (depth > DEEPEST) throw new SyntaxError('This is nested too deep.');
  }
  return JSON.parse(text);
}

/** The JSON value of a row; for bytes that are no JSON, the bytes as text. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseShallow(fromUtf8(bytes));
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** @returns `null` when the value cannot be read and has no default */
export function readStored<S extends Schema>(schema: S, raw: unknown): Read<v.InferOutput<S>> | null {
  // Nearly always all of it fits. Reading it part by part takes several times as long.
  const whole = v.safeParse(schema, raw);
  if (whole.success && isSame(whole.output, raw)) return { value: whole.output, unread: [] };
  if (!isRecord(raw)) return readPart(schema, raw, []);
  const { [ASIDE]: aside, ...rest } = raw;
  const read = readPart(schema, rest, []);
  const found = v.safeParse(asideSchema, aside);
  if (read === null || !found.success) return read;
  const unread = found.output.map(({ path, value }): Unread => ({ path, value, why: 'aside' }));
  return { value: read.value, unread: [...read.unread, ...unread] };
}

/** Both are JSON: has the schema neither dropped nor filled in anything? */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(other);
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return (
    Object.keys(one).length === names.length &&
    names.every((name) => Object.hasOwn(left, name) && isSame(left[name], right[name]))
  );
}

/** The value to store, with every unreadable part in its old place. */
export function writeStored(value: unknown, unread: readonly Unread[]): unknown {
  const out = structuredClone(value);
  const aside: Pick<Unread, 'path' | 'value'>[] = [];
  for (const part of unread)
    if (part.why === 'aside' || !putBack(out, part)) aside.push({ path: part.path, value: part.value });
  if (aside.length > 0) set(out as object, ASIDE, aside);
  return out;
}

/** The union of both lists; of two parts with one place, the first. */
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
  const { standIn: given } = metadataOf(schema);
  if (given === undefined) return null;
  const standIn: unknown = typeof given === 'function' ? given() : given;
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
    // A part of a list entry without an identifying field could not be written back to its place.
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

/** @returns whether the part is settled: it is back in its place, or the person has set it anew or removed what it belonged to */
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
  // The default of a list may have been filled since, so both lists are kept.
  if (JSON.stringify(now) !== JSON.stringify(standIn)) return typeof standIn !== 'object' || standIn === null;
  set(parent, last, value);
  return true;
}

function stepInto(at: unknown, step: Step): unknown {
  if (typeof step === 'string') return isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  if (step === null || !Array.isArray(at)) return undefined;
  return at.find((entry) => isRecord(entry) && entry[step[0]] === step[1]);
}

/** Sets a field of any name, `__proto__` included. */
function set(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

const metadataOf = (schema: Schema): { standIn?: unknown; key?: string } => v.getMetadata(schema);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
