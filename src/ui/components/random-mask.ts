/** Picks a random mask that looks different from the one before. A pure function of its random numbers. */
import { EYES, MARKS, type MaskShape, MOUTHS, OUTLINES, SHADES } from '../../messaging/look.ts';

/** The outline always changes. @param dice random numbers from 0 to below 1 */
export function randomMask(before: MaskShape, dice: () => number): MaskShape {
  const pick = <Part>(parts: readonly Part[]): Part => parts[Math.floor(dice() * parts.length)] as Part;
  return {
    outline: pick(OUTLINES.filter((outline) => outline !== before.outline)),
    eyes: pick(EYES),
    mouth: pick(MOUTHS),
    mark: pick(MARKS),
    shade: pick(SHADES),
  };
}
