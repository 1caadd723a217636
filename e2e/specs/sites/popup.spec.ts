/** The popup of the built extension: what a person does in it reaches the worker, the chain and the sites. */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { startCountingNode } from '../../../scripts/lib/counting-node.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import { pressAction } from '../../support/action-popup.ts';
import { approve, promptFor, promptsOf, refuse, waitingCount } from '../../support/person.ts';
import { settings, unlocked } from '../../support/settings.ts';
import { showTestNetworks } from '../../support/test-networks.ts';
import type { Wallet } from '../../support/wallet.ts';

/** Sets the balance of `address` to four coins. */
async function fund(chain: string, address: string): Promise<void> {
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'anvil_setBalance',
    params: [address, `0x${(4n * 10n ** 18n).toString(16)}`],
  });
  await fetch(chain, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** In wei. */
async function balanceOf(chain: string, address: string): Promise<string> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getBalance', params: [address, 'latest'] });
  const headers = { 'content-type': 'application/json' };
  const { result } = (await (await fetch(chain, { method: 'POST', headers, body })).json()) as { result: string };
  return BigInt(result).toString();
}

async function chooseExplorer(wallet: Wallet, chainId: number, url: string): Promise<void> {
  const page = await settings(wallet, 'networks');
  await page
    .locator(`[data-testid="network-row"][data-chain-id="${chainId}"]`)
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByTestId('set-explorer').click();
  await page.getByTestId('explorer-url').fill(url);
  await page.getByTestId('save-explorer').click();
  await expect(page.getByTestId('explorer-url')).toHaveCount(0);
  await page.close();
}

async function chooseNetwork(wallet: Wallet, popup: Page, name: RegExp): Promise<void> {
  await showTestNetworks(wallet);
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name }).click();
}

test('a new account is made with one click, renamed, and shown with its whole address', async ({ wallet }) => {
  await wallet.createIdentity();
  const popup = await wallet.popup();
  await expect(popup.getByTestId('account-row')).toHaveCount(1);
  const pictureIn = (place: Locator) => place.locator('.avatar').first().innerHTML();
  const picture = await pictureIn(popup.getByTestId('account-row'));
  await popup.getByTestId('new-account').click();
  await expect(popup.getByRole('heading', { name: 'Account 2' })).toBeVisible();
  const another = await pictureIn(popup.locator('.subhead'));
  expect(another).not.toBe(picture);
  await popup.getByRole('button', { name: 'Rename' }).click();
  await popup.getByLabel('Name').fill('Summer');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('heading', { name: 'Summer' })).toBeVisible();
  await popup.keyboard.press('Escape');
  await expect(popup.getByTestId('account-row')).toHaveCount(2);
  expect(await pictureIn(popup.getByTestId('account-row').filter({ hasText: 'Summer' }))).toBe(another);
  const snapshot = await wallet.snapshot();
  const named = snapshot.kind === 'unlocked' ? snapshot.active?.accounts.map(({ name }) => name) : [];
  expect(named).toContain('Summer');

  await popup.getByTestId('receive').click();
  const shown = await popup.getByRole('img', { name: /^QR code of the address/ }).getAttribute('aria-label');
  expect(shown).toContain('QR code of the address of');
  await expect(popup.getByTestId('copy-address')).toBeVisible();
});

/** The most that the node is asked between *Review* and the end, of what does not come by the clock. */
const MOST_ASKED = {
  eth_getTransactionCount: 2,
  eth_feeHistory: 2,
  eth_maxPriorityFeePerGas: 2,
  eth_estimateGas: 2,
  eth_getCode: 2,
  eth_simulateV1: 2,
  eth_sendRawTransaction: 1,
} as const;
/** HTTP requests with anything of that. */
const MOST_REQUESTS = 8;

