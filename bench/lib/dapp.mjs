/** A site that speaks to the wallet, and the person at its prompt. Clicks with the browser's own mouse events. */
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import { pageUrl } from './wallet.mjs';

/** Two origins with the same small page, isolated so that the page's clock is fine. */
export async function siteServer() {
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  };
  const folder = join(ROOT, 'e2e', 'site');
  const [one, two] = await Promise.all([serveFolder(folder, { headers }), serveFolder(folder, { headers })]);
  return {
    one: `http://localhost:${one.port}/`,
    two: `http://localhost:${two.port}/`,
    stop: async () => void (await Promise.all([one.stop(), two.stop()])),
  };
}

/**
 * In the prompt: when its request was on screen (the frame after it came), when it could be approved, and when the person
 * pressed; milliseconds since 1970. Safe to run twice.
 */
const WATCH = `(() => {
  if (globalThis.seen) return;
  const seen = (globalThis.seen = { drawn: null, ready: null, armed: null });
  const now = () => performance.timeOrigin + performance.now();
  const look = () => {
    if (seen.drawn === null && document.querySelector('[data-testid=request]')) {
      seen.drawn = 0;
      requestAnimationFrame(() => setTimeout(() => { seen.drawn = now(); }));
    }
    const button = document.querySelector('[data-testid=approve]');
    if (seen.ready === null && button && !button.disabled && !button.classList.contains('is-off')) seen.ready = now();
    if (seen.armed === null && button?.getAttribute('aria-disabled') === 'false') seen.armed = now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener('click', (event) => { if (event.isTrusted) globalThis.pressedAt?.(String(now())); }, true);
  look();
})()`;

/**
 * Waits for the prompt from before it opens, and approves as soon as that is possible.
 * @param {import('./browser.mjs').Browser} browser
 * @param {(url: string) => boolean} [isPrompt]
 * @returns {Promise<{ shown: () => Promise<{ targetId: string, drawn: number, ready: number }>, approve: () => Promise<{ drawn: number, ready: number, pressed: number }>, stop: () => void }>}
 */
export async function awaitPrompt(browser, isPrompt = isOurs) {
  /** @type {(found: string) => void} */
  let found = () => {};
  const opened = new Promise((resolve) => {
    found = resolve;
  });
  const known = new Set((await browser.targets()).map(({ targetId }) => targetId));
  const hear = (/** @type {{ targetInfo: { targetId: string, type: string, url: string } }} */ { targetInfo }) => {
    const { targetId, type, url } = targetInfo;
    if (type === 'page' && isPrompt(url) && !known.has(targetId)) found(targetId);
  };
  const offs = ['Target.targetCreated', 'Target.targetInfoChanged'].map((name) => browser.cdp.on(name, hear));
  await browser.cdp.send('Target.setDiscoverTargets', { discover: true });
  const attached = opened.then(async (targetId) => {
    const cdp = await browser.attach(targetId);
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Runtime.addBinding', { name: 'pressedAt' }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH }),
      cdp.send('Runtime.evaluate', { expression: WATCH }),
    ]);
    return { cdp, targetId };
  });
  return {
    stop: () => {
      for (const off of offs) off();
    },
    async shown() {
      const { cdp, targetId } = await attached;
      await poll(cdp, 'globalThis.seen?.drawn');
      return { targetId, .../** @type {{ drawn: number, ready: number }} */ (await cdp.evaluate('seen')) };
    },
    async approve() {
      const { cdp, targetId } = await attached;
      await browser.cdp.send('Target.activateTarget', { targetId });
      const place = await poll(
        cdp,
        `(() => {
        const button = document.querySelector('[data-testid=approve]');
        for (const tick of document.querySelectorAll('[data-testid=tick] input:not(:checked)')) tick.click();
        if (!globalThis.seen?.armed || !seen.drawn || button?.getAttribute('aria-disabled') !== 'false') return null;
        button.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = button.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, seen };
      })()`,
      );
      const press = (/** @type {string} */ type) =>
        cdp.send('Input.dispatchMouseEvent', { type, x: place.x, y: place.y, button: 'left', clickCount: 1 });
      await press('mousePressed');
      // The window may close before this answers, so the time comes as an event.
      const pressed = new Promise((resolve) => {
        cdp.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
      });
      await Promise.race([pressed, press('mouseReleased').catch(() => undefined)]);
      return { ...place.seen, pressed: await pressed };
    },
  };
}

