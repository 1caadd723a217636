/** The real prompt window with each kind of request, light and dark: axe finds no fault. */
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { findingsOf } from '../../screens/axe.ts';
import { fund } from '../../support/node.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import type { Wallet } from '../../support/wallet.ts';

const STRANGER = `0x${'33'.repeat(20)}`;

async function expectAccessible(prompt: Page, kind: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await prompt.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect
      .poll(() => prompt.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(colorScheme === 'dark');
    const { violations, passed } = await findingsOf(prompt);
    expect(passed).toBeGreaterThan(10);
    expect(violations, `${kind}, ${colorScheme}`).toEqual([]);
  }
}

/** Also checks everything that can be expanded. */
async function look(wallet: Wallet, kind: string): Promise<void> {
  const prompt = await promptFor(wallet, kind);
  await expect(prompt.getByTestId('request')).toBeVisible();
  // From here on the prompt no longer changes by itself: it can be approved, or needs a tick first.
  await prompt.waitForTimeout(700);
  await expectAccessible(prompt, kind);
  await prompt.getByTestId('show-raw').click();
  await expect(prompt.getByTestId('raw-data')).toBeVisible();
  await expectAccessible(prompt, `${kind}, raw`);
}

test('every kind of request', async ({ wallet, context, sites, anvil }) => {
  test.setTimeout(600_000);
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const connecting = ask(page, 'eth_requestAccounts');
  await look(wallet, 'connect');
  await approve(wallet, 'connect');
  const account = ((await connecting).result as string[])[0] ?? '';
  await fund(anvil.url, account);

  const switching = ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }]);
  await look(wallet, 'network');
  await approve(wallet, 'network');
  expect(await switching).toEqual({ result: null });

  const typed = JSON.stringify({
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
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
    domain: { name: 'Coin', chainId: 31337, verifyingContract: `0x${'cc'.repeat(20)}` },
    message: {
      owner: account,
      spender: STRANGER,
      value: (2n ** 256n - 1n).toString(),
      nonce: '0',
      deadline: '1900000000',
    },
  });
  const approval = `0x095ea7b3${STRANGER.slice(2).padStart(64, '0')}${'f'.repeat(64)}`;
  // A site with more than three refusals within half a minute is paused, so some requests are approved.
  const asked: [kind: string, method: string, params: unknown[], act: typeof approve][] = [
    ['message', 'personal_sign', [`0x${Buffer.from('Hello from a small site.').toString('hex')}`, account], approve],
    ['message', 'personal_sign', [`0x${'fe'.repeat(32)}`, account], refuse],
    ['typed-data', 'eth_signTypedData_v4', [account, typed], refuse],
    ['transaction', 'eth_sendTransaction', [{ from: account, to: STRANGER, value: '0xde0b6b3a7640000' }], approve],
    ['transaction', 'eth_sendTransaction', [{ from: account, to: `0x${'cc'.repeat(20)}`, data: approval }], refuse],
  ];
  for (const [kind, method, params, act] of asked) {
    const answer = ask(page, method, params);
    await look(wallet, kind);
    await act(wallet, kind);
    expect((await answer).error?.code, method).toBe(act === approve ? undefined : 4001);
  }

  const waiting = ask(page, 'personal_sign', ['hello', account]);
  const prompt = await promptFor(wallet, 'message');
  await wallet.lock();
  await expect(prompt.getByTestId('unlock')).toBeVisible();
  await expectAccessible(prompt, 'locked');
  await prompt.close();
  expect((await waiting).error).toBeDefined();
});
