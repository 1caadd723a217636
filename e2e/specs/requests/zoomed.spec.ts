/** The windows of the wallet at a zoom that the person has set for its pages. */
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import { approve, promptFor } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';

const zoom = (page: Page, factor: number) => page.evaluate((value) => chrome.tabs.setZoom(value), factor);

test('the window grows with the zoom as far as the screen allows, and shrinks with it', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await wallet.app.bringToFront();
  await zoom(wallet.app, 1.5);
  try {
    const signing = ask(page, 'personal_sign', ['0x48656c6c6f', account]);
    const prompt = await promptFor(wallet, 'message');
    const box = () =>
      prompt.evaluate(() => ({
        isWide: outerWidth === Math.min(600, screen.availWidth - 16),
        isOnScreen:
          screenX >= 0 && screenX + outerWidth <= screen.availWidth && screenY + outerHeight <= screen.availHeight,
        page: innerWidth,
      }));
    await expect.poll(box).toEqual({ isWide: true, isOnScreen: true, page: 400 });
    await prompt.bringToFront();
    await zoom(prompt, 1);
    await expect.poll(() => prompt.evaluate(() => outerWidth)).toBe(400);
    await approve(wallet, 'message');
    expect((await signing).result).toMatch(/^0x[\da-f]{130}$/);
  } finally {
    await wallet.app.bringToFront();
    await zoom(wallet.app, 1);
  }
});

test('a page of the popup in its own window fills it, and the window grows with the zoom', async ({
  wallet,
  context,
}) => {
  await wallet.createIdentity();
  const app = await settings(wallet, 'history');
  const opening = context.waitForEvent('page');
  await app.getByRole('button', { name: 'Receive' }).click();
  const window = await opening;
  await expect(window.getByTestId('copy-address')).toBeVisible();
  const box = () =>
    window.evaluate(() => {
      const { width = 0, height = 0 } = document.querySelector('.popup')?.getBoundingClientRect() ?? {};
      return {
        isFilled: Math.round(width) === innerWidth && Math.round(height) === innerHeight,
        isOnScreen:
          screenX >= 0 && screenX + outerWidth <= screen.availWidth && screenY + outerHeight <= screen.availHeight,
        page: innerWidth,
      };
    });
  await expect.poll(box).toEqual({ isFilled: true, isOnScreen: true, page: 376 });
  await window.bringToFront();
  try {
    await zoom(window, 1.5);
    await expect.poll(box).toEqual({ isFilled: true, isOnScreen: true, page: 360 });
  } finally {
    await zoom(window, 1);
  }
  await expect.poll(box).toEqual({ isFilled: true, isOnScreen: true, page: 360 });
});
