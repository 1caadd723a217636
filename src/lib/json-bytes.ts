/** JSON that carries bytes, for memory that takes JSON only. Never for what is signed, authenticated or hashed. */
import { fromBase64Url, toBase64Url } from './bytes.ts';

const MARK = '$bytes';

export const toJsonBytes = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? { [MARK]: toBase64Url(part) } : part));

/** The value that `toJsonBytes` encoded; the caller checks its shape. */
export const fromJsonBytes = (text: string): unknown =>
  JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !(MARK in part)) return part;
    return fromBase64Url(String(part[MARK as keyof typeof part]));
  });
