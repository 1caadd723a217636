/** The whole life of recovery keys in the built extension, with a real key server and a second computer. */
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { bringByKey, inStep, nameServer, openRestore, startAtServer } from '../../support/at-server.ts';
import { forgetEverything } from '../../support/forget.ts';
import { more, settings, unlocked } from '../../support/settings.ts';
import { readRecoveryKey, typeGroupsBack } from '../../support/start-identity.ts';
import type { Wallet } from '../../support/wallet.ts';

const DAY = 86_400_000;

const row = (app: Page, name: string) =>
  app.getByTestId('login-method').filter({ has: app.getByText(name, { exact: true }) });

async function typeKey(app: Page, recoveryKey: readonly string[]): Promise<void> {
  await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
}

/** From the first step on: names the key, keeps it, types two groups back, and leaves the page at the last step. */
async function keep(app: Page, name: string): Promise<string[]> {
  await app.getByTestId('key-name').fill(name);
  await app.getByTestId('begin-recovery-key').getByTestId('continue').click();
  const recoveryKey = await readRecoveryKey(app);
  // The printed sheet tells it apart from the others.
  await expect(app.locator('.sheet-print')).toContainText(name);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('add-recovery-key')).toBeVisible();
  return recoveryKey;
}

/** Keeps each sheet as it is shown, types one group of each back, and leaves the page at the last step. */
async function keepSheets(app: Page, count: number): Promise<string[][]> {
  const sheets: string[][] = [];
  for (let number = 1; number <= count; number++) {
    await expect(app.locator('.sheet-print')).toContainText(`Recovery sheet ${number} of ${count}`);
    sheets.push(await app.getByTestId('recovery-key-text').locator('b').allTextContents());
    await app.getByTestId(number < count ? 'next-sheet' : 'continue').click();
  }
  const asked = app.locator('[data-testid^="sheet-confirm-"]');
  await expect(asked).toHaveCount(count);
  for (const field of await asked.all()) {
    const [sheet = 0, group = 0] = ((await field.getAttribute('data-testid')) ?? '').split('-').slice(-2).map(Number);
    await field.fill(sheets[sheet - 1]?.[group - 1] ?? '');
  }
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('add-recovery-key')).toBeVisible();
  return sheets;
}

async function add(app: Page, by: readonly string[]): Promise<void> {
  await app.getByTestId('add-recovery-key').click();
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('recovery-key').fill(by.join(' '));
  await question.getByTestId('continue').click();
  await expect(app.getByTestId('key-added')).toBeVisible();
}

/** Opens *I already have an identity* of the second computer and types this key, which must open nothing. */
async function expectOpensNothing(second: Wallet, server: Parameters<typeof nameServer>[1], key: readonly string[]) {
  const app = await openRestore(second);
  await nameServer(app, server);
  await app.getByTestId('unlock-with-recovery-key').click();
  await typeKey(app, key);
  await expect(app.getByTestId('warning')).toBeVisible();
  expect((await second.snapshot()).kind).toBe('empty');
}

