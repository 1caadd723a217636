/** What is lost where a person sets texts wider (WCAG 2.2: 1.4.12). */
import type { Page } from 'playwright';

/** The distances that a page has to bear: of lines, letters and words, and below paragraphs. */
const WIDER =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** Texts that are cut off by what they stand in, and texts that stand on each other. Runs inside the page. */
function lostTexts(): string[] {
  /** In px: a letter reaches this far out of its line. */
  const REACH = 3;
  const cutsOf = (element: Element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const cuts = (value: string) => value === 'hidden' || value === 'clip';
    return { x: cuts(overflowX), y: cuts(overflowY), whole: clipPath !== 'none' };
  };
  const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
  /** What floats lies over the page on purpose, and what is scrolled lies under the foot. */
  const layerOf = (element: Element | null): Element | null => {
    for (let outer = element; outer !== null; outer = outer.parentElement)
      if (/fixed|sticky|absolute/.test(getComputedStyle(outer).position) || scrolls(outer)) return outer;
    return null;
  };
  const isCut = (element: Element, rect: DOMRect): boolean => {
    for (let outer: Element | null = element; outer !== null && outer !== document.body; outer = outer.parentElement) {
      if (scrolls(outer)) return false;
      const { x, y } = cutsOf(outer);
      const { left, right, top, bottom } = outer.getBoundingClientRect();
      if (x && (rect.left < left - REACH || rect.right > right + REACH)) return true;
      if (y && (rect.top < top - REACH || rect.bottom > bottom + REACH)) return true;
    }
    return false;
  };
  const isForScreenReaders = (element: Element) =>
    element.closest('.vh') !== null ||
    [element, element.parentElement].some((one) => one !== null && cutsOf(one).whole);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: { text: string; element: Element; layer: Element | null; rects: DOMRect[] }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.matches('script, style, option')) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || isForScreenReaders(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push({ text: text.slice(0, 60), element, layer: layerOf(element), rects: [...range.getClientRects()] });
  }
  const lost = found
    .filter(({ element, rects }) => rects.some((rect) => isCut(element, rect)))
    .map(({ text }) => `is cut off: ${text}`);
  found.forEach((one, at) => {
    for (const other of found.slice(at + 1)) {
      if (one.layer !== other.layer) continue;
      const meets = one.rects.some((a) =>
        other.rects.some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > REACH &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 * REACH,
        ),
      );
      if (meets) lost.push(`stands on another text: ${one.text} / ${other.text}`);
    }
  });
  return lost;
}

/** What can be read on the page as it is, and not where its texts are set wider. Ends with the wider texts. */
export async function lostWhenWider(page: Page): Promise<string[]> {
  const before = new Set(await page.evaluate(lostTexts));
  await page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, WIDER);
  return (await page.evaluate(lostTexts)).filter((text) => !before.has(text));
}
