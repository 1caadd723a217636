/** A page of the settings brings its styles with it, and they stay: no page of start and login, drawn afterwards, looks different with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import identities from '../../screens/cases/identities.ts';
import password from '../../screens/cases/password.ts';
import tab from '../../screens/cases/tab.ts';
import { openScreen } from '../../screens/open.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const ASSETS = join(BUILT, 'assets');

/** Styles that the tab loads when a page needs them; what others load, and what all load at once, is not among them. */
const late = readdirSync(ASSETS)
  .filter((file) => file.endsWith('.css') && !/popup|prompt|rtl/.test(file))
  .filter((file) => !readFileSync(join(BUILT, 'app.html'), 'utf8').includes(file))
  .map((file) => readFileSync(join(ASSETS, file), 'utf8'));

/** Pages change their form at 860 and at 480 (tab.css, adapt.css); a telephone is 390 wide, and four times the size of everything leaves 320. In CSS pixels. */
const NARROW = [800, 390, 320];

/** Place and size of everything that is drawn, but of what turns: as it is, and with these styles. In one task, so that nothing else changes in between. */
const places = (page: Page, styles: readonly string[]): Promise<{ before: string[]; after: string[] }> =>
  page.evaluate((texts) => {
    const now = () =>
      [...document.querySelectorAll('body *:not(.wait)')]
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return `${element.tagName} ${element.getAttribute('class') ?? ''}: ${[x, y, width, height].map(Math.round)}`;
        });
    document.adoptedStyleSheets = [];
    const before = now();
    document.adoptedStyleSheets = texts.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    return { before, after: now() };
  }, styles);

const outside = [...tab, ...identities, ...password].filter(
  ({ name, path }) =>
    path.startsWith('app.html') && !path.includes('#/settings') && !/-narrow|-print|first-steps/.test(name),
);

test('there are such styles and such pages', () => {
  expect(late.join('')).toContain('.rail-fold');
  expect(outside.length).toBeGreaterThan(20);
});

for (const screen of outside) {
  test(`the styles of the settings move nothing on ${screen.name}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen);
    const { height } = page.viewportSize() ?? { height: 800 };
    for (const width of [null, ...NARROW]) {
      if (width !== null) await page.setViewportSize({ width, height });
      const { before, after } = await places(page, late);
      expect(before.length).toBeGreaterThan(5);
      expect([width, ...after]).toEqual([width, ...before]);
    }
  });
}
