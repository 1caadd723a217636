/** Every screen of the prompt, with a simulated worker: axe finds no fault, nothing is cut off, and 400 % zoom leaves it usable. */
import { findingsOf } from '../../screens/axe.ts';
import screens from '../../screens/cases/prompt.ts';
import { faultsOfControls } from '../../screens/focus.ts';
import { vanishing } from '../../screens/forced.ts';
import { sameNames } from '../../screens/names.ts';
import { openScreen } from '../../screens/open.ts';
import { AT_400_PERCENT, sideways, wrongGrounds } from '../../screens/reflow.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

for (const screen of screens) {
  test(`${screen.name} has no errors, no cut-off text and no axe findings`, async ({ page }) => {
    const complaints: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen, complaints);
    expect(complaints).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect((await findingsOf(page)).violations).toEqual([]);
    expect(await sameNames(page)).toEqual([]);
    expect(await vanishing(page)).toEqual([]);
    expect(await wrongGrounds(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await faultsOfControls(page)).toEqual([]);
    await page.setViewportSize(AT_400_PERCENT.prompt);
    expect(await sideways(page)).toEqual([]);
    expect(await faultsOfControls(page)).toEqual([]);
  });
}

test('an amount with all its digits stands in one line, with its sign and its unit', async ({ page }) => {
  const send = screens.find(({ name }) => name === 'prompt-send');
  if (send === undefined) throw new Error('There is no such screen.');
  await openScreen(page, BUILT, send);
  const amounts = page.getByTestId('simulation').locator('dd > .val');
  await expect(amounts).toContainText(['0.25', '0.000270833104219', '0.953929']);
  expect(await amounts.evaluateAll((all) => all.map((one) => one.getClientRects().length))).toEqual([1, 1, 1]);
});
