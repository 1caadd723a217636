/** How a character looks: hue, cloth and mask parameters. Stored in its profile; drawn by the pages. */

export const HUES = [
  'cobalt',
  'plum',
  'fern',
  'ochre',
  'rose',
  'lagoon',
  'clay',
  'iris',
  'viridian',
  'olive',
  'azure',
  'slate',
] as const;
export const CLOTHS = ['lozenge', 'twill', 'check', 'pale', 'chevron', 'pearl', 'scale'] as const;
export const OUTLINES = [
  'oval',
  'shield',
  'noh',
  'bauta',
  'domino',
  'crown',
  'cat',
  'leaf',
  'block',
  'gem',
  'pear',
  'disc',
] as const;
export const EYES = ['almond', 'round', 'glad', 'shut', 'slit', 'keen', 'rueful', 'gem'] as const;
export const MOUTHS = ['smile', 'grin', 'frown', 'line', 'o', 'wail', 'smirk', 'lips'] as const;
export const MARKS = ['none', 'nose', 'star', 'brow', 'cheek', 'tear'] as const;
export const SHADES = ['none', 'half', 'low', 'slash', 'cap'] as const;

export type Hue = (typeof HUES)[number];
export type Cloth = (typeof CLOTHS)[number];

export interface MaskShape {
  outline: (typeof OUTLINES)[number];
  eyes: (typeof EYES)[number];
  mouth: (typeof MOUTHS)[number];
  mark: (typeof MARKS)[number];
  shade: (typeof SHADES)[number];
}

export interface Look {
  hue: Hue;
  cloth: Cloth;
  mask: MaskShape;
}
