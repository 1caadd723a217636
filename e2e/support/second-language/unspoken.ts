/** Finds what a page shows that is not from the message catalogue. The page speaks the language of brackets (bracketed.ts). */
import type { Page } from '@playwright/test';

/** Texts outside brackets with a word in them: those of elements in the order of the document, and of attributes that are read out or shown. */
export const textsOutsideBrackets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const outside = new Set<string>();
    const read = (text: string, depth: number): number => {
      let [now, plain] = [depth, ''];
      for (const sign of text) {
        if (sign === '⟦') now += 1;
        else if (sign === '⟧') now -= 1;
        else if (now === 0) plain += sign;
      }
      if (/\p{L}{2}/u.test(plain)) outside.add(plain.trim().replace(/\s+/g, ' '));
      return now;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    let depth = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element)
        for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt'])
          read(node.getAttribute(name) ?? '', 0);
      else if (!/^(SCRIPT|STYLE)$/.test(node.parentElement?.tagName ?? '')) depth = read(node.textContent ?? '', depth);
    }
    read(document.title, 0);
    return [...outside];
  });
