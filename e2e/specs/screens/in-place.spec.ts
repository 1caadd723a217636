/** What a node answers, or does not, moves nothing that the person may be about to press. */
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import popup from '../../screens/cases/popup.ts';
import settings from '../../screens/cases/settings.ts';
import { openScreen } from '../../screens/open.ts';
import { everyday, full, holding } from '../../screens/snapshots.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const screens = [...popup, ...settings];
const screenOf = (name: string) => {
  const found = screens.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no screen ${name}.`);
  return found;
};

/** While balances are loaded, where no node answers, and once they are there, which is nothing yet. */
const STATES: readonly (Snapshot | null)[] = [
  screenOf('popup-loading').snapshot,
  screenOf('popup-offline-unknown').snapshot,
  {
    ...full,
    active: { ...everyday, holdings: { networks: [holding(1, '0', { assets: [] })], accounts: 1, prices: null } },
  },
];

/** How tall it is in each state, in CSS pixels. */
async function heightsOf(page: Page, name: string, selector: string): Promise<number[]> {
  const heights: number[] = [];
  for (const snapshot of STATES) {
    await openScreen(page, BUILT, { ...screenOf(name), snapshot });
    const { height = 0 } = (await page.locator(selector).first().boundingBox()) ?? {};
    heights.push(Math.round(height));
  }
  return heights;
}

for (const name of ['popup-home', 'settings-accounts'])
  for (const [what, selector] of [
    ['the sum', '.sum'],
    ['an account', '[data-testid=account-row]'],
  ] as const)
    test(`${what} of ${name} is as tall before its balance is there as after`, async ({ page }) => {
      const [loading, silent, there] = await heightsOf(page, name, selector);
      expect(there).toBeGreaterThan(0);
      expect([loading, silent]).toEqual([there, there]);
    });
