/** Every screen of start, login, restore and settings, with a simulated worker: axe finds no fault, texts and focus are right. */
import type { Locator, Page } from '@playwright/test';
import { findingsOf } from '../../screens/axe.ts';
import accountScreens from '../../screens/cases/account.ts';
import approvalScreens from '../../screens/cases/approvals.ts';
import bringScreens from '../../screens/cases/bring.ts';
import certificateScreens from '../../screens/cases/certificate.ts';
import detailScreens from '../../screens/cases/details.ts';
import extremeScreens from '../../screens/cases/extremes.ts';
import identityScreens from '../../screens/cases/identities.ts';
import limitScreens from '../../screens/cases/limits.ts';
import lossScreens from '../../screens/cases/loss.ts';
import memberScreens from '../../screens/cases/members.ts';
import opensScreens, { threaded } from '../../screens/cases/opens.ts';
import storageScreens from '../../screens/cases/own-storage.ts';
import pairingScreens from '../../screens/cases/pairing.ts';
import passwordScreens from '../../screens/cases/password.ts';
import popupScreens from '../../screens/cases/popup.ts';
import promptScreens from '../../screens/cases/prompt.ts';
import recoveryScreens from '../../screens/cases/recovery.ts';
import searchScreens from '../../screens/cases/search.ts';
import secretScreens from '../../screens/cases/secrets.ts';
import serverScreens from '../../screens/cases/server.ts';
import settingsScreens from '../../screens/cases/settings.ts';
import tabScreens from '../../screens/cases/tab.ts';
import touchScreens from '../../screens/cases/touch.ts';
import { crowded } from '../../screens/crowded.ts';
import { faultsOfControls } from '../../screens/focus.ts';
import { vanishing } from '../../screens/forced.ts';
import { sameNames } from '../../screens/names.ts';
import { openScreen } from '../../screens/open.ts';
import { brokenAmounts, runTogether, wrongGrounds } from '../../screens/reflow.ts';
import type { Screen } from '../../screens/screen.ts';
import { characters, empty, everyday, full, locked } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const show = (page: Page, path: string, rest: Partial<Screen>) =>
  openScreen(page, BUILT, {
    name: 'tab',
    path: `app.html#/${path}`,
    width: 1280,
    height: 800,
    snapshot: empty,
    ...rest,
  });
const stubOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub);

const all = [tabScreens, serverScreens, passwordScreens, pairingScreens, accountScreens, certificateScreens].concat([
  settingsScreens,
  approvalScreens,
  storageScreens,
  limitScreens,
  memberScreens,
  identityScreens,
  secretScreens,
  recoveryScreens,
  touchScreens,
  bringScreens,
  opensScreens,
  detailScreens,
  extremeScreens,
  searchScreens.filter(({ path }) => path.startsWith('app.html')),
]);
for (const screen of all.flat().filter(({ name }) => !name.endsWith('-print'))) {
  test(`${screen.name} has no errors, no cut-off text, no texts that run together and no axe findings`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen, complaints);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect((await findingsOf(page)).violations).toEqual([]);
    expect(await sameNames(page)).toEqual([]);
    expect(await runTogether(page)).toEqual([]);
    expect(await vanishing(page)).toEqual([]);
    expect(await wrongGrounds(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await faultsOfControls(page)).toEqual([]);
    // At 400 % zoom nothing is scrolled to the side or stands in front of the focus. The browser gives the popup its width.
    if (!screen.path.startsWith('app.html')) return;
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await faultsOfControls(page)).toEqual([]);
  });
}

/** Where a person reads amounts within sentences. */
const SENTENCES =
  '.line, p, h1, h2, h3, dd, .warn .t, .row .t, .row .d, .row .v, .small, [data-testid="limit-sentence"]';
const WITH_AMOUNTS = [
  ...['limits-page', 'limits-prompt-ask', 'limits-prompt-left', 'settings-approvals', 'bring-found', 'loss-trouble'],
  ...[
    'popup-activity',
    'popup-activity-page',
    'popup-activity-received',
    'popup-activity-through',
    'popup-home-priced',
  ],
  ...['popup-networks-priced', 'popup-send', 'prompt-send', 'prompt-send-priced', 'prompt-swap', 'prompt-permit'],
  ...['prompt-calls-paid-for', 'prompt-order', 'prompt-order-for-nothing', 'prompt-through', 'prompt-hinted'],
];
test('no line breaks between an amount and its unit', async ({ page }) => {
  const screens = [limitScreens, promptScreens, popupScreens, approvalScreens, bringScreens, lossScreens].flat();
  const of = (name: string) => screens.find((screen) => screen.name === name) as Screen;
  for (const name of WITH_AMOUNTS) {
    const screen = of(name);
    await openScreen(page, BUILT, screen);
    await expect(page.locator(SENTENCES).first(), name).toBeVisible();
    // The browser gives the popup its width.
    for (const width of screen.path.startsWith('popup') ? [360] : [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await brokenAmounts(page, SENTENCES), `${name} at ${width} px`).toEqual([]);
    }
    expect(await wrongGrounds(page), name).toEqual([]);
  }
});

