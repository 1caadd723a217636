/** Pages of a wide window: details beside a list, sections in two columns. In a narrow window details are a page of their own. */
import type { Locator, Page } from '@playwright/test';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { organisation } from '../../screens/cases/members.ts';
import { managing } from '../../screens/cases/settings.ts';
import { openScreen } from '../../screens/open.ts';
import { full } from '../../screens/snapshots.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const show = (page: Page, path: string, rest: { snapshot: UnlockedSnapshot; width?: number }) =>
  openScreen(page, BUILT, { name: 'tab', path: `app.html#/${path}`, width: 1280, height: 800, ...rest });

test('the details of a row stand beside the list in a wide window, and are a page of their own in a narrow one', async ({
  page,
}) => {
  await show(page, 'settings/accounts', { snapshot: full });
  const [detail, rows, link] = [
    page.getByTestId('detail'),
    page.getByTestId('account-row'),
    page.getByRole('link', { name: 'Spending' }),
  ];
  await link.click();
  await expect(page).toHaveURL(/accounts\/of\/0x/);
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Spending');
  await expect(rows).toHaveCount(3);
  await expect(link).toBeFocused();
  await expect(link).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'More for Main' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('dialog')).toContainText('Main');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 700, height: 800 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spending');
  await expect(rows).toHaveCount(0);
  await detail.getByTestId('rename-account').click();
  await expect(page.getByRole('dialog')).toContainText('Spending');
  await page.keyboard.press('Escape');
  await page.getByTestId('back-to-list').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accounts');
  await expect(page).toHaveURL(/settings\/accounts$/);
  await expect(rows).toHaveCount(3);
});

/** Lists with one row: its name, and what stands beside the list of a wide window before a row is chosen. */
const detailed: [route: string, row: string, resting: string | null, snapshot: UnlockedSnapshot][] = [
  ['characters', 'Night Market', 'Everyday', managing],
  ['devices', 'Chrome on Windows', 'This computer', managing],
  ['members', 'Bo Ek', 'Mara Lindqvist', organisation],
  ['levels', 'Daily', null, managing],
];
for (const [route, row, resting, snapshot] of detailed) {
  test(`the details of a row of ${route} are reached by keyboard, in a wide window and at 320 px`, async ({ page }) => {
    await show(page, `settings/${route}`, { snapshot });
    const detail = page.getByTestId('detail');
    const title = detail.getByRole('heading', { level: 2 });
    const link = page.getByTestId('row-link').filter({ hasText: row });
    if (resting === null) await expect(detail).toHaveCount(0);
    else await expect(title).toHaveText(resting);
    await expect(page.getByTestId('close-detail')).toHaveCount(0);
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`settings/${route}/of/.`));
    await expect(title).toHaveText(row);
    await expect(link).toHaveAttribute('aria-current', 'true');
    const [list, beside] = [await link.boundingBox(), await detail.boundingBox()];
    expect(beside?.x).toBeGreaterThan((list?.x ?? 0) + (list?.width ?? 0));
    await page.getByTestId('close-detail').press('Enter');
    await expect(page).toHaveURL(new RegExp(`settings/${route}$`));

    await page.setViewportSize({ width: 320, height: 640 });
    await expect(detail).toHaveCount(0);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(row);
    await expect(detail).toBeVisible();
    await expect(link).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByTestId('back-to-list').press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(link).toBeVisible();
  });
}

test('where the table of levels leaves room, the level of this login stands beside it', async ({ page }) => {
  await show(page, 'settings/levels', { snapshot: managing, width: 1920 });
  const detail = page.getByTestId('detail');
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Daily');
  await expect(detail.getByTestId('change-level')).toHaveCount(0);
  const [table, beside] = [await page.getByTestId('levels').boundingBox(), await detail.boundingBox()];
  expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual(beside?.x ?? 0);
  await page.getByTestId('row-link').filter({ hasText: 'Everything' }).click();
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Everything');
  await page.getByTestId('close-detail').click();
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Daily');
  await page.setViewportSize({ width: 1500, height: 800 });
  await expect(detail).toHaveCount(0);
});

test('in a wide window the preferences stand in two columns, which are read one after the other', async ({ page }) => {
  await show(page, 'settings/preferences', { snapshot: managing });
  const placeOf = async (name: string) => {
    const box = await page.getByRole('heading', { name, exact: true }).boundingBox();
    return { x: box?.x ?? 0, y: box?.y ?? 0 };
  };
  const [first, below, beside] = [await placeOf('Locking'), await placeOf('Sites'), await placeOf('Toolbar button')];
  expect(below.x).toBe(first.x);
  expect(beside.x).toBeGreaterThan(first.x + 300);
  expect(beside.y).toBe(first.y);
  await page.setViewportSize({ width: 1000, height: 800 });
  expect((await placeOf('Toolbar button')).x).toBe((await placeOf('Sites')).x);
  expect((await placeOf('Toolbar button')).y).toBeGreaterThan((await placeOf('Sites')).y);
});

test('in a narrow window one button stands for the pages: it names the current one and folds the others out', async ({
  page,
}) => {
  await show(page, 'settings/sites', { snapshot: managing, width: 400 });
  const [fold, networks] = [page.getByTestId('fold-pages'), page.locator('.rail a[data-place=networks]')];
  await expect(fold).toHaveText(/Sites$/);
  await expect(networks).toBeHidden();
  await fold.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await networks.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networks');
  await expect(fold).toHaveText(/Networks$/);
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(networks).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(fold).toBeHidden();
  await expect(page.locator('.rail nav').last().getByRole('link').last()).toBeInViewport();
  await expect(page.getByTestId('lock')).toBeInViewport();
});

const boxOf = async (place: Locator) => (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test('what a login method opens stands beside the level, also after another page was looked at', async ({ page }) => {
  await show(page, 'settings/opens', { snapshot: managing, width: 1920 });
  await page.getByRole('link', { name: 'Login methods' }).click();
  const opens = page.getByTestId('login-method').first().locator('.opened-by');
  const [masks, level] = [await boxOf(opens.locator('.masks')), await boxOf(opens.locator('.t'))];
  expect(level.x).toBeGreaterThan(masks.x + masks.width);
  expect(level.y).toBeLessThan(masks.y + masks.height);
});

test('at 360 px names are not broken, and menus stay beside the name', async ({ page }) => {
  await show(page, 'settings/characters', { snapshot: full, width: 360 });
  for (const name of await page.locator('.row.character .t').all())
    expect((await boxOf(name)).height, await name.innerText()).toBeLessThan(30);
  await show(page, 'settings/members', { snapshot: full, width: 360 });
  await expect(page.getByTestId('fold-pages')).toContainText('People');
  for (const route of ['networks', 'sites']) {
    await show(page, `settings/${route}`, { snapshot: full, width: 360 });
    for (const row of await page.locator('.row:has(> .menu-place)').all()) {
      const [name, menu] = [await boxOf(row.getByTestId('row-link')), await boxOf(row.locator('.menu-place'))];
      expect(menu.x, await row.innerText()).toBeGreaterThan(name.x + name.width);
    }
  }
});
