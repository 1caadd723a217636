/** For npm run dev: builds whenever a source file changes, and has the running Chromium take the new build. */
import { build } from 'vite';
import { ROOT } from './paths.mjs';
import { addVirtualPasskey } from './virtual-passkey.mjs';

/**
 * Builds once, and again after each change. A build that fails is printed; the last good one stays in the browser.
 * @param {() => Promise<void>} rebuilt Called after each build but the first.
 * @returns {Promise<() => Promise<void>>} Resolves after the first build; ends the watching.
 */
export async function buildAndWatch(rebuilt) {
  const watcher = await build({ root: ROOT, logLevel: 'error', build: { watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite did not watch.');
  let isFirst = true;
  let hasFailed = false;
  const inTurn = createTurns();
  await new Promise((resolve, reject) => {
    watcher.on('event', (event) => {
      if (event.code === 'START') hasFailed = false;
      if (event.code === 'ERROR') {
        hasFailed = true;
        console.error(event.error.message);
        if (isFirst) reject(event.error);
      }
      if (event.code !== 'END' || hasFailed) return;
      if (isFirst) resolve(undefined);
      else inTurn(rebuilt);
      isFirst = false;
    });
  });
  return () => watcher.close();
}

/**
 * One reload at a time: builds that end during a reload lead to one more.
 * @returns {(act: () => Promise<void>) => void}
 */
function createTurns() {
  let isRunning = false;
  let isWanted = false;
  return (act) => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    void (async () => {
      while (isWanted) {
        isWanted = false;
        await act();
      }
      isRunning = false;
    })();
  };
}

/**
 * Reloads the extension from the disk and opens its tabs again, as a reload closes them. The session is locked afterwards.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} app Address of the full tab.
 * @param {import('./virtual-passkey.mjs').VirtualPasskey | null} passkey
 * @returns {Promise<import('./virtual-passkey.mjs').VirtualPasskey | null>} The authenticator with the same passkeys, in the first tab.
 */
export async function reloadExtension(context, app, passkey) {
  const origin = new URL(app).origin;
  const open = context.pages().filter((page) => page.url().startsWith(`${origin}/`));
  const addresses = open.map((page) => page.url());
  const credentials = passkey === null || passkey.page.isClosed() ? [] : await passkey.credentials();
  const extensions = await context.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(async (id) => {
    const { developerPrivate } = /** @type {any} */ (globalThis).chrome;
    // Without developer mode Chromium switches an unpacked extension off when it reloads it.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.reload(id, { failQuietly: true });
  }, new URL(app).host);
  await extensions.close();
  const [first = app, ...others] = addresses;
  const page = await openWhenThere(context, first);
  const next = passkey === null ? null : await addVirtualPasskey(page, credentials);
  for (const address of others) await openWhenThere(context, address);
  return next;
}

/**
 * Opens an address of the extension, which is not there for a moment while it reloads.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} address
 */
async function openWhenThere(context, address) {
  const page = await context.newPage();
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(address);
      return page;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
