/**
 * Letters in an open menu go to the next item whose name begins with them, as in the menu pattern of the WAI-ARIA Authoring Practices. Loaded
 * when a menu opens: no first screen has an open one.
 */
import { fold } from '../search/fold.ts';

/** A letter that comes later begins another name. In ms. */
const SAME_NAME_WITHIN = 500;

let typed = { letters: '', at: 0 };

/** @param time of the event, in ms @param at the item with the focus */
export function focusByLetter(letter: string, time: number, items: readonly HTMLElement[], at: number): void {
  const isSameName = time - typed.at < SAME_NAME_WITHIN;
  typed = { letters: (isSameName ? typed.letters : '') + fold(letter), at: time };
  const [first = ''] = typed.letters;
  // The same letter again goes through all that begin with it; another one narrows down what is found already.
  const isOne = [...typed.letters].every((each) => each === first);
  const [wanted, from] = isOne ? [first, at + 1] : [typed.letters, Math.max(at, 0)];
  const inTurn = items.map((_, step) => items[(from + step) % items.length]);
  inTurn.find((item) => fold(item?.textContent.trim() ?? '').startsWith(wanted))?.focus();
}
