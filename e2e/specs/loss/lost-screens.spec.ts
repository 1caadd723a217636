/** Every screen about a loss, with a simulated worker: axe finds no fault, and the commands sent are those that the person chose. */
import type { Page } from '@playwright/test';
import type { CommandName } from '../../../src/messaging/commands.ts';
import { findingsOf } from '../../screens/axe.ts';
import screens from '../../screens/cases/loss.ts';
import { faultsOfControls } from '../../screens/focus.ts';
import { sameNames } from '../../screens/names.ts';
import { openScreen } from '../../screens/open.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

async function show(page: Page, name: string, complaints: string[] = []): Promise<void> {
  const screen = screens.find((each) => each.name === `loss-${name}`);
  if (screen === undefined) throw new Error(`There is no screen ${name}.`);
  await openScreen(page, BUILT, screen, complaints);
}

/** Arguments of every command of that name sent so far. */
const asked = (page: Page, name: CommandName) =>
  page.evaluate(
    (wanted) =>
      (globalThis as unknown as { stub: StubWindow }).stub.commands
        .filter((command) => command.name === wanted)
        .map(({ args }) => args as Record<string, unknown>),
    name,
  );

for (const { name } of screens) {
  test(`${name} has no errors, no cut-off text and no axe findings`, async ({ page }) => {
    const complaints: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, name.slice('loss-'.length), complaints);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect((await findingsOf(page)).violations).toEqual([]);
    expect(await sameNames(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await faultsOfControls(page)).toEqual([]);
    // At 400 % zoom nothing is scrolled to the side or stands in front of the focus. The browser gives the popup its width.
    if (!page.url().includes('app.html')) return;
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await faultsOfControls(page)).toEqual([]);
  });
}

test('on a lost computer the ticked login methods are frozen, and the copies of the others there are excluded', async ({
  page,
}) => {
  await show(page, 'freeze-computer');
  await page.getByTestId('sure').click();
  await page.getByTestId('confirm-freeze').click();
  const question = page.getByTestId('confirm-change');
  // Only a managing method can exclude a copy: the fingerprint of a low level is not offered.
  await expect(question.getByTestId('unlock-with-recovery-key')).toBeVisible();
  await expect(question.getByRole('button', { name: 'Security key in the drawer' })).toBeVisible();
  await expect(question.getByRole('button', { name: 'Fingerprint on this laptop' })).toHaveCount(0);
  await question.getByTestId('unlock-with-recovery-key').click();
  await question.getByTestId('recovery-key').fill('7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R');
  await question.getByTestId('continue').click();
  await expect.poll(() => asked(page, 'report-loss')).toMatchObject([{ methodIds: ['m1'], deviceIds: ['d2'] }]);
});

test('missing keys are left behind only if the person continues', async ({ page }) => {
  await show(page, 'keys-missing');
  await page.getByTestId('keys-missing-stop').click();
  await expect(page.getByRole('alert')).toContainText('“Funds”');
  expect(await asked(page, 'rotate-characters')).toHaveLength(1);
});

test('continuing without the missing keys asks for no second confirmation', async ({ page }) => {
  await show(page, 'keys-missing');
  await page.getByTestId('keys-missing-go-on').click();
  await expect
    .poll(() => asked(page, 'rotate-characters'))
    .toMatchObject([{ proof: { kind: 'recovery-key' } }, { proof: { kind: 'recovery-key', withoutKeys: true } }]);
});

test('moving funds opens the payment form of the exposed account, filled in', async ({ page }) => {
  await show(page, 'trouble');
  await page.getByTestId('move-funds').first().click();
  await expect.poll(() => asked(page, 'move-funds')).toMatchObject([{ characterId: 'everyday' }]);
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub.opened))
    .toContainEqual(expect.stringContaining('popup.html#send'));
});

test('a freeze code is sent only once both code and server are entered', async ({ page }) => {
  await show(page, 'by-code-locked');
  await page.getByTestId('use-freeze-code').click();
  await expect(page.getByRole('alert')).toHaveText('Enter the address from your sheet.');
  await page.getByTestId('server-url').fill('keys.example.org');
  await page.getByTestId('use-freeze-code').click();
  await expect(page.getByRole('alert')).toHaveText('Enter the code from your sheet.');
  expect(await asked(page, 'use-freeze-code')).toEqual([]);
});
