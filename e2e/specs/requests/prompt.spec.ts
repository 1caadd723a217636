/** What a person does in the prompt before deciding: fee and nonce, a lower limit, ticks, several sites, locking. */
import type { Page } from '@playwright/test';
import { recoverTypedDataAddress } from 'viem';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';

const STRANGER = `0x${'33'.repeat(20)}`;

test('the transaction is signed with the typed fee and nonce', async ({ wallet, context, sites, anvil }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  const sending = ask(page, 'eth_sendTransaction', [{ from: account, to: STRANGER, value: '0xde0b6b3a7640000' }]);
  const prompt = await promptFor(wallet, 'transaction');
  await expect(prompt.getByTestId('simulation')).toHaveAttribute('data-simulation', 'worked');
  await expect(prompt.getByTestId('recipient')).toContainText(STRANGER.slice(0, 10));

  await prompt.getByTestId('fee').getByText('Custom', { exact: true }).click();
  await prompt.getByLabel('Priority fee (gwei)').fill('900');
  await expect(prompt.getByText('Must not exceed the max fee')).toBeVisible();
  await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'true');
  await prompt.getByLabel('Priority fee (gwei)').fill('1.5');
  await prompt.getByLabel('Max fee (gwei)').fill('77.25');
  await prompt.getByLabel('Gas limit').fill('33000');
  // 77.25 gwei x 33000
  await expect(prompt.getByTestId('simulation')).toContainText('0.00254925');
  await approve(wallet, 'transaction');
  const { result: hash } = await sending;
  const sent = (await askNode(anvil.url, 'eth_getTransactionByHash', [hash])) as Record<string, string>;
  expect(sent).toMatchObject({
    maxFeePerGas: `0x${77_250_000_000n.toString(16)}`,
    maxPriorityFeePerGas: `0x${1_500_000_000n.toString(16)}`,
    gas: `0x${(33_000).toString(16)}`,
    nonce: '0x0',
  });

  const ahead = ask(page, 'eth_sendTransaction', [{ from: account, to: STRANGER, value: '0x1' }]);
  const second = await promptFor(wallet, 'transaction');
  await second.getByText('Nonce:').click();
  await second.getByTestId('nonce').fill('3');
  await expect(second.locator('[data-rule="nonce-gap"]')).toBeVisible();
  await refuse(wallet, 'transaction');
  expect((await ahead).error?.code).toBe(4001);
});

test('the approval is signed with the lowered limit', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const permit = {
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    domain: {
      name: 'USD Coin',
      version: '2',
      chainId: 1,
      verifyingContract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    },
    message: {
      owner: account,
      spender: STRANGER,
      value: (2n ** 256n - 1n).toString(),
      nonce: '0',
      deadline: '1900000000',
    },
  };
  const signing = ask(page, 'eth_signTypedData_v4', [account, JSON.stringify(permit)]);
  const prompt = await promptFor(wallet, 'typed-data');
  await expect(prompt.locator('[data-testid="warning"][data-severity="danger"]').first()).toBeVisible();
  await expect(prompt.getByTestId('approve')).toContainText('without limit');
  await prompt.getByTestId('limit').fill('1,000');
  await expect(prompt.getByText('Do you mean 1000 or 1.000?')).toBeVisible();
  await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'true');
  await prompt.getByTestId('limit').fill('250');
  await expect(prompt.getByTestId('approve')).toContainText('Allow 250');
  await expect(prompt.locator('[data-rule="unlimited-allowance"]')).toHaveCount(0);
  await approve(wallet, 'typed-data');
  const { result } = await signing;
  // The token is on the wallet's own list, so its decimals are known without a node.
  const lowered = { ...permit, message: { ...permit.message, value: '250000000' } };
  const signer = (data: typeof permit) =>
    recoverTypedDataAddress({ ...data, signature: result } as unknown as Parameters<typeof recoverTypedDataAddress>[0]);
  expect((await signer(lowered)).toLowerCase()).toBe(account);
  expect((await signer(permit)).toLowerCase()).not.toBe(account);
});

