/** The main screens in a longer language and in one that runs from right to left, with a simulated worker. */
import type { Page } from '@playwright/test';
import popupScreens from '../../screens/cases/popup.ts';
import promptScreens from '../../screens/cases/prompt.ts';
import settingsScreens from '../../screens/cases/settings.ts';
import tabScreens from '../../screens/cases/tab.ts';
import { cutOff, lengthen, turnAround } from '../../screens/languages.ts';
import { openScreen } from '../../screens/open.ts';
import { sideways } from '../../screens/reflow.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const MAIN = [
  'popup-start',
  'popup-home',
  'popup-activity',
  'popup-activity-page',
  'popup-activity-through',
  'popup-switcher',
  'popup-receive',
  'popup-send',
  'prompt-connect',
  'prompt-permit',
  'prompt-send',
  'prompt-lookalike',
  'prompt-calls',
  'tab-start-1-narrow',
  'tab-start-2',
  'tab-login',
  'settings-characters',
  'settings-login-methods',
  'settings-levels',
  'settings-networks',
  'settings-accounts-narrow',
];
const all = [...popupScreens, ...promptScreens, ...settingsScreens, ...tabScreens];
const main = MAIN.map((name) => {
  const screen = all.find((one) => one.name === name);
  if (screen === undefined) throw new Error(`There is no screen ${name}.`);
  return screen;
});

for (const screen of main) {
  test(`${screen.name} has room for a longer language, and turns for one that runs from right to left`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen);
    await lengthen(page);
    expect(await sideways(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
    await turnAround(page, BUILT);
    expect(await sideways(page)).toEqual([]);
  });
}

/** The left edges of the pieces of an element, in the order of its text; pieces at the same place are one. */
const edgesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const edges: number[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (text.data.trim() === '') continue;
        range.selectNodeContents(text);
        edges.push(Math.round(range.getBoundingClientRect().left));
      }
      return [...new Set(edges)];
    });

test('from right to left, an address still begins with 0x, and a host ends with its domain', async ({ page }) => {
  for (const [name, selector] of [
    ['popup-receive', '.addr-full'],
    ['prompt-permit', '[data-testid="request-origin"]'],
  ] as const) {
    const screen = main.find((one) => one.name === name);
    if (screen === undefined) throw new Error(`There is no screen ${name}.`);
    await openScreen(page, BUILT, screen);
    await turnAround(page, BUILT);
    const edges = await edgesOf(page, selector);
    expect(edges.length, name).toBeGreaterThan(1);
    expect(edges, name).toEqual(edges.toSorted((one, other) => one - other));
  }
});