test('a recovery key is checked, joined by a second one and renewed; the old one opens nothing, the second restores everything', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { recoveryKey: first, address } = await startAtServer(wallet, keyServer);
  await inStep(wallet);
  did('recovery-key', 'start');

  // A week later the wallet asks for the sheet, without the server.
  const later = await wallet.app.context().newPage();
  await later.addInitScript((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, 8 * DAY);
  await later.goto(wallet.url('app.html#/settings/characters'));
  await later.getByTestId('check-note').getByTestId('check-now').click();
  await typeKey(later, first.with(0, first[1] ?? ''));
  await expect(later.getByTestId('check-passed')).toHaveCount(0);
  await typeKey(later, first);
  await expect(later.getByTestId('check-passed')).toBeVisible();
  await later.close();
  let app = await settings(wallet, 'login-methods');
  await expect(row(app, 'Recovery key')).toContainText('Checked on');
  await settings(wallet, 'characters');
  await expect(app.getByTestId('check-note')).toHaveCount(0);

  // A second key; the tab and the worker end in the middle.
  app = await settings(wallet, 'login-methods');
  await app.getByTestId('new-recovery-key').click();
  const parents = await keep(app, 'At my parents’');
  await wallet.stopWorker();
  app = await settings(wallet, 'login-methods');
  await app.getByTestId('continue-key').click();
  await add(app, first);
  await app.getByTestId('done').click();
  await expect(row(app, 'At my parents’')).toBeVisible();
  did('recovery-key', 'add', 'confirm');
  await inStep(wallet);

  // The first one is renewed. While the server is away, nothing changes and nothing is lost.
  await more(app, 'Recovery key', 'renew-recovery-key');
  const renewed = await keep(app, 'In the safe');
  await keyServer.stop();
  await app.getByTestId('add-recovery-key').click();
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('recovery-key').fill(first.join(' '));
  await question.getByTestId('continue').click();
  await expect(app.getByTestId('warning').filter({ hasText: 'That didn’t work' })).toBeVisible();
  expect((await unlocked(wallet)).recovery.draft?.step).toBe('add');
  await keyServer.start();
  await add(app, first);
  await app.getByTestId('done').click();
  await expect(row(app, 'In the safe')).toBeVisible();
  await expect(row(app, 'Recovery key')).toHaveCount(0);
  expect((await unlocked(wallet)).methods.filter(({ kind }) => kind === 'recovery-key')).toHaveLength(2);
  await inStep(wallet);

  await expectOpensNothing(second, keyServer, first);
  did('recovery-key', 'renew');
  await bringByKey(second, keyServer, parents);
  expect((await unlocked(second)).active?.accounts.map((account) => account.address)).toEqual([address]);
  did('recovery-key', 'new computer');
  await second.lock();
  await second.unlockWithRecoveryKey(renewed);
  expect((await unlocked(second)).characters.map(({ state }) => state)).toEqual(['open']);
  did('recovery-key', 'log in');

  // The one at the parents' is lost: another recovery key freezes it, and removes it.
  const confirmBy = async (key: readonly string[]) => {
    await question.getByTestId('recovery-key').fill(key.join(' '));
    await question.getByTestId('continue').click();
    await expect(question).toBeHidden();
  };
  await settings(wallet, 'lost');
  await app.getByTestId('lost-method').filter({ hasText: 'At my parents’' }).click();
  await app.getByTestId('confirm-freeze').click();
  await confirmBy(renewed);
  await expect(app.getByTestId('frozen-method')).toContainText('At my parents’');
  await inStep(wallet);
  await second.lock();
  await second.app.goto(second.url('app.html#/login?other=1'));
  await second.app.getByTestId('unlock-with-recovery-key').click();
  await typeKey(second.app, parents);
  await expect(second.app.getByRole('alert')).toContainText('frozen');
  did('recovery-key', 'freeze');
  await app.getByTestId('remove-frozen').click();
  await app.getByTestId('confirm-remove').click();
  await confirmBy(renewed);
  await expect(app.getByTestId('frozen-method')).toHaveCount(0);
  expect((await unlocked(wallet)).methods.filter(({ kind }) => kind === 'recovery-key')).toHaveLength(1);
  did('recovery-key', 'remove');

  // One more on three sheets: two of them are enough for the check, one after the other.
  await settings(wallet, 'login-methods');
  await app.getByTestId('new-recovery-key').click();
  await app.getByTestId('key-name').fill('With friends');
  await app.getByTestId('how-many-sheets').getByText('Several').click();
  await app.getByTestId('sheet-holder-1').fill('Ida Holm');
  await app.getByTestId('begin-recovery-key').getByTestId('continue').click();
  const sheets = await keepSheets(app, 3);
  await add(app, renewed);
  await app.getByTestId('done').click();
  await expect(row(app, 'With friends')).toContainText('3 sheets, 2 needed');
  await expect(row(app, 'With friends')).toContainText('Ida Holm');
  await settings(wallet, 'login-methods/check');
  await typeKey(app, sheets[2] ?? []);
  await expect(app.getByTestId('typed-sheets')).toContainText('1 of 2 sheets');
  await typeKey(app, sheets[2] ?? []);
  await expect(app.getByRole('alert')).toContainText('are the same');
  await typeKey(app, sheets[0] ?? []);
  await expect(app.getByTestId('check-passed')).toBeVisible();
  await inStep(wallet);

  // One sheet alone restores nothing on another computer, and the page says how many are missing. Two restore everything.
  await forgetEverything(second);
  for (const credential of await second.authenticator.credentials()) await second.authenticator.forget(credential);
  const other = await openRestore(second);
  await nameServer(other, keyServer);
  await other.getByTestId('unlock-with-recovery-key').click();
  await typeKey(other, sheets[1] ?? []);
  await expect(other.getByTestId('typed-sheets')).toContainText('1 of 2 sheets');
  await expect(other.getByTestId('typed-sheets')).toContainText('You have entered sheet 2 of 3. One more is needed.');
  await other.getByTestId('continue').click();
  await expect(other.getByRole('alert')).toHaveText('Enter the twelve groups of another sheet.');
  expect((await second.snapshot()).kind).toBe('empty');
  await typeKey(other, sheets[2] ?? []);
  await other.getByTestId('create-with-passkey').click();
  await expect(other.getByTestId('finish')).toBeVisible();
  const brought = await unlocked(second);
  expect(brought.characters.map(({ state }) => state)).toEqual(['open']);
  expect(brought.active?.accounts.map((account) => account.address)).toEqual([address]);
});
