/** Coins, tokens and items of collections on a real chain: found when they come in, added by hand and by a site, shown, hidden and sent. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Anvil, CODE, deploy, deployToken, FUNDED } from '../../../src/chain/testing/anvil.ts';
import { call, deployReal } from '../../../src/chain/testing/real-contracts.ts';
import { encodeCall } from '../../../src/ethereum/abi.ts';
import { encodeItemTransfer, encodeTransfer } from '../../../src/ethereum/encode-call.ts';
import { toQuantity } from '../../../src/ethereum/quantity.ts';
import { selectorOf } from '../../../src/ethereum/selector.ts';
import type { Hex } from '../../../src/lib/bytes.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import { askNode, fund, sendMined } from '../../support/node.ts';
import { approve } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

const ETHER = 10n ** 18n;
const FRIEND: Hex = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

const rowOf = (popup: Page, token: Hex) => popup.locator(`[data-testid="asset-row"][data-token="${token}"]`);
const listed = (popup: Page, token: Hex) => popup.getByTestId('assets').locator(`[data-token="${token}"]`);

test('tokens and items are found, added by hand and by a site, shown, sent and hidden', async ({
  wallet,
  anvil,
  context,
  sites,
}) => {
  const { address } = await wallet.createIdentity();
  await fund(anvil.url, address);
  const chain = { rpc: (method: string, ...params: unknown[]) => askNode(anvil.url, method, params) } as Anvil;
  const gift = await deployToken(chain, 'GIFT');
  const own = await deployToken(chain, 'OWN');
  const asked = await deployToken(chain, 'ASKED');
  for (const token of [gift, own]) {
    const data = encodeTransfer(address.toLowerCase() as Hex, 5_000_000n);
    await sendMined(anvil.url, { from: FUNDED.address, to: token, data });
  }

  const collection = await deploy(chain, CODE.collectible);
  const mine = address.toLowerCase() as Hex;
  for (const data of [
    encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [2n]),
    encodeItemTransfer('ERC721', FUNDED.address, mine, 1n, 1n),
    encodeItemTransfer('ERC721', FUNDED.address, mine, 2n, 1n),
  ])
    await sendMined(anvil.url, { from: FUNDED.address, to: collection, data });

  const pieces = await deployReal(chain, 'Pieces');
  await call(chain, pieces, 'mint(address,uint256,uint256)', [mine, 7n, 5n]);

  await showTestNetworks(wallet);
  const popup = await wallet.popup();
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name: /local/i }).click();
  await popup.getByRole('tab', { name: 'Assets' }).click();

  await test.step('what somebody sent is hidden until the person shows it', async () => {
    await popup.getByTestId('hidden-assets').click();
    await expect(popup.getByTestId('hidden-list').getByTestId('asset-row')).toHaveCount(2);
    await expect(rowOf(popup, gift)).toContainText('GIFT');
    await rowOf(popup, own).click();
    await expect(popup.getByText('Somebody sent you this token')).toBeVisible();
    await popup.getByTestId('choose-token').click();
    await expect(listed(popup, own)).toContainText('5');
    await popup.getByTestId('undo').click();
    await expect(listed(popup, own)).toHaveCount(0);
    await popup.getByTestId('hidden-assets').click();
    await rowOf(popup, own).click();
    await popup.getByTestId('choose-token').click();
    await expect(listed(popup, own)).toContainText('5');
    await expect(listed(popup, gift)).toHaveCount(0);
  });

  await test.step('what comes in while the wallet is locked is in the balances and in the activity after the login', async () => {
    await wallet.lock();
    await sendMined(anvil.url, { from: FUNDED.address, to: mine, value: toQuantity(3n * ETHER) });
    const data = encodeTransfer(mine, 2_000_000n);
    await sendMined(anvil.url, { from: FUNDED.address, to: own, data });
    await wallet.unlock();
    await popup.reload();
    await expect(popup.locator('.sum .amount')).toContainText('103');
    await popup.getByRole('tab', { name: 'Activity' }).click();
    const cameIn = popup.locator('[data-testid="activity-row"][data-kind="received"]');
    await expect(cameIn.filter({ hasText: '+2 OWN' })).toHaveCount(1);
    await cameIn.filter({ hasText: '+3 ETH' }).click();
    await expect(popup.getByText('The balance went up')).toBeVisible();
    await popup.keyboard.press('Escape');
    await popup.getByRole('tab', { name: 'Assets' }).click();
    await expect(listed(popup, own)).toContainText('7');
  });

  await test.step('a token that is in no list is sent', async () => {
    await listed(popup, own).click();
    await popup.getByTestId('send-asset').click();
    await popup.getByTestId('send-to').fill(FRIEND);
    await expect(popup.getByTestId('recipient-address')).toBeVisible();
    await popup.getByTestId('send-amount').fill('8');
    await expect(popup.getByText('Not enough: the balance is 7 OWN.')).toBeVisible();
    await popup.getByTestId('send-amount').fill('2');
    await popup.getByTestId('review').click();
    await approve(wallet, 'transaction');
    const balanceOf = `0x70a08231${FRIEND.slice(2).padStart(64, '0')}`;
    await expect
      .poll(async () => Number(await askNode(anvil.url, 'eth_call', [{ to: own, data: balanceOf }, 'latest'])))
      .toBe(2_000_000);
  });

  await test.step('an item that somebody sent is hidden; its picture is shown on a click, and it is sent', async () => {
    const home = await wallet.popup();
    await home.getByRole('tab', { name: 'Assets' }).click();
    await home.getByTestId('hidden-assets').click();
    await home.locator(`[data-item="${collection}:1"]`).click();
    await expect(home.getByText('Somebody sent you this item')).toBeVisible();
    await expect(home.getByTestId('item-picture')).toHaveCount(0);
    await home.getByTestId('show-picture').click();
    await expect(home.getByTestId('item-words')).toContainText('Test Dapp NFTs #1');
    const picture = home.getByTestId('item-picture');
    await expect(picture).toHaveAttribute('src', /^data:image\/svg\+xml;base64,/);
    // The browser has drawn it: the policy of the page allows it.
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await home.getByTestId('send-item').click();
    await home.getByTestId('send-to').fill(FRIEND);
    await expect(home.getByTestId('recipient-address')).toBeVisible();
    await home.getByTestId('review').click();
    await approve(wallet, 'transaction');
    const ownerOf = encodeCall(selectorOf('ownerOf(uint256)'), 'uint256', [1n]);
    await expect
      .poll(() => askNode(anvil.url, 'eth_call', [{ to: collection, data: ownerOf }, 'latest']))
      .toBe(`0x${FRIEND.slice(2).padStart(64, '0')}`);
  });

  await test.step('pieces of an item are sent, and the others stay', async () => {
    const home = await wallet.popup();
    await home.getByRole('tab', { name: 'Assets' }).click();
    await home.getByTestId('hidden-assets').click();
    await home.locator(`[data-item="${pieces}:7"]`).click();
    await expect(home.getByTestId('item-page')).toContainText('ERC-1155');
    await home.getByTestId('send-item').click();
    await home.getByTestId('send-to').fill(FRIEND);
    await expect(home.getByTestId('recipient-address')).toBeVisible();
    await home.getByTestId('item-amount').fill('6');
    await expect(home.getByText('Not enough: the account has 5.')).toBeVisible();
    await home.getByTestId('item-amount').fill('3');
    await home.getByTestId('review').click();
    await approve(wallet, 'transaction');
    const held = (owner: Hex) => encodeCall(selectorOf('balanceOf(address,uint256)'), 'address,uint256', [owner, 7n]);
    const piecesOf = async (owner: Hex) =>
      Number(await askNode(anvil.url, 'eth_call', [{ to: pieces, data: held(owner) }, 'latest']));
    await expect.poll(async () => [await piecesOf(FRIEND), await piecesOf(mine)]).toEqual([3, 2]);
  });

  await test.step('a site proposes one, and is answered before the person decides', async () => {
    const { page } = await connectSite(wallet, context, `${sites.one}/`);
    expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x7a69' });
    const options = { address: asked, symbol: 'ASKED', decimals: 6 };
    expect(await ask(page, 'wallet_watchAsset', { type: 'ERC20', options })).toEqual({ result: true });
    await approve(wallet, 'asset');
    const item = (tokenId: string) => ({ type: 'ERC721', options: { address: collection, tokenId } });
    expect(await ask(page, 'wallet_watchAsset', item('2'))).toEqual({ result: true });
    await approve(wallet, 'asset');
    // That one is not the person's any more.
    expect(await ask(page, 'wallet_watchAsset', item('1'))).toMatchObject({ error: { code: -32602 } });
  });

  const again = await wallet.popup();
  await again.getByRole('tab', { name: 'Assets' }).click();
  await expect(listed(again, own)).toContainText('5');
  await expect(listed(again, asked)).toContainText('0');
  await expect(again.getByTestId('items').locator(`[data-item="${collection}:2"]`)).toBeVisible();

  await test.step('another is added by its address, and hidden again', async () => {
    await again.getByTestId('add-token').click();
    await again.getByTestId('token-contract').fill(FRIEND);
    await expect(again.getByText(/There is no token at this address on Local chain/)).toBeVisible();
    // Enter adds what was found, and neither adds nor breaks the line before.
    await again.getByTestId('token-contract').press('Enter');
    await expect(again.getByTestId('token-contract')).toHaveValue(FRIEND);
    await again.getByTestId('token-contract').fill(gift);
    await expect(again.getByText('Test GIFT')).toBeVisible();
    await again.getByTestId('token-contract').press('Enter');
    await expect(again.getByTestId('asset-page')).toContainText('5');
    await again.getByTestId('choose-token').click();
    await expect(listed(again, asked)).toBeVisible();
    await expect(listed(again, gift)).toHaveCount(0);
    await again.getByTestId('hidden-assets').click();
    await expect(rowOf(again, gift)).toBeVisible();
  });

  await test.step('the history has what came in: of shown tokens with its sender, of others where hidden ones are', async () => {
    const history = await settings(wallet, 'history');
    const sent = history.getByTestId('activity-row').filter({ hasText: '−2 OWN' });
    const detail = history.getByTestId('detail');
    await sent.click();
    await expect(history).toHaveURL(/history\/of\//);
    await expect(detail).toContainText('−2 OWN');
    await detail.getByTestId('call').locator('summary').click();
    await expect(detail.getByTestId('call')).toContainText('transfer');
    await expect(detail.getByTestId('call-data')).toContainText('0xa9059cbb');
    // In a narrow window the details are a page of their own.
    const backToList = history.getByTestId('back-to-list').or(history.getByTestId('close-detail'));
    await backToList.click();
    await history.getByTestId('filter-kind').selectOption('received');
    const entry = history.getByTestId('activity-row');
    await expect(entry).toHaveCount(4);
    await expect(entry.filter({ hasText: '+1 NFT' })).toContainText('TestDappNFTs #2');
    const cameIn = entry.filter({ hasText: '+5 OWN' });
    await cameIn.click();
    await expect(detail.getByText('From', { exact: true })).toBeVisible();
    await backToList.click();
    await history.getByTestId('filter-kind').selectOption('hidden');
    await expect(entry).toHaveCount(3);
    await expect(entry.filter({ hasText: '+5 GIFT' })).toHaveCount(1);
    await expect(entry.filter({ hasText: '+1 NFT' })).toContainText('TestDappNFTs #1');
    await history.getByTestId('filter-kind').selectOption('all');
    const download = history.waitForEvent('download');
    await history.getByTestId('save-activity').click();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv).toContain('"in","5","OWN"');
    expect(csv).not.toContain('GIFT');
  });
});