test('a payment from the popup passes the prompt, is mined, and appears in the activity', async ({
  wallet,
  chainPort,
}) => {
  const anvil = await startAnvil({ port: await freePort() });
  const node = await startCountingNode({ port: chainPort, url: anvil.url });
  try {
    const { address } = await wallet.createIdentity();
    const popup = await wallet.popup();
    const funds = popup.getByTestId('step-funds');
    await expect(funds).toHaveText('Get funds');
    await popup.getByTestId('steps-hide').click();
    await expect(popup.getByTestId('first-steps')).toHaveCount(0);
    await popup.getByTestId('steps-undo').click();
    await expect(funds).toBeVisible();
    await fund(anvil.url, address);
    await chooseNetwork(wallet, popup, /local/i);
    await expect(popup.getByTestId('account-row').first()).toContainText('4');
    await expect(funds).toHaveText('Funds received');
    await popup.getByTestId('send').click();
    const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    await popup.getByTestId('send-to').fill(friend);
    await expect(popup.getByText('You’ve never sent here.')).toBeVisible();
    await popup.getByTestId('send-amount').fill('0.25');
    // The popup closes when it loses focus; typed text is there when it opens again.
    await popup.reload();
    await popup.getByTestId('send').click();
    await expect(popup.getByTestId('send-amount')).toHaveValue('0.25');
    node.reset();
    await popup.getByTestId('review').click();
    await approve(wallet, 'transaction');

    const again = await wallet.popup();
    await again.getByRole('tab', { name: 'Activity' }).click();
    await expect(again.getByTestId('activity-row').first()).toHaveAttribute('data-status', 'included');
    await expect(again.getByRole('heading', { name: 'Today' })).toBeVisible();
    await again.getByTestId('activity-row').first().click();
    await expect(again.getByText('Network')).toBeVisible();
    await expect(again.locator('.cast', { hasText: 'Fee paid' })).toContainText(/Block\D*\d/);
    await expect(again.getByTestId('transaction-hash')).toHaveText(/^0x[0-9a-f]{64}$/);
    await again.getByTestId('call').locator('summary').click();
    await expect(again.getByTestId('call')).toContainText('0.25 ETH');
    await chooseExplorer(wallet, 31337, 'https://look.example/');
    await expect(again.getByRole('button', { name: 'look.example' })).toBeVisible();
    await again.keyboard.press('Escape');
    await expect(again.locator('.amount')).toContainText('3.7');
    await again.getByTestId('send').click();
    await expect(again.getByTestId('send-to')).toHaveValue('');

    const { requests, methods } = node.asked();
    for (const [method, most] of Object.entries(MOST_ASKED))
      expect(methods[method] ?? 0, `${method}, of ${JSON.stringify(requests)}`).toBeLessThanOrEqual(most);
    const forPayment = requests.filter((calls) => calls.some((method) => method in MOST_ASKED));
    expect(forPayment.length, JSON.stringify(forPayment)).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(methods.eth_sendRawTransaction).toBe(1);
  } finally {
    await node.stop();
    await anvil.stop();
  }
});

