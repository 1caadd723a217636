/** Pages that are loaded when they are first shown: what stands there until then, and what is said if they do not come. */
import type { Page } from '@playwright/test';
import { findingsOf } from '../../screens/axe.ts';
import { openScreen } from '../../screens/open.ts';
import { full, locked } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const showTab = (page: Page, path: string) =>
  openScreen(page, BUILT, { name: 'tab', path: `app.html#/${path}`, width: 1280, height: 800, snapshot: full });
const showPopup = (page: Page) =>
  openScreen(page, BUILT, { name: 'popup', path: 'popup.html', width: 360, height: 600, snapshot: full });

/** Holds files back until they are let through. */
async function hold(page: Page, files: string): Promise<() => void> {
  let letThrough = () => {};
  const until = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(files, async (route) => {
    await until;
    await route.continue();
  });
  return letThrough;
}

// Tests share the page.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('a page stays until the next one has come; title and focus move with it', async ({ page }) => {
  const letThrough = await hold(page, '**/preferences-*.js');
  await showTab(page, 'settings/characters');
  const before = page.getByRole('heading', { level: 1, name: 'Characters' });
  const next = page.getByRole('heading', { level: 1, name: 'Preferences' });
  const link = page.locator('.rail [data-place=preferences]');
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  // Longer than 300 ms this draws a line.
  await expect(page.locator('html[data-working]')).toHaveCount(1);
  await expect(before).toBeVisible();
  await expect(page).toHaveTitle(/Characters/);
  letThrough();
  await expect(next).toBeVisible();
  await expect(before).toHaveCount(0);
  await expect(page).toHaveTitle(/Preferences/);
  await expect(next).toBeFocused();
  await expect(page.locator('html[data-working]')).toHaveCount(0);
  await page.goBack();
  await expect(before).toBeVisible();
});

test('who turns back before a page has come stays where they were', async ({ page }) => {
  const letThrough = await hold(page, '**/preferences-*.js');
  await showTab(page, 'settings/characters');
  await page.locator('.rail [data-place=preferences]').click();
  await page.goBack();
  letThrough();
  await expect(page.locator('html[data-working]')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Characters' })).toBeVisible();
});

test('a page that cannot be loaded is said, and what was typed is kept', async ({ page }) => {
  await page.route('**/preferences-*.js', (route) => route.abort());
  await showTab(page, 'settings/characters/new');
  const field = page.getByRole('textbox').first();
  await field.fill('Night Market');
  await page.locator('.rail [data-place=preferences]').click();
  const dialog = page.getByTestId('part-missing');
  await expect(dialog).toBeVisible();
  expect((await findingsOf(page)).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(field).toHaveValue('Night Market');
  await expect(page).toHaveURL(/#\/settings\/characters\/new$/);
  await expect(page.locator('.rail [data-place=characters]')).toHaveAttribute('aria-current', 'page');

  await test.step('the next try loads it', async () => {
    await page.unroute('**/preferences-*.js');
    await page.locator('.rail [data-place=preferences]').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Preferences' })).toBeVisible();
  });
});

test('a first page that cannot be loaded can only be loaded again', async ({ page }) => {
  await page.route('**/characters-*.js', (route) => route.abort());
  await showTab(page, 'settings/characters');
  const dialog = page.getByTestId('part-missing');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Not now' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.unroute('**/characters-*.js');
  await dialog.getByTestId('reload').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Characters' })).toBeVisible();
});

test('while the login is still on its way, nothing of the open wallet is drawn', async ({ page }) => {
  const letThrough = await hold(page, '**/login-*.js');
  await showTab(page, 'settings/characters');
  await page.evaluate((snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot), locked);
  await expect(page.locator('main[aria-busy=true]')).toBeVisible();
  await expect(page.locator('.rail')).toHaveCount(0);
  letThrough();
  await expect(page.getByTestId('unlock')).toBeVisible();
});

test('the popup keeps its home until a page has come, and says if it does not', async ({ page }) => {
  const letThrough = await hold(page, '**/receive-*.js');
  await page.route('**/send-*.js', (route) => route.abort());
  await showPopup(page);
  await page.getByTestId('receive').click();
  await expect(page.getByTestId('receive')).toBeVisible();
  letThrough();
  await expect(page.getByRole('heading', { name: 'Receive' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('send').click();
  await page.getByTestId('part-missing').getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByTestId('send')).toBeVisible();
  await page.getByTestId('receive').click();
  await expect(page.getByRole('heading', { name: 'Receive' })).toBeVisible();
});

test('a dialog that cannot be loaded counts as closed, and can be opened again', async ({ page }) => {
  await page.route('**/search-dialog-*.js', (route) => route.abort());
  await showTab(page, 'settings/characters');
  await page.keyboard.press('/');
  await page.getByTestId('part-missing').getByRole('button', { name: 'Not now' }).click();
  await page.unroute('**/search-dialog-*.js');
  await page.keyboard.press('/');
  await expect(page.getByTestId('search-field')).toBeFocused();
});

test('what is typed while the search of the settings is still loading stands in its field', async ({ page }) => {
  const letThrough = await hold(page, '**/search-dialog-*.js');
  await showTab(page, 'settings/characters');
  await page.keyboard.type('/pref');
  await expect(page.locator('html[data-working]')).toHaveCount(1);
  letThrough();
  await expect(page.getByTestId('search-field')).toBeFocused();
  await page.keyboard.type('erences');
  await expect(page.getByTestId('search-field')).toHaveValue('preferences');
});
