/** The person lets a site repeat a transaction without a prompt: it is sent so within what was set, and everything else asks. */
import type { Page } from '@playwright/test';
import { deploy } from '../../../src/chain/testing/anvil.ts';
import { expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, promptsOf, refuse } from '../../support/person.ts';
import { ask } from '../../support/sites.ts';

/** A contract that counts its calls in its first slot and keeps what it is sent: SLOAD, ADD, SSTORE. */
const COUNTER = '0x675f546001015f55005f5260086018f3';
const PLAY = '0xd09de08a';

/** Thousandths of a coin, in wei. */
const [FIVE, SIX] = [5n, 6n].map((thousandths) => `0x${(thousandths * 10n ** 15n).toString(16)}`);

/** Chooses in the prompt that the site may send so many more, and ten thousandths of a coin in all. */
async function letRepeat(prompt: Page, transactions: string): Promise<void> {
  await prompt.getByTestId('repeat-transaction').locator('summary').click();
  await prompt.getByTestId('repeat-on').check();
  await prompt.getByTestId('repeat-transactions').fill(transactions);
  await prompt.getByTestId('repeat-coins').fill('0.01');
}

test('a transaction that a site may repeat', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const contract = await deploy({ rpc: (method, ...params) => askNode(anvil.url, method, params) }, COUNTER);
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  const counted = async () => Number(await askNode(anvil.url, 'eth_getStorageAt', [contract, '0x0', 'latest']));
  const play = (value = FIVE, data = PLAY) =>
    ask(page, 'eth_sendTransaction', [{ from: account, to: contract, value, data }]);
  const isSent = { result: expect.stringMatching(/^0x[0-9a-f]{64}$/) };
  const isRefused = { error: expect.objectContaining({ code: 4001 }) };

  // Nothing is let go before it is chosen.
  const first = play();
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByTestId('repeat-on')).not.toBeChecked();
  await expect(prompt.getByTestId('repeat-on')).toBeHidden();
  await letRepeat(prompt, '5');
  await approve(wallet, 'transaction');
  expect(await first).toMatchObject(isSent);

  // The next one needs no prompt.
  await expect.poll(() => promptsOf(wallet).length, { message: 'the window goes' }).toBe(0);
  expect(await play()).toMatchObject(isSent);
  expect(promptsOf(wallet)).toEqual([]);
  await expect.poll(counted).toBe(2);

  // Five of ten thousandths are left: six ask, and so does another function.
  const tooMuch = play(SIX);
  await expect((await promptFor(wallet, 'transaction')).getByText('It sends more than is left')).toBeVisible();
  await refuse(wallet, 'transaction');
  expect(await tooMuch).toMatchObject(isRefused);
  const other = play('0x0', '0xdeadbeef');
  await refuse(wallet, 'transaction');
  expect(await other).toMatchObject(isRefused);

  // The popup says what runs, and stops it.
  const popup = await wallet.popup();
  await expect(popup.getByTestId('site-repeat')).toContainText('1 of 5');
  await popup.getByTestId('stop-repeat').click();
  await expect(popup.getByTestId('site-repeat')).toHaveCount(0);
  await popup.getByTestId('undo').click();
  await expect(popup.getByTestId('site-repeat')).toContainText('1 of 5');
  await popup.getByTestId('stop-repeat').click();
  await expect(popup.getByTestId('site-repeat')).toHaveCount(0);
  const stopped = play();
  await letRepeat(await promptFor(wallet, 'transaction'), '5');
  await approve(wallet, 'transaction');
  expect(await stopped).toMatchObject(isSent);
  expect(await play()).toMatchObject(isSent);
  await expect.poll(counted).toBe(4);

  // A lock ends it, although the wallet is open again.
  await wallet.lock();
  await wallet.unlock();
  const afterLock = play();
  await expect((await promptFor(wallet, 'transaction')).getByTestId('repeat-transaction')).toBeVisible();
  await refuse(wallet, 'transaction');
  expect(await afterLock).toMatchObject(isRefused);
  expect(await counted()).toBe(4);
});
