/** A Chromium of its own with a fresh profile, started for one group and ended with it. Not driven by a test tool while it is timed. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, extensionId, findChromium, HOW_TO_GET_CHROMIUM } from '../../scripts/lib/chromium.mjs';
import { connect } from './cdp.mjs';

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {import('./cdp.mjs').Session} cdp
 * @property {(url: string) => Promise<void>} go Resolves after the load event.
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {string} endpoint
 * @property {import('./cdp.mjs').Session} cdp
 * @property {(targetId: string) => Promise<import('./cdp.mjs').Session>} attach
 * @property {(url?: string, size?: { width: number, height: number }) => Promise<Tab>} open In front.
 * @property {() => Promise<{ targetId: string, type: string, url: string }[]>} targets
 * @property {() => Promise<void>} stopWorkers Every worker of every extension.
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ extensions: readonly string[], chainPort?: number }} options Folders of built extensions. `chainPort`: where
 *   the wallet finds a local chain.
 * @returns {Promise<Browser>}
 */
export async function startBrowser({ extensions, chainPort }) {
  const program = findChromium();
  if (program === null) throw new Error(HOW_TO_GET_CHROMIUM);
  const profile = await mkdtemp(join(tmpdir(), 'dramatis-bench-'));
  const chain = chainPort === undefined ? [] : [`MAP 127.0.0.1:8545 127.0.0.1:${chainPort}`];
  const rules = [...chain, 'MAP 127.0.0.1 127.0.0.1', 'MAP localhost localhost', 'MAP * ~NOTFOUND'];
  const own = chromiumArguments({ headless: process.env.HEADED === undefined, extension: extensions.join(',') });
  const child = spawn(
    program,
    [
      ...own.filter(
        (argument) =>
          extensions.length > 0 || (!argument.includes('load-extension') && !argument.includes('extensions-except')),
      ),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      // The outside is not there: nothing that is measured waits for it.
      `--host-resolver-rules=${rules.join(', ')}`,
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      '--password-store=basic',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  // However this ends, the browser ends too.
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const endpoint = await announced(child);
  const { browser, attach, close } = await connect(endpoint);
  const targets = async () => (await browser.send('Target.getTargets')).targetInfos;

  /** @type {Browser['open']} */
  async function open(url, size) {
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      ...(size ? { ...size, newWindow: true } : {}),
    });
    const cdp = await attach(targetId);
    await cdp.send('Page.enable');
    await browser.send('Target.activateTarget', { targetId });
    const go = async (/** @type {string} */ to) => {
      const loaded = new Promise((resolve) => {
        const off = cdp.on('Page.loadEventFired', () => {
          off();
          resolve(undefined);
        });
      });
      const { errorText } = await cdp.send('Page.navigate', { url: to });
      if (errorText) throw new Error(`${to}: ${errorText}`);
      await loaded;
    };
    if (url !== undefined) await go(url);
    const end = async () => void (await browser.send('Target.closeTarget', { targetId }));
    return { id: targetId, cdp, go, close: end };
  }

  /** @type {Promise<import('./cdp.mjs').Session> | null} */
  let stage = null;
  async function openStage() {
    const url = `chrome-extension://${extensionId()}/manifest.json`;
    const { targetId } = await browser.send('Target.createTarget', { url, background: true });
    const cdp = await attach(targetId);
    await cdp.send('Runtime.evaluate', { expression: 'document.readyState' });
    return cdp;
  }

  return {
    endpoint,
    cdp: browser,
    attach,
    open,
    targets,
    async stopWorkers() {
      // From a page of the extension that speaks to no worker. It stays: the closing of a tab would wake the worker.
      stage ??= openStage();
      await stopFrom(await stage);
    },
    async stop() {
      await browser.send('Browser.close').catch(() => undefined);
      const timer = setTimeout(kill, 5000);
      await ended;
      clearTimeout(timer);
      process.off('exit', kill);
      close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function announced(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Chromium ended at once: ${said}`)));
  });
}

/** Resolves when no worker runs any more, and looks at none of them then. @param {import('./cdp.mjs').Session} cdp */
async function stopFrom(cdp) {
  /** @type {Map<string, string>} */
  const states = new Map();
  /** @type {() => void} */
  let look = () => {};
  const off = cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) states.set(versionId, runningStatus);
    look();
  });
  await cdp.send('ServiceWorker.enable');
  const stopped = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The workers did not stop.')), 20_000);
    look = () => {
      if (states.size === 0 || [...states.values()].some((state) => state !== 'stopped')) return;
      clearTimeout(timer);
      resolve(undefined);
    };
  });
  await cdp.send('ServiceWorker.stopAllWorkers');
  look();
  await stopped;
  off();
  await cdp.send('ServiceWorker.disable');
}
