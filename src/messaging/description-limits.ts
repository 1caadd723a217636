/** How many descriptions of contracts a character has at most: they lie in its document, beside all else. */
import { utf8 } from '../lib/bytes.ts';

const MOST = 40;
/** Bytes of one, and of all together, as they stand in the document. */
const LONGEST = 40_000;
const LONGEST_TOGETHER = 80_000;

const lengthOf = (text: string): number => utf8(JSON.stringify(text)).length;

export const isTooLong = (text: string): boolean => lengthOf(text) > LONGEST;

/** Those that there is room for, the first ones first. */
export function withinDescriptionLimits<One extends { text: string }>(descriptions: readonly One[]): One[] {
  let left = LONGEST_TOGETHER;
  return descriptions.slice(0, MOST).filter(({ text }) => {
    left -= lengthOf(text);
    return left >= 0;
  });
}
