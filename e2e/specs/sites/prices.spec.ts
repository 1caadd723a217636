/** What is held and paid in the person's currency: from feeds on the network and from a service, in the popup and in a prompt, and no more once prices are off. */
import type { Page } from '@playwright/test';
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { feedCode } from '../../../src/chain/testing/feed.ts';
import type { Hex } from '../../../src/lib/bytes.ts';
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { askNode, fund } from '../../support/node.ts';
import { promptFor, refuse } from '../../support/person.ts';
import { startPriceService } from '../../support/price-service.ts';
import { settings } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

/** Where Ethereum has the price of its coin, as price-feeds.json says. */
const ETHER_FEED: Hex = '0x5f4ec3df9cbd43714fe2740f5e3616155c5b8419';
const FRIEND = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

/** Asks for a payment of half a coin in the popup. @returns its prompt, simulated */
async function payHalf(wallet: Wallet): Promise<Page> {
  const popup = await wallet.popup();
  await popup.getByTestId('send').click();
  await popup.getByTestId('send-to').fill(FRIEND);
  await expect(popup.getByTestId('recipient-address')).toBeVisible();
  await popup.getByTestId('send-amount').fill('0.5');
  await popup.getByTestId('review').click();
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByTestId('simulation')).toHaveAttribute('data-simulation', 'worked');
  return prompt;
}

/** Chooses Base among all networks, then Ethereum again: the sum has both, also after a login while nobody answers for Base. */
async function addBase(wallet: Wallet, popup: Page, base: { stop(): Promise<void> }): Promise<void> {
  const row = (chainId: number) => popup.locator(`[data-testid="network-holding"][data-chain-id="${chainId}"]`);
  const sum = popup.locator('.sum .amount');
  await popup.getByTestId('all-networks').click();
  await expect(row(1)).toContainText('100');
  await expect(row(8453)).toContainText('Not checked yet');
  await row(8453).click();
  await expect(popup.getByTestId('network-total')).toContainText('100');
  await expect(sum).toContainText('200');
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name: 'Ethereum', exact: true }).click();
  await expect(popup.getByTestId('total-words')).toContainText(' on 2 of ');

  await wallet.lock();
  await base.stop();
  await wallet.unlock();
  await popup.reload();
  await expect(sum).toContainText('200');
  await expect(popup.getByTestId('total-doubts')).toHaveCount(0);
  await popup.getByTestId('all-networks').click();
  await expect(row(8453)).toContainText('100');
  await expect(row(8453)).toContainText('isn’t responding', { ignoreCase: true });
  await popup.keyboard.press('Escape');
  await expect(popup.getByTestId('total-doubts')).toContainText('No response from Base.');
  await expect(sum).toContainText('200');
}

test('amounts are said in a currency while prices are on, and nobody is asked while they are off', async ({
  wallet,
}) => {
  const { address } = await wallet.createIdentity();
  const ethereum = await startAnvil({ port: await freePort(), chainId: 1 });
  const base = await startAnvil({ port: await freePort(), chainId: 8453 });
  const service = await startPriceService(2_000);
  try {
    await fund(ethereum.url, address);
    await askNode(ethereum.url, 'anvil_setCode', [ETHER_FEED, feedCode(3_000_00000000n)]);
    // The first block of a chain is from 1970.
    await askNode(ethereum.url, 'evm_mine');
    await fund(base.url, address);
    for (const [chainId, { url }] of [
      [1, ethereum],
      [8453, base],
    ] as const)
      await command(wallet, 'set-rpc', { chainId, rpcUrls: [url], sendUrl: null, bundlerUrl: null });
    const popup = await wallet.popup();
    await popup.getByTestId('network-switch').click();
    await popup.getByRole('menuitemradio', { name: 'Ethereum', exact: true }).click();
    await expect(popup.locator('.sum .amount')).toContainText('100');
    const total = popup.getByTestId('total-worth');
    await expect(total).toHaveCount(0);
    await addBase(wallet, popup, base);

    const source = await settings(wallet, 'preferences');
    await source.getByTestId('prices').selectOption('feeds');
    await expect(source.getByTestId('currency')).toBeVisible();
    await popup.reload();
    await expect(total).toHaveText('about $600,000.00');

    // A service is asked once its address is saved, and not while it is typed.
    await source.getByTestId('prices').selectOption('service');
    await source.getByTestId('price-url').fill(service.url);
    await expect(total).toHaveCount(0);
    expect(service.asked).toEqual([]);
    await source.getByTestId('save-prices').click();
    await expect(source.getByTestId('save-prices')).toHaveText('In use');
    await popup.reload();
    await expect(total).toHaveText('about $400,000.00');
    expect([...new Set(service.asked)]).toEqual([
      expect.stringMatching(/^\/simple\/price\?ids=ethereum&vs_currencies=usd&/),
    ]);
    const prompt = await payHalf(wallet);
    await expect(prompt.getByTestId('about').first()).toHaveText('about $1,000.00');

    // Off again, in the prompt that is open too.
    await source.getByTestId('prices').selectOption('off');
    await expect(prompt.getByTestId('about')).toHaveCount(0);
    await expect(total).toHaveCount(0);
    await refuse(wallet, 'transaction');
    // Prices in another currency would be asked for at once, those in the same one a minute after the last time.
    await command(wallet, 'change-settings', { currency: 'EUR' });
    await popup.reload();
    await expect(popup.locator('.sum .amount')).toContainText('200');
    const later = await payHalf(wallet);
    await expect(later.getByTestId('about')).toHaveCount(0);
    await expect(total).toHaveCount(0);
    expect(service.asked.filter((path) => !path.includes('vs_currencies=usd&'))).toEqual([]);
  } finally {
    await service.stop();
    await Promise.all([ethereum.stop(), base.stop()]);
  }
});
