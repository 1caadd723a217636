/** How soon a page of the wallet is there: its first words on screen, and the frame after what a person came for. */

/** In the page, before its own scripts. @param {string} name of the promise @param {string} selector */
const watch = (name, selector) => `(() => {
  globalThis.${name} = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(${JSON.stringify(selector)})) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
})();`;

/** The worker has confirmed the last picture. */
const CONFIRMED = '#root[aria-busy=false]';

const POPUP = { width: 360, height: 600 };

/**
 * Opens the page in a fresh tab, measures (ms since the navigation), and closes the tab.
 * @param {import('./browser.mjs').Browser} browser
 * @param {{ url: string, selector: string, stopped?: boolean, size?: { width: number, height: number }, heap?: boolean }} options
 *   `selector`: of what a person came for. `stopped`: the worker is stopped before. `size`: of the popup unless told.
 *   `heap`: JavaScript heap of the page too, after its garbage is gone.
 * `confirmed`: the frame after the worker has confirmed the picture; `null` on a page without one.
 */
export async function openUntilUsable(browser, { url, selector, stopped = false, size = POPUP, heap = false }) {
  const tab = await browser.open(undefined, size);
  try {
    await tab.cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: watch('usable', selector) + watch('confirmed', CONFIRMED),
    });
    // A tab that closes wakes the worker: so this comes after the opening of ours, not before.
    if (stopped) await browser.stopWorkers();
    await tab.go(url);
    /** @type {number} */
    const usable = await tab.cdp.evaluate('usable');
    /** @type {number} */
    const paint = await tab.cdp.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) resolve(entry.startTime);
    }).observe({ type: 'paint', buffered: true }))`);
    /** @type {number | null} */
    const confirmed = await tab.cdp.evaluate(
      `document.querySelector('#root[aria-busy]') ? globalThis.confirmed : null`,
    );
    return { paint, usable, confirmed, heap: heap ? await heapOf(tab.cdp) : 0 };
  } finally {
    await tab.close();
  }
}

/** Bytes of the JavaScript heap in use, after its garbage is gone. @param {import('./cdp.mjs').Session} cdp @returns {Promise<number>} */
export async function heapOf(cdp) {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}
