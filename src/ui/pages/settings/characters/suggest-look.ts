/** Suggests a look for a new character: an unused hue, cloth and outline while there are any. A pure function of its random numbers. */
import { CLOTHS, HUES, type Look, OUTLINES } from '../../../../messaging/look.ts';
import { randomMask } from '../../../components/random-mask.ts';

/** @param dice random numbers from 0 to below 1 */
export function suggestLook(taken: readonly Look[], dice: () => number): Look {
  const unused = <Value>(all: readonly Value[], used: readonly Value[]): Value => {
    const free = all.filter((value) => !used.includes(value));
    return free[0] ?? (all[Math.floor(dice() * all.length)] as Value);
  };
  const outline = unused(
    OUTLINES,
    taken.map((look) => look.mask.outline),
  );
  return {
    hue: unused(
      HUES,
      taken.map((look) => look.hue),
    ),
    cloth: unused(
      CLOTHS,
      taken.map((look) => look.cloth),
    ),
    mask: { ...randomMask({ outline, eyes: 'round', mouth: 'line', mark: 'none', shade: 'none' }, dice), outline },
  };
}
