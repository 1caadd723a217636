/** The picture of an account, made from its address: five by five cells, left and right alike. Pure data, without colour. */
import type { Hex } from '../../lib/bytes.ts';

const SIDE = 5;
/** Columns that are drawn by chance; the others mirror them. */
const HALF = 3;
/** Fewer or more filled cells of the fifteen look like nothing or like a full square. */
const FEWEST = 5;
const MOST = 12;

export interface AvatarPicture {
  /** SVG path data of the filled cells, in a 7 by 7 box with a margin of one cell. */
  full: string;
  /** The same of the half-toned cells. */
  half: string;
  /** Ground and cells change places. */
  inverted: boolean;
}

/**
 * The same for an address in any letter case. It tells a person's own accounts apart and proves nothing: somebody can search for an
 * address that has the same picture.
 */
export function avatarPicture(address: Hex): AvatarPicture {
  const next = numbersFrom(address.toLowerCase());
  const inverted = next() % 3 === 0;
  for (;;) {
    const cells = Array.from({ length: SIDE * HALF }, () => next() % 6);
    const filled = cells.filter((cell) => cell < 3).length;
    if (filled < FEWEST || filled > MOST) continue;
    return { full: pathOf(cells, (cell) => cell < 2), half: pathOf(cells, (cell) => cell === 2), inverted };
  }
}

/** One rectangle for each run of cells in a row: cells side by side leave no line between them. */
function pathOf(cells: readonly number[], isDrawn: (cell: number) => boolean): string {
  let path = '';
  for (let y = 0; y < SIDE; y++) {
    const row = Array.from({ length: SIDE }, (_, x) => isDrawn(cells[y * HALF + Math.min(x, SIDE - 1 - x)] as number));
    for (let x = 0; x < SIDE; x++) {
      if (!row[x]) continue;
      let end = x;
      while (row[end]) end += 1;
      path += `M${x + 1} ${y + 1}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  return path;
}

/** Evenly spread numbers that the text alone decides: its FNV-1a hash begins a sequence of Mulberry32 (both public domain). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) >>> 8;
  };
}
