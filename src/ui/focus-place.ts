/** Where the keyboard is on a page, remembered for when that is gone. */

/** Their content is a page, which has changed if its heading has. */
export const PAGES = 'main, .content, .body, .popup, .prompt, .tab, .curtain, #root, body, html';

/** An element around the one that has the focus, and which of its children that one is in. */
export interface Around {
  outer: Element;
  at: number;
}

export interface Held {
  element: Element;
  /** From the inside out. */
  around: Around[];
  /** Words of the heading of the page that it is on. */
  heading: string;
}

export const headingOf = (part: Element | undefined): HTMLElement | null =>
  part?.querySelector<HTMLElement>('h1, h2, h3') ?? null;

export const pageOf = (around: readonly Around[]) => around.find(({ outer }) => outer.matches(PAGES))?.outer;

export function heldBy(element: Element): Held {
  const around: Around[] = [];
  for (let inner = element; inner.parentElement !== null; inner = inner.parentElement)
    around.push({ outer: inner.parentElement, at: [...inner.parentElement.children].indexOf(inner) });
  return { element, around, heading: headingOf(pageOf(around))?.textContent ?? '' };
}