test.describe('in a German browser', () => {
  test.use({ browserOptions: { language: 'de' } });

  test('a payment is typed with a comma, and numbers and dates are German in every part of the wallet', async ({
    wallet,
    anvil,
  }) => {
    const { address } = await wallet.createIdentity();
    await fund(anvil.url, address);
    const popup = await wallet.popup();
    await chooseNetwork(wallet, popup, /local/i);
    await popup.getByTestId('send').click();
    await popup.getByTestId('send-to').fill('0x70997970C51812dc3A010C7d01b50e0d17dc79C8');
    const amount = popup.getByTestId('send-amount');
    await amount.fill('1.234');
    await expect(popup.getByText('Do you mean 1234 or 1,234?')).toBeVisible();
    await expect(popup.getByTestId('review')).toBeDisabled();
    await amount.fill('0,25');
    await popup.getByTestId('review').click();
    const prompt = await promptFor(wallet, 'transaction');
    // The sentence comes from the worker, the changes from the page.
    await expect(prompt.getByRole('heading', { level: 1 })).toContainText('0,25 ETH');
    await expect(prompt.getByTestId('simulation')).toContainText(/0,00\d+ ETH/);
    await approve(wallet, 'transaction');

    const again = await wallet.popup();
    await again.getByRole('tab', { name: 'Activity' }).click();
    const row = again.getByTestId('activity-row').first();
    await expect(row).toHaveAttribute('data-status', 'included');
    await expect(row).toContainText('−0,25 ETH');
    expect(await balanceOf(anvil.url, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')).toBe(
      (10_000n * 10n ** 18n + 25n * 10n ** 16n).toString(),
    );
    const app = await settings(wallet, 'login-methods');
    await expect(app.getByText(/Added \d{1,2}\. \p{L}+/u).first()).toBeVisible();
  });
});

test('an unreachable network is reported, and everything else still works', async ({ wallet }) => {
  await wallet.createIdentity();
  const popup = await wallet.popup();
  await chooseNetwork(wallet, popup, /local/i);
  await expect(popup.getByText(/isn’t responding/).first()).toBeVisible();
  await expect(popup.getByTestId('send')).toBeDisabled();
  await expect(popup.getByTestId('receive')).toBeEnabled();
});

test('the popup survives a worker that stops', async ({ wallet }) => {
  await wallet.createIdentity();
  const popup = await wallet.popup();
  await expect(popup.getByTestId('account-row')).toHaveCount(1);
  await wallet.stopWorker();
  await popup.getByTestId('new-account').click();
  await expect(popup.getByRole('heading', { name: 'Account 2' })).toBeVisible();
});

test('the popup draws what it showed last while no worker answers, and nothing of it after a lock', async ({
  wallet,
  context,
}) => {
  const { address } = await wallet.createIdentity();
  const popup = await wallet.popup();
  await expect(popup.getByTestId('account-row')).toHaveCount(1);
  await expect.poll(() => keptPicture(popup)).not.toBeNull();

  // A start of the worker changes nothing, and takes nothing away.
  const drops = await popup.evaluateHandle(() => {
    const seen = { drops: 0, kept: 0 };
    chrome.storage.session.onChanged.addListener(({ 'last-picture': picture }) => {
      if (picture) seen[picture.newValue === undefined ? 'drops' : 'kept'] += 1;
    });
    return seen;
  });
  await wallet.stopWorker();
  expect((await wallet.snapshot()).kind).toBe('unlocked');
  await expect.poll(() => drops.evaluate(({ kept }) => kept)).toBeGreaterThan(0);
  expect(await drops.evaluate((seen) => seen.drops)).toBe(0);

  const alone = await unansweredPopup(context, wallet);
  await expect(alone.getByTestId('account-row')).toHaveCount(1);
  await expect(alone.locator('#root')).toHaveAttribute('aria-busy', 'true');
  await alone.getByTestId('receive').click();
  await expect(alone.locator('.addr-full')).toHaveAttribute('data-address', address.toLowerCase());
  await alone.close();

  const before = await keptPicture(popup);
  const after = await popup.evaluate(
    () =>
      new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => {
          if (message.kind === 'answer') resolve(chrome.storage.session.get('last-picture'));
        });
        port.postMessage({ id: 1, name: 'lock', args: {} });
      }),
  );
  expect(JSON.stringify(after)).not.toContain(JSON.parse(before ?? '').box);

  // The picture of the locked wallet takes its place.
  await expect.poll(() => keptPicture(popup)).not.toBeNull();
  const locked = await unansweredPopup(context, wallet);
  await expect(locked.getByTestId('unlock')).toBeEnabled();
  await expect(locked.getByTestId('account-row')).toHaveCount(0);
});

