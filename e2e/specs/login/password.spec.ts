/** Passwords and personal questions, in the built extension against a real key server. */

import { test, expect as usual } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { startAtServer } from '../../support/at-server.ts';
import { entered } from '../../support/entered.ts';
import {
  find,
  finishStart,
  logIn,
  PATIENCE,
  startWithPassword,
  strengthShown,
  typeFind,
  typeLogin,
} from '../../support/passwords.ts';
import { confirm, more, newDailyLevel, settings, unlocked } from '../../support/settings.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 8 * PATIENCE });

const ADA = { account: 'ada', password: 'tundra violin gasket moth' };
const NEW = { account: 'ada', password: 'harbour pencil ninety oxide' };

test('a password starts an identity, opens it here without the server and on another computer, and is changed', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { app } = wallet;
  await startWithPassword(wallet, keyServer.origin, ADA, true);
  did('password', 'start');

  await test.step('here, without the server; a wrong one is reported', async () => {
    await wallet.lock();
    await keyServer.stop();
    await typeLogin(wallet, NEW);
    await expect(app.getByRole('alert')).toContainText('doesn’t open the wallet here');
    expect((await wallet.snapshot()).kind).toBe('locked');
    // The login page shows nothing that identifies the person.
    expect(JSON.stringify(await wallet.snapshot())).not.toContain('"ada"');
    await logIn(wallet, ADA);
    did('password', 'log in', 'log in offline');
    await keyServer.start();
  });

  await test.step('a weak password and a taken account name are refused with an explanation', async () => {
    const there = second.app;
    await there.goto(second.url('app.html#/start'));
    await there.getByTestId('create-with-password').click();
    await there.getByTestId('server-url').fill(keyServer.origin);
    await there.getByTestId('create-with-password').click();
    await there.getByTestId('account-name').fill(' ADA ');
    await there.getByTestId('password').fill('summer2024');
    await expect(there.getByTestId('strength')).toContainText('too easy');
    await there.getByTestId('continue').click();
    await expect(there.getByRole('alert')).toContainText('too easy to guess');
    await expect(there.getByTestId('password')).toHaveAttribute('aria-invalid', 'true');
    await there.getByTestId('password').fill(NEW.password);
    await expect(there.getByTestId('strength')).not.toContainText('too easy');
    await there.getByTestId('continue').click();
    await expect(there.getByRole('alert')).toContainText('taken');
    await expect(there.getByTestId('account-name')).toHaveAttribute('aria-invalid', 'true');
    expect((await second.snapshot()).kind).toBe('empty');
  });

  await test.step('account name and password restore the identity on another computer', async () => {
    await typeFind(second, keyServer.origin, NEW);
    await expect(second.app.getByRole('alert')).toContainText('Wrong account name or password');
    await typeFind(second, keyServer.origin, { ...ADA, account: 'nobody' });
    await expect(second.app.getByRole('alert')).toContainText('Wrong account name or password');
    await find(second, keyServer.origin, ADA);
    const [here, there] = [await unlocked(wallet), await unlocked(second)];
    expect(there.identity.fingerprint).toBe(here.identity.fingerprint);
    expect(there.active?.accounts[0]?.address).toBe(here.active?.accounts[0]?.address);
    did('password', 'new computer');
    await second.lock();
    await keyServer.stop();
    await logIn(second, ADA);
    await second.lock();
    await keyServer.start();
  });

  await test.step('a changed password holds here at once, and on the other computer after a login at the server', async () => {
    await settings(wallet, 'login-methods');
    await more(app, 'Password', 'change-password');
    const dialog = app.getByTestId('change-password-dialog');
    await dialog.getByTestId('password').fill(ADA.password);
    await dialog.getByTestId('continue').click();
    await expect(dialog.getByTestId('strength')).toBeVisible();
    await dialog.getByTestId('password').fill(NEW.password);
    await dialog.getByTestId('continue').click();
    await expect(app.getByText('Password changed')).toBeVisible();

    await wallet.lock();
    await typeLogin(wallet, ADA);
    await expect(app.getByRole('alert')).toContainText('doesn’t open the wallet here');
    await logIn(wallet, NEW);
    did('password', 'confirm', 'renew');

    await typeLogin(second, NEW);
    await second.app.getByTestId('ask-server').click();
    await second.app.getByTestId('account-name').fill(NEW.account);
    await second.app.getByTestId('continue').click();
    await entered(second);
  });
});

