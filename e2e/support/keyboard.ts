/** A person without a mouse: moves with Tab, and sees where the focus is at every stop. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has before what is looked for. */
const MOST = 60;

/**
 * Presses Tab until the focus is on `target`. At every stop the focus is on something that is visible, in view, covered by nothing and marked.
 * @param target one that takes the focus itself
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < MOST; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await faultOfFocus(page), `at ${target}`).toBeNull();
      return;
    }
    await page.keyboard.press('Tab');
    expect(await faultOfFocus(page), `on the way to ${target}`).toBeNull();
  }
  throw new Error(`${target} is not reached by Tab.`);
}

/** Goes there and presses the key. */
export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** What is wrong with the place of the focus, as a sentence; `null`: nothing. */
const faultOfFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    // Behind the last stop, Tab leaves the page for the window of the browser.
    if (focused === null || focused === document.body) return null;
    const name = focused.outerHTML.slice(0, 160);
    // A checkbox or radio button is drawn by its label.
    const shown = focused instanceof HTMLInputElement ? (focused.closest('label') ?? focused) : focused;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) return `has no size: ${name}`;
    const [x, y] = [
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
    ];
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return `is out of view: ${name}`;
    const above = document.elementFromPoint(x, y);
    if (above !== null && !shown.contains(above) && !above.contains(shown))
      return `is covered by ${above.outerHTML.slice(0, 120)}: ${name}`;
    const marks = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (
        (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) ||
        (element.matches('.input:focus-within') && boxShadow !== 'none')
      );
    };
    const around = [focused, shown, focused.closest('.input'), focused.parentElement, focused.closest('.select')];
    return around.some(marks) ? null : `has no mark: ${name}`;
  });
