/** Commands that the key server pages send to a simulated worker: none before the person has chosen it. */
import type { Page } from '@playwright/test';
import type { CommandName } from '../../../src/messaging/commands.ts';
import screens from '../../screens/cases/server.ts';
import { succeedCeremonies } from '../../screens/ceremonies.ts';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

/** Opens a case by its name. */
async function show(page: Page, name: string, rest: Partial<Screen> = {}): Promise<void> {
  const screen = screens.find((each) => each.name === `server-${name}`);
  if (screen === undefined) throw new Error(`There is no screen ${name}.`);
  await openScreen(page, BUILT, { ...screen, ...rest });
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

test('the start asks the offered server before a passkey is made, and keeps the sealed copy there', async ({
  page,
}) => {
  await show(page, 'start');
  expect(await asked(page, 'check-server')).toEqual([]);
  await succeedCeremonies(page);
  await page.getByTestId('create-with-passkey').click();
  await expect.poll(() => asked(page, 'start-identity')).toMatchObject([{ server: 'https://keys.example.org' }]);
  expect(await asked(page, 'check-server')).toEqual([{ url: 'https://keys.dramatis.example' }]);
});

test('a server that does not answer is reported before a passkey is made, and the other choices are offered', async ({
  page,
}) => {
  await show(page, 'start-away');
  await succeedCeremonies(page);
  expect(await asked(page, 'creation-options')).toEqual([]);
  await page.getByTestId('server-here').click();
  await page.getByTestId('create-with-passkey').click();
  await expect.poll(() => asked(page, 'start-identity')).toMatchObject([{ server: null }]);
});

test('a server that fails while the identity is made is also reported under the pressed choice', async ({ page }) => {
  await show(page, 'start-lost');
  await expect(page.locator('[data-rule="server"]')).toContainText('can’t be reached right now');
  await expect(page.locator('[data-rule="server"]')).toBeInViewport({ ratio: 1 });
  await page.getByTestId('without-server').click();
  await expect.poll(() => asked(page, 'start-identity')).toMatchObject([{}, { server: null }]);
});

test('with a server the start needs no backup file, but still offers one', async ({ page }) => {
  await show(page, 'start-finish');
  await page.getByTestId('finish').click();
  await expect.poll(() => asked(page, 'finish-identity')).toHaveLength(1);
  expect(await asked(page, 'draft-backup')).toEqual([]);
});

test('the sheet of the recovery key names the server', async ({ page }) => {
  const draft = { recoveryKey: Array.from({ length: 8 }, () => 'XXXXX'), ask: [1, 5], fingerprint: '7c31' };
  await show(page, 'start-finish', {
    snapshot: { ...(screens[0]?.snapshot as never as object), draft: 'recovery-key' } as never,
    answers: { 'draft-recovery-key': { ...draft, server: 'https://keys.dramatis.example' } },
  });
  await expect(page.getByTestId('recovery-key-text')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet-print')).toContainText('https://keys.dramatis.example');
  await expect(page.locator('.sheet-print')).not.toContainText('backup file');
});

for (const { name, path, sends, steps } of [
  { name: 'restored with the key', path: 'restore/recovery-key', sends: 'find-identity', steps: async () => {} },
  {
    name: 'restored from a backup file',
    path: 'restore/backup',
    sends: 'restore',
    steps: (page: Page) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'copy.dramatis', mimeType: 'application/json', buffer: Buffer.from('{}') }),
  },
] as const) {
  test(`${name}: the typed recovery key serves for the first passkey, also if the snapshot comes before the answer`, async ({
    page,
  }) => {
    const key = '7Q4MK XV2PA 9HCRT 3WDNE G6YBF K8ZQJ T5MSH PA41R';
    await show(page, 'restore', { path: `app.html#/${path}`, answers: { ...screens[0]?.answers, [sends]: 'never' } });
    await succeedCeremonies(page);
    await steps(page);
    await page.getByTestId('recovery-key').fill(key);
    await page.getByTestId('continue').click();
    await expect.poll(() => asked(page, sends)).toHaveLength(1);
    const restored = screens.find((each) => each.name === 'server-restored-key')?.becomes;
    await page.evaluate(
      (snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot as never),
      restored,
    );
    await page.getByTestId('create-with-passkey').click();
    await expect.poll(() => asked(page, 'add-method')).toMatchObject([{ proof: { kind: 'recovery-key', text: key } }]);
  });
}

test('one ceremony finds the identity, with a local copy or without', async ({ page }) => {
  await show(page, 'restore');
  await succeedCeremonies(page);
  await page.getByTestId('keep-copy').click();
  await page.getByTestId('unlock-with-passkey').click();
  await expect
    .poll(() => asked(page, 'find-identity'))
    .toMatchObject([{ server: 'https://keys.example.org', keepCopy: false, answer: { kind: 'passkey', ticket: 't' } }]);
  expect(await asked(page, 'discovery-options')).toHaveLength(1);
});

test('after a failed touch the address can be changed, and the next try uses it', async ({ page }) => {
  await show(page, 'restore-away');
  await page.getByTestId('change-server').click();
  await page.getByTestId('server-own').click();
  await page.getByTestId('server-url').fill('keys.example.org');
  await page.getByTestId('try-again').click();
  await expect.poll(() => asked(page, 'find-identity')).toHaveLength(2);
  expect(await asked(page, 'check-server')).toContainEqual({ url: 'https://keys.example.org' });
});

test('a typed recovery key is sent to the server only if it is well formed', async ({ page }) => {
  await show(page, 'restore-key');
  await page.getByTestId('recovery-key').fill('7Q4MK XV2PA');
  await page.getByTestId('continue').click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await asked(page, 'find-identity')).toEqual([]);
  expect(await asked(page, 'check-server')).toEqual([]);
});

test('a changed fingerprint is accepted only after the person compared it', async ({ page }) => {
  await show(page, 'settings-other-key');
  const accept = page.getByTestId('accept-fingerprint');
  await expect(accept).toBeDisabled();
  await page.getByTestId('compared-fingerprint').click();
  await accept.click();
  const shown = await page.getByTestId('new-fingerprint').textContent();
  await expect.poll(() => asked(page, 'sync-now')).toEqual([{ accept: shown?.trim() }]);
});

test('deleting requires a tick and a confirmation', async ({ page }) => {
  await show(page, 'settings-delete');
  await expect(page.getByTestId('confirm-delete-identity')).toBeDisabled();
  await page.getByTestId('delete-identity-sure').click();
  await page.getByTestId('confirm-delete-identity').click();
  await expect(page.getByTestId('confirm-change')).toBeVisible();
  expect(await asked(page, 'delete-identity')).toEqual([]);
});

test('the popup links to the page of the key server', async ({ page }) => {
  await show(page, 'popup-away');
  await page.getByTestId('server-chip').click();
  const opened = () => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub.opened);
  await expect.poll(async () => (await opened()).join()).toContain('#/settings/server');
});
