/** The made-up language of the tests: every message of the catalogue in brackets, whatever it is made of. Copied into the built tree. */

const OPEN = '⟦';
const CLOSE = '⟧';

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** A sentence in marked pieces (locales/sentence.ts). */
const isSentence = (value: readonly unknown[]): boolean =>
  value.length > 0 && value.every((piece) => typeof piece === 'object' && piece !== null && 'text' in piece);

/** A message, or a group of messages. */
function bracketed(value: unknown): unknown {
  if (typeof value === 'string') return OPEN + value + CLOSE;
  if (typeof value === 'function') return (...values: unknown[]) => bracketed(value(...values));
  if (Array.isArray(value))
    return isSentence(value) ? [{ text: OPEN }, ...value, { text: CLOSE }] : value.map((each) => bracketed(each));
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, bracketed(each)]));
  if (typeof value !== 'object' || value === null) return value;
  // A node of Preact has no prototype of its own, but a type.
  if ('type' in value && 'props' in value) return [OPEN, value, CLOSE];
  return isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bracketed(each)]))
    : value;
}

/**
 * The texts of a language, by room.
 * @param files the English rooms by their paths, which begin with `../en/`
 */
export const textsOf = (files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, exported]) => {
      const texts = Object.values(exported).find((one) => typeof one === 'object');
      return texts === undefined
        ? []
        : [[path.replace(/^\.\.\/en\/|\.tsx?$/g, ''), bracketed(texts) as Record<string, unknown>]];
    }),
  );
