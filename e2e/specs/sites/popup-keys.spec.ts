/** The popup by keyboard alone and in every state, with a simulated worker: keys, commands, focus. */
import type { Page } from '@playwright/test';
import { findingsOf } from '../../screens/axe.ts';
import assetScreens from '../../screens/cases/assets.ts';
import itemScreens from '../../screens/cases/items.ts';
import screens from '../../screens/cases/popup.ts';
import searchScreens from '../../screens/cases/search.ts';
import { faultsOfControls } from '../../screens/focus.ts';
import { vanishing } from '../../screens/forced.ts';
import { sameNames } from '../../screens/names.ts';
import { openScreen } from '../../screens/open.ts';
import { AT_400_PERCENT, sideways } from '../../screens/reflow.ts';
import type { Screen } from '../../screens/screen.ts';
import { characters, everyday, full, IDA, locked, MAIN } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';
import { listenTo } from '../../support/spoken.ts';

const state = (rest: Partial<Screen>): Screen => ({
  name: 'popup',
  path: 'popup.html',
  width: 360,
  height: 600,
  snapshot: full,
  ...rest,
});
const show = (page: Page, rest: Partial<Screen> = {}) => openScreen(page, BUILT, state(rest));
const stubOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub);
const asked = async (page: Page, name: string) =>
  (await stubOf(page)).commands.filter((command) => command.name === name).map(({ args }) => args);

const inPopup = searchScreens.filter(({ path }) => !path.startsWith('app.html'));
for (const screen of [...screens, ...assetScreens, ...itemScreens, ...inPopup]) {
  test(`${screen.name} has no errors, no cut-off text and no axe findings`, async ({ page }) => {
    const complaints: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen, complaints);
    expect(complaints).toEqual([]);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('.popup, .popup .body, .popup main, .sheet .list')]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.className),
    );
    expect(wide).toEqual([]);
    expect((await findingsOf(page)).violations).toEqual([]);
    expect(await sameNames(page)).toEqual([]);
    expect(await vanishing(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await faultsOfControls(page)).toEqual([]);
    // At 200 % zoom the browser gives it half the height.
    await page.setViewportSize({ width: 360, height: 300 });
    expect(await faultsOfControls(page)).toEqual([]);
    await page.setViewportSize(AT_400_PERCENT.popup);
    expect(await sideways(page)).toEqual([]);
    expect(await faultsOfControls(page)).toEqual([]);
  });
}

test('the document is never larger than the window that a zoom leaves, so the browser draws no scrollbars around it', async ({
  page,
}) => {
  await show(page);
  // The browser makes the window of a popup at most 800 x 600 px of the screen.
  await page.evaluate(() => {
    Object.defineProperty(globalThis, 'outerWidth', { get: () => 800 });
    Object.defineProperty(globalThis, 'outerHeight', { get: () => 600 });
  });
  await page.setViewportSize(AT_400_PERCENT.popup);
  const size = () => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  await expect.poll(size).toEqual([200, 150]);
  await page.setViewportSize({ width: 360, height: 600 });
  await page.evaluate(() => Object.defineProperty(globalThis, 'outerWidth', { get: () => 360 }));
  await expect.poll(size).toEqual([360, 600]);
});

test('Alt and a digit change the character; a closed one is opened in a tab', async ({ page }) => {
  await show(page);
  await page.keyboard.press('Alt+2');
  expect(await asked(page, 'set-active')).toEqual([{ characterId: 'market' }]);
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+9');
  expect(await asked(page, 'set-active')).toHaveLength(1);
  await page.keyboard.press('Alt+3');
  await expect.poll(async () => (await stubOf(page)).opened[0]).toContain('app.html#/login?stepUp=savings&close=1');
});

