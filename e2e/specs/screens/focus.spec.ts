/** Where the keyboard is after an act that took away what had the focus, and what is announced then, with a simulated worker. */
import type { Page } from '@playwright/test';
import type { Hex } from '../../../src/lib/bytes.ts';
import type { ActivityView } from '../../../src/messaging/activity.ts';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import approvals from '../../screens/cases/approvals.ts';
import assets from '../../screens/cases/assets.ts';
import popup from '../../screens/cases/popup.ts';
import secrets from '../../screens/cases/secrets.ts';
import server from '../../screens/cases/server.ts';
import settings, { managing } from '../../screens/cases/settings.ts';
import tab from '../../screens/cases/tab.ts';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import { loginKeys } from '../../screens/sign-ins.ts';
import { everyday, IDA, MAIN } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';
import { keepsFocus } from '../../support/keyboard.ts';
import { listenTo } from '../../support/spoken.ts';

const screens = [...approvals, ...assets, ...popup, ...secrets, ...server, ...settings, ...tab];

async function show(page: Page, name: string, more: Partial<Screen> = {}): Promise<void> {
  const screen = screens.find((one) => one.name === name);
  if (screen === undefined) throw new Error(`There is no screen ${name}.`);
  await openScreen(page, BUILT, { ...screen, ...more });
}

test('a form that takes the place of its button gets the focus at its chosen answer', async ({ page }) => {
  await show(page, 'tab-start-1');
  await page.getByTestId('change-server').press('Enter');
  await expect(page.getByTestId('server-place').getByRole('radio', { checked: true })).toBeFocused();
  await keepsFocus(page, page.getByTestId('server-place'));
});

test('another page has the focus at its heading, also the first one of the settings', async ({ page }) => {
  await show(page, 'tab-start-done');
  await page.getByTestId('done').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Characters' })).toBeFocused();
});

test('the first stop of the settings passes over the list of pages', async ({ page }) => {
  await show(page, 'settings-accounts');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the page' });
  await keepsFocus(page, skip);
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.content') !== null)).toBe(true);
  await expect(skip).not.toBeInViewport();
});

test('back on the popup’s home page, the keyboard is on the row that it left', async ({ page }) => {
  await show(page, 'popup-assets');
  const row = page.getByTestId('asset-row').nth(1);
  for (const leave of ['Escape', 'Enter']) {
    await row.press('Enter');
    await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
    await page.keyboard.press(leave);
    await expect(row).toBeFocused();
  }
});

test('a search that begins keeps the keyboard beside it, and is announced', async ({ page }) => {
  await show(page, 'settings-approvals-new');
  const spoken = await listenTo(page);
  await page.getByTestId('look').press('Enter');
  await keepsFocus(page, page.getByTestId('approvals-searching'));
  await expect.poll(() => spoken.take()).toContain('Searching');
  expect(await page.evaluate(() => document.activeElement?.closest('.split-list') !== null)).toBe(true);
});

test('whom the typed recipient stands for is announced', async ({ page }) => {
  const checked = { known: null, ensName: null, timesSent: 0, lookAlike: null, problem: null };
  await show(page, 'popup-send-new', { answers: { 'check-recipient': { address: IDA, ...checked } } });
  const spoken = await listenTo(page);
  await page.getByTestId('send-to').fill(IDA);
  await expect(page.getByTestId('recipient-address')).toBeVisible();
  await expect.poll(async () => (await spoken.take()).join()).toMatch(/sent/);
});

test('what *Send everything* filled in is announced', async ({ page }) => {
  await show(page, 'popup-send-new');
  const spoken = await listenTo(page);
  await page.getByTestId('send-everything').press('Enter');
  await expect.poll(() => spoken.take()).toContain('Everything in Main, minus the network fee.');
});

test('each press on *Show more* leads to the first new row, and says how many have come', async ({ page }) => {
  const [, one] = everyday.activity;
  const activity = Array.from({ length: 70 }, (_, at) => ({ ...(one as ActivityView), id: `n${at}` }));
  await show(page, 'settings-history', { snapshot: { ...managing, active: { ...everyday, activity } } });
  const rows = page.getByTestId('activity-row');
  const spoken = await listenTo(page);
  const more = page.getByRole('button', { name: /^Show more/ });
  for (;;) {
    const before = await rows.count();
    await more.press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    const came = (await rows.count()) - before;
    await expect(rows.nth(before).getByRole('link')).toBeFocused();
    await expect.poll(() => spoken.take()).toContain(`${came} more shown`);
    if ((await rows.count()) === 70) break;
  }
  await expect(more).toHaveCount(0);
});