test('in forced colours a shadow or a fill is not needed to see what is ticked, chosen and in focus', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, 'settings/networks', { snapshot: full });
  const outlineOf = (element: Locator) => element.evaluate((one) => getComputedStyle(one).outlineStyle);
  const box = page.getByTestId('test-networks').locator('.box');
  await expect(box.locator('.i')).toBeHidden();
  await page.getByTestId('test-networks').evaluate((label) => label.querySelector('.box')?.classList.add('is-on'));
  await expect(box.locator('.i')).toBeVisible();
  expect(await outlineOf(page.locator('.rail a[aria-current]'))).toBe('solid');
  await page.getByTestId('find-network').focus();
  expect(await outlineOf(page.locator('.input:has(:focus)'))).toBe('solid');
  // What is refused has a sign that is seen on the ground of these colours.
  await openScreen(page, BUILT, limitScreens.find(({ name }) => name === 'limits-prompt-refused') as Screen);
  const refused = page.locator('.warn.refused');
  const colorOf = (element: Locator) => element.evaluate((one) => getComputedStyle(one).color);
  expect(await colorOf(refused.locator('.sig'))).toBe(await colorOf(refused.locator('.t')));
});

test('with more contrast, too, a button that does nothing yet looks different from one that does', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await openScreen(page, BUILT, promptScreens.find(({ name }) => name === 'prompt-lookalike') as Screen);
  const opacityOf = (name: string) =>
    page.getByRole('button', { name }).evaluate((button) => Number(getComputedStyle(button).opacity));
  expect(await opacityOf('Refuse')).toBe(1);
  expect(await opacityOf('Send anyway')).toBeLessThan(0.6);
});

test('with more contrast, too, an example in an empty field looks different from what was typed', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await show(page, 'settings/networks', { snapshot: full });
  const field = page.getByTestId('find-network');
  await expect(field).toHaveAttribute('placeholder');
  expect(Number(await field.evaluate((one) => getComputedStyle(one, '::placeholder').opacity))).toBeLessThan(0.8);
});

test('every list of a character that has nothing yet says what to do', async ({ page }) => {
  const nothing = { ...everyday, accounts: [], sites: [], contacts: [], activity: [], signed: [], signIns: [] };
  const snapshot = { ...full, active: { ...nothing, blocked: [], nostrKeys: [] }, devices: [] };
  const answers = { 'list-secrets': { entries: [], taken: 0 } };
  for (const place of ['accounts', 'history', 'sites', 'approvals', 'address-book', 'logins', 'devices']) {
    await show(page, `settings/${place}`, { snapshot, answers });
    const empty = page.locator('main .empty');
    await expect(empty, place).toHaveCount(1);
    await expect(empty.locator('.h3'), place).not.toBeEmpty();
    await expect(empty.locator('.small'), place).toHaveText(/\w+ \w+ \w+/);
  }
});

test('a search says how many it has left, and the title of the tab is that of the page', async ({ page }) => {
  await show(page, 'settings/networks', { snapshot: full });
  await expect(page).toHaveTitle('Networks · Dramatis');
  await page.getByTestId('find-network').fill('base');
  await expect(page.getByRole('status').filter({ hasText: '1 result found' })).toBeAttached();
  await page.evaluate(() => {
    location.hash = '#/settings/preferences';
  });
  await expect(page).toHaveTitle('Preferences · Dramatis');
});

test('the search of the tab leads to a row, which has the focus, however far down it is', async ({ page }) => {
  const answers = { 'list-secrets': { entries: [], taken: 0 } };
  await show(page, 'settings/preferences', { snapshot: crowded, answers });
  await expect(page.getByTestId('open-search')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('search-field')).toBeFocused();
  await page.keyboard.type('account 29');
  await expect(page.getByTestId('search').getByRole('option', { selected: true })).toContainText('Account 29');
  await page.keyboard.press('Enter');
  const row = page.locator('[data-at]:focus');
  await expect(row).toContainText('Account 29');
  await page.keyboard.type('gn');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networks');
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('search-field')).toBeFocused();
  await page.keyboard.type('add network');
  await expect(page.getByTestId('search').getByRole('option', { selected: true })).toContainText('Add a network');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  // No key of the page acts below a dialog.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the picture of what opens what is walked by keyboard, and says what is lit', async ({ page }) => {
  await show(page, 'settings/opens', { snapshot: threaded });
  const lit = () =>
    page.locator('[data-lit="true"]').evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset.node));
  const told = page.getByTestId('opens-told');
  expect(await lit()).toEqual([]);
  await expect(page.locator('.opens-picture .thread')).not.toHaveCount(0);
  await page.getByTestId('opens-method').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(told).toContainText('Phone');
  await expect(told).toContainText(
    'Signs as Everyday without seeing its keys. Only views Savings. Night Market stays closed to it.',
  );
  await expect(page).toHaveURL(/opens\/method\/m4$/);
  expect(await lit()).toEqual([
    ...['method:m4', 'level:l3', 'character:everyday', 'character:savings'],
    ...(threaded.active?.accounts.map(({ address }) => `account:${address}`) ?? []),
  ]);
  // To the side it goes to what is lit, and Savings is two further down than Everyday.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(told).toContainText(
    'Opened by “Security key in the drawer” and “Recovery key”. Only viewed by “Phone”.',
  );
  expect(await lit()).toEqual(['method:m4', 'method:m2', 'method:m3', 'level:l3', 'level:l2', 'character:savings']);
  await expect(page.getByTestId('opens-onward')).toHaveAttribute('href', '#/login?stepUp=savings');
  await page.keyboard.press('Escape');
  expect(await lit()).toEqual([]);
  await expect(page.getByTestId('opens-words').getByRole('listitem')).toHaveCount(9);
});

