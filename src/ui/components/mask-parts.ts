/** The parts of masks as SVG path data in a 48 by 48 box. Pure data and geometry, without colour. */
import type { EYES, MARKS, MaskShape, MOUTHS, OUTLINES, SHADES } from '../../messaging/look.ts';

type Name<List extends readonly string[]> = List[number];

/** A line to [x, y], or a curve [x1, y1, x2, y2, x, y]; x counts from the middle to the right. */
type Segment = readonly [number, number] | readonly [number, number, number, number, number, number];

/** The right half from top centre to bottom centre; the eyes are `eyes[0]` from the middle at height `eyes[1]`; `mouth` 0 means no mouth. */
interface Outline {
  top: number;
  half: readonly Segment[];
  eyes: readonly [number, number];
  mouth: number;
}

const OUTLINE: Record<Name<typeof OUTLINES>, Outline> = {
  // biome-ignore format: one row of numbers per outline reads as the drawing it is
  oval: { top: 4, half: [[10, 4, 16.5, 11, 16.5, 22], [16.5, 34, 9.5, 44.5, 0, 44.5]], eyes: [7.4, 20], mouth: 33 },
  // biome-ignore format: as above
  shield: { top: 6.5, half: [[6, 6.5, 11, 6, 16.5, 4], [17.5, 12, 17.6, 20, 15.8, 28], [13.6, 36.5, 6, 41.5, 0, 45]], eyes: [7.6, 19.5], mouth: 31.5 },
  // biome-ignore format: as above
  noh: { top: 4, half: [[10, 4, 16, 9, 16, 18], [16, 25, 13.4, 29, 12.2, 34.5], [10.6, 41.4, 6, 45, 0, 45]], eyes: [7.2, 20.5], mouth: 35 },
  // biome-ignore format: as above
  bauta: { top: 4.5, half: [[8, 4.5, 14.5, 8, 14.8, 15.5], [15, 22, 13.4, 26, 17.6, 38.5], [18.3, 40.8, 16.6, 42.6, 14.2, 41.8], [8.4, 40, 4, 44, 0, 44.5]], eyes: [7.2, 18], mouth: 33 },
  // biome-ignore format: as above
  domino: { top: 17.5, half: [[4, 15.6, 9, 10.6, 14.5, 10.8], [19.4, 11, 22.5, 14.6, 22.5, 20], [22.5, 29.4, 17.4, 36.4, 11.4, 36.4], [5.8, 36.4, 4.4, 31, 0, 31]], eyes: [10.4, 22.4], mouth: 0 },
  // biome-ignore format: as above
  crown: { top: 3, half: [[6.4, 10.4], [15.6, 3.4], [16.6, 10, 17.4, 16, 16.6, 23], [15, 35, 9, 44.5, 0, 44.5]], eyes: [7.4, 22.5], mouth: 34 },
  // biome-ignore format: as above
  cat: { top: 11, half: [[4, 11, 7, 11, 9, 10.4], [15.8, 2.6], [18, 10, 18.6, 18, 17.6, 25.5], [15.8, 37, 9, 44.5, 0, 44.5]], eyes: [7.8, 23], mouth: 34.5 },
  // biome-ignore format: as above
  leaf: { top: 2.5, half: [[7, 6, 17.5, 12, 17.5, 24], [17.5, 34.5, 8, 42, 0, 46]], eyes: [7.6, 23], mouth: 34 },
  // biome-ignore format: as above
  block: { top: 5.5, half: [[10, 5.5], [14, 5.5, 16.2, 7.7, 16.2, 11.7], [16.2, 33], [16.2, 39.6, 12.6, 43, 7, 43], [0, 43]], eyes: [7.4, 19.5], mouth: 32.5 },
  // biome-ignore format: as above
  gem: { top: 3, half: [[13.6, 8.6], [17.6, 22], [10.6, 38.4], [0, 45.6]], eyes: [7.4, 20.5], mouth: 32.5 },
  // biome-ignore format: as above
  pear: { top: 3.5, half: [[7.4, 3.5, 11.6, 8.4, 12.6, 15.6], [13.4, 21, 18.6, 24.6, 18.6, 32], [18.6, 40.2, 10.4, 44.5, 0, 44.5]], eyes: [6.4, 20.5], mouth: 34 },
  // biome-ignore format: as above
  disc: { top: 4.2, half: [[10.9, 4.2, 19.8, 13.1, 19.8, 24], [19.8, 34.9, 10.9, 43.8, 0, 43.8]], eyes: [8, 20.5], mouth: 32 },
};

