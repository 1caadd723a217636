/** Own storage in the built extension through its whole life, with Apache's mod_dav as the storage space and a real key server. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { STORAGE_USERS, startApache } from '../../../scripts/lib/apache.mjs';
import { test, expect as usual } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { nameServer, openRestore } from '../../support/at-server.ts';
import { entered } from '../../support/entered.ts';
import { confirmByFile, type Storage, typeStorage } from '../../support/own-storage.ts';
import { finishStart, PATIENCE } from '../../support/passwords.ts';
import { more, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 8 * PATIENCE });

const isOpen = (wallet: Wallet) => entered(wallet, { timeout: PATIENCE });
const problem = (page: Page) => page.locator('[data-rule="storage"]');
/** A login page that is open already keeps the method that was chosen last, so it is loaded anew. */
async function toLogin({ app, url }: Wallet): Promise<void> {
  await app.goto(url('app.html#/login?other=1'));
  await app.reload();
}

let apache: Awaited<ReturnType<typeof startApache>>;
let mine: Storage;
let theirs: Storage;
const filesOf = (user: string): string[] => readdirSync(join(apache.space, user)).sort();
test.beforeEach(async () => {
  apache = await startApache();
  mine = {
    address: apache.folder,
    user: 'ada',
    password: STORAGE_USERS.ada,
    passphrase: 'tundra violin gasket moth',
  };
  theirs = {
    address: `${apache.origin}/bob`,
    user: 'bob',
    password: STORAGE_USERS.bob,
    passphrase: 'harbour pencil ninety oxide',
  };
});
test.afterEach(() => apache.stop());

test('own storage starts an identity, proves changes, and opens here and on another computer', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await nameServer(app, keyServer);
  await app.getByTestId('more-methods').click();
  await app.getByTestId('create-with-own-storage').click();
  await typeStorage(app, { ...mine, password: 'another one' });
  await expect(problem(app)).toContainText('doesn’t accept this user name and password');
  await app.getByTestId('storage-address').fill(`${apache.origin}/moved`);
  await app.getByTestId('storage-password').fill(mine.password);
  await app.getByTestId('continue').click();
  await expect(problem(app)).toContainText('Your password was not sent there');
  await typeStorage(app, mine);
  // A start that is given up takes its file away again.
  await app.getByTestId('discard').click();
  expect(filesOf('ada')).toEqual(['dramatis.login']);
  await app.getByTestId('discard-confirm').click();
  await nameServer(app, keyServer);
  expect(filesOf('ada')).toEqual([]);
  await app.getByTestId('more-methods').click();
  await app.getByTestId('create-with-own-storage').click();
  await typeStorage(app, mine);
  await finishStart(wallet);
  expect(filesOf('ada')).toEqual(['dramatis.login']);
  did('own-storage', 'start');

  // Without the opt-in, a login fetches the file. Nothing that is needed for it was kept here.
  await wallet.lock();
  await toLogin(wallet);
  await typeStorage(app, { ...mine, passphrase: theirs.passphrase });
  await expect(problem(app)).toContainText('doesn’t open the login file');
  await typeStorage(app, mine);
  await isOpen(wallet);
  expect(JSON.stringify((await unlocked(wallet)).loginOptions)).toContain('dramatis.login');
  did('own-storage', 'log in');
  await wallet.lock();
  expect(JSON.stringify(await wallet.snapshot())).not.toContain('dramatis.login');

  // A changed file, and the file of another person, have words of their own.
  const onDisk = join(apache.space, 'ada', 'dramatis.login');
  const kept = readFileSync(onDisk);
  writeFileSync(onDisk, Buffer.concat([kept.subarray(0, kept.length - 3), Buffer.from('AA\n')]));
  await toLogin(wallet);
  await typeStorage(app, mine);
  await expect(problem(app)).toContainText('was changed');
  writeFileSync(onDisk, kept);
  await app.getByTestId('continue').click();
  await isOpen(wallet);

  // A proof needs the file. With it comes a level, and a second own storage at that level.
  await settings(wallet, 'levels');
  await app.getByTestId('new-level').click();
  await app.getByTestId('level-name').fill('Daily');
  await app.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
  await app.getByTestId('save-level').click();
  await confirmByFile(app, mine);
  await expect(app.locator('[data-testid="level"][data-level-name="Daily"]')).toBeVisible();
  did('own-storage', 'confirm');

  // Another computer: file and passphrase alone find the identity; from then on the passphrase opens it there.
  const there = await openRestore(second);
  await nameServer(there, keyServer);
  await there.getByTestId('unlock-with-own-storage').click();
  await typeStorage(there, { ...mine, passphrase: theirs.passphrase });
  await expect(there.getByRole('alert')).toContainText('open nothing at this key server');
  await there.getByTestId('local-unlock').click();
  await typeStorage(there, mine);
  await isOpen(second);
  expect((await unlocked(second)).identity.fingerprint).toBe((await unlocked(wallet)).identity.fingerprint);
  did('own-storage', 'new computer');
  await second.lock();
  await keyServer.stop();
  writeFileSync(onDisk, 'gone');
  await toLogin(second);
  await expect(there.getByTestId('storage-password')).toHaveCount(0);
  await typeStorage(there, theirs);
  await expect(problem(there)).toContainText('doesn’t open the wallet here');
  await typeStorage(there, mine);
  await isOpen(second);
  did('own-storage', 'log in offline');
  await expect.poll(async () => (await unlocked(second)).active?.accounts.length).toBe(1);
});

