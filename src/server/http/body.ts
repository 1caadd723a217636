/** Reads a request's body and path within limits; refuses what is malformed. Does not trust Content-Length. */
import * as v from 'valibot';
import { fromBase64Url, fromUtf8, toBase64Url } from '../../lib/bytes.ts';
import type { CountBytes } from './body-budget.ts';
import { malformed, ServerError } from './errors.ts';

const tooLarge = (): ServerError => new ServerError('too-large', 'This request is too large.');

/** The body as it is. @param limit in bytes @throws ServerError too-large, and what `take` throws */
export async function readBytes(request: Request, limit: number, take: CountBytes): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > limit) throw tooLarge();
    take(part.length);
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The JSON body, parsed by the schema.
 * @param limit in bytes; a route with large bodies passes `take` as well
 * @throws ServerError malformed, too-large, and what `take` throws
 */
export async function readBody<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
  limit: number,
  take: CountBytes = () => undefined,
): Promise<v.InferOutput<Schema>> {
  const bytes = await readBytes(request, limit, take);
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    throw malformed();
  }
  // Parsing stops at the first fault: a list of a million faults would need gigabytes.
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) throw malformed();
  return parsed.output;
}

/** Bytes of a path segment in canonical base64url. @throws ServerError malformed */
export function bytesInPath(text: string | undefined, length: number): Uint8Array {
  if (text === undefined || text.length !== Math.ceil((length * 4) / 3)) throw malformed();
  try {
    const bytes = fromBase64Url(text);
    // Spellings that differ in the last, unused bits are not canonical.
    if (bytes.length === length && toBase64Url(bytes) === text) return bytes;
  } catch {
    // The error is thrown below.
  }
  throw malformed();
}

/** An integer of the query; `fallback` when it is absent. @throws ServerError malformed */
export function numberInQuery(request: Request, name: string, fallback: number): number {
  const text = new URL(request.url).searchParams.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,15}$/.test(text)) throw malformed();
  return Number(text);
}
