/** What a screen reader announces by itself: texts that come into live regions, and what takes the focus. */
import type { Page } from '@playwright/test';

export interface Spoken {
  /** Announced since the last call, in order. */
  take(): Promise<string[]>;
}

/**
 * Listens on this document from now on. As screen readers do, it hears an alert that is put in with its words, of any other region only
 * what comes into it while it is there, and nothing that is hidden or behind a modal dialog.
 */
export async function listenTo(page: Page): Promise<Spoken> {
  await page.evaluate(() => {
    const LIVE = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"]), output:not([aria-live])';
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const say = (element: Element) => {
      const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
      const words = wordsOf(element);
      if (words === '' || element.closest('[inert], [aria-hidden="true"]') !== null) return;
      if (modal !== undefined && !modal.contains(element)) return;
      if (said.at(-1) !== words) said.push(words);
    };
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const within = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
        if (within) regions.add(within);
        for (const added of addedNodes)
          if (added instanceof Element) {
            if (added.matches('[role="alert"]')) regions.add(added);
            for (const alert of added.querySelectorAll('[role="alert"]')) regions.add(alert);
          }
      }
      for (const region of regions) say(region);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && /^H[1-6]$/.test(target.tagName)) say(target);
    });
  });
  return { take: () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.splice(0)) };
}