test('pages before the login identify nobody', async ({ page }) => {
  await show(page, 'login', { snapshot: locked });
  const text = await page.locator('body').innerText();
  for (const { name } of [...characters, ...everyday.accounts, full.identity]) expect(text).not.toContain(name);
  await expect(page.locator('[data-hue]')).toHaveCount(0);
});

test('no text is cut off at twice the text size', async ({ page }) => {
  for (const path of ['start', 'restore', 'restore/backup', 'restore/recovery-key']) {
    await show(page, path, { width: 640, height: 720 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('a field that takes the focus has it as soon as it is there, so nothing typed elsewhere lands in it', async ({
  page,
}) => {
  await show(page, 'restore', {});
  const isFirst = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        new MutationObserver((_, observer) => {
          const field = document.querySelector('[data-testid=storage-address]');
          if (field === null) return;
          observer.disconnect();
          resolve(document.activeElement === field);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await page.evaluate(() => {
    location.hash = '#/restore/own-storage';
  });
  expect(await isFirst).toBe(true);
});

test('each step moves the focus to its title', async ({ page }) => {
  await show(page, 'start', {});
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle('How do you want to log in? · Dramatis');
  await page.getByTestId('have-identity').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restore your identity');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle('Restore your identity · Dramatis');
});

test('stepping up closes the tab that was opened for it', async ({ page }) => {
  await show(page, 'login?stepUp=everyday&close=1', { snapshot: full });
  await expect.poll(async () => (await stubOf(page)).opened).toContain('closed');
});

test('unreadable data that is also stored elsewhere cannot be deleted here', async ({ page }) => {
  await show(page, 'settings/preferences', {
    snapshot: { ...full, unread: [{ what: 'Everyday: a contact', here: false }] },
  });
  await expect(page.getByTestId('unread-note')).toContainText('Everyday: a contact');
  await expect(page.getByTestId('forget-unread')).toHaveCount(0);
});

test('unreadable data stored in this browser alone is deleted after a second question', async ({ page }) => {
  const parts = [
    { what: 'a network that you added', here: true },
    { what: 'Everyday: a contact', here: false },
  ];
  await show(page, 'settings/preferences', { snapshot: { ...full, unread: parts } });
  const asked = async () => (await stubOf(page)).commands.filter(({ name }) => name === 'forget-unread').length;
  await page.getByTestId('forget-unread').click();
  const question = page.getByTestId('forget-unread-dialog');
  await expect(question).toContainText('a network that you added');
  await expect(question).not.toContainText('a contact');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(await asked()).toBe(0);
  await page.getByTestId('forget-unread').click();
  await page.getByTestId('confirm-forget-unread').click();
  await expect(question).toBeHidden();
  expect(await asked()).toBe(1);
});

test('deleting unreadable copies requires a tick', async ({ page }) => {
  await show(page, 'login', { snapshot: { kind: 'broken', reason: 'Neither copy opens.' } });
  await page.getByTestId('start-over').click();
  const act = page.getByRole('button', { name: 'Delete and start over' });
  await expect(act).toBeDisabled();
  await page.getByText('I don’t need the data stored here').click();
  await act.click();
  await expect.poll(async () => (await stubOf(page)).commands.map(({ name }) => name)).toContain('start-over');
});

test('an invalid backup file is reported under the file, and the typed key stays', async ({ page }) => {
  const key = '7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R';
  const message = 'This is not a backup of Dramatis. Choose another file.';
  await show(page, 'restore/backup', { answers: { restore: { error: { code: 'bad-encoding', message } } } });
  await page.getByTestId('recovery-key').fill(key);
  await page.getByTestId('continue').click();
  await expect(page.getByRole('alert')).toHaveText('Choose the backup file first.');
  await page
    .getByTestId('backup-file')
    .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Ida') });
  await page.getByTestId('continue').click();
  await expect(page.getByRole('alert')).toHaveText(message);
  await expect(page.getByTestId('recovery-key')).toHaveValue(key);
});
