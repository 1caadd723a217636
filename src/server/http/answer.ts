/** Answers as JSON, bytes in base64url: the shapes of messaging/key-server. Headers hold fixed values only. */
import { toBase64Url } from '../../lib/bytes.ts';

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return toBase64Url(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
};

/** 200 with the value; bytes anywhere inside become base64url. */
export const answer = (value: object, headers: Record<string, string> = {}): Response =>
  Response.json(plain(value), { headers });

/** 204. */
export const done = (): Response => new Response(null, { status: 204 });

/** Details of an error, encoded as in `answer`. */
export const plainDetails = (value: object): object => plain(value) as object;