/** One eye around (0, 0); `side` is 1 for the right, -1 for the left. */
const EYE: Record<Name<typeof EYES>, (side: number) => string> = {
  almond: (k) => `M${-4.4 * k} 1.4Q${-0.6 * k} -4.6 ${4.9 * k} -1.6Q${1.4 * k} 3.9 ${-4.4 * k} 1.4Z`,
  round: () => 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z',
  glad: () => 'M-4.4 2Q0 -6 4.4 2Q0 -1.2 -4.4 2Z',
  shut: () => 'M-4.4 -1.4Q0 6 4.4 -1.4Q0 2 -4.4 -1.4Z',
  slit: () => 'M-3.4 -1.3h6.8a1.3 1.3 0 0 1 0 2.6h-6.8a1.3 1.3 0 0 1 0 -2.6Z',
  keen: (k) => `M${-4.2 * k} 2.4L${4.6 * k} -3L${4 * k} 1.4Q${0.4 * k} 4 ${-4.2 * k} 2.4Z`,
  rueful: (k) => `M${4.2 * k} 2.6L${-4.6 * k} -2.6L${-4 * k} 1.6Q${-0.4 * k} 4.2 ${4.2 * k} 2.6Z`,
  gem: () => 'M0 -4L2.9 0L0 4L-2.9 0Z',
};

const MOUTH: Record<Name<typeof MOUTHS>, string> = {
  smile: 'M-7 -2Q0 7 7 -2Q0 2 -7 -2Z',
  grin: 'M-6.6 -2.4H6.6Q5.8 5 0 5Q-5.8 5 -6.6 -2.4Z',
  frown: 'M-6.6 3.4Q0 -5.6 6.6 3.4Q0 -.4 -6.6 3.4Z',
  line: 'M-4.6 -1.1h9.2a1.1 1.1 0 0 1 0 2.2h-9.2a1.1 1.1 0 0 1 0 -2.2Z',
  o: 'M-2.8 0a2.8 3.4 0 1 0 5.6 0a2.8 3.4 0 1 0 -5.6 0Z',
  wail: 'M-5.8 4.4Q-6.2 -4.4 0 -4.4Q6.2 -4.4 5.8 4.4Q0 .4 -5.8 4.4Z',
  smirk: 'M-5.4 .4Q1.6 2.6 6.8 -3.6Q4 4.8 -5 3Z',
  lips: 'M-5.6 0Q-2.8 -3 0 -1.2Q2.8 -3 5.6 0Q0 5 -5.6 0Z',
};

/** Marks: the part that is cut out and the part that is shaded. */
const MARK: Record<Name<typeof MARKS>, (outline: Outline) => { hole: string; shaded: string }> = {
  none: () => ({ hole: '', shaded: '' }),
  nose: ({ eyes, mouth }) => {
    const foot = mouth > 0 ? Math.min(eyes[1] + 8.4, mouth - 5) : eyes[1] + 6;
    return { hole: '', shaded: `M24 ${eyes[1] - 0.5}L26.6 ${foot}H21.4Z` };
  },
  star: ({ eyes, mouth, top }) => ({
    hole: mouth === 0 ? '' : `M24 ${Math.max(eyes[1] - 12, top + 2.6)}l1.9 3.1l-1.9 3.1l-1.9 -3.1Z`,
    shaded: '',
  }),
  brow: ({ eyes }) => ({
    hole: '',
    shaded: bothSides((k) => {
      const x = 24 + k * eyes[0];
      const y = eyes[1] - 6;
      return `M${round(x - 4.6 * k)} ${y + 0.6}Q${round(x + 0.4 * k)} ${y - 4.4} ${round(x + 5 * k)} ${y + 1}Q${round(x + 0.4 * k)} ${y - 1.6} ${round(x - 4.6 * k)} ${y + 0.6}Z`;
    }),
  }),
  cheek: ({ eyes }) => ({
    hole: '',
    shaded: bothSides(
      (k) => `M${round(24 + k * (eyes[0] + 2) - 2.3)} ${eyes[1] + 7.6}a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0Z`,
    ),
  }),
  tear: ({ eyes }) => ({ hole: `M${round(24 + eyes[0])} ${eyes[1] + 4.6}q2.2 3.4 0 5q-2.2 -1.6 0 -5Z`, shaded: '' }),
};

