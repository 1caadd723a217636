/** Reads a request's body and path within limits; refuses what is malformed. Does not trust Content-Length. */
import * as v from 'valibot';
import { fromUtf8 } from '../../lib/bytes.ts';
import type { CountBytes } from './body-budget.ts';
import { malformed, ServerError } from './errors.ts';
import type { Asked } from './exchange.ts';

const tooLarge = (): ServerError => new ServerError('too-large', 'This request is too large.');

/** The body as it is. @param limit in bytes @throws ServerError too-large, and what `take` throws */
export async function readBytes(
  request: Pick<Asked, 'header' | 'body'>,
  limit: number,
  take: CountBytes,
): Promise<Uint8Array> {
  if (Number(request.header('content-length') ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  await request.body((part) => {
    length += part.length;
    if (length > limit) throw tooLarge();
    take(part.length);
    parts.push(part);
  });
  return Buffer.concat(parts);
}

/**
 * The JSON body, parsed by the schema.
 * @param limit in bytes; a route with large bodies passes `take` as well
 * @throws ServerError malformed, too-large, and what `take` throws
 */
export async function readBody<Schema extends v.GenericSchema>(
  request: Pick<Asked, 'header' | 'body'>,
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
  const bytes = Buffer.from(text, 'base64url');
  // Other letters are skipped, and spellings that differ in the last, unused bits are not canonical.
  if (bytes.length !== length || bytes.toString('base64url') !== text) throw malformed();
  return new Uint8Array(bytes);
}

/** An integer of the query; `fallback` when it is absent. @throws ServerError malformed */
export function numberInQuery({ query }: Pick<Asked, 'query'>, name: string, fallback: number): number {
  const text = new URLSearchParams(query).get(name);
  if (text === null) return fallback;
  if (!/^\d{1,15}$/.test(text)) throw malformed();
  return Number(text);
}
