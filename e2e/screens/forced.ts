/** What forced colours take away (WCAG 2.2: 1.4.1, 1.4.11): a mark that is nothing but a fill is not drawn then. */
import type { Page } from 'playwright';

/**
 * Of every mark that is a fill alone, such as a dot or a swatch: whether it can be told from what is behind it. Runs inside the page.
 * @param again the marks of the call before, as far as they are still there
 */
function marks(again: boolean): { name: string; isSeen: boolean }[] {
  /** Sides in px: smaller ones are lines, larger ones are grounds. */
  const [LEAST, MOST] = [6, 64];
  const place = globalThis as { marksFound?: HTMLElement[] };
  const isFilled = (colour: string) => colour !== 'transparent' && !/, 0\)$|\/ 0\)$/.test(colour);
  const behind = (element: Element): string => {
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
      const { backgroundColor } = getComputedStyle(outer);
      if (isFilled(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const find = () =>
    [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        element.childElementCount === 0 &&
        element.textContent?.trim() === '' &&
        !element.matches('input, textarea, select, svg *, svg, img, .stage *, .skel, .wait') &&
        Math.min(width, height) >= LEAST &&
        Math.max(width, height) <= MOST &&
        element.checkVisibility({ visibilityProperty: true })
      );
    });
  if (!again) place.marksFound = find();
  return (place.marksFound ?? []).map((element) => {
    const { backgroundColor, backgroundImage, borderTopWidth, borderTopStyle, outlineStyle } =
      getComputedStyle(element);
    const hasLine = (borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0) || outlineStyle !== 'none';
    const hasFill = isFilled(backgroundColor) && backgroundColor !== behind(element);
    const isSeen = !element.isConnected || hasLine || hasFill || backgroundImage !== 'none';
    return { name: element.outerHTML.slice(0, 120), isSeen };
  });
}

/** Marks that can be seen now and not in forced colours. Ends without forced colours. */
export async function vanishing(page: Page): Promise<string[]> {
  const before = await page.evaluate(marks, false);
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await page.evaluate(marks, true);
  await page.emulateMedia({ forcedColors: null });
  return before
    .filter(({ isSeen }, at) => isSeen && forced[at]?.isSeen === false)
    .map(({ name }) => `is not drawn in forced colours: ${name}`);
}
