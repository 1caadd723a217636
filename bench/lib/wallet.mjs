/** The wallet in a measured browser: made once by the screens, then driven over the port of its own pages. Looks into no worker. */
import { extensionId } from '../../scripts/lib/chromium.mjs';

export const pageUrl = (/** @type {string} */ page) => `chrome-extension://${extensionId()}/${page}`;

/** In the page: one port, commands with their time from sending to the answer. */
const DRIVER = `(() => {
  if (globalThis.drive) return;
  const waiting = new Map();
  let lastId = 0, port = null, snapshot = null;
  const open = () => {
    port = chrome.runtime.connect({ name: 'ui' });
    port.onMessage.addListener((message) => {
      if (message.kind === 'snapshot') { snapshot = message.snapshot; for (const heard of [...hearers]) heard(); return; }
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'error') asked.reject(new Error(message.error.code + ': ' + message.error.message));
      else asked.resolve({ answer: message.answer, ms: performance.now() - asked.begin });
    });
    port.onDisconnect.addListener(() => { port = null; for (const { reject } of waiting.values()) reject(new Error('The worker stopped.')); waiting.clear(); });
  };
  const hearers = new Set();
  const bytes = (text) => Uint8Array.fromBase64(text, { alphabet: 'base64url' });
  const text = (buffer) => new Uint8Array(buffer).toBase64({ alphabet: 'base64url', omitPadding: true });
  globalThis.drive = {
    command(name, args = {}) {
      if (!port) open();
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject, begin: performance.now() });
        port.postMessage({ id, name, args });
      });
    },
    async until(kind) {
      if (!port) open();
      while (snapshot?.kind !== kind) await new Promise((resolve) => { const heard = () => { hearers.delete(heard); resolve(); }; hearers.add(heard); });
      return snapshot;
    },
    snapshot: () => snapshot,
    hangUp() { port?.disconnect(); port = null; snapshot = null; },
    async passkey({ methodId, ceremony }) {
      const credential = await navigator.credentials.get({ publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: bytes(ceremony.credentialId) }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: bytes(ceremony.prfFirst), second: bytes(ceremony.prfSecond) } } },
      } });
      const { first, second } = credential.getClientExtensionResults().prf.results;
      return { kind: 'passkey', methodId, prfFirst: text(first), prfSecond: text(second) };
    },
  };
})()`;

/**
 * In the page: the start as e2e/support/start-identity.ts goes through it. Not by a test tool: when such a one lets go of
 * a tab, the tab's virtual authenticators go too.
 */
const START = `(async () => {
  const find = async (id, all = false) => {
    for (let tries = 0; tries < 600; tries++) {
      const found = [...document.querySelectorAll('[data-testid' + (all ? '^' : '') + '="' + id + '"]')];
      if (found.length > 0 && !found[0].disabled) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(id + ' is not on screen.');
  };
  const click = async (id) => (await find(id))[0].click();
  await click('create-with-passkey');
  const groups = [...(await find('recovery-key-text'))[0].querySelectorAll('b')].map((group) => group.textContent);
  await click('continue');
  for (const field of await find('recovery-key-confirm-', true)) {
    const value = groups[Number(field.dataset.testid.split('-').at(-1)) - 1];
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // Each field is drawn before the next is typed.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await click('finish');
  return { recoveryKey: groups, address: (await find('first-account'))[0].dataset.address };
})()`;

/**
 * @typedef {object} Driver
 * @property {import('./browser.mjs').Tab} tab Has the virtual authenticator; stays open.
 * @property {string} recoveryKey
 * @property {string} address
 * @property {(name: string, args?: object) => Promise<{ answer: any, ms: number }>} command
 * @property {() => Promise<any>} snapshot The next one of a fresh look.
 * @property {(kind: string) => Promise<any>} until
 * @property {() => Promise<void>} hangUp Lets go of the port, so that the worker may stop.
 * @property {() => Promise<{ kind: 'passkey', methodId: string, prfFirst: string, prfSecond: string }>} passkey What the passkey answers: always the same.
 */

/** In the page, while no worker runs: the vault as it will be found. One copy is written; the worker makes the other from it. */
const PLACE = `(async (text) => {
  const image = Uint8Array.fromBase64(text);
  await new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('vault');
    deleting.onsuccess = resolve;
    deleting.onerror = reject;
  });
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('vault', { create: true });
  for await (const name of folder.keys()) await folder.removeEntry(name);
  const stream = await (await folder.getFileHandle('vault.a', { create: true })).createWritable();
  await stream.write(image);
  await stream.close();
})`;

/**
 * A wallet that was made elsewhere (filled.mjs), locked. @param {import('./browser.mjs').Browser} browser @param {Uint8Array} image
 * @returns {Promise<Pick<Driver, 'tab' | 'command' | 'snapshot' | 'until' | 'hangUp'>>}
 */
export async function placeWallet(browser, image) {
  await closeInstalled(browser);
  const tab = await browser.open(pageUrl('manifest.json'));
  await browser.stopWorkers();
  await tab.cdp.evaluate(`${PLACE}(${JSON.stringify(Buffer.from(image).toString('base64'))})`);
  await tab.cdp.evaluate(DRIVER);
  const drive = driverOf(tab);
  // The worker that repairs the copies says so to the person; the next one has nothing to say.
  await drive.until('locked');
  await drive.hangUp();
  await browser.stopWorkers();
  await drive.until('locked');
  return { tab, ...drive };
}

/** @param {import('./browser.mjs').Tab} tab */
function driverOf(tab) {
  const call = (/** @type {string} */ code) => tab.cdp.evaluate(`drive.${code}`);
  return {
    until: (/** @type {string} */ kind) => call(`until(${JSON.stringify(kind)})`),
    command: (/** @type {string} */ name, args = {}) =>
      call(`command(${JSON.stringify(name)}, ${JSON.stringify(args)})`),
    snapshot: () => call('snapshot()'),
    hangUp: () => call('hangUp()'),
  };
}

/** Makes the identity as a person does, and leaves the wallet unlocked. @param {import('./browser.mjs').Browser} browser @returns {Promise<Driver>} */
export async function makeWallet(browser) {
  await closeInstalled(browser);
  const tab = await browser.open(pageUrl('app.html#/start'));
  await tab.cdp.send('WebAuthn.enable');
  await tab.cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  const { recoveryKey, address } = await tab.cdp.evaluate(START);
  await tab.go(pageUrl('manifest.json'));
  await tab.cdp.evaluate(DRIVER);
  const drive = driverOf(tab);
  const unlocked = await drive.until('unlocked');
  const option = JSON.stringify(unlocked.loginOptions.find((/** @type {any} */ { ceremony }) => ceremony !== null));
  await browser.cdp.send('Target.activateTarget', { targetId: tab.id });
  return {
    tab,
    recoveryKey: recoveryKey.join('-'),
    address,
    ...drive,
    passkey: () => tab.cdp.evaluate(`drive.passkey(${option})`),
  };
}

/** The tab that opens by itself at the installation: a second one with the same address would be mistaken for ours. @param {import('./browser.mjs').Browser} browser */
async function closeInstalled(browser) {
  for (let tries = 0; tries < 200; tries++) {
    const installed = (await browser.targets()).find(({ type, url }) => type === 'page' && url.startsWith(pageUrl('')));
    if (installed) {
      await browser.cdp.send('Target.closeTarget', { targetId: installed.targetId });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The extension did not open its first tab.');
}