test('a password of a low level needs the server if the person wants that; it is frozen, reset and removed', async ({
  wallet,
  keyServer,
}) => {
  await startAtServer(wallet, keyServer);
  await newDailyLevel(wallet);
  const { app } = wallet;

  async function byPasskey(): Promise<void> {
    await app.goto(wallet.url('app.html#/login?other=1'));
    await app.reload();
    await app.getByTestId('unlock-with-passkey').click();
    await entered(wallet);
  }

  async function choose({ account, password }: typeof ADA): Promise<void> {
    await app.getByTestId('account-name').fill(account);
    await app.getByTestId('password').fill(password);
    await strengthShown(app);
    await app.getByTestId('continue').click();
  }

  await test.step('it is added, and never opens without the server', async () => {
    await settings(wallet, 'login-methods/add');
    await app.getByTestId('add-password').click();
    await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
    await app.getByTestId('continue').click();
    await confirm(app);
    await app.getByTestId('local-unlock').click();
    await choose(ADA);
    await expect(app.getByTestId('login-methods')).toContainText('Password');
    did('password', 'add');
    await wallet.lock();
    await keyServer.stop();
    await typeLogin(wallet, ADA);
    await expect(app.getByRole('alert')).toContainText('can’t be reached');
    await keyServer.start();
    await typeLogin(wallet, NEW);
    await expect(app.getByRole('alert')).toContainText('Wrong account name or password');
    await logIn(wallet, ADA);
    expect((await unlocked(wallet)).login.manages).toBe(false);
  });

  await test.step('frozen, it opens nothing', async () => {
    await wallet.lock();
    await byPasskey();
    await settings(wallet, 'lost');
    await app.getByTestId('lost-method').filter({ hasText: 'Password' }).click();
    await app.getByTestId('confirm-freeze').click();
    await confirm(app);
    await expect(app.getByTestId('frozen-method')).toContainText('Password');
    await wallet.lock();
    await typeLogin(wallet, ADA);
    await expect(app.getByRole('alert')).toContainText('frozen');
    expect((await wallet.snapshot()).kind).toBe('locked');
    did('password', 'freeze');
  });

  await test.step('reset, it has another password', async () => {
    await byPasskey();
    await settings(wallet, 'lost');
    await app.getByTestId('renew').click();
    await app.getByTestId('continue').click();
    await confirm(app);
    await choose(NEW);
    await expect(app.getByTestId('lost-methods')).toContainText('Password');
    await wallet.lock();
    await logIn(wallet, NEW);
    did('password', 'reset');
  });

  await test.step('removed, it opens nothing, and its account name is free', async () => {
    await wallet.lock();
    await byPasskey();
    await settings(wallet, 'login-methods');
    await more(app, 'Password', 'remove-method');
    await app.getByTestId('confirm-remove').click();
    await confirm(app);
    await expect(app.getByTestId('login-methods')).not.toContainText('Password');
    did('password', 'remove');
    await settings(wallet, 'login-methods/add');
    await app.getByTestId('add-password').click();
    await app.getByTestId('continue').click();
    await confirm(app);
    await choose(ADA);
    await expect(app.getByTestId('login-methods')).toContainText('Password');
  });
});

test('a passkey can also ask for the personal questions', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('personal-wanted').click();
  await app.getByTestId('personal').fill('The lighthouse at Skagen');
  await app.bringToFront();
  await app.getByTestId('create-with-passkey').click();
  await finishStart(wallet);
  await wallet.lock();

  await app.goto(wallet.url('app.html#/login?other=1'));
  await app.getByTestId('unlock').click();
  await expect(app.getByRole('alert')).toContainText('Enter this first');
  await app.getByTestId('personal').fill('Skagen');
  await app.getByTestId('unlock').click();
  await expect(app.getByTestId('warning')).toContainText('what only you know');
  expect((await wallet.snapshot()).kind).toBe('locked');
  await app.getByTestId('personal').fill(' the LIGHTHOUSE at skagen');
  await app.getByTestId('unlock').click();
  await entered(wallet);
});