test('the popup over a site shows what the site sees, sets its network and disconnects it', async ({
  wallet,
  context,
  sites,
}) => {
  const { address } = await wallet.createIdentity();
  await showTestNetworks(wallet);
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const popup = await popupOver(context, wallet, sites.one);
  await expect(popup.getByTestId('current-site')).toContainText('not connected');
  await popup.getByTestId('step-site').click();
  await expect(popup.getByRole('heading', { name: sites.one.replace(/^https?:../, '') })).toBeVisible();
  await popup.keyboard.press('Escape');

  const asked = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  await expect(prompt.getByTestId('request-accounts').getByRole('checkbox').nth(0)).toBeChecked();
  await prompt.getByTestId('site-network').click();
  await prompt.getByRole('menuitemradio', { name: 'Sepolia', exact: true }).click();
  await expect(prompt.getByTestId('site-network')).toContainText('Sepolia');
  await approve(wallet, 'connect');
  expect(await asked).toEqual({ result: [address.toLowerCase()] });
  expect(await ask(page, 'eth_chainId')).toEqual({ result: '0xaa36a7' });

  await expect(popup.getByTestId('current-site')).toContainText('sees');
  await expect(popup.getByTestId('step-site')).toHaveText('Site connected');
  await popup.getByTestId('current-site').click();
  const other = await newAccount(wallet);
  const seen = popup.getByTestId('site-account').getByRole('checkbox');
  await expect(seen.nth(0)).toBeDisabled();
  // The checkbox changes only after the worker has decided.
  await seen.nth(1).click();
  await expect.poll(() => ask(page, 'eth_accounts')).toEqual({ result: [address.toLowerCase(), other] });
  await popup.getByTestId('make-active').click();
  await expect.poll(() => ask(page, 'eth_accounts')).toEqual({ result: [other, address.toLowerCase()] });
  await seen.nth(0).click();
  await expect.poll(() => eventsOf(page)).toContainEqual({ name: 'accountsChanged', value: [other] });
  await popup.getByRole('button', { name: /^Network of this site/ }).click();
  await popup.getByRole('menuitemradio', { name: /local/i }).click();
  await expect.poll(() => ask(page, 'eth_chainId')).toEqual({ result: '0x7a69' });
  // Whoever chooses the network of a site takes the others from it.
  const switching = ask(page, 'wallet_switchEthereumChain', [{ chainId: '0xaa36a7' }]);
  await approve(wallet, 'network');
  expect(await switching).toEqual({ result: null });
  await expect(popup.getByText('Can switch to Local chain without a prompt.')).toBeVisible();
  expect(await ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x7a69' }])).toEqual({ result: null });
  await expect(popup.getByText('Can switch to Sepolia without a prompt.')).toBeVisible();
  await popup.getByTestId('ask-before-switching').click();
  await expect(popup.getByTestId('ask-before-switching')).toHaveCount(0);
  const again = ask(page, 'wallet_switchEthereumChain', [{ chainId: '0xaa36a7' }]);
  await refuse(wallet, 'network');
  expect((await again).error?.code).toBe(4001);
  await popup.getByTestId('disconnect-site').click();
  await expect(popup.getByText('Not connected')).toBeVisible();
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });

  // Taken back with the keyboard: the site sees what it saw before, on the same network.
  await expect(popup.getByTestId('undo')).toBeVisible();
  await popup.keyboard.press('ControlOrMeta+z');
  await expect(popup.getByTestId('disconnect-site')).toBeVisible();
  await expect(popup.getByTestId('toast')).toContainText('Undone');
  await expect.poll(() => ask(page, 'eth_accounts')).toEqual({ result: [other] });
  expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x7a69' });
});

test('the toolbar button opens the side panel instead, which stays and follows the tab that is looked at', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const { app } = wallet;
  const [here, there] = [await context.newPage(), await context.newPage()];
  await here.goto(`${sites.one}/`);
  await there.goto(`${sites.two}/`);
  const preferences = await settings(wallet, 'preferences');
  await preferences.getByTestId('side-panel').click();
  await expect.poll(async () => (await unlocked(wallet)).settings.sidePanel).toBe(true);

  const panel = await pressAction(context, here, 'side.html');
  await expect.poll(() => panel.text()).toContain(new URL(sites.one).host);
  await there.bringToFront();
  await expect.poll(() => panel.text()).toContain(new URL(sites.two).host);
  await there.goto(`${sites.one}/`);
  await expect.poll(() => panel.text()).toContain(new URL(sites.one).host);
  // A page of the wallet opens beside it, and the panel is still there.
  await panel.click('[data-testid="receive"]');
  await expect.poll(() => panel.text()).toContain('0x');
  await panel.close();

  await app.bringToFront();
  await preferences.getByTestId('side-panel').click();
  await expect.poll(async () => (await unlocked(wallet)).settings.sidePanel).toBe(false);
  const popup = await pressAction(context, here);
  await expect.poll(() => popup.text()).toContain('Receive');
  await popup.close();
});

