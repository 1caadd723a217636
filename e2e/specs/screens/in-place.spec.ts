/** What a node answers, or does not, moves nothing that the person may be about to press. */
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import popup from '../../screens/cases/popup.ts';
import settings from '../../screens/cases/settings.ts';
import { openScreen } from '../../screens/open.ts';
import { everyday, full, holding } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
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

/** What a person may be about to press, and how far from the top of the window it is, in CSS pixels. */
const placesOf = async (page: Page): Promise<Record<string, number>> => {
  const places: Record<string, number> = {};
  for (const name of ['current-site', 'all-networks', 'send', 'receive', 'account-row']) {
    const { y = Number.NaN } = (await page.getByTestId(name).first().boundingBox()) ?? {};
    places[name] = Math.round(y);
  }
  return places;
};

for (const [what, before, after] of [
  ['while balances are loaded', screenOf('popup-loading').snapshot, screenOf('popup-offline-unknown').snapshot],
  ['once they are there', full, { ...full, active: { ...everyday, networkAnswers: false } }],
] as const)
  test(`a network that stops responding ${what} moves nothing, nor when it responds again`, async ({ page }) => {
    const { answers = {} } = screenOf('popup-loading');
    await openScreen(page, BUILT, { ...screenOf('popup-home'), answers, snapshot: before });
    const places = await placesOf(page);
    for (const value of Object.values(places)) expect(value).toBeGreaterThan(0);
    const become = (snapshot: Snapshot | null) =>
      page.evaluate((next) => (globalThis as unknown as { stub: StubWindow }).stub.push(next as Snapshot), snapshot);
    const notice = page.locator('.below');
    await expect(notice).toHaveCount(0);
    await become(after);
    await expect(notice).toContainText('Ethereum isn’t responding');
    expect(await placesOf(page)).toEqual(places);
    await become(before);
    await expect(notice).toHaveCount(0);
    expect(await placesOf(page)).toEqual(places);
  });

test('accounts in the full tab stay where they are when their network answers, or does not', async ({ page }) => {
  const tops: number[] = [];
  for (const snapshot of STATES) {
    await openScreen(page, BUILT, { ...screenOf('settings-accounts'), snapshot });
    tops.push(Math.round((await page.getByTestId('account-row').first().boundingBox())?.y ?? 0));
  }
  const [loading, silent, there] = tops;
  expect(there).toBeGreaterThan(0);
  expect([loading, silent]).toEqual([there, there]);
});
