/**
 * npm start: builds the extension and opens a Chromium with it, a key server with an issuer of accounts, a local chain and
 * two demo sites. Ctrl-C ends all of it; no other browser profile is touched. npm run dev is the same with --watch: it
 * builds again whenever a source file changes, and reloads the extension.
 */
import './lib/node-version.mjs';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { startAnvil } from './lib/anvil.mjs';
import { chromiumArguments, ensureChromium, extensionId, forgetWorkers, HOW_TO_GET_CHROMIUM } from './lib/chromium.mjs';
import { startIssuer } from './lib/issuer.mjs';
import { startKeyServer } from './lib/key-server.mjs';
import { EXTENSION, ROOT } from './lib/paths.mjs';
import { freePort } from './lib/port.mjs';
import { run } from './lib/run.mjs';
import { serveFolder } from './lib/static-server.mjs';
import { addVirtualPasskey } from './lib/virtual-passkey.mjs';
import { buildAndWatch, reloadExtension } from './lib/watch.mjs';

/** Where the wallet's built-in local network is. */
const LOCAL_CHAIN = 8545;
/** Kept from start to start, until npm ci. */
const PROFILE = join(ROOT, 'node_modules', '.cache', 'dramatis-profile');
/** Where the key server listens if it can: wallets know it by this address. */
const KEY_SERVER = 8787;
/** Where the issuer of trial accounts listens if it can: its address is part of every account. */
const ISSUER = 9013;
/** What it holds, kept like the profile. */
const KEY_SERVER_DATA = join(ROOT, 'node_modules', '.cache', 'dramatis-key-server');
/** First of the accounts that every local chain funds. Its key is public. */
const FUNDED = {
  address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  key: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
};
const VIRTUAL_PASSKEY = process.argv.includes('--virtual-passkey');
const WATCH = process.argv.includes('--watch');

/** What runs, in order of starting; ended backwards. @type {(() => Promise<unknown>)[]} */
const ends = [];
let ending = false;
/** The browser, once it has the extension. @type {import('@playwright/test').BrowserContext | null} */
let running = null;
/** The virtual authenticator of --virtual-passkey. @type {import('./lib/virtual-passkey.mjs').VirtualPasskey | null} */
let passkey = null;

/** @param {number} code */
async function endAll(code) {
  if (ending) return;
  ending = true;
  for (const end of ends.reverse()) await end().catch(() => undefined);
  process.exit(code);
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void endAll(0));

/** @param {string} what @param {string} where */
const say = (what, where) => console.log(`${(what === '' ? '' : `${what}:`).padEnd(13)}${where}`);

try {
  await start();
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  await endAll(1);
}

async function start() {
  const issuer = await startIssuer({ extensionId: extensionId(), port: await freePort(ISSUER) });
  ends.push(issuer.stop);
  const issuers = [issuer.options];
  const keyServer = await startKeyServer({ port: await freePort(KEY_SERVER), data: KEY_SERVER_DATA, issuers });
  ends.push(keyServer.stop);
  // The build offers them at the start: whoever tries it out has coins on the local chain.
  const environment = { DEFAULT_KEY_SERVER: keyServer.origin, DEFAULT_CHAIN_ID: '31337' };
  if (WATCH) {
    Object.assign(process.env, environment);
    ends.push(await buildAndWatch(rebuilt));
  } else if (!(await run('vite', ['build', '--logLevel', 'warn'], { quiet: true, environment }))) return endAll(1);
  if (ending) return;
  const executablePath = ensureChromium(console.log);
  if (executablePath === null) {
    console.error(HOW_TO_GET_CHROMIUM);
    return endAll(1);
  }

  const anvil = await startAnvil({ port: await freePort(LOCAL_CHAIN) });
  ends.push(anvil.stop);
  const dapp = await site(join(ROOT, 'node_modules', '@metamask', 'test-dapp', 'dist'), 9011);
  const small = await site(join(ROOT, 'e2e', 'site'), 9012);
  const headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const context = await openChromium(executablePath, headless, anvil.port, `${dapp}/`);
  running = context;

  say('Extension', `${relative(ROOT, EXTENSION)}, at chrome-extension://${extensionId()}/app.html`);
  say('Key server', `${keyServer.origin}, fingerprint ${keyServer.fingerprint}`);
  say('Accounts', `${issuer.issuer}, where any account name logs in`);
  say('Local chain', `${anvil.url}, chain ID 31337; each of its ten accounts has 10,000 ETH`);
  say('', `first account ${FUNDED.address}, private key ${FUNDED.key}`);
  say('Demo dapp', `${dapp}/`);
  say('Small site', `${small}/`);
  if (headless) {
    say(
      'Chromium',
      'runs without a window, as there is no display. To see it, open chrome://extensions in a browser of',
    );
    say('', `your own, switch on developer mode, choose "Load unpacked" and take ${EXTENSION}`);
  } else {
    say('Chromium', `a window of its own, profile ${relative(ROOT, PROFILE)}`);
    if (!VIRTUAL_PASSKEY) say('', 'no fingerprint reader or security key here? npm start -- --virtual-passkey');
    context.on('close', () => void endAll(0));
  }
  say('Next', 'go through the start in the tab of the wallet, copy the address of your account, and type it here');
  say('', 'to give it 100 ETH. Then open the demo dapp and connect. Ctrl-C ends all of it.');
  listen(anvil.url);
}