/** Time (ms) from showing this site's request until it can be approved, by the window's clock, so a slow machine has no effect. */
const deadTimeOf = (prompt: Page, origin: string): Promise<number> =>
  prompt.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let since: number | null = null;
        const look = () => {
          if (document.querySelector(`[data-testid="request-origin"][data-origin="${wanted}"]`) === null) return;
          since ??= performance.now();
          if (document.querySelector('[data-testid="approve"]')?.getAttribute('aria-disabled') !== 'false') return;
          observer.disconnect();
          resolve(performance.now() - since);
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
      }),
    origin,
  );

test('requests of two sites are shown one at a time, in the order of arrival', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const first = await context.newPage();
  await first.goto(`${sites.one}/`);
  const one = ask(first, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  const second = await context.newPage();
  await second.goto(`${sites.two}/`);
  const two = ask(second, 'eth_requestAccounts');
  await expect(prompt.getByText('1 of 2')).toBeVisible();
  await expect(prompt.getByTestId('request-origin')).toHaveAttribute('data-origin', sites.one);
  await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'false');
  // The second press of a double click would hit the next request, so its button stays disabled for half a second.
  const dead = deadTimeOf(prompt, sites.two);
  await prompt.getByTestId('approve').click();
  await expect(prompt.getByText('2 of 2')).toBeVisible();
  await expect(prompt.getByTestId('request-origin')).toHaveAttribute('data-origin', sites.two);
  expect(await dead).toBeGreaterThanOrEqual(450);
  await prompt.getByTestId('new-account-for-site').getByRole('checkbox').check();
  await approve(wallet, 'connect');
  const accounts = await Promise.all([one, two]);
  expect(accounts[0]?.result).toHaveLength(1);
  // The existing account, and a new one requested here.
  expect(accounts[1]?.result).toHaveLength(2);
  expect(accounts[1]?.result).toEqual(expect.arrayContaining(accounts[0]?.result as string[]));
});

test('locking hides an open prompt, and unlocking shows it again', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const signing = ask(page, 'personal_sign', ['hello', account]);
  const prompt = await promptFor(wallet, 'message');
  await wallet.lock();
  await expect(prompt.getByTestId('unlock')).toHaveText('Open with the passkey');
  await expect(prompt.getByText(new URL(sites.one).host)).toHaveCount(0);
  await expect(prompt.getByText('hello')).toHaveCount(0);
  await wallet.unlock();
  await approve(wallet, 'message');
  expect((await signing).result).toMatch(/^0x[0-9a-f]{130}$/);
});

test('a sign-in for another site cannot be approved, and its site can be blocked', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const text = [
    'app.aave.com wants you to sign in with your Ethereum account:',
    account,
    '',
    'Sign in.',
    '',
    'URI: https://app.aave.com',
    'Version: 1',
    'Chain ID: 1',
    'Nonce: abcdefgh',
    'Issued At: 2026-11-22T14:00:00.000Z',
  ].join('\n');
  const signing = ask(page, 'personal_sign', [text, account]);
  const prompt = await promptFor(wallet, 'message');
  await expect(prompt.locator('[data-testid="warning"][data-severity="refused"]')).toBeVisible();
  await expect(prompt.getByTestId('approve')).toHaveCount(0);
  await prompt.getByTestId('block-site').click();
  expect((await signing).error?.code).toBe(4001);
  const again = await ask(page, 'eth_requestAccounts');
  expect(again.error?.message).toBe('The person blocked this site.');

  const app = await settings(wallet, 'sites');
  await app.getByTestId('blocked-sites').getByTestId('unblock-site').click();
  await expect(app.getByTestId('blocked-sites')).toHaveCount(0);
  const connecting = ask(page, 'eth_requestAccounts');
  await refuse(wallet, 'connect');
  expect((await connecting).error?.code).toBe(4001);
});
