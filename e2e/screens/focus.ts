/** What is wrong with where the keyboard goes (WCAG 2.2: 2.4.7, 2.4.11) and with the size of what is pressed (2.5.8). */
import type { Page } from 'playwright';

/** Looks at what has the focus now. @returns one sentence for each fault */
export const faultsOfFocus = (page: Page): Promise<string[]> => page.evaluate(look, false);

/** Puts the focus on everything that Tab reaches, one after the other, and measures it. @returns one sentence for each fault */
export const faultsOfControls = (page: Page): Promise<string[]> => page.evaluate(look, true);

/** Runs inside the page: must refer to nothing outside itself. */
function look(everywhere: boolean): string[] {
  const LEAST = 24;
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const named = (element: Element) => element.outerHTML.slice(0, 160);
  /** A checkbox or radio button is drawn by its label. */
  const drawn = (element: Element) =>
    element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
      ? (element.closest('label') ?? element)
      : element;

  /** At nine points of what is in view, is something else in front of each? */
  function coveredBy(shown: Element): Element | null {
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const [from, to] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [above, below] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    let cover: Element | null = null;
    for (const x of [0.15, 0.5, 0.85])
      for (const y of [0.15, 0.5, 0.85]) {
        const found = document.elementFromPoint(from + (to - from) * x, above + (below - above) * y);
        if (found === null || shown.contains(found) || found.contains(shown)) return null;
        cover = found;
      }
    return cover;
  }

  const marks = (element: Element | null, pseudo?: string): boolean => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
      (pseudo === undefined &&
        element.matches('.input:focus-within, .search-head:focus-within') &&
        boxShadow !== 'none')
    );
  };

  function faultOf(focused: Element): string | null {
    const shown = drawn(focused);
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) return `has no size: ${named(focused)}`;
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
      return `is out of view: ${named(focused)}`;
    const cover = coveredBy(shown);
    if (cover !== null) return `is covered by ${cover.outerHTML.slice(0, 120)}: ${named(focused)}`;
    const around = [
      focused,
      shown,
      focused.closest('.input, .search-head'),
      focused.parentElement,
      focused.closest('.select'),
    ];
    // A heading that a page starts at is no control.
    if (focused instanceof HTMLElement && focused.tabIndex < 0) return null;
    const isMarked =
      around.some((each) => marks(each)) || marks(focused, '::after') || marks(focused.nextElementSibling);
    return isMarked ? null : `has no mark: ${named(focused)}`;
  }

  if (!everywhere) {
    const focused = document.activeElement;
    // Behind the last stop, Tab leaves the page for the window of the browser.
    if (focused === null || focused === document.body) return [];
    return [faultOf(focused)].flatMap((fault) => fault ?? []);
  }

  const modal = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const stops = [
    ...modal.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter((element) => element.tabIndex >= 0 && !element.matches(':disabled, [inert] *') && isShown(element));

  /** The larger of the control and its label. */
  function targetOf(element: Element): DOMRect {
    const [own, label] = [element.getBoundingClientRect(), drawn(element).getBoundingClientRect()];
    return Math.min(own.width, own.height) >= LEAST ? own : label;
  }
  /** A link in a sentence may be smaller, and what has room around it (a circle of that size touches no other). */
  function isTooSmall(element: HTMLElement): boolean {
    const { width, height, left, top, right, bottom } = targetOf(element);
    if (Math.min(width, height) >= LEAST - 0.5 || getComputedStyle(element).display === 'inline') return false;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return stops.some((other) => {
      if (other === element || drawn(other).contains(element) || element.contains(other)) return false;
      const near = targetOf(other);
      const [dx, dy] = [Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)];
      return Math.hypot(dx, dy) < LEAST / 2;
    });
  }

  const before = document.activeElement;
  const faults = stops.flatMap((element) => {
    const small = isTooSmall(element) ? [`is smaller than ${LEAST} px: ${named(element)}`] : [];
    // What has it already would not be brought into view.
    if (document.activeElement === element) element.blur();
    element.focus();
    if (document.activeElement !== element) return small;
    return [...small, faultOf(element)].flatMap((fault) => fault ?? []);
  });
  if (before instanceof HTMLElement) before.focus();
  return faults;
}
