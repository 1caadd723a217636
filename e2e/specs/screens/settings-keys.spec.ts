/** Pages of the settings with the keyboard alone, with a simulated worker: what is looked for, opened, changed and taken back, and where the focus is then. */
import approvals from '../../screens/cases/approvals.ts';
import settings from '../../screens/cases/settings.ts';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import { BUILT, expect, test } from '../../screens/test.ts';
import { keepsFocus, pressAt, tabTo, typeAt } from '../../support/keyboard.ts';

const screens = [...approvals, ...settings];

function screenOf(name: string): Screen {
  const found = screens.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no screen ${name}.`);
  return found;
}

test('approvals are looked for, opened, lowered and revoked', async ({ page }) => {
  const { answers } = screenOf('settings-approvals');
  const screen = screenOf('settings-approvals-new');
  await openScreen(page, BUILT, { ...screen, answers: { ...answers, 'change-allowances': {} } });
  await pressAt(page, page.getByTestId('look'));
  const rows = page.getByTestId('approval-row');
  await keepsFocus(page, rows.first());
  await pressAt(page, page.getByTestId('row-link').nth(1));
  const detail = page.getByTestId('detail');
  await keepsFocus(page, detail);
  await pressAt(page, detail.getByTestId('lower'));
  const amount = page.getByTestId('lowered-amount');
  await keepsFocus(page, amount);
  await typeAt(page, amount, '25');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keepsFocus(page, detail);
  await pressAt(page, detail.getByTestId('revoke'));
  await keepsFocus(page, detail);
  // In the list, several are revoked together.
  const boxes = page.getByTestId('select-approval').locator('input');
  await tabTo(page, boxes.first());
  await page.keyboard.press('Space');
  await expect(boxes.first()).toBeChecked();
  await pressAt(page, page.getByTestId('revoke-selected'), 'Enter');
  await keepsFocus(page, rows.first());
});

test('a network of the list is found and added', async ({ page }) => {
  await openScreen(page, BUILT, { ...screenOf('settings-networks'), answers: { 'add-network': {} } });
  await typeAt(page, page.getByTestId('find-network'), 'celo');
  const found = page.getByTestId('listed-network').first();
  await expect(found).toBeVisible();
  await pressAt(page, found.getByTestId('add-listed'));
  await keepsFocus(page, page.getByTestId('find-network'));
});