const isOurs = (/** @type {string} */ url) => url.startsWith(pageUrl('prompt.html'));

/**
 * A window of the floor extension, from the call in the page to the frame after it is there. Milliseconds.
 * @param {import('./browser.mjs').Browser} browser
 * @param {import('./browser.mjs').Tab} tab
 */
export async function bareWindow(browser, tab) {
  const prompt = await awaitPrompt(browser, (url) => url.endsWith('/window.html'));
  try {
    const begin = await tab.cdp.evaluate(`(() => {
      const begin = performance.timeOrigin + performance.now();
      void floor('window');
      return begin;
    })()`);
    const { targetId, drawn } = await prompt.shown();
    await browser.cdp.send('Target.closeTarget', { targetId });
    return drawn - begin;
  } finally {
    prompt.stop();
  }
}

/**
 * The floor extension stores a signed transaction and sends it, from the call in the page to the hash there. Milliseconds.
 * @param {import('./browser.mjs').Tab} tab
 * @param {string} url of the node, as the browser reaches it
 * @param {string} raw
 */
export const bareSending = (tab, url, raw) =>
  tab.cdp.evaluate(`(async () => {
    const begin = performance.now();
    const hash = await floor('send', { url: '${url}', raw: '${raw}' });
    if (!/^0x[0-9a-f]{64}$/.test(hash)) throw new Error('The node gave no hash.');
    return performance.now() - begin;
  })()`);

/** @param {import('./cdp.mjs').Session} cdp @param {string} expression */
async function poll(cdp, expression) {
  for (let tries = 0; tries < 1000; tries++) {
    const value = await cdp.evaluate(expression).catch(() => null);
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`It did not come: ${expression}`);
}

/**
 * One request that a person approves. Times in ms.
 * @param {import('./browser.mjs').Browser} browser
 * @param {import('./browser.mjs').Tab} tab
 * @param {string} request Source of the argument of `request`, in the page.
 */
export async function approved(browser, tab, request) {
  const prompt = await awaitPrompt(browser);
  try {
    const asked = tab.cdp.evaluate(`(async () => {
      const now = () => performance.timeOrigin + performance.now();
      const begin = now();
      const result = await site.provider.request(${request});
      return { begin, end: now(), result };
    })()`);
    // An answer without a prompt is a refusal of the wallet: it throws here.
    const [seen, { begin, end, result }] = await Promise.all([prompt.approve(), asked]);
    await untilGone(browser);
    return {
      drawn: seen.drawn - begin,
      ready: seen.ready - begin,
      signed: end - seen.pressed,
      result,
    };
  } finally {
    prompt.stop();
  }
}

/** The window closes by itself a moment later; a request before that would be drawn in the same one. @param {import('./browser.mjs').Browser} browser */
async function untilGone(browser) {
  for (let tries = 0; tries < 200; tries++) {
    if (!(await browser.targets()).some(({ url }) => isOurs(url))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The prompt window did not close.');
}

/**
 * The site in a new tab, connected; `account` is the one it was given, lower-case.
 * @param {import('./browser.mjs').Browser} browser
 * @param {string} url
 */
export async function connectTab(browser, url) {
  const tab = await browser.open(url);
  const { result } = await approved(browser, tab, `{ method: 'eth_requestAccounts' }`);
  return { ...tab, account: /** @type {string} */ (result[0]) };
}
