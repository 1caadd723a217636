/**
 * Where the keys of an open menu lead, as in the menu pattern of the WAI-ARIA Authoring Practices: arrows to the next item and round the ends,
 * Home and End to the ends, letters to the next item whose name begins with them. Loaded with the first key: no first screen has a menu open.
 */
import { fold } from '../search/fold.ts';

/** A letter that comes later begins another name. In ms. */
const SAME_NAME_WITHIN = 500;

let typed = { letters: '', at: 0 };

function startingWith(letter: string, time: number, names: readonly string[], at: number): number {
  const isSameName = time - typed.at < SAME_NAME_WITHIN;
  typed = { letters: (isSameName ? typed.letters : '') + fold(letter), at: time };
  const [first = ''] = typed.letters;
  // The same letter again goes through all that begin with it; another one narrows down what is found already.
  const isOne = [...typed.letters].every((each) => each === first);
  const [wanted, from] = isOne ? [first, at + 1] : [typed.letters, Math.max(at, 0)];
  const inTurn = names.map((_, step) => (from + step) % names.length);
  return inTurn.find((index) => names[index]?.startsWith(wanted)) ?? at;
}

/** @param time of the event, in ms */
export function moveInMenu(key: string, time: number, items: readonly HTMLElement[]): void {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const count = items.length;
  const to = { ArrowDown: (at + 1) % count, ArrowUp: (Math.max(at, 0) + count - 1) % count, Home: 0, End: count - 1 };
  const names = () => items.map(({ textContent }) => fold(textContent.trim()));
  items[to[key as keyof typeof to] ?? startingWith(key, time, names(), at)]?.focus();
}