/** @param {string} folder @param {number} wanted */
async function site(folder, wanted) {
  const server = await serveFolder(folder, { port: await freePort(wanted) });
  ends.push(server.stop);
  return `http://localhost:${server.port}`;
}

/** @param {string} executablePath @param {boolean} headless @param {number} chainPort @param {string} dapp */
async function openChromium(executablePath, headless, chainPort, dapp) {
  const isNew = !existsSync(PROFILE);
  mkdirSync(PROFILE, { recursive: true });
  forgetWorkers(PROFILE);
  const context = await chromium.launchPersistentContext(PROFILE, {
    executablePath,
    headless: false,
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...chromiumArguments({ headless }),
      // Another program holds the usual port: this browser finds the chain where it is.
      ...(chainPort === LOCAL_CHAIN
        ? []
        : [`--host-resolver-rules=MAP 127.0.0.1:${LOCAL_CHAIN} 127.0.0.1:${chainPort}`]),
    ],
  });
  ends.push(() => context.close());
  const demo = context.pages()[0] ?? (await context.newPage());
  await demo.goto(dapp);
  const own = `chrome-extension://${extensionId()}/app.html`;
  // In a new profile the wallet opens its tab itself.
  const app = (isNew && (await openedBy(context, own))) || (await context.newPage());
  if (VIRTUAL_PASSKEY) {
    passkey = await addVirtualPasskey(app);
    say('Passkey', 'a virtual one in the first tab of the wallet; keep that tab open');
  }
  await app.goto(`${own}#/start`);
  await app.bringToFront();
  return context;
}

/**
 * The tab that opens at this address without our doing; `null` when none does.
 * @param {import('@playwright/test').BrowserContext} context @param {string} address
 */
async function openedBy(context, address) {
  for (let tries = 0; tries < 100; tries++) {
    const page = context.pages().find((each) => each.url().startsWith(address));
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

/** A build after the first one is done: the browser takes it. */
async function rebuilt() {
  if (running === null || ending) return;
  try {
    passkey = await reloadExtension(running, `chrome-extension://${extensionId()}/app.html`, passkey);
    console.log('Built again, and the extension is reloaded. It is locked now.');
  } catch (error) {
    console.error(`The extension did not reload: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} url Of the local chain. */
function listen(url) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', async (line) => {
    const address = line.trim();
    if (address === '') return;
    if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return console.log('This is no address: 0x and 40 hex digits.');
    const wei = `0x${(100n * 10n ** 18n).toString(16)}`;
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'anvil_setBalance', params: [address, wei] });
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    console.log(answer.ok ? `${address} has 100 ETH now.` : 'The local chain did not take it.');
  });
}
