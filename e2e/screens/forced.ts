/** What forced colours take away (WCAG 2.2: 1.4.1, 1.4.11): a mark that is nothing but a fill is not drawn then. */
import type { Page } from 'playwright';

/** Of every mark that is a fill alone, such as a dot or a swatch: whether it can be told from what is behind it. Runs inside the page. */
function marks(): { name: string; isSeen: boolean }[] {
  /** Sides in px: smaller ones are lines, larger ones are grounds. */
  const [LEAST, MOST] = [6, 64];
  const isFilled = (colour: string) => colour !== 'transparent' && !/, 0\)$|\/ 0\)$/.test(colour);
  const behind = (element: Element): string => {
    for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
      const { backgroundColor } = getComputedStyle(outer);
      if (isFilled(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return (
        element.childElementCount === 0 &&
        element.textContent?.trim() === '' &&
        !element.matches('input, textarea, select, svg *, svg, img, .stage *, .skel, .wait') &&
        Math.min(width, height) >= LEAST &&
        Math.max(width, height) <= MOST &&
        element.checkVisibility({ visibilityProperty: true })
      );
    })
    .map((element) => {
      const { backgroundColor, backgroundImage, borderTopWidth, borderTopStyle, outlineStyle } =
        getComputedStyle(element);
      const hasLine = (borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0) || outlineStyle !== 'none';
      const hasFill = isFilled(backgroundColor) && backgroundColor !== behind(element);
      return { name: element.outerHTML.slice(0, 120), isSeen: hasLine || hasFill || backgroundImage !== 'none' };
    });
}

/** Marks that can be seen now and not in forced colours. Ends without forced colours. */
export async function vanishing(page: Page): Promise<string[]> {
  const before = await page.evaluate(marks);
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await page.evaluate(marks);
  await page.emulateMedia({ forcedColors: null });
  return before
    .filter(({ isSeen }, at) => isSeen && forced[at]?.isSeen === false)
    .map(({ name }) => `is not drawn in forced colours: ${name}`);
}
