/** Draws lots for a mask that looks unlike the one before. A pure function of its dice. */
import { EYES, MARKS, type MaskShape, MOUTHS, OUTLINES, SHADES } from '../../messaging/look.ts';

/** `dice` gives numbers from 0 to below 1. The outline always changes. */
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
