/** How much a person's node is asked: HTTP requests and JSON-RPC calls of each screen and act, counted in front of a local chain. */
import { startAnvil } from '../scripts/lib/anvil.mjs';
import { startCountingNode } from '../scripts/lib/counting-node.mjs';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/port.mjs';
import { startBrowser } from './lib/browser.mjs';
import { awaitPrompt, connectTab, siteServer } from './lib/dapp.mjs';
import { filledWallet } from './lib/filled.mjs';
import { figure } from './lib/report.mjs';
import { pageUrl, placeWallet } from './lib/wallet.mjs';

export const includes =
  'Everything that reached the node until it was asked nothing for two seconds; a batch is one HTTP request and as many calls. The network is Ethereum with its list of tokens and Multicall3, on a local chain; a character of 1, 10 and 100 accounts. Popup: the first opening after a login, when the list of tokens and the logs have their turn. Until confirmed: from the press to the frame in which the activity says so, the popup open. Idle: 60 seconds with nothing pending; the minute after a payment has the popup open, and the node makes no further block.';

const MULTICALL = '0xca11bde05977b3631167028862be2a173976ca11';
const QUIET = 2_000;
const MINUTE = 60_000;
const HOME = `document.querySelector('[data-testid=receive]:not([disabled])')`;

/** @typedef {Awaited<ReturnType<typeof startCountingNode>>} Node @typedef {Awaited<ReturnType<typeof prepare>>} Stage */

export async function measure() {
  const anvil = await startAnvil({ port: await freePort(), chainId: 1 });
  const port = await freePort();
  const node = await startCountingNode({ port, url: anvil.url });
  const sites = await siteServer();
  const browser = await startBrowser({ extensions: [EXTENSION], chainPort: port });
  try {
    const stage = await prepare(browser, node, anvil.url);
    /** @type {import('./lib/report.mjs').Figure[]} */
    const figures = [];
    const count = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
      node.reset();
      await act();
      await node.quiet(QUIET);
      const { requests, methods } = node.asked();
      console.log(
        `${name}: ${
          Object.entries(methods)
            .map(([method, times]) => `${times} ${method}`)
            .join(', ') || 'nothing'
        }`,
      );
      figures.push(
        figure(`${name}, HTTP`, 'requests', [requests.length]),
        figure(`${name}, calls`, 'calls', [requests.flat().length]),
      );
    };
    await openings(stage, count);
    await idle(stage, count);
    await payment(stage, count);
    await pages(stage, count);
    await count('connecting a site', () => connectTab(browser, sites.one));
    return figures;
  } finally {
    await browser.stop();
    await sites.stop();
    await node.stop();
    await anvil.stop();
  }
}

/** @param {import('./lib/browser.mjs').Browser} browser @param {Node} node @param {string} url of the chain */
async function prepare(browser, node, url) {
  const ask = async (/** @type {string} */ method, /** @type {unknown[]} */ params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    return (await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json())
      .result;
  };
  // @ts-expect-error viem says nothing of the types of this file.
  const { multicall3Bytecode } = await import('../node_modules/viem/_esm/constants/contracts.js');
  const [funded] = await ask('eth_accounts', []);
  const hash = await ask('eth_sendTransaction', [{ from: funded, data: multicall3Bytecode, gas: '0x1000000' }]);
  let receipt = null;
  while (receipt === null) receipt = await ask('eth_getTransactionReceipt', [hash]);
  await ask('anvil_setCode', [MULTICALL, await ask('eth_getCode', [receipt.contractAddress, 'latest'])]);
  const filled = await filledWallet({ accounts: [1, 10, 100], entries: 10, sites: 0, activity: 0 });
  await ask('anvil_setBalance', [filled.address, '0x56bc75e2d63100000']);
  const wallet = await placeWallet(browser, filled.image);
  const { networks } = await wallet.until('locked');
  // While locked the nodes are set for the whole profile.
  for (const { chainId } of networks)
    await wallet.command('set-rpc', {
      chainId,
      rpcUrls: [`http://127.0.0.1:8545/${chainId}`],
      sendUrl: null,
      bundlerUrl: null,
    });
  const login = async () => {
    await wallet.command('lock');
    await wallet.command('unlock', filled.answer);
    await node.quiet(QUIET);
  };
  await login();
  return { browser, node, wallet, filled, networks, login };
}

/** @typedef {(name: string, act: () => Promise<unknown>) => Promise<void>} Count */

