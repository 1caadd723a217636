/** A person without a mouse: moves with Tab and Shift-Tab, and sees where the focus is at every stop. */
import { expect, type Locator, type Page } from '@playwright/test';
import { faultsOfFocus } from '../screens/focus.ts';

/** More stops than any page has before what is looked for. */
const MOST = 60;

/**
 * Presses Tab until the focus is on `target`. At every stop the focus is on something that is visible, in view, covered by nothing and marked.
 * @param target one that takes the focus itself @param back with Shift, to what stands before
 */
export async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < MOST; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await faultsOfFocus(page), `at ${target}`).toEqual([]);
      return;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    expect(await faultsOfFocus(page), `on the way to ${target}`).toEqual([]);
  }
  throw new Error(`${target} is not reached by ${back ? 'Shift+Tab' : 'Tab'}.`);
}

/** Goes there and presses the key. */
export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes there and types the text. */
export async function typeAt(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

/** After an act: `shown` is there, and the focus is somewhere on the page, not lost with what was pressed. */
export async function keepsFocus(page: Page, shown: Locator): Promise<void> {
  await expect(shown).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body), {
      message: `the focus is on the page that shows ${shown}`,
    })
    .toBe(true);
  expect(await faultsOfFocus(page)).toEqual([]);
}
