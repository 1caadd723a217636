/** The worker stops at various moments right after the approving click: the approved request runs exactly once, and the page gets its result. */
import type { BrowserContext, Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { askNode, fund } from '../../support/node.ts';
import { promptFor, promptsOf } from '../../support/person.ts';
import { unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';
import { stopFrom } from '../../support/worker.ts';

/** Milliseconds between the click and the stop. */
const DELAYS = [0, 4, 10, 20, 40, 80, 160, 400];

/** An extension page that does not connect to the worker; from it the worker can be stopped without delay. */
async function quietPage(wallet: Wallet, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(wallet.url('manifest.json'));
  return page;
}

/** Clicks *approve* once it is enabled, and stops the worker `delay` milliseconds later. */
async function approveAndStop(wallet: Wallet, kind: string, quiet: Page, delay: number): Promise<void> {
  const button = (await promptFor(wallet, kind)).getByTestId('approve');
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await button.click({ noWaitAfter: true });
  await quiet.waitForTimeout(delay);
  await stopFrom(quiet);
}

/** If the worker stopped before it received the click, the request stays on screen: the person clicks again. */
async function clickAgainUntil(wallet: Wallet, answered: () => boolean): Promise<void> {
  await expect
    .poll(
      async () => {
        if (answered()) return true;
        const button = promptsOf(wallet)[0]?.locator('[data-testid="approve"][aria-disabled="false"]');
        await button?.click({ timeout: 2_000 }).catch(() => undefined);
        return answered();
      },
      { intervals: [1_000] },
    )
    .toBe(true);
  await expect.poll(() => promptsOf(wallet).length, { message: 'the window goes' }).toBe(0);
}

test('a transaction is mined once, whenever the worker stops after the click', async ({
  wallet,
  context,
  sites,
  anvil,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, account);
  await switchTo(wallet, page, '0x7a69');
  const quiet = await quietPage(wallet, context);
  const hashes: unknown[] = [];
  for (const [index, delay] of DELAYS.entries()) {
    // The addresses must not look alike: the prompt would warn.
    const to = `0x${(0x51 + index * 9).toString(16).repeat(20)}`;
    let answer: Awaited<ReturnType<typeof ask>> | undefined;
    void ask(page, 'eth_sendTransaction', [{ from: account, to, value: '0x7' }]).then((given) => {
      answer = given;
    });
    await approveAndStop(wallet, 'transaction', quiet, delay);
    await clickAgainUntil(wallet, () => answer !== undefined);
    expect(answer?.error, `stopped after ${delay} ms`).toBeUndefined();
    hashes.push(answer?.result);
    const sent = await askNode(anvil.url, 'eth_getTransactionByHash', [answer?.result]);
    expect(sent).toMatchObject({ to, nonce: `0x${index.toString(16)}` });
  }
  // A further start of the worker sends nothing a second time.
  await wallet.stopWorker();
  expect((await unlocked(wallet)).approvals).toEqual([]);
  await page.waitForTimeout(500);
  expect(await askNode(anvil.url, 'eth_getTransactionCount', [account, 'pending'])).toBe(
    `0x${DELAYS.length.toString(16)}`,
  );
  const activity = (await unlocked(wallet)).active?.activity ?? [];
  expect(activity.map(({ hash }) => hash).reverse()).toEqual(hashes);
});

test('a connection with a new account makes one account, whenever the worker stops after the click', async ({
  wallet,
  context,
  sites,
}) => {
  const { address } = await wallet.createIdentity();
  const quiet = await quietPage(wallet, context);
  const given: string[] = [];
  for (const [index, delay] of [0, 15, 60, 200].entries()) {
    const page = await context.newPage();
    await page.goto([sites.one, sites.two, sites.three][index % 3] ?? '');
    if (index === 3) await ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }]);
    let answer: Awaited<ReturnType<typeof ask>> | undefined;
    void ask(page, 'eth_requestAccounts').then((value) => {
      answer = value;
    });
    const prompt = await promptFor(wallet, 'connect');
    await prompt.getByTestId('new-account-for-site').getByRole('checkbox').check();
    await prompt.getByTestId('request-accounts').getByRole('checkbox').first().uncheck();
    await approveAndStop(wallet, 'connect', quiet, delay);
    await clickAgainUntil(wallet, () => answer !== undefined);
    expect(answer?.result, `stopped after ${delay} ms`).toHaveLength(1);
    given.push(String((answer?.result as string[] | undefined)?.[0]));
  }
  const accounts = (await unlocked(wallet)).active?.accounts.map((account) => account.address);
  expect(accounts).toEqual([address, ...new Set(given)]);
});