/** @param {Stage} stage @param {Count} count */
async function openings({ browser, wallet, filled, networks, login }, count) {
  await count('login', async () => {
    await wallet.command('lock');
    await wallet.command('unlock', filled.answer);
  });
  const shown = networks.filter((/** @type {any} */ { test }) => !test);
  const open = async (/** @type {string} */ name) => {
    await login();
    const popup = await openPopup(browser, async (opening) => count(name, opening));
    await popup.close();
  };
  for (const [at, accounts] of [1, 10, 100].entries()) {
    await wallet.command('set-active', { characterId: filled.characterIds[at] });
    await open(`popup, ${accounts === 1 ? '1 account' : `${accounts} accounts`}`);
  }
  await wallet.command('set-active', { characterId: filled.characterIds[0] });
  for (const chosen of [1, 5, shown.length]) {
    for (const [at, { chainId }] of shown.entries())
      await wallet.command('show-network', { chainId, shown: at < chosen || chainId === 1 });
    await open(`popup, ${chosen === 1 ? '1 network' : `${chosen} networks`} chosen`);
  }
}

/** @param {import('./lib/browser.mjs').Browser} browser @param {(opening: () => Promise<unknown>) => Promise<unknown>} around */
async function openPopup(browser, around = (opening) => opening()) {
  const tab = await browser.open(undefined, { width: 360, height: 600 });
  await around(async () => {
    await tab.go(pageUrl('popup.html'));
    await until(tab, HOME);
  });
  return tab;
}

/** @param {Stage} stage @param {Count} count */
async function payment({ browser, node, login }, count) {
  await login();
  const popup = await openPopup(browser);
  await node.quiet(QUIET);
  await count('page to send', () => click(popup, 'send', `document.querySelector('[data-testid=send-to]')`));
  await count('recipient typed', async () => {
    await type(popup, 'send-to', '0x70997970C51812dc3A010C7d01b50e0d17dc79C8');
    await until(popup, `document.querySelector('[data-testid=recipient-address]')`);
  });
  await type(popup, 'send-amount', '0.25');
  const prompt = await awaitPrompt(browser);
  await count('prompt of a payment', async () => {
    await click(popup, 'review', 'true');
    await prompt.shown();
  });
  const again = await openPopup(browser);
  await node.quiet(QUIET);
  await count('payment, until confirmed', async () => {
    await prompt.approve();
    await until(again, `document.querySelector('[role=tab][id*=activity], [role=tab]:nth-of-type(2)')`);
    await again.cdp.evaluate(
      `[...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.includes('Activity')).click()`,
    );
    await until(again, `document.querySelector('[data-testid=activity-row][data-status=included]')`);
  });
  prompt.stop();
  await count('activity, the minute after', async () => new Promise((resolve) => setTimeout(resolve, MINUTE)));
  await again.close();
}

/** @param {Stage} stage @param {Count} count */
async function pages({ browser, login }, count) {
  await login();
  const tab = await browser.open(undefined, { width: 1280, height: 800 });
  for (const [name, route, testid] of [
    ['history', 'history', 'history'],
    ['approvals', 'approvals', 'approvals'],
  ])
    await count(`page ${name}`, async () => {
      await tab.go('about:blank');
      await tab.go(pageUrl(`app.html#/settings/${route}`));
      await until(tab, `document.querySelector('[data-testid=${testid}]')`);
    });
  await count('approvals, looked for', () =>
    click(tab, 'look', `document.querySelector('[data-testid=no-approvals], [data-testid=look-again]')`),
  );
  await tab.close();
}

/** @param {Stage} stage @param {Count} count */
async function idle({ browser, wallet, node, login }, count) {
  await login();
  const wait = () => new Promise((resolve) => setTimeout(resolve, MINUTE));
  const popup = await openPopup(browser);
  await node.quiet(QUIET);
  await count('idle for a minute, popup open', wait);
  await popup.close();
  await wallet.hangUp();
  await node.quiet(QUIET);
  await count('idle for a minute, closed', wait);
}

/** @param {import('./lib/browser.mjs').Tab} tab @param {string} expression */
async function until(tab, expression) {
  for (let tries = 0; tries < 1200; tries++) {
    if (await tab.cdp.evaluate(`Boolean(${expression})`)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not come: ${expression}`);
}

/** @param {import('./lib/browser.mjs').Tab} tab @param {string} testid @param {string} then */
async function click(tab, testid, then) {
  const button = `document.querySelector('[data-testid=${testid}]:not([disabled])')`;
  await until(tab, button);
  await tab.cdp.evaluate(`${button}.click()`);
  await until(tab, then);
}

/** @param {import('./lib/browser.mjs').Tab} tab @param {string} testid @param {string} text */
const type = (tab, testid, text) =>
  tab.cdp.evaluate(`(() => {
    const field = document.querySelector('[data-testid=${testid}]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
