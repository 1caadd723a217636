/** Reads ReCap permissions (ERC-5573) in the resources of a sign-in. Never guesses: a permission that does not decode is `null`. */
import { fromBase64Url, fromUtf8 } from '../lib/bytes.ts';

const PREFIX = 'urn:recap:';

export const isRecap = (resource: string): boolean => resource.toLowerCase().startsWith(PREFIX);

/** The permissions, such as `crud/read on https://example.com/photos/`; `null` if they cannot be read. */
export function readRecap(resource: string): string[] | null {
  const details = parse(resource.slice(PREFIX.length));
  const attenuations = isRecord(details) ? details.att : undefined;
  if (!isRecord(attenuations)) return null;
  const allowed = Object.entries(attenuations).flatMap(([target, abilities]) =>
    isRecord(abilities) ? Object.keys(abilities).map((ability) => `${ability} on ${target}`) : [],
  );
  return allowed.length === 0 ? null : allowed;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(fromUtf8(fromBase64Url(text)));
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
