/** Answers as JSON, bytes in base64url: the shapes of messaging/key-server. Headers hold fixed values only. */
import type { Answer } from './exchange.ts';

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64url');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
};

/** A status with a value as JSON. */
export const jsonAnswer = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** 200 with the value; bytes anywhere inside become base64url. */
export const answer = (value: object, headers: Record<string, string> = {}): Answer =>
  jsonAnswer(200, plain(value), headers);

/** 204. */
export const done = (): Answer => ({ status: 204, headers: {}, body: null });

/** 304, for a client that named this `etag`. */
export const unchanged = (etag: string): Answer => ({ status: 304, headers: { etag }, body: null });

/** Details of an error, encoded as in `answer`. */
export const plainDetails = (value: object): object => plain(value) as object;
