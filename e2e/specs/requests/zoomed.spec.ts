/** The prompt window at a zoom that the person has set for the wallet's pages. */
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import { approve, promptFor } from '../../support/person.ts';

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