test('own storage is added at a low level, frozen, renewed with a new file, and removed with its file', async ({
  wallet,
}) => {
  await wallet.createIdentity();
  let app = await settings(wallet, 'levels');
  const confirm = async () => {
    const question = app.getByTestId('confirm-change');
    await question.getByTestId('unlock').click();
    await expect(question).toBeHidden();
  };
  await app.getByTestId('new-level').click();
  await app.getByTestId('level-name').fill('Daily');
  await app.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
  await app.getByTestId('save-level').click();
  await confirm();
  app = await settings(wallet, 'login-methods/add');
  await app.getByTestId('add-own-storage').click();
  await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
  await app.getByTestId('continue').click();
  await confirm();
  await app.getByTestId('remember-place').click();
  await typeStorage(app, mine);
  await expect(app.getByTestId('login-methods')).toContainText('Own storage');
  expect(filesOf('ada')).toEqual(['dramatis.login']);
  did('own-storage', 'add');

  // It logs in; address and user name are remembered, as was wished.
  await wallet.lock();
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-own-storage').click();
  await expect(app.getByTestId('storage-known')).toContainText('as ada');
  await typeStorage(app, mine);
  await isOpen(wallet);
  expect((await unlocked(wallet)).login.manages).toBe(false);
  await wallet.lock();

  // Frozen, it opens nothing.
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-passkey').click();
  await isOpen(wallet);
  await settings(wallet, 'lost');
  await app.getByTestId('lost-method').filter({ hasText: 'Own storage' }).click();
  await app.getByTestId('confirm-freeze').click();
  await confirm();
  await expect(app.getByTestId('frozen-method')).toContainText('Own storage');
  await wallet.lock();
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-own-storage').click();
  await typeStorage(app, mine);
  await expect(app.getByRole('alert')).toContainText('frozen');
  expect((await wallet.snapshot()).kind).toBe('locked');
  did('own-storage', 'freeze');
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-passkey').click();
  await isOpen(wallet);
  await settings(wallet, 'lost');

  // Reset, it has a new file; the old one is deleted.
  await app.getByTestId('renew').click();
  await app.getByTestId('continue').click();
  await confirm();
  await typeStorage(app, { ...mine, passphrase: theirs.passphrase });
  await expect(app.locator('[data-rule="files-beside"]')).toContainText('dramatis.login');
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('left-file')).toContainText('dramatis.login');
  expect(filesOf('ada')).toEqual(['dramatis-2.login', 'dramatis.login']);
  await app.getByTestId('storage-password').fill(mine.password);
  await app.getByTestId('delete-file').click();
  await expect(app.getByText('The login file is deleted')).toBeVisible();
  expect(filesOf('ada')).toEqual(['dramatis-2.login']);
  await wallet.lock();
  await toLogin(wallet);
  const own = app.getByTestId('unlock-with-own-storage');
  await expect(own.or(app.getByTestId('passphrase')).first()).toBeVisible();
  if (await own.isVisible()) await own.click();
  await typeStorage(app, { ...mine, passphrase: theirs.passphrase });
  await isOpen(wallet);
  did('own-storage', 'reset');
  await wallet.lock();

  // Renewed from the list, without a loss: a new file again.
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-passkey').click();
  await isOpen(wallet);
  await settings(wallet, 'login-methods');
  await more(app, 'Own storage', 'renew-method');
  await app.getByTestId('continue').click();
  await confirm();
  await typeStorage(app, mine);
  await expect(app.getByTestId('left-file')).toContainText('dramatis-2.login');
  // The reset did not remember the place, so the user name is typed here.
  await app.getByTestId('storage-user').fill(mine.user);
  await app.getByTestId('storage-password').fill(mine.password);
  await app.getByTestId('delete-file').click();
  await expect(app.getByText('The login file is deleted')).toBeVisible();
  expect(filesOf('ada')).toHaveLength(1);
  did('own-storage', 'renew');

  // Removed, its file goes too, but only if it is still that file.
  const [file = ''] = filesOf('ada');
  await settings(wallet, 'login-methods');
  await more(app, 'Own storage', 'remove-method');
  await app.getByTestId('confirm-remove').click();
  await confirm();
  await expect(app.getByTestId('left-file')).toContainText(file);
  const onDisk = join(apache.space, 'ada', file);
  const kept = readFileSync(onDisk);
  writeFileSync(onDisk, 'a shopping list');
  await app.getByTestId('storage-user').fill(mine.user);
  await app.getByTestId('storage-password').fill(mine.password);
  await app.getByTestId('delete-file').click();
  await expect(problem(app)).toContainText('isn’t a login file');
  writeFileSync(onDisk, kept);
  await app.getByTestId('delete-file').click();
  await expect(app.getByText('The login file is deleted')).toBeVisible();
  expect(filesOf('ada')).toEqual([]);
  expect((await unlocked(wallet)).methods.some(({ kind }) => kind === 'own-storage')).toBe(false);
  did('own-storage', 'remove');
});