/** The shaded part as a polygon in percent of the box; `null` if there is none. */
const SHADE: Record<Name<typeof SHADES>, string | null> = {
  none: null,
  half: '50% -5%,105% -5%,105% 105%,50% 105%',
  low: '-5% 62%,105% 62%,105% 105%,-5% 105%',
  slash: '105% -5%,105% 105%,-5% 105%',
  cap: '-5% -5%,105% -5%,105% 24%,-5% 24%',
};

const round = (value: number): number => Number(value.toFixed(2));
const bothSides = (draw: (side: number) => string): string => draw(1) + draw(-1);

function outlinePath({ top, half }: Outline): string {
  let path = `M24 ${top}`;
  const starts: (readonly [number, number])[] = [[0, top]];
  for (const segment of half) {
    if (segment.length === 2) {
      path += `L${round(24 + segment[0])} ${segment[1]}`;
      starts.push(segment);
    } else {
      const [x1, y1, x2, y2, x, y] = segment;
      path += `C${round(24 + x1)} ${y1} ${round(24 + x2)} ${y2} ${round(24 + x)} ${y}`;
      starts.push([x, y]);
    }
  }
  for (let at = half.length - 1; at >= 0; at--) {
    const segment = half[at] as Segment;
    const [x, y] = starts[at] as readonly [number, number];
    path +=
      segment.length === 2
        ? `L${round(24 - x)} ${y}`
        : `C${round(24 - segment[2])} ${segment[3]} ${round(24 - segment[0])} ${segment[1]} ${round(24 - x)} ${y}`;
  }
  return `${path}Z`;
}

/** Moves a path: absolute commands are shifted, relative ones stay. */
function moved(path: string, byX: number, byY: number): string {
  return path.replace(/([MLQCHV])([^MLQCHVZahlqvcz]*)/g, (_, letter: string, list: string) => {
    const numbers = list.trim().split(/[ ,]+/).map(Number);
    if (letter === 'H') return `H${numbers.map((x) => round(x + byX)).join(' ')}`;
    if (letter === 'V') return `V${numbers.map((y) => round(y + byY)).join(' ')}`;
    return letter + numbers.map((value, at) => round(value + (at % 2 === 1 ? byY : byX))).join(' ');
  });
}

const eyesOf = (outline: Outline, eyes: Name<typeof EYES>): string =>
  bothSides((side) => moved(EYE[eyes](side), 24 + side * outline.eyes[0], outline.eyes[1]));

/** Path data of an open mask: `face` with its holes (even-odd), `shade` as a clip polygon over it, `mark` in shade. */
export function openMask(shape: MaskShape): { face: string; shade: string | null; mark: string } {
  const outline = OUTLINE[shape.outline];
  const { hole, shaded } = MARK[shape.mark](outline);
  const mouth = outline.mouth > 0 ? moved(MOUTH[shape.mouth], 24, outline.mouth) : '';
  return {
    face: outlinePath(outline) + eyesOf(outline, shape.eyes) + mouth + hole,
    shade: SHADE[shape.shade],
    mark: shaded,
  };
}

/** Path data of a closed mask: its outline, to be stroked, and level eyes instead of its own. */
export function closedMask(shape: MaskShape): { outline: string; eyes: string } {
  const outline = OUTLINE[shape.outline];
  return { outline: outlinePath(outline), eyes: eyesOf(outline, 'slit') };
}
