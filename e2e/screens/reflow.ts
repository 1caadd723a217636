/** What has to be scrolled to the side (WCAG 2.2: 1.4.10). */
import type { Page } from 'playwright';

/**
 * Sizes of the page at 400 % zoom: a window of 1280 x 1024 px has 320 x 256 px left. The browser gives a popup at most 800 x 600 px of the
 * screen; the window of the prompt is as wide as a person makes it.
 */
export const AT_400_PERCENT = {
  tab: { width: 320, height: 256 },
  prompt: { width: 320, height: 256 },
  popup: { width: 200, height: 150 },
};

/** Everything that a person can scroll to the side, and everything that stands out of view and cannot be scrolled to. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = (element: Element) => element.outerHTML.slice(0, 120);
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const cuts = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    /** Whoever cuts on purpose (an ellipsis, a hidden text for screen readers) draws nothing beside itself. */
    const isCut = (element: Element): boolean => {
      const parent = element.parentElement;
      return parent !== null && parent !== document.body && (cuts(parent) || isCut(parent));
    };
    const all = [...document.querySelectorAll('body *')].filter(isShown);
    const scrolled = [document.documentElement, document.body, ...all].filter((element) => {
      if (element.scrollWidth <= element.clientWidth || element.clientWidth === 0) return false;
      return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && !element.matches('textarea, input');
    });
    const outside = all.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || left < -1) && !isCut(element);
    });
    return [
      ...scrolled.map((element) => `is scrolled to the side: ${named(element)}`),
      ...outside.slice(0, 3).map((element) => `is out of view at the side: ${named(element)}`),
    ];
  });

/** Texts that stand beside each other without a gap, as words of one line: a label and its help, for example. */
export const runTogether = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const lineOf = (element: Element) => [...element.getClientRects()].at(-1);
    return [...document.querySelectorAll('body span, body b, body strong, body small')]
      .filter((element) => {
        const next = element.nextElementSibling;
        if (next === null || element.nextSibling !== next || !element.checkVisibility() || !next.checkVisibility())
          return false;
        const [before, after] = [element.textContent?.at(-1) ?? '', next.textContent?.[0] ?? ''];
        if (!/[\p{L}\d]/u.test(before) || !/\p{L}/u.test(after)) return false;
        const [end, start] = [lineOf(element), next.getClientRects()[0]];
        return (
          end !== undefined &&
          start !== undefined &&
          Math.abs(end.bottom - start.bottom) < 8 &&
          Math.abs(start.left - end.right) < 1
        );
      })
      .map((element) => `${element.textContent?.slice(-30)}|${element.nextElementSibling?.textContent?.slice(0, 30)}`);
  });

/** Numbers at the end of a line whose unit or noun begins the next one, in sentences of at least two words: *0.3* / *ETH*. */
export const brokenAmounts = (page: Page, sentences: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const walkersOf = (element: Element) => document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const topOf = (node: Node, at: number) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().top;
    };
    return [...document.querySelectorAll(selector)].flatMap((element) => {
      const found: string[] = [];
      const walker = walkersOf(element);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (const { index, 0: text } of (node.textContent ?? '').matchAll(/\d\s\p{L}+/gu))
          if (topOf(node, index + 2) - topOf(node, index) > 4) found.push(text);
      return found;
    });
  }, sentences);

/** Words of a list of facts that cover their dots with another ground than the one they stand on: they would show as a patch. */
export const wrongGrounds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CLEAR = 'rgba(0, 0, 0, 0)';
    const own = (element: Element) => getComputedStyle(element).backgroundColor;
    const groundOf = (element: Element | null): string => {
      if (element === null) return '';
      return own(element) === CLEAR ? groundOf(element.parentElement) : own(element);
    };
    return [...document.querySelectorAll('.cast > div')].flatMap((row) =>
      [...row.querySelectorAll('dt, dd > .val')]
        .filter((words) => own(words) !== groundOf(row))
        .map((words) => `${words.textContent}: ${own(words)} on ${groundOf(row)}`),
    );
  });
