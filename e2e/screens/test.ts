/** Fixtures of the screen tests: one page for all tests of a worker. */
import { test as base, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { EXTENSION } from '../../scripts/lib/paths.mjs';

export { expect } from '@playwright/test';

/** Folder of the built extension, or of a build of the pages alone. */
export const BUILT = process.env.BUILT_PAGES ?? EXTENSION;

const executablePath = findChromium();

// A context and a page per test would take longer than most of these tests. A failing test ends its worker, and with it the page.
export const test = base.extend<{ page: Page }, { screenPage: Page }>({
  launchOptions: executablePath === null ? {} : { executablePath, args: ['--no-sandbox'] },
  screenPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ screenPage }, use) => {
    await screenPage.emulateMedia({
      media: null,
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
    });
    await screenPage.mouse.move(0, 0);
    await use(screenPage);
  },
});
