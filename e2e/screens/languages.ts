/** Makes a drawn screen look as another language would: longer, or from right to left. The texts themselves come from the catalogue alone (src/testing/texts.ts). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

/** What no language changes: addresses, numbers, hosts, keys, and what a person or a site wrote. */
const SAME = '.mono, .num, .addr, .addr-full, .amount, .o, .clip, .said, textarea, kbd, script, style';

/** Makes every text longer by 40 %, with its own words: German and Finnish need about that much. */
export const lengthen = (page: Page): Promise<void> =>
  page.evaluate((same) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const words = text.data.trim();
      if (!/\p{L}{2}/u.test(words) || words === 'Dramatis' || text.parentElement?.closest(same) !== null) continue;
      text.data += ` ${words.slice(0, Math.ceil(words.length * 0.4))}`;
    }
  }, SAME);

/** Texts that end at an edge that shows nothing of the rest: no ellipsis, nothing to scroll. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, p, dt, dd, li, label, .tag, .d, .t')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const isWide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
        return isWide && overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.checkVisibility();
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** Turns a page as `ui/language.ts` does it for a language that runs from right to left. @param built folder of the built pages */
export async function turnAround(page: Page, built: string): Promise<void> {
  const assets = join(built, 'assets');
  const sheet = readdirSync(assets).find((name) => /^rtl-.*\.css$/.test(name));
  if (sheet === undefined) throw new Error('The build has no style sheet for languages that run from right to left.');
  await page.evaluate(
    (css) => {
      document.documentElement.dir = 'rtl';
      const style = new CSSStyleSheet();
      style.replaceSync(css);
      document.adoptedStyleSheets = [style];
    },
    readFileSync(join(assets, sheet), 'utf8'),
  );
}