test('in a menu, Home and End go to its ends and letters to the names that begin with them', async ({ page }) => {
  await show(page, 'popup-home');
  const button = page.getByTestId('network-switch');
  await button.press('Enter');
  const items = page.locator('[role^=menuitem]');
  await expect(items).toHaveText([/^Ethereum/, /^Base/, /^Arbitrum/, /^Local/, /^Manage networks/]);
  await expect(items.first()).toBeFocused();
  const walk: [key: string, at: number][] = [
    ['End', 4],
    ['ArrowDown', 0],
    ['ArrowUp', 4],
    ['Home', 0],
  ];
  for (const [key, at] of walk) {
    await page.keyboard.press(key);
    await expect(items.nth(at), key).toBeFocused();
  }
  // Letters are known soon after the menu has opened.
  for (const [letter, at] of [
    ['m', -1],
    ['b', 1],
  ] as const)
    await expect(async () => {
      await page.keyboard.press(letter);
      await expect(items.nth(at)).toBeFocused({ timeout: 200 });
    }).toPass();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('what is disabled while an act runs has the focus again afterwards, unless the person has gone on', async ({
  page,
}) => {
  await show(page, 'settings-networks');
  const button = page.getByTestId('new-network');
  /** A frame later the browser has taken the focus away from it. */
  const setOff = async (isOff: boolean): Promise<void> => {
    await button.evaluate(async (element: HTMLButtonElement, off) => {
      element.disabled = off;
      for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, isOff);
  };
  await button.focus();
  await setOff(true);
  await expect(button).not.toBeFocused();
  await setOff(false);
  await expect(button).toBeFocused();
  // Somebody who has moved on meanwhile stays there.
  await setOff(true);
  await page.getByTestId('find-network').focus();
  await setOff(false);
  await expect(page.getByTestId('find-network')).toBeFocused();
  // As does somebody who has pressed beside it.
  await button.focus();
  await page.getByRole('heading', { level: 1 }).click();
  await setOff(true);
  await setOff(false);
  await expect(button).not.toBeFocused();
});

test('Enter in a field of a new network adds it', async ({ page }) => {
  await show(page, 'settings-networks');
  await page.getByTestId('new-network').press('Enter');
  await page.getByTestId('network-name').fill('Mine');
  await page.getByTestId('network-number').fill('4711');
  await page.getByTestId('rpc-urls').fill('https://mine.example');
  await page.getByTestId('network-symbol').fill('MIN');
  await page.getByTestId('network-symbol').press('Enter');
  await keepsFocus(page, page.getByTestId('new-network'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('new-network')).toBeFocused();
});

test('Enter in the relay of a network saves its nodes, and begins a line in their list', async ({ page }) => {
  await show(page, 'settings-networks', { answers: { 'set-rpc': {} } });
  await page.getByRole('button', { name: 'More for Ethereum' }).click();
  await page.getByRole('menuitem', { name: 'RPC nodes' }).click();
  const urls = page.getByTestId('rpc-urls');
  await urls.fill('https://mine.example');
  await urls.press('End');
  await urls.press('Enter');
  await expect(urls).toHaveValue('https://mine.example\n');
  await page.getByTestId('send-url').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Enter in the name of a new login method goes on to its proof, and in a new login saves it', async ({ page }) => {
  await show(page, 'settings-add-method');
  await page.getByTestId('method-name').fill('Desk');
  await page.getByTestId('method-name').press('Enter');
  await expect(page.getByTestId('confirm-change')).toBeVisible();
  const answers = screens.find(({ name }) => name === 'settings-logins-new')?.answers;
  await show(page, 'settings-logins-new', { answers: { ...answers, 'save-secret': { targetId: '00'.repeat(16) } } });
  await page.getByTestId('entry-site').fill('https://forum.example');
  await page.getByTestId('entry-user').press('Enter');
  await expect(page.getByTestId('login-form')).toHaveCount(0);
});

test('what a contract says of a token that is looked up is announced', async ({ page }) => {
  await show(page, 'popup-add-token-found');
  await page.getByTestId('token-contract').fill('');
  const spoken = await listenTo(page);
  await page.getByTestId('token-contract').fill(IDA);
  await expect.poll(async () => (await spoken.take()).join()).toMatch(/Symbol/);
});

test('the keyboard stays on the login key that is chosen for a site, which stays chosen', async ({ page }) => {
  const name = 'settings-site-accounts-login-key';
  const start = screens.find((one) => one.name === name)?.snapshot;
  if (start?.kind !== 'unlocked' || start.active === null) throw new Error('Nobody is logged in.');
  const seenBy = (accounts: Hex[]): Snapshot => ({
    ...start,
    active: start.active && {
      ...start.active,
      sites: start.active.sites.map((site) => (site.origin === 'https://guild.xyz' ? { ...site, accounts } : site)),
    },
  });
  await show(page, name, { snapshot: seenBy([MAIN]), answers: { 'set-site-accounts': {} } });
  const key = page.getByTestId('site-login-key').getByRole('checkbox');
  const chosen = () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { stub: StubWindow }).stub.commands.filter(({ name }) => name === 'set-site-accounts')
          .length,
    );
  await key.press('Space');
  await expect.poll(chosen).toBe(1);
  await page.evaluate(
    (snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot),
    seenBy([loginKeys[0]?.address ?? '0x']),
  );
  await expect(key).toBeChecked();
  await expect(key).toBeFocused();
  await page.keyboard.press('Space');
  await expect(key).toBeChecked();
  expect(await chosen()).toBe(1);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(key).toBeFocused();
});
