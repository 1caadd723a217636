/** A site of viem asks for several calls at once (EIP-5792): set-up of the account (EIP-7702), all or nothing, refusals, a reload meanwhile, a fee that somebody else pays. */

import { deploySimpleAccount } from '../../../src/chain/testing/simple-7702-account.ts';
import { SIMPLE_ACCOUNT } from '../../../src/ethereum/delegates.ts';
import type {} from '../../clients/main.ts';
import { expect, test } from '../../fixtures.ts';
import { addClients } from '../../support/clients.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import '../../support/page-globals.ts';
import type { Page } from '@playwright/test';
import { command } from '../../support/command.ts';
import { approve, promptFor, promptsOf, refuse } from '../../support/person.ts';
import { startSponsor } from '../../support/sponsor.ts';
import { showTestNetworks } from '../../support/test-networks.ts';

const TO = `0x${'56'.repeat(20)}`;

/** Begins wallet_sendCalls of two payments. @returns the id, or name and code of the error */
const send = (page: Page, from: string, more: { id?: string; forceAtomic?: boolean; capabilities?: object }) =>
  page.evaluate(
    async ([account, to, options]) => {
      const { viem, chains } = window.clients;
      const transport = viem.custom(window.ethereum as never);
      const client = viem.createWalletClient({ account: account as `0x${string}`, chain: chains.anvil, transport });
      const calls = [3n, 4n].map((value) => ({ to: to as `0x${string}`, value }));
      return client.sendCalls({ calls, ...options }).then(
        ({ id }) => id,
        (error) => [error.cause?.name ?? error.name, error.cause?.code ?? error.code],
      );
    },
    [from, TO, more] as const,
  );

/** What became of calls: status, atomic, number of receipts; and what the account can do. */
const statusOf = (page: Page, from: string, id: string) =>
  page.evaluate(
    async ([account, bundle]) => {
      const { viem, chains } = window.clients;
      const transport = viem.custom(window.ethereum as never);
      const client = viem.createWalletClient({ account: account as `0x${string}`, chain: chains.anvil, transport });
      const { status, atomic, receipts } = await client.waitForCallsStatus({ id: bundle, pollingInterval: 100 });
      const able = await client.getCapabilities({ chainId: chains.anvil.id });
      return [status, atomic, receipts?.length, able.atomic?.status];
    },
    [from, id] as const,
  );

test('several calls, all or nothing', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  await deploySimpleAccount({ rpc: (method, ...params) => askNode(anvil.url, method, params) });
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  await addClients(page);
  const codeOf = () => askNode(anvil.url, 'eth_getCode', [account, 'latest']);

  // The set-up alone is refused; then the whole request.
  const first = send(page, account, { forceAtomic: true });
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByRole('heading')).toContainText('all or nothing');
  await prompt.getByTestId('no-set-up').click();
  expect(await first).toEqual(['AtomicReadyWalletRejectedUpgradeError', 5750]);
  const second = send(page, account, { forceAtomic: true });
  await refuse(wallet, 'transaction');
  expect(await second).toEqual(['UserRejectedRequestError', 4001]);

  // Without the set-up the calls are transactions of their own.
  const apart = send(page, account, { id: 'apart' });
  await (await promptFor(wallet, 'transaction')).getByTestId('no-set-up').click();
  await expect((await promptFor(wallet, 'transaction')).getByTestId('set-up-again')).toBeVisible();
  await approve(wallet, 'transaction');
  expect(await apart).toBe('apart');
  expect(await statusOf(page, account, 'apart')).toEqual(['success', false, 2, 'ready']);
  expect(await codeOf()).toBe('0x');

  // With it they are one, and the account is set up from then on.
  const together = send(page, account, { id: 'together', forceAtomic: true });
  await approve(wallet, 'transaction');
  expect(await together).toBe('together');
  expect(await statusOf(page, account, 'together')).toEqual(['success', true, 1, 'supported']);
  expect(await codeOf()).toBe(`0xef0100${SIMPLE_ACCOUNT.address.slice(2)}`);
  expect(await send(page, account, { id: 'together' })).toEqual(['DuplicateIdError', 5720]);

  // A reload takes the request away, and nothing of what was sent.
  void send(page, account, { id: 'lost' }).catch(() => undefined);
  await promptFor(wallet, 'transaction');
  await page.reload();
  await expect.poll(() => promptsOf(wallet).length, { message: 'the window goes' }).toBe(0);
  await addClients(page);
  expect(await statusOf(page, account, 'together')).toEqual(['success', true, 1, 'supported']);
  const again = send(page, account, { id: 'lost' });
  const last = await promptFor(wallet, 'transaction');
  await expect(last.getByTestId('no-set-up')).toHaveCount(0);
  await approve(wallet, 'transaction');
  expect(await again).toBe('lost');
  expect(await statusOf(page, account, 'lost')).toEqual(['success', true, 1, 'supported']);
  expect(BigInt((await askNode(anvil.url, 'eth_getBalance', [TO, 'latest'])) as string)).toBe(21n);

  // The wallet shows them when the site asks for it.
  const shown = context.waitForEvent('page');
  await page.evaluate(() => window.ethereum?.request({ method: 'wallet_showCallsStatus', params: ['together'] }));
  await expect((await shown).getByText('2 calls')).toBeVisible();

  // The page of the account says whose code it runs, and ends that.
  await showTestNetworks(wallet);
  const popup = await wallet.popup();
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name: /^Local chain/ }).click();
  await popup.getByTestId('account-row').first().click();
  await popup.getByTestId('end-delegation').click();
  const ending = await promptFor(wallet, 'transaction');
  await expect(ending.getByRole('heading')).toContainText('End the delegation');
  await approve(wallet, 'transaction');
  await expect.poll(codeOf).toBe('0x');
});

test('calls whose network fee a service of the site pays', async ({ wallet, context, sites, anvil }) => {
  const sponsor = await startSponsor(anvil.url);
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await switchTo(wallet, page, '0x7a69');
  await addClients(page);
  const paid = { capabilities: { paymasterService: { url: sponsor.url } } };
  const balanceOf = async (address: string) =>
    BigInt((await askNode(anvil.url, 'eth_getBalance', [address, 'latest'])) as string);

  // Without a bundler nobody else can pay, and the site is told so.
  expect(await send(page, account, paid)).toEqual(['UnsupportedNonOptionalCapabilityError', 5700]);
  expect(sponsor.asked).toEqual([]);
  await command(wallet, 'set-rpc', { chainId: 31337, rpcUrls: [], sendUrl: null, bundlerUrl: sponsor.url });

  // The account has exactly what it pays, and nothing for a fee.
  await askNode(anvil.url, 'anvil_setBalance', [account, '0x7']);
  const before = await balanceOf(TO);
  const sent = send(page, account, { id: 'paid', ...paid });
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByText('Named by the site')).toBeVisible();
  await approve(wallet, 'transaction');
  expect(await sent).toBe('paid');
  const [status, atomic, receipts] = await statusOf(page, account, 'paid');
  expect([status, atomic, receipts]).toEqual(['success', true, 1]);
  expect((await balanceOf(TO)) - before).toBe(7n);
  expect(await balanceOf(account)).toBe(0n);
  expect(sponsor.asked.filter((method) => method === 'eth_sendUserOperation')).toHaveLength(1);
  await sponsor.stop();
});
