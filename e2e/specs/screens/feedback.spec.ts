/** Acts without a place of their own for an error, as those of menus and shortcuts: the page shows that they run, and a toast that stays says what failed. */
import type { Page } from '@playwright/test';
import { findingsOf } from '../../screens/axe.ts';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import { begun, everyday, full } from '../../screens/snapshots.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const FAILED = { error: { code: 'not-saved', message: 'The disk is full. Free some space and try again.' } };

async function show(
  page: Page,
  path: string,
  answers: Screen['answers'],
  snapshot: Screen['snapshot'] = full,
): Promise<void> {
  // The contrast of what fades in is that of its end.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openScreen(page, BUILT, {
    name: 'feedback',
    path,
    ...(path.startsWith('popup') ? { width: 360, height: 600 } : { width: 1280, height: 800 }),
    snapshot,
    ...(answers ? { answers } : {}),
  });
}

async function chooseNetwork(page: Page): Promise<void> {
  await page.getByTestId('network-switch').click();
  await page.getByRole('menuitemradio', { checked: false }).first().click();
}

async function switchCharacter(page: Page): Promise<void> {
  await page.locator('.rail .acting').click();
  await page.getByRole('menuitemradio', { checked: false }).first().click();
}

/** It stays until it is closed. */
async function failureIsSaid(page: Page): Promise<void> {
  const toast = page.getByTestId('toast');
  await expect(toast).toContainText('The disk is full. Free some space and try again.');
  expect((await findingsOf(page)).violations).toEqual([]);
  await toast.getByRole('button', { name: 'Close this message' }).click();
  await expect(toast).toHaveCount(0);
}

test('a network that cannot be chosen in the popup', async ({ page }) => {
  await show(page, 'popup.html', { 'set-network': FAILED });
  await chooseNetwork(page);
  await failureIsSaid(page);
});

test('a wallet that cannot be locked from the popup', async ({ page }) => {
  await show(page, 'popup.html', { lock: FAILED });
  await page.getByTestId('lock').click();
  await failureIsSaid(page);
});

test('a character that cannot be switched to in the rail, and a wallet that cannot be locked there', async ({
  page,
}) => {
  await show(page, 'app.html#/settings/characters', { 'set-active': FAILED, lock: FAILED });
  await switchCharacter(page);
  await failureIsSaid(page);
  await page.getByTestId('lock').click();
  await failureIsSaid(page);
});

test('what takes longer is shown, in the popup and in the rail', async ({ page }) => {
  const working = page.locator('html[data-working]');
  await show(page, 'popup.html', { 'set-network': 'never' });
  await expect(working).toHaveCount(0);
  await chooseNetwork(page);
  await expect(working).toHaveCount(1);
  await show(page, 'app.html#/settings/characters', { 'set-active': 'never' });
  await expect(working).toHaveCount(0);
  await switchCharacter(page);
  await expect(working).toHaveCount(1);
});

test('a tab below the fold brings its list into view', async ({ page }) => {
  const silent = { ...begun, active: { ...everyday, networkAnswers: false } };
  await show(page, 'popup.html', {}, silent);
  await expect(page.getByTestId('account-row').first()).not.toBeInViewport();
  await page.getByRole('tab', { name: 'Activity' }).click();
  await expect(page.getByTestId('activity-row').nth(1)).toBeInViewport();
  await page.getByTestId('activity-row').first().click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByTestId('activity-row').nth(1)).toBeInViewport();
});
