/** What a person waits for when the node is far away, as most are: each question that has to wait for the answer to another one takes a way there and back. */
import { startAnvil } from '../scripts/lib/anvil.mjs';
import { startCountingNode } from '../scripts/lib/counting-node.mjs';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/port.mjs';
import { deployToken } from '../src/chain/testing/anvil.ts';
import { startBrowser } from './lib/browser.mjs';
import { approved, connectTab, siteServer } from './lib/dapp.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure } from './lib/report.mjs';
import { makeWallet } from './lib/wallet.mjs';

/** Milliseconds from a question to its answer. */
const AWAY = 100;

export const includes = `From the call in the page to the approving button shown as usable, as in the group sign, over a node that answers each request ${AWAY} ms after it came. After a stop: the worker was stopped before. Whatever is asked together comes back together, so a prompt that takes 200 ms more than over a node on this computer waits twice in a row. The token is in no list.`;

const SPENDER = `0x${'55'.repeat(20)}`;
const STRANGER = `0x${'33'.repeat(20)}`;

export async function measure() {
  const anvil = await startAnvil({ port: await freePort() });
  const port = await freePort();
  const node = await startCountingNode({ port, url: anvil.url });
  const sites = await siteServer();
  const browser = await startBrowser({ extensions: [EXTENSION], chainPort: port });
  try {
    const wallet = await makeWallet(browser);
    const page = await connectTab(browser, sites.one);
    const ask = caller(anvil.url);
    await ask('anvil_setBalance', page.account, '0x56bc75e2d63100000');
    const token = await deployToken({ rpc: ask });
    await approved(browser, page, `{ method: 'wallet_switchEthereumChain', params: [{ chainId: '0x7a69' }] }`);
    await wallet.hangUp();
    const requests = requestsOf(page.account, token);
    // Once over a near node: what a person has done before.
    for (const request of Object.values(requests)) await approved(browser, page, JSON.stringify(request));
    node.delay(AWAY);
    const contenders = Object.fromEntries(
      Object.entries(requests).flatMap(([name, request]) => {
        const ready = async () => (await approved(browser, page, JSON.stringify(request))).ready;
        const asleep = async () => {
          // The browser says a moment after its window has gone that it has, which would wake the worker again.
          await new Promise((resolve) => setTimeout(resolve, 700));
          await browser.stopWorkers();
          return ready();
        };
        return [
          [name, ready],
          [`${name}, after a stop`, asleep],
        ];
      }),
    );
    const samples = await interleave(contenders, { warmUps: 1 });
    return Object.entries(samples).map(([name, values]) => figure(`${name}, prompt ready`, 'ms', values));
  } finally {
    await browser.stop();
    await sites.stop();
    await node.stop();
    await anvil.stop();
  }
}

/** @param {string} url */
const caller =
  (url) =>
  /** @param {string} method @param {...unknown} params @returns {Promise<unknown>} */
  async (method, ...params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { result, error } = await answer.json();
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };

/** @param {string} from @param {string} token */
function requestsOf(from, token) {
  const word = (/** @type {string} */ hex) => hex.replace(/^0x/, '').padStart(64, '0');
  const send = (/** @type {object} */ transaction) => ({
    method: 'eth_sendTransaction',
    params: [{ from, ...transaction }],
  });
  const field = (/** @type {string} */ name, /** @type {string} */ type) => ({ name, type });
  const permit = {
    types: {
      EIP712Domain: [field('name', 'string'), field('chainId', 'uint256'), field('verifyingContract', 'address')],
      Permit: [
        field('owner', 'address'),
        field('spender', 'address'),
        ...['value', 'nonce', 'deadline'].map((name) => field(name, 'uint256')),
      ],
    },
    primaryType: 'Permit',
    domain: { name: 'Test', chainId: 31337, verifyingContract: token },
    message: { owner: from, spender: SPENDER, value: '5', nonce: '0', deadline: '9999999999' },
  };
  return {
    personal_sign: { method: 'personal_sign', params: ['0x68656c6c6f', from] },
    permit: { method: 'eth_signTypedData_v4', params: [from, JSON.stringify(permit)] },
    transaction: send({ to: STRANGER, value: '0x1' }),
    'approval of a token': send({ to: token, data: `0x095ea7b3${word(SPENDER)}${word('0x5')}` }),
  };
}
