/** Reads a request's body and path: bounded, parsed, or refused as malformed. Never trusts a Content-Length. */
import * as v from 'valibot';
import { fromBase64Url, fromUtf8, toBase64Url } from '../../lib/bytes.ts';
import { malformed, ServerError } from './errors.ts';
import type { Take } from './intake.ts';

const tooLarge = (): ServerError => new ServerError('too-large', 'This request is too large.');

async function readBytes(request: Request, limit: number, take: Take): Promise<Uint8Array> {
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
 * The JSON body as the schema gives it.
 * @param limit in bytes; a route that takes little says so, and one that takes much gives `take` too
 * @throws ServerError malformed, too-large, and what `take` throws
 */
export async function readBody<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
  limit: number,
  take: Take = () => undefined,
): Promise<v.InferOutput<Schema>> {
  const bytes = await readBytes(request, limit, take);
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    throw malformed();
  }
  // The first fault ends it: a list of a million faults would cost gigabytes.
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) throw malformed();
  return parsed.output;
}

/** Bytes of a part of the path, in base64url's one form. @throws ServerError malformed */
export function bytesInPath(text: string | undefined, length: number): Uint8Array {
  if (text === undefined || text.length !== Math.ceil((length * 4) / 3)) throw malformed();
  try {
    const bytes = fromBase64Url(text);
    // Of the spellings that differ in the last, unused bits, one is right.
    if (bytes.length === length && toBase64Url(bytes) === text) return bytes;
  } catch {
    // Told below.
  }
  throw malformed();
}

/** A whole number in the query; `fallback` where it is absent. @throws ServerError malformed */
export function numberInQuery(request: Request, name: string, fallback: number): number {
  const text = new URL(request.url).searchParams.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,15}$/.test(text)) throw malformed();
  return Number(text);
}
