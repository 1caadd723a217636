/** The prompt window in each of its looks. */
import type { ApprovalView } from '../../../src/messaging/approval.ts';
import {
  allOrNothing,
  apart,
  batch,
  described,
  handsOver,
  inARow,
  odd,
  paidFor,
  proxied,
  swap,
  theft,
} from '../calls.ts';
import { crowded } from '../crowded.ts';
import * as nostr from '../nostr-requests.ts';
import * as requests from '../requests.ts';
import type { Screen } from '../screen.ts';
import * as signatures from '../signatures.ts';
import { full, locked, NOW, viewing } from '../snapshots.ts';

const prompt = (name: string, ...approvals: ApprovalView[]): Screen => ({
  name: `prompt-${name}`,
  path: 'prompt.html',
  width: 400,
  height: 640,
  snapshot: { ...full, approvals },
  steps: (page) => page.waitForTimeout(600),
});

/** A site plays: it may repeat it. */
const repeatable: ApprovalView = (() => {
  const { body } = swap.review;
  if (body.kind !== 'transaction') throw new Error('No transaction.');
  const cost = {
    coins: '10000000000000000',
    fee: '420000000000000',
    tokens: [{ token: `0x${'a0'.repeat(20)}` as const, symbol: 'USDC', amount: '250' }],
  };
  const offer = { contract: `0x${'9a'.repeat(20)}` as const, selector: '0x93e84cd9' as const, cost };
  const repeat = { offer: { ...offer, feeIsEstimated: true as const, symbol: 'ETH', decimals: 18 } };
  return { ...swap, review: { ...swap.review, body: { ...body, repeat } } };
})();

const screens: Screen[] = [
  prompt('connect', requests.connect),
  {
    ...prompt('connect-view-only'),
    snapshot: { ...viewing(full), approvals: [requests.connectWithThree] },
    steps: async (page) => {
      await page.getByRole('button', { name: 'Connect as another character' }).click();
      await page.getByRole('menuitem', { name: 'Night Market' }).waitFor();
      // Savings is only viewed by this login, so nothing can be connected as it.
      const text = await page.locator('body').innerText();
      if (text.includes('Savings')) throw new Error('The prompt offers a character that this login only views.');
      await page.waitForTimeout(600);
    },
  },
  prompt('connect-sign-in', requests.connectAndSignIn),
  prompt('connect-sign-in-again', requests.connectAndSignInAgain),
  {
    ...prompt('sign-in-again', requests.signIn),
    steps: async (page) => {
      await page.getByTestId('sign-in-again').getByText('A day').click();
      await page.waitForTimeout(600);
    },
  },
  prompt('connect-login-key', requests.connectLoginKey),
  prompt('hidden-recap', requests.hiddenRecap),
  prompt('other-character', requests.connectAsOther),
  prompt('sign-message', requests.signIn, requests.connect),
  prompt('permit', requests.permit),
  prompt('permit-lowered', requests.permitLowered),
  prompt('send', requests.send, requests.connect, requests.signIn),
  prompt('through', requests.through),
  prompt('send-priced', {
    ...requests.send,
    prices: { currency: 'EUR', at: NOW, coin: '3012.55', tokens: {} },
  }),
  prompt('permit-priced', {
    ...requests.permitLowered,
    prices: {
      currency: 'EUR',
      at: NOW,
      coin: null,
      tokens: { '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48': '0.8609' },
    },
  }),
  {
    ...prompt('repeat', repeatable),
    height: 1200,
    steps: async (page) => {
      await page.getByText('Let this site repeat this').click();
      await page.getByTestId('repeat-on').click();
      await page.getByTestId('repeat-token').scrollIntoViewIfNeeded();
      await page.waitForTimeout(600);
    },
  },
  prompt('lookalike', requests.lookalike),
  prompt('failing', requests.failing),
  prompt('hinted', requests.hinted),
  {
    ...prompt('hinted-scrolled', requests.hinted),
    steps: async (page) => {
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
      await page.waitForTimeout(600);
    },
  },
  prompt('theft', theft),
  prompt('refused', requests.refused),
  prompt('network', requests.addNetwork),
  prompt('asset', requests.watchAsset),
  prompt('asset-item', requests.watchItem),
  prompt('asset-looks-alike', requests.watchLookAlike),
  prompt('switch', requests.switchNetwork),
  {
    ...prompt('connect-networks', requests.connectNamed),
    steps: async (page) => {
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
      await page.waitForTimeout(600);
    },
  },
  prompt('nostr-login', nostr.nostrLogin),
  prompt('nostr-brought', nostr.nostrBrought),
  prompt('nostr-note', nostr.nostrNote),
  prompt('nostr-elsewhere', nostr.nostrElsewhere),
  {
    ...prompt('nostr-decrypt', nostr.nostrDecrypt),
    steps: async (page) => {
      await page.getByText('For an hour').click();
      await page.waitForTimeout(600);
    },
  },
  prompt('odd-call', odd),
  prompt('account-batch', batch),
  prompt('calls', inARow),
  prompt('calls-at-once', allOrNothing),
  prompt('calls-apart', apart),
  prompt('calls-paid-for', paidFor),
  {
    ...prompt('calls-scrolled', inARow),
    steps: async (page) => {
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
      await page.waitForTimeout(600);
    },
  },
  prompt('hands-over', handsOver),
  prompt('swap', swap),
  prompt('described-by-file', described),
  prompt('described-by-proxy', proxied),
  {
    ...prompt('limit-asked', requests.permit),
    steps: async (page) => {
      await page.getByTestId('limit').fill('1,000');
      await page.waitForTimeout(600);
    },
  },
  prompt('order', signatures.order),
  prompt('order-for-nothing', signatures.orderForNothing),
  prompt('order-promised', signatures.orderPromised),
  prompt('safe', signatures.sharedAccount),
  prompt('unknown-data', signatures.unknownData),
  prompt('unbound-data', signatures.unboundData),
  prompt('blind', signatures.blind),
  prompt('long-message', signatures.longMessage),
  prompt('one-line', signatures.oneLine),
  prompt('loose-sign-in', signatures.looseSignIn),
  {
    ...prompt('unknown-data-scrolled', signatures.unknownData),
    steps: async (page) => {
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
      await page.waitForTimeout(600);
    },
  },
  {
    ...prompt('order-for-nothing-scrolled', signatures.orderForNothing),
    steps: async (page) => {
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
      await page.waitForTimeout(600);
    },
  },
  { ...prompt('long'), snapshot: { ...crowded, approvals: [requests.longNames] } },
  { ...prompt('locked'), snapshot: { ...locked, waiting: 2 } },
  { ...prompt('first-moment'), snapshot: null },
  {
    ...prompt('send-scrolled', requests.send),
    steps: async (page) => {
      await page.getByText('Custom', { exact: true }).click();
      await page.getByText('Nonce:').click();
      await page.locator('main').evaluate((main) => main.scrollTo(0, 9999));
    },
  },
  // At 200 % zoom the window has half its width and height.
  { ...prompt('zoomed', requests.send, requests.connect), width: 200, height: 336, whole: true },
  { ...prompt('zoomed-connect', requests.connect), width: 200, height: 336, whole: true },
  { ...prompt('zoomed-permit', requests.permit), width: 200, height: 336, whole: true },
  { ...prompt('zoomed-danger', requests.lookalike), width: 200, height: 336 },
  { ...prompt('arming', requests.send), steps: async () => {} },
];

export default screens;
