/** Pages of a character with the details of a row beside the list, with a simulated worker: the details, what can be done there, the way back. */
import type { Page } from '@playwright/test';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import { full, IDA } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const show = (page: Page, route: string, rest: Partial<Screen> = {}) =>
  openScreen(page, BUILT, {
    name: 'details',
    path: `app.html#/settings/${route}`,
    width: 1280,
    height: 800,
    snapshot: full,
    ...rest,
  });
const stubOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub);

test('a contact shows its payments beside the address book, and a payment to it begins there', async ({ page }) => {
  await show(page, 'address-book');
  const detail = page.getByTestId('detail');
  await page.getByRole('link', { name: 'Ida Holm' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/address-book\/of\/0x/);
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Ida Holm');
  await expect(page.getByTestId('contact-row')).toHaveCount(2);
  await expect(detail.getByRole('link')).toHaveText([/Sending to Ida Holm/, /Received from Ida Holm/]);
  await detail.getByTestId('send-to-contact').click();
  await expect.poll(async () => (await stubOf(page)).opened).toContainEqual(expect.stringMatching(/popup\.html#send$/));
  const draft = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { get(key: null): Promise<Record<string, { to: string }>> } } };
    };
    return (await chrome.storage.session.get(null))['draft:everyday'];
  });
  expect(draft?.to).toBe(IDA);

  await page.setViewportSize({ width: 320, height: 700 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ida Holm');
  await detail.getByTestId('rename-contact').click();
  await expect(page.getByRole('dialog')).toContainText('Rename Ida Holm');
  await page.keyboard.press('Escape');
  await page.getByTestId('back-to-list').click();
  await expect(page).toHaveURL(/settings\/address-book$/);
});
