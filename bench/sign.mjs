/** What a person waits for when a site asks: until the prompt can be read and pressed, and from the press to the signature in the page. */
import { join } from 'node:path';
import { startAnvil } from '../scripts/lib/anvil.mjs';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/port.mjs';
import { startBrowser } from './lib/browser.mjs';
import { approved, bareSending, bareWindow, connectTab, siteServer } from './lib/dapp.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure, ratio } from './lib/report.mjs';
import { makeWallet } from './lib/wallet.mjs';

export const includes =
  'Bare window: one of the same size, of a trivial extension in the same browser, with nothing to load; the browser needs as much for any. Prompt drawn: from the call in the page to the frame after the request is in its window, opening the window included. Prompt ready: the same to the approving button shown as usable; the half second in which it does not take a press yet is not in it. After a stop: the worker was stopped before, ours as that of the trivial extension. Signature: from the press to the answer in the page; for a transaction the answer is its hash, after signing, storing and the node on this computer taking it. Bare sending, beside it: a trivial extension stores a transaction that is signed already, in one strict write, and sends it to the same node; from the call in the page to the hash there.';

const LOCAL = '0x7a69';
/** The wallet's address of the local chain; the browser is led to where it is (lib/browser.mjs). */
const NODE = 'http://127.0.0.1:8545';

export async function measure() {
  const anvil = await startAnvil({ port: await freePort() });
  const sites = await siteServer();
  const browser = await startBrowser({
    extensions: [EXTENSION, join(import.meta.dirname, 'floor-extension')],
    chainPort: anvil.port,
  });
  try {
    const wallet = await makeWallet(browser);
    const page = await connectTab(browser, sites.one);
    await fund(anvil.url, page.account);
    await approved(browser, page, `{ method: 'wallet_switchEthereumChain', params: [{ chainId: '${LOCAL}' }] }`);
    await wallet.hangUp();
    const from = page.account;
    const requests = {
      personal_sign: { method: 'personal_sign', params: ['0x68656c6c6f', from] },
      'typed data': { method: 'eth_signTypedData_v4', params: [from, typedData()] },
      transaction: { method: 'eth_sendTransaction', params: [{ from, to: `0x${'33'.repeat(20)}`, value: '0x1' }] },
    };
    /** @type {Record<string, { drawn: number[], ready: number[], signed: number[] }>} */
    const all = {};
    const contenders = Object.fromEntries(
      Object.entries(requests).map(([name, request]) => {
        /** @type {{ drawn: number[], ready: number[], signed: number[] }} */
        const samples = { drawn: [], ready: [], signed: [] };
        all[name] = samples;
        return [
          name,
          async (/** @type {number} */ round) => {
            const once = await approved(browser, page, JSON.stringify(request));
            if (round >= 0)
              for (const key of /** @type {const} */ (['drawn', 'ready', 'signed'])) samples[key].push(once[key]);
            return once.signed;
          },
        ];
      }),
    );
    const floor = () => bareWindow(browser, page);
    const signNext = await otherSigner(anvil.url);
    const sending = async () => bareSending(page, NODE, await signNext());
    const { floor: bare, sending: least } = await interleave({ ...contenders, floor, sending }, { warmUps: 1 });
    const stopped = (/** @type {() => Promise<number>} */ act) => async () => {
      // The browser says a moment after its window has gone that it has, which would wake the worker again.
      await new Promise((resolve) => setTimeout(resolve, 700));
      await browser.stopWorkers();
      return act();
    };
    const signing = async () => (await approved(browser, page, JSON.stringify(requests.personal_sign))).ready;
    const asleep = await interleave({ ours: stopped(signing), floor: stopped(floor) }, { warmUps: 1 });
    const windows = [
      figure('bare window, drawn', 'ms', bare),
      ratio('personal_sign, prompt drawn, against the bare window', all.personal_sign?.drawn ?? [], bare),
    ];
    const rows = Object.entries(all).flatMap(([name, { drawn, ready, signed }]) => [
      figure(`${name}, prompt drawn`, 'ms', drawn),
      figure(`${name}, prompt ready`, 'ms', ready, '60'),
      figure(`${name}, signature`, 'ms', signed, '10'),
    ]);
    return [
      ...windows,
      ...rows,
      figure('bare window after a stop, drawn', 'ms', asleep.floor),
      figure('personal_sign after a stop, prompt ready', 'ms', asleep.ours),
      ratio('personal_sign after a stop, prompt ready, against the bare window', asleep.ours, asleep.floor),
      figure('transaction, bare sending', 'ms', least),
      ratio('transaction, signature, against the bare sending', all.transaction?.signed ?? [], least),
    ];
  } finally {
    await browser.stop();
    await sites.stop();
    await anvil.stop();
  }
}

/** @param {string} url @param {string} method @param {readonly unknown[]} params @returns {Promise<any>} */
async function ask(url, method, params) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** @param {string} url @param {string} address */
const fund = (url, address) => ask(url, 'anvil_setBalance', [address, '0x56bc75e2d63100000']);

/** The node signs with an account of its own, outside what is timed. @param {string} url @returns {Promise<() => Promise<string>>} raw bytes, each with the next nonce */
async function otherSigner(url) {
  const [from] = await ask(url, 'eth_accounts', []);
  const fixed = { from, to: `0x${'44'.repeat(20)}`, value: '0x1', gas: '0x5208', chainId: LOCAL };
  return async () => {
    const nonce = await ask(url, 'eth_getTransactionCount', [from, 'pending']);
    const fees = { maxFeePerGas: '0x2540be400', maxPriorityFeePerGas: '0x1' };
    return ask(url, 'eth_signTransaction', [{ ...fixed, ...fees, nonce }]);
  };
}

const typedData = () => ({
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    Mail: [
      { name: 'to', type: 'address' },
      { name: 'contents', type: 'string' },
    ],
  },
  primaryType: 'Mail',
  domain: { name: 'Post', chainId: Number(LOCAL), verifyingContract: `0x${'cc'.repeat(20)}` },
  message: { to: `0x${'bb'.repeat(20)}`, contents: 'Hello' },
});
