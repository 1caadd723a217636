/** How long a page waits for an answer, beside an extension that does nothing but carry it. Unlocked, connected, no prompt. */
import { join } from 'node:path';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { startBrowser } from './lib/browser.mjs';
import { connectTab, siteServer } from './lib/dapp.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure, ratio } from './lib/report.mjs';
import { makeWallet } from './lib/wallet.mjs';

export const includes =
  'From the call of `request` to its answer, in the page. Warm: mean of 100 calls in a row. A page is told its network and accounts, so eth_chainId and eth_accounts need no hop; wallet_getPermissions goes through content script and worker and back. Floor: a trivial extension in the same page with the same three hops. After a stop: both workers stopped, one call. Page loaded: from the beginning of the navigation of the connected site to its accounts in the page, after the load event.';

const CALLS = 100;
const AIM = 'within 1.5 of the floor';

/** In the page: mean milliseconds of calls in a row. @param {string} call @param {number} times */
const loop = (call, times) =>
  `(async () => { const begin = performance.now(); for (let n = 0; n < ${times}; n++) await ${call}; return (performance.now() - begin) / ${times}; })()`;
/** @param {string} method */
const ask = (method) => `site.provider.request({ method: '${method}' })`;

export async function measure() {
  const sites = await siteServer();
  const browser = await startBrowser({ extensions: [EXTENSION, join(import.meta.dirname, 'floor-extension')] });
  try {
    const wallet = await makeWallet(browser);
    const stranger = await browser.open(sites.two);
    const page = await connectTab(browser, sites.one);
    await wallet.hangUp();
    const time =
      (/** @type {import('./lib/browser.mjs').Tab} */ tab, /** @type {string} */ call, times = CALLS) =>
      () =>
        tab.cdp.evaluate(loop(call, times));
    const warm = await interleave({
      floor: time(page, 'floor()'),
      chainId: time(page, ask('eth_chainId')),
      accounts: time(page, ask('eth_accounts')),
      permissions: time(page, ask('wallet_getPermissions')),
      strangerChainId: time(stranger, ask('eth_chainId')),
      strangerAccounts: time(stranger, ask('eth_accounts')),
    });
    const stopped = (/** @type {() => Promise<number>} */ act) => async () => {
      await browser.stopWorkers();
      return act();
    };
    const first = await interleave(
      {
        floor: stopped(time(page, 'floor()', 1)),
        accounts: stopped(time(page, ask('eth_accounts'), 1)),
        permissions: stopped(time(page, ask('wallet_getPermissions'), 1)),
        strangerAccounts: stopped(time(stranger, ask('eth_accounts'), 1)),
        loaded: stopped(async () => {
          await page.go(sites.one);
          return page.cdp.evaluate(`${ask('eth_accounts')}.then(() => performance.now())`);
        }),
      },
      { warmUps: 1 },
    );
    return [
      figure('floor', 'ms', warm.floor),
      figure('eth_chainId, connected', 'ms', warm.chainId),
      figure('eth_accounts, connected', 'ms', warm.accounts),
      figure('wallet_getPermissions', 'ms', warm.permissions),
      ratio('wallet_getPermissions, against the floor', warm.permissions, warm.floor, AIM),
      figure('eth_chainId, not connected', 'ms', warm.strangerChainId),
      figure('eth_accounts, not connected', 'ms', warm.strangerAccounts),
      figure('floor, after a stop', 'ms', first.floor),
      figure('eth_accounts, connected, after a stop', 'ms', first.accounts),
      figure('wallet_getPermissions, after a stop', 'ms', first.permissions),
      ratio('wallet_getPermissions, after a stop, against the floor', first.permissions, first.floor, AIM),
      figure('eth_accounts, not connected, after a stop', 'ms', first.strangerAccounts),
      figure('page loaded after a stop, to its accounts', 'ms', first.loaded),
    ];
  } finally {
    await browser.stop();
    await sites.stop();
  }
}
