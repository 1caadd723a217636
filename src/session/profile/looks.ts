/** Looks for new characters: an unused hue first, then cloth, then mask outline. A pure function of the id and the looks taken. */
import {
  CLOTHS,
  EYES,
  HUES,
  type Look,
  MARKS,
  type MaskShape,
  MOUTHS,
  OUTLINES,
  SHADES,
} from '../../messaging/look.ts';

const firstUnused = <Value>(all: readonly Value[], taken: readonly Value[], fallback: number): Value =>
  all.find((value) => !taken.includes(value)) ?? (all[fallback % all.length] as Value);

/** Numbers 0 to 2^32 - 1 from an id in hex, one after the other (FNV-1a with a counter). */
function numbersFrom(id: string): () => number {
  let count = 0;
  return () => {
    let hash = 2166136261;
    for (const letter of `${id}/${count}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
    count += 1;
    return (hash ^ (hash >>> 15)) >>> 0;
  };
}

/** The mask of a new character; its outline is one that no other has, while there are some. */
export function nextLook(id: string, taken: readonly Look[]): Look {
  const next = numbersFrom(id);
  const one = <Value>(all: readonly Value[]): Value => all[next() % all.length] as Value;
  const mask: MaskShape = {
    outline: firstUnused(
      OUTLINES,
      taken.map((look) => look.mask.outline),
      next(),
    ),
    eyes: one(EYES),
    mouth: one(MOUTHS),
    mark: one(MARKS),
    shade: one(SHADES),
  };
  const hues = taken.map((look) => look.hue);
  const cloths = taken.map((look) => look.cloth);
  return { hue: firstUnused(HUES, hues, next()), cloth: firstUnused(CLOTHS, cloths, next()), mask };
}

/** The first character: the drawn one, which everybody begins with. */
export const firstLook = (): Look => ({
  hue: 'cobalt',
  cloth: 'lozenge',
  mask: { outline: 'oval', eyes: 'glad', mouth: 'smile', mark: 'none', shade: 'half' },
});
