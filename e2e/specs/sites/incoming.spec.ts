/** Something comes in while the wallet is away: the browser tells of it at the next look, says no more than the person wants, and leads to it. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { askNode, fund } from '../../support/node.ts';
import { settings } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';
import type { Wallet } from '../../support/wallet.ts';

interface Told {
  id: string;
  title: string;
  message: string;
}

/** From now on the worker keeps what it has the browser say. */
async function listen(context: BrowserContext): Promise<() => Promise<Told[]>> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('There is no worker.');
  await worker.evaluate(() => {
    const { notifications } = chrome;
    const create = notifications.create;
    const told: object[] = [];
    Object.assign(globalThis, { told });
    Object.assign(notifications, {
      create(id: string, shown: { title: string; message: string }, ...rest: unknown[]) {
        told.push({ id, title: shown.title, message: shown.message });
        return Reflect.apply(create, notifications, [id, shown, ...rest]);
      },
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
}

/** Coins come in while it is locked; it looks again after the login. */
async function receiveAway(wallet: Wallet, node: string, address: string): Promise<void> {
  await wallet.lock();
  const held = BigInt((await askNode(node, 'eth_getBalance', [address, 'latest'])) as string);
  await askNode(node, 'anvil_setBalance', [address, `0x${(held + 3n * 10n ** 18n).toString(16)}`]);
  await askNode(node, 'evm_mine');
  await wallet.unlock();
  const popup = await wallet.popup();
  await expect(popup.locator('.sum .amount')).toContainText(String(held / 10n ** 18n + 3n));
  await popup.getByRole('tab', { name: 'Activity' }).click();
  await expect(popup.locator('[data-kind="received"]').first()).toContainText('+3 ETH');
  await popup.close();
}

test('a notification tells of coins that came in, names nothing if it is to be private, and can be switched off', async ({
  wallet,
  anvil,
  context,
}) => {
  const { address } = await wallet.createIdentity();
  const told = await listen(context);
  await fund(anvil.url, address);
  await askNode(anvil.url, 'evm_mine');
  await showTestNetworks(wallet);
  const popup = await wallet.popup();
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name: /local/i }).click();
  await expect(popup.locator('.sum .amount')).toContainText('100');
  await popup.close();

  await receiveAway(wallet, anvil.url, address);
  // What was there at the first look is no news.
  await expect.poll(told).toEqual([
    {
      id: expect.stringMatching(/^received:31337:/),
      title: 'Received on Local chain',
      message: '+3 ETH. Received, sender unknown',
    },
  ]);

  await test.step('a click leads to it', async () => {
    const [{ id } = { id: '' }] = await told();
    const opening = context.waitForEvent('page');
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(
      (clicked) => (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(clicked),
      id,
    );
    const page = await opening;
    await expect(page.getByTestId('detail')).toContainText('+3 ETH');
    await page.close();
  });

  const preferences = await settings(wallet, 'preferences');
  await preferences.getByTestId('private-notifications').click();
  await receiveAway(wallet, anvil.url, address);
  await expect
    .poll(async () => (await told()).slice(1).map(({ title, message }) => [title, message]))
    .toEqual([['Received on Local chain', 'Open the wallet to see more.']]);

  await settings(wallet, 'preferences');
  await preferences.getByTestId('incoming-notifications').click();
  await receiveAway(wallet, anvil.url, address);
  expect(await told()).toHaveLength(2);
});
