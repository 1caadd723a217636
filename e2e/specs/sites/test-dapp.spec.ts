/** MetaMask's test dapp, unmodified: every button of it is pressed, or is listed with the reason why not. */

import type { BrowserContext } from '@playwright/test';
import { type Anvil, startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { deploySimpleAccount } from '../../../src/chain/testing/simple-7702-account.ts';
import { expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';
import { note, openTestDapp, type Press, type TestDapp } from '../../support/test-dapp.ts';
import {
  CALLS,
  CONNECT,
  CONNECTED,
  NETWORKS,
  NOT_PRESSED,
  SEND,
  SEND_ITEMS,
  SIGN,
  SIGN_FOR_OTHERS,
} from '../../support/test-dapp-presses.ts';
import type { Wallet } from '../../support/wallet.ts';

/** A chain of its own in the place of a network of the wallet. */
async function chainAs(wallet: Wallet, chainId: number): Promise<Anvil> {
  const chain = await startAnvil({ port: await freePort(0), chainId });
  // Until the fee of a block is as low as it gets: what the wallet says of fees is then the same for each transaction.
  await askNode(chain.url, 'anvil_mine', ['0x100']);
  await command(wallet, 'set-rpc', { chainId, rpcUrls: [chain.url], sendUrl: null, bundlerUrl: null });
  return chain;
}

/** Contracts of Ethereum that the dapp calls: here they have code that does nothing. */
const CONTRACTS = [
  '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  '0xdAC17F958D2ee523a2206206994597C13D831ec7',
  '0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d',
  '0x495f947276749ce646f68ac8c248420045cb7b5e',
  '0x000000000022D473030F116dDEE9F6B43aC78BA3',
  '0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af',
  '0x000062Accd1a9d62eF428eC86cA3dD4f45120000',
];

/** The registry of ENS names one resolver for every name, and the resolver one address. */
const ENS = [
  ['0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e', `0x73${'e5'.repeat(20)}60005260206000f3`],
  [`0x${'e5'.repeat(20)}`, `0x60003560e01c633b3b57de1473${'a5'.repeat(20)}0260005260206000f3`],
];

async function all(dapp: TestDapp, presses: readonly Press[]): Promise<void> {
  for (const press of presses) await test.step(press.button, () => dapp.press(press));
}

/** The dapp in a tab, connected with an account that has coins on a local chain in the place of Ethereum. */
async function connected(wallet: Wallet, context: BrowserContext) {
  await wallet.createIdentity();
  const ethereum = await chainAs(wallet, 1);
  const dapp = await openTestDapp(wallet, context);
  await all(dapp, CONNECT);
  const account = await dapp.page.locator('#accounts').innerText();
  await fund(ethereum.url, account);
  return {
    dapp,
    account,
    rpc: (method: string, ...params: unknown[]) => askNode(ethereum.url, method, params),
    async stop() {
      await dapp.stop();
      await ethereum.stop();
    },
  };
}

test('sends transactions', async ({ wallet, context }) => {
  const { dapp, stop } = await connected(wallet, context);
  await all(dapp, SEND);
  await test.step('what the dapp may spend is listed in the settings, and taken back there', async () => {
    const app = await settings(wallet, 'approvals');
    await app.getByTestId('approvals-network').selectOption('1');
    await app.getByTestId('look').click();
    const row = app.getByTestId('approval-row').filter({ hasText: 'Can spend up to 8 TST' });
    await row.getByTestId('revoke').click();
    await expect((await promptFor(wallet, 'transaction')).getByRole('heading', { level: 1 })).toContainText('Stop');
    await approve(wallet, 'transaction');
    await expect(row).toHaveCount(0);
  });
  await stop();
});

test('signs', async ({ wallet, context }) => {
  const { dapp, stop } = await connected(wallet, context);
  await all(dapp, CONNECTED);
  await all(dapp, SIGN);
  await stop();
});

test('signs for a malicious site', async ({ wallet, context }) => {
  const { dapp, stop } = await connected(wallet, context);
  await all(dapp, SIGN_FOR_OTHERS);
  await stop();
});

test('sends calls', async ({ wallet, context }) => {
  const { dapp, rpc, stop } = await connected(wallet, context);
  await deploySimpleAccount({ rpc });
  for (const contract of CONTRACTS) await rpc('anvil_setCode', contract, '0x00');
  for (const [contract, code] of ENS) await rpc('anvil_setCode', contract, code);
  await all(dapp, CALLS);
  await test.step('the page has no other button', async () => {
    const page = [...new Map((await dapp.buttons()).map((button) => [button.key, button])).values()];
    const pressed = [CONNECT, CONNECTED, SIGN, SIGN_FOR_OTHERS, CALLS, SEND, SEND_ITEMS, NETWORKS]
      .flat()
      .map(({ button }) => button);
    const told = new Set([...pressed, ...Object.keys(NOT_PRESSED)]);
    expect(page.map(({ key }) => key).sort()).toEqual([...told].sort());
    note({ page });
    for (const [key, why] of Object.entries(NOT_PRESSED)) note({ key, why });
  });
  await stop();
});

test('sends items, and what is malformed', async ({ wallet, context }) => {
  const { dapp, stop } = await connected(wallet, context);
  await all(dapp, SEND_ITEMS);
  await stop();
});

test('goes to other networks', async ({ wallet, context, chainPort }) => {
  const { dapp, account, stop } = await connected(wallet, context);
  const added = await startAnvil({ port: chainPort, chainId: 0x53a });
  const sepolia = await chainAs(wallet, 11155111);
  await fund(sepolia.url, account);
  await all(dapp, NETWORKS);
  await stop();
  await added.stop();
  await sepolia.stop();
});