test('requests are shown in the side panel where it is open, and wait when it is closed', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const preferences = await settings(wallet, 'preferences');
  await preferences.getByTestId('side-panel').click();
  await expect.poll(async () => (await unlocked(wallet)).settings.sidePanel).toBe(true);
  const panel = await pressAction(context, page, 'side.html');
  await expect.poll(() => panel.text()).toContain('Receive');
  // Until it has a name for the worker, a request opens a window.
  await expect.poll(() => panelsNamed(wallet)).toBe(1);

  const connecting = ask(page, 'eth_requestAccounts');
  await panel.press('[data-kind="connect"] [data-testid="approve"]');
  const [account] = (await connecting).result as string[];
  expect(account).toMatch(/^0x/);
  // The wallet follows when nothing waits any more.
  await expect.poll(() => panel.text()).toContain('Receive');
  await expect.poll(() => panelsNamed(wallet)).toBe(1);
  expect(promptsOf(wallet)).toEqual([]);

  const signing = ask(page, 'personal_sign', ['0x48656c6c6f', account]);
  await expect.poll(() => panel.text()).toContain('Sign a message');
  // It has come to the front there: a request that finds no panel opens a window.
  const isInFront = async () => (await unlocked(wallet)).approvals.some((one) => one.revisedAt > one.createdAt);
  await expect.poll(isInFront).toBe(true);
  // It can be put off, and is found again in the wallet.
  await panel.click('[data-testid="later"]');
  await panel.click('[data-rule="requests"] button');
  await expect.poll(() => panel.text()).toContain('Sign a message');
  await panel.close();
  expect(await waitingCount(wallet)).toBe(1);
  // The next press would close a panel that is on its way out.
  await expect.poll(() => panelsOpen(wallet)).toBe(0);
  const again = await pressAction(context, page, 'prompt.html#side-');
  await again.press('[data-testid="approve"]');
  expect((await signing).result).toMatch(/^0x[\da-f]{130}$/);
  expect(promptsOf(wallet)).toEqual([]);
  await expect.poll(() => again.text()).toContain('Receive');
  await again.close();
  await expect.poll(() => panelsOpen(wallet)).toBe(0);

  // Without the panel a window opens.
  const last = ask(page, 'personal_sign', ['0x48656c6c6f', account]);
  await refuse(wallet, 'message');
  expect((await last).error?.code).toBe(4001);
});

const panelsOpen = ({ app }: Wallet): Promise<number> =>
  app.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] as never })).length);

/** Panels in which the worker can show requests. */
const panelsNamed = ({ app }: Wallet): Promise<number> =>
  app.evaluate(async () => {
    const panels = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] as never });
    return panels.filter(({ documentUrl }) => /\d$/.test(documentUrl ?? '')).length;
  });

/** Creates a second account of the acting character with the worker's command. @returns its address */
const newAccount = async (wallet: Wallet): Promise<string> => {
  const snapshot = await wallet.snapshot();
  const characterId = snapshot.kind === 'unlocked' ? snapshot.active?.id : undefined;
  const address = await wallet.app.evaluate(
    (id) =>
      new Promise<string>((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => message.kind === 'answer' && resolve(message.answer.address));
        port.postMessage({ id: 1, name: 'new-account', args: { characterId: id, name: 'Account 2' } });
      }),
    characterId,
  );
  return address.toLowerCase();
};

/** The popup as it stands over a tab of `origin`: a popup in a tab of its own would find itself there. */
async function popupOver(context: BrowserContext, wallet: Wallet, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  await page.addInitScript((url) => {
    // Newer browsers have the promises of `browser` themselves; in older ones the polyfill hands in a callback.
    const query = (_asked: unknown, answer?: (tabs: unknown[]) => void) => {
      answer?.([{ id: 1, url }]);
      return Promise.resolve([{ id: 1, url }]);
    };
    const { browser } = globalThis as unknown as { browser?: typeof chrome };
    for (const api of [chrome, browser]) if (api?.tabs) Object.defineProperty(api.tabs, 'query', { value: query });
  }, `${origin}/`);
  await page.goto(wallet.url('popup.html'));
  return page;
}

/** The last picture as session memory holds it; `null`: none. */
const keptPicture = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const found = (await chrome.storage.session.get('last-picture'))['last-picture'];
    return found ? JSON.stringify(found) : null;
  });

/** A popup whose port reaches no worker. */
async function unansweredPopup(context: BrowserContext, wallet: Wallet): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 600 });
  await page.addInitScript(() => {
    const event = { addListener: () => undefined };
    const connect = () => ({
      onMessage: event,
      onDisconnect: event,
      postMessage: () => undefined,
      disconnect: () => undefined,
    });
    const { browser } = globalThis as unknown as { browser?: typeof chrome };
    for (const api of [chrome, browser])
      if (api?.runtime) Object.defineProperty(api.runtime, 'connect', { value: connect });
  });
  await page.goto(wallet.url('popup.html'));
  return page;
}