test('the switcher is walked with arrows and left with Esc', async ({ page }) => {
  await show(page);
  const switcher = page.getByTestId('character-switcher');
  await switcher.focus();
  await page.keyboard.press('Enter');
  const options = page.getByTestId('character-option');
  await expect(options.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options.nth(2)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(options.nth(0)).toBeFocused();
  await page.keyboard.press('End');
  await expect(options.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(switcher).toBeFocused();
  expect(await asked(page, 'set-active')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await asked(page, 'set-active')).toEqual([{ characterId: 'market' }]);
});

test('the page below the open switcher cannot be reached', async ({ page }) => {
  await show(page);
  await page.getByTestId('character-switcher').click();
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') === null)).toBe(true);
  }
});

test('another character takes the popup back home', async ({ page }) => {
  await show(page);
  await page.getByTestId('receive').click();
  await expect(page.getByRole('heading', { name: 'Receive' })).toBeVisible();
  await page.evaluate((snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot), {
    ...full,
    active: { ...everyday, id: 'market' },
  });
  await expect(page.getByRole('heading', { name: 'Receive' })).toHaveCount(0);
  await expect(page.locator('.popup')).toHaveAttribute('data-hue', 'plum');
});

test('tabs are walked with arrows', async ({ page }) => {
  await show(page);
  await page.getByRole('tab', { name: 'Accounts' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Assets' })).toBeFocused();
  await expect(page.getByText('Wrapped staked Ether')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('activity-row')).toHaveCount(5);
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Logins' })).toBeFocused();
});

test('the home shows two notices, the request first, and the others after a click', async ({ page }) => {
  await show(
    page,
    screens.find(({ name }) => name === 'popup-home-requests'),
  );
  const notices = page.getByTestId('warning');
  await expect(notices).toHaveCount(2);
  await expect(notices.first()).toContainText('1 pending request');
  const reminder = page.getByTestId('check-now');
  await expect(reminder).toHaveCount(0);
  await page.getByTestId('more-notices').click();
  await expect(reminder).toBeVisible();
  await expect(notices).toHaveCount(4);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(await asked(page, 'remind-later')).toHaveLength(1);
});

test('the network menu is walked with arrows and returns the focus', async ({ page }) => {
  await show(page);
  const button = page.getByTestId('network-switch');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Ethereum' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await asked(page, 'set-network')).toEqual([{ characterId: 'everyday', chainId: 8453 }]);
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('the search is opened, walked and left by keyboard alone', async ({ page }) => {
  const entry = { kind: 'login', changedAt: 0, exposedSince: null, offeredBy: null, site: null, user: 'ida' };
  const entries = [{ ...entry, targetId: 's1', name: 'Mail' }];
  await show(page, { answers: { 'list-secrets': { entries, taken: 0 } } });
  const search = page.getByTestId('search');
  const field = page.getByRole('combobox');
  const chosen = search.getByRole('option', { selected: true });
  const button = page.getByTestId('receive');
  await button.focus();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await expect(chosen).toHaveText('Send');
  await page.keyboard.type('ma');
  await expect(search.getByRole('option', { name: 'Mail' })).toBeVisible();
  const at = await chosen.getAttribute('id');
  await expect(field).toHaveAttribute('aria-activedescendant', at ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(chosen).not.toHaveAttribute('id', at ?? '');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('usd coin');
  await expect(chosen).toContainText('USDC');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'USD Coin' })).toBeVisible();
  await expect(search).toHaveCount(0);
  // One page after the other, without going home between them.
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('holm ida');
  await expect(chosen).toContainText('Ida Holm');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('send-to')).toHaveValue(IDA);
  // In a text field the keys of single letters are letters.
  await page.getByTestId('send-to').fill('');
  await page.keyboard.type('/?');
  await expect(page.getByTestId('send-to')).toHaveValue('/?');
  await expect(search).toHaveCount(0);
});

test('what is typed while the search is still loading stands in its field', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/search-dialog-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await show(page);
  const button = page.getByTestId('receive');
  await button.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('usx');
  for (const key of ['Backspace', 'Enter']) await page.keyboard.press(key);
  await page.keyboard.type('d');
  await expect(page.getByTestId('search')).toHaveCount(0);
  await expect(button).toBeFocused();
  arrive();
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type(' coin');
  await expect(field).toHaveValue('usd coin');
  await expect(page.getByRole('option', { selected: true })).toContainText('USDC');
});

test('single keys lead to places, and none if they are switched off', async ({ page }) => {
  await show(page);
  await expect(page.getByTestId('open-search')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByTestId('shortcuts')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('shortcuts')).toHaveCount(0);
  await page.keyboard.type('gh');
  await expect(page.getByRole('tab', { name: 'Activity' })).toHaveAttribute('aria-selected', 'true');
  await show(page, { snapshot: { ...full, settings: { ...full.settings, singleKeys: false } } });
  await expect(page.getByTestId('open-search')).toBeVisible();
  await page.keyboard.type('gh/?');
  // The key with a modifier comes last: had one before it acted, this one would find a dialog open.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toHaveValue('');
  await expect(page.getByTestId('shortcuts')).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Accounts' })).toHaveAttribute('aria-selected', 'true');
});

test('a locked wallet takes the search and what it found away', async ({ page }) => {
  await show(page, { answers: { 'list-secrets': { entries: [], taken: 0 } } });
  await expect(page.getByTestId('open-search')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByTestId('search-field').fill('main');
  await expect(page.getByTestId('search-result').first()).toBeVisible();
  await page.evaluate((snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot), locked);
  await expect(page.getByTestId('search')).toHaveCount(0);
  await expect(page.getByText('Main')).toHaveCount(0);
});

test('Esc leads back from a page', async ({ page }) => {
  await show(page);
  await page.getByTestId('account-row').first().click();
  await expect(page.getByRole('heading', { name: 'Main' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Accounts' })).toBeVisible();
});

test('a payment is checked, kept while the popup is away, and handed to the prompt', async ({ page }) => {
  const answers = {
    'check-recipient': { address: IDA, known: 'Ida Holm', timesSent: 4, lookAlike: null, problem: null },
    send: { approvalId: 'p1' },
  };
  await show(page, { answers });
  await page.getByTestId('send').click();
  const review = page.getByTestId('review');
  await expect(review).toBeDisabled();
  await page.getByTestId('send-to').fill('ida holm');
  await expect(page.getByTestId('recipient-address')).toHaveAttribute('data-address', IDA);
  expect(await asked(page, 'check-recipient')).toEqual([{ characterId: 'everyday', from: MAIN, to: IDA }]);
  await page.getByTestId('send-amount').fill('7');
  await expect(review).toBeDisabled();
  await page.getByTestId('send-amount').fill('0,25');
  await page.keyboard.press('Escape');
  await page.getByTestId('send').click();
  // As the person typed it.
  await expect(page.getByTestId('send-amount')).toHaveValue('0,25');
  await review.click();
  expect(await asked(page, 'send')).toEqual([
    {
      characterId: 'everyday',
      from: MAIN,
      to: IDA,
      amount: '0.25',
      token: null,
      everything: false,
      throughLayerOne: false,
    },
  ]);
  await expect.poll(async () => (await stubOf(page)).opened).toContain('closed');
});

test('an invalid recipient cannot be paid, and the field says why', async ({ page }) => {
  const problem = 'An address has 40 characters after 0x; this has 8.';
  await show(page, {
    answers: { 'check-recipient': { address: IDA, known: null, timesSent: 0, lookAlike: null, problem } },
  });
  await page.getByTestId('send').click();
  await page.getByTestId('send-to').fill('0x5A0b36Cd');
  await page.getByTestId('send-amount').fill('1');
  await expect(page.getByText(problem)).toBeVisible();
  await expect(page.getByTestId('review')).toBeDisabled();
});

test('an address that looks like a known one is shown beside it, and the known one is a press away', async ({
  page,
}) => {
  const impostor = `${IDA.slice(0, 8)}${'0'.repeat(28)}${IDA.slice(-6)}`;
  const lookAlike = {
    address: IDA,
    label: 'Ida Holm, in your address book',
    warning: 'This looks like Ida Holm’s',
    isChosen: true,
  };
  const answer = { address: impostor, known: null, ensName: null, timesSent: 0, lookAlike, problem: null };
  await show(page, { answers: { 'check-recipient': answer } });
  await page.getByTestId('send').click();
  await page.getByTestId('send-to').fill(impostor);
  const warning = page.getByTestId('warning');
  await expect(warning).toContainText('This looks like Ida Holm’s');
  await expect(warning).toContainText('Ida Holm, in your address book');
  // The whole addresses, and marked is only what differs.
  await expect(warning.locator('[data-address]')).toHaveCount(2);
  await expect(warning.locator('mark')).toHaveCount(8);
  await page.getByTestId('use-known').click();
  await expect(page.getByTestId('send-to')).toHaveValue(new RegExp(`^${IDA}$`, 'i'));
  const texts = async () =>
    (await asked(page, 'check-recipient')).map((args) => (args as { to: string }).to.toLowerCase());
  await expect.poll(texts).toEqual([impostor, IDA].map((address) => address.toLowerCase()));
});

test('a refused command is reported in words', async ({ page }) => {
  const answers = { 'new-account': { error: { code: 'locked', message: 'The wallet has locked. Open it again.' } } };
  await show(page, { answers });
  await page.getByTestId('new-account').click();
  await expect(page.getByRole('alert')).toHaveText('The wallet has locked. Open it again.');
});

test('locking deletes drafts and sends the command', async ({ page }) => {
  await show(page, { session: { 'draft:everyday': { to: 'Ida Holm' } } });
  await page.getByTestId('lock').click();
  expect(await asked(page, 'lock')).toHaveLength(1);
  expect(await page.evaluate(() => chrome.storage.session.get(null as never))).toEqual({});
});

test('the locked popup shows nothing personal and opens the login in a tab', async ({ page }) => {
  await show(page, { snapshot: locked });
  const text = await page.locator('body').innerText();
  for (const { name } of [...characters, ...everyday.accounts]) expect(text).not.toContain(name);
  await expect(page.locator('[data-hue]')).toHaveCount(0);
  await page.getByTestId('unlock').click();
  await expect
    .poll(async () => (await stubOf(page)).opened)
    .toContain(`${new URL(page.url()).origin}/app.html#/login?close=1`);
});

test('of thirty accounts the first are drawn, and all can be searched', async ({ page }) => {
  const crowded = screens.find(({ name }) => name === 'popup-long');
  await openScreen(page, BUILT, crowded as Screen);
  const rows = page.getByTestId('account-row');
  await expect(rows).toHaveCount(20);
  // The search finds one that is not drawn yet.
  await page.getByRole('searchbox').fill('account 29');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await expect(rows).toHaveCount(20);
  // The others come as the end of the list comes near, but not for somebody who only passes the button by keyboard.
  const more = page.getByRole('button', { name: 'Show more (10)' });
  await more.focus();
  await expect(more).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('new-account')).toBeFocused();
  await expect(rows).toHaveCount(20);
  // A press brings them, and the keyboard goes on at the first of them.
  const spoken = await listenTo(page);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(30);
  await expect
    .poll(() => rows.evaluateAll((drawn) => drawn.findIndex((row) => row.contains(document.activeElement))))
    .toBe(20);
  await expect.poll(() => spoken.take()).toContain('10 more shown');
  await page.keyboard.press('Tab');
  await expect(page.getByText('10 more shown')).toHaveCount(0);
});

test('no text is cut off at twice the text size', async ({ page }) => {
  await show(page, { snapshot: full });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
  });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.popup button, .popup h1')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.closest('.clip'))
      .map((element) => element.innerText),
  );
  expect(cut).toEqual([]);
});
