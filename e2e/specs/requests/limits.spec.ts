/** Limits of a login method, with a real site and chain: they are set, hold against every way around them, and another login sends more. */
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, refuse, waitingCount } from '../../support/person.ts';
import {
  addDailyKey,
  confirm,
  more,
  newCharacter,
  settings,
  unlocked,
  unlockWithDailyKey,
} from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';
import type { Wallet } from '../../support/wallet.ts';

const HALF_AN_ETHER = '0x6f05b59d3b20000';

/** The form of the limits of the level Daily. */
async function changeLimits(wallet: Wallet) {
  const app = await settings(wallet, 'limits');
  const row = app.locator('[data-testid="limit-row"][data-level-name="Daily"]');
  await row.getByTestId('change-limits').click();
  await expect(app.getByTestId('limit-form')).toBeVisible();
  return { app, row };
}

/** Approves the waiting request as a page of the wallet that shows no prompt. @returns the code of the error */
const decideWithoutPrompt = (wallet: Wallet, approval: { id: string; revision: number }): Promise<string | null> =>
  wallet.app.evaluate(
    ({ id, revision }) =>
      new Promise<string | null>((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message: { kind: string; error?: { code: string } }) => {
          if (message.kind === 'snapshot') return;
          port.disconnect();
          resolve(message.error?.code ?? null);
        });
        const decision = { kind: 'approve', revision, edits: {}, ticked: [] };
        port.postMessage({ id: 1, name: 'decide', args: { approvalId: id, decision } });
      }),
    approval,
  );

test('a daily limit holds, another login sends more, and only listed sites may ask', async ({
  wallet,
  context,
  sites,
  anvil,
}) => {
  await wallet.createIdentity();
  await showTestNetworks(wallet);
  await newCharacter(wallet, 'Savings');
  await addDailyKey(wallet);
  // The new character is the active one. The limits of Everyday make it the active one.
  await more(await settings(wallet, 'characters'), 'Everyday', 'character-limits');
  await expect(wallet.app.getByRole('button', { name: 'Active character: Everyday' })).toBeVisible();
  let { app, row } = await changeLimits(wallet);
  await app.getByTestId('limit-daily').click();
  await app.getByTestId('daily-amount').fill('0');
  await app.getByTestId('daily-amount-network').selectOption('31337');
  await app.getByTestId('daily-amount').nth(1).fill('0.8');
  await app.getByTestId('save-limits').click();
  await confirm(app);
  await expect(row).toContainText('0.8 ETH a day on');

  await unlockWithDailyKey(wallet);
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  const to = `0x${'33'.repeat(20)}`;
  const send = () => ask(page, 'eth_sendTransaction', [{ from: account, to, value: HALF_AN_ETHER }]);
  const first = send();
  const within = await promptFor(wallet, 'transaction');
  await expect(within.locator('[data-rule="limits-allowed"]')).toContainText('0.8 ETH left today');
  await approve(wallet, 'transaction');
  expect((await first).result).toMatch(/^0x[0-9a-f]{64}$/);

  // The count outlives the worker. What is above it needs another login, also for a page that skips the prompt.
  await wallet.stopWorker();
  const second = send();
  const above = await promptFor(wallet, 'transaction');
  const note = above.locator('[data-rule="limits-ask"]');
  await expect(note).toContainText('0.8 ETH a day from Everyday, fees included. 0.29');
  await expect(note).toContainText('to send more.');
  const [waiting] = (await unlocked(wallet)).approvals;
  if (!waiting) throw new Error('Nothing waits.');
  await expect.poll(() => decideWithoutPrompt(wallet, waiting)).toBe('needs-login');
  await expect.poll(() => askNode(anvil.url, 'eth_getBalance', [to, 'latest'])).toBe(HALF_AN_ETHER);
  expect(await waitingCount(wallet)).toBe(1);

  // The virtual authenticators belong to this tab, so the prompt's page is opened in it. It must not close the tab.
  const staysOpen = await wallet.app.addInitScript(() => {
    window.close = () => undefined;
  });
  await wallet.app.goto(wallet.url('prompt.html'));
  await wallet.app.bringToFront();
  await expect(wallet.app.getByTestId('approve')).toHaveAttribute('aria-disabled', 'false');
  await wallet.app.getByTestId('approve').click();
  const login = wallet.app.getByTestId('confirm-request');
  await login.getByTestId('confirm-cancel').click();
  await expect(login).toBeHidden();
  expect(await waitingCount(wallet)).toBe(1);
  await wallet.app.getByTestId('approve').click();
  await login.getByTestId('unlock').click();
  expect((await second).result).toMatch(/^0x[0-9a-f]{64}$/);
  await staysOpen.dispose();
  await expect.poll(() => askNode(anvil.url, 'eth_getBalance', [to, 'latest'])).toBe('0xde0b6b3a7640000');

  ({ app, row } = await changeLimits(wallet));
  await app.getByTestId('limit-sites').click();
  await app.getByTestId('limit-site-list').fill(sites.two);
  await app.getByTestId('save-limits').click();
  await confirm(app);
  await expect(row).toContainText('may send requests.');
  // The page learns it by an event, a moment later.
  await expect.poll(() => ask(page, 'eth_accounts')).toEqual({ result: [] });
  expect((await send()).error?.code).toBe(4100);
  const connecting = ask(page, 'eth_requestAccounts');
  const refused = await promptFor(wallet, 'connect');
  await expect(refused.locator('[data-rule="limits-refused"]')).toContainText('isn’t one of them');
  await expect(refused.getByTestId('approve')).toHaveCount(0);
  await refuse(wallet, 'connect');
  expect((await connecting).error?.code).toBe(4001);
  const other = await connectSite(wallet, context, `${sites.two}/`);
  expect(other.account).toBe(account);
});
