/** The whole life of certificates, in the built extension against a real key server, with files made by OpenSSL. */

import type { Page } from '@playwright/test';
import { test, expect as usual } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { nameServer } from '../../support/at-server.ts';
import { asPem, type CertificateFile, makeCertificate } from '../../support/certificate-files.ts';
import { entered } from '../../support/entered.ts';
import { finishStart, PATIENCE } from '../../support/passwords.ts';
import { more, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 6 * PATIENCE });

type Place = Pick<Page, 'getByTestId'>;

async function pick(place: Place, { path, password }: CertificateFile): Promise<void> {
  await place.getByTestId('certificate-file').setInputFiles(path);
  await place.getByTestId('certificate-password').fill(password);
}

/** Opens the file of a new login method, and uses it. */
async function use(page: Page, file: CertificateFile): Promise<void> {
  await pick(page, file);
  await page.getByTestId('open-certificate').click();
  await expect(page.getByTestId('certificate-facts')).toBeVisible();
  await page.getByTestId('continue').click();
}

async function confirm(app: Page, file: CertificateFile): Promise<void> {
  const question = app.getByTestId('confirm-change');
  await pick(question, file);
  await question.getByTestId('continue').click();
  await expect(question).toBeHidden();
}

/** @param other the certificate that was not used last */
async function typeLogin(wallet: Wallet, file: CertificateFile, other = false): Promise<void> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/login?other=1'));
  // A page that is there already keeps the method that was chosen last.
  await app.reload();
  if (other) await app.getByTestId('unlock-with-certificate').click();
  await pick(app, file);
  await app.getByTestId('continue').click();
}

async function logIn(wallet: Wallet, file: CertificateFile, other = false): Promise<void> {
  await typeLogin(wallet, file, other);
  await entered(wallet);
}

const method = async (wallet: Wallet, name: string) =>
  (await unlocked(wallet)).methods.find((each) => each.name === name);

test('certificates start an identity, log in, confirm, are added, frozen, renewed and removed', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { app } = wallet;
  const ada = makeCertificate('ada', { legacy: true });
  const day = makeCertificate('day', { until: 2023 });

  // The start: a wrong password loses nothing.
  await app.goto(wallet.url('app.html#/start'));
  await nameServer(app, keyServer);
  await app.getByTestId('more-methods').click();
  await app.getByTestId('create-with-certificate').click();
  await pick(app, { ...ada, password: 'not this one' });
  await app.getByTestId('open-certificate').click();
  await expect(app.getByRole('alert')).toContainText('This password doesn’t open the file');
  await expect(app.getByTestId('certificate-password')).toHaveAttribute('aria-invalid', 'true');
  await app.getByTestId('certificate-password').fill(ada.password);
  await app.getByTestId('open-certificate').click();
  await expect(app.getByTestId('certificate-facts')).toContainText('Ada Byron (ada), Studio, GB');
  await expect(app.getByTestId('certificate-facts')).toContainText('Studio Root, Studio Authority');
  await app.getByTestId('continue').click();
  await finishStart(wallet);
  did('certificate', 'start');
  const { fingerprint } = (await unlocked(wallet)).identity;

  // On this computer: another person's file is told apart; the same key opens from another kind of file, without the server.
  await wallet.lock();
  await keyServer.stop();
  await typeLogin(wallet, day);
  await expect(app.getByRole('alert')).toContainText('This file belongs to another login method');
  await expect(app.getByTestId('certificate-password')).not.toHaveAttribute('aria-invalid');
  expect((await wallet.snapshot()).kind).toBe('locked');
  await logIn(wallet, asPem(ada));
  did('certificate', 'log in', 'log in offline');
  await keyServer.start();

  // It proves changes: a level, and a second certificate for it, which has expired.
  await settings(wallet, 'levels');
  await app.getByTestId('new-level').click();
  await app.getByTestId('level-name').fill('Daily');
  await app.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
  await app.getByTestId('save-level').click();
  await confirm(app, ada);
  await expect(app.locator('[data-testid="level"][data-level-name="Daily"]')).toBeVisible();
  did('certificate', 'confirm');
  await settings(wallet, 'login-methods');
  await app.getByTestId('add-login-method').click();
  await app.getByTestId('add-certificate').click();
  await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
  await app.getByTestId('method-name').fill('Day file');
  await app.getByTestId('continue').click();
  await confirm(app, ada);
  await use(app, ada);
  await expect(app.getByRole('alert')).toContainText('already opens a login method here');
  await app.getByRole('button', { name: 'Choose another file' }).click();
  await pick(app, day);
  await app.getByTestId('open-certificate').click();
  await expect(app.locator('[data-rule="expired"]')).toContainText('expired on March 3, 2023');
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('login-methods')).toContainText('Day file');
  await wallet.lock();
  await logIn(wallet, day, true);
  expect((await unlocked(wallet)).login.methodName).toBe('Day file');
  did('certificate', 'add');

  // On a new computer the file finds the identity; afterwards it opens there without the server.
  const there = second.app;
  await there.goto(second.url('app.html#/restore/certificate'));
  // The page before this one stays until it has come, and has such a field too.
  await pick(there, makeCertificate('stranger'));
  await there.getByTestId('server-url').fill(keyServer.origin);
  await there.getByTestId('continue').click();
  await expect(there.getByRole('alert')).toContainText('finds nothing at this key server');
  await pick(there, ada);
  await there.getByTestId('add-personal').click();
  await there.getByTestId('personal').fill('Skagen');
  await there.getByTestId('continue').click();
  await expect(there.getByRole('alert')).toContainText('What only you know is missing or wrong');
  await there.getByTestId('add-personal').click();
  await there.getByTestId('continue').click();
  await entered(second);
  expect((await unlocked(second)).identity.fingerprint).toBe(fingerprint);
  did('certificate', 'new computer');
  await second.lock();
  await keyServer.stop();
  await logIn(second, ada);
  await keyServer.start();

  // Frozen, it opens nothing.
  await wallet.lock();
  await logIn(wallet, ada, true);
  await settings(wallet, 'login-methods');
  await app.getByTestId('report-lost').click();
  await app.getByTestId('lost-method').filter({ hasText: 'Day file' }).click();
  await app.getByTestId('confirm-freeze').click();
  await confirm(app, ada);
  await expect(app.getByTestId('frozen-method')).toContainText('Day file');
  await wallet.lock();
  await typeLogin(wallet, day, true);
  await expect(app.getByRole('alert')).toContainText('frozen');
  expect((await wallet.snapshot()).kind).toBe('locked');
  did('certificate', 'freeze');

  // Renewed with another certificate; not with the one that it had.
  await logIn(wallet, ada);
  await settings(wallet, 'lost');
  await app.getByTestId('renew').click();
  await app.getByTestId('continue').click();
  await confirm(app, ada);
  await use(app, day);
  await expect(app.getByRole('alert')).toContainText('already opens a login method here');
  await app.getByRole('button', { name: 'Choose another file' }).click();
  const renewed = makeCertificate('renewed');
  await use(app, renewed);
  await expect.poll(async () => (await method(wallet, 'Day file'))?.state).toBe('active');
  await wallet.lock();
  await typeLogin(wallet, day, true);
  await expect(app.getByRole('alert')).toContainText('another login method');
  await logIn(wallet, renewed, true);
  did('certificate', 'reset');

  // Renewed from the list, without a loss. Then removed, and the certificate may come back as a new login method.
  await wallet.lock();
  await logIn(wallet, ada, true);
  await settings(wallet, 'login-methods');
  await more(app, 'Day file', 'renew-method');
  await app.getByTestId('continue').click();
  await confirm(app, ada);
  await use(app, makeCertificate('again'));
  await expect(app.getByTestId('lost-methods')).toContainText('Day file');
  did('certificate', 'renew');
  await settings(wallet, 'login-methods');
  await more(app, 'Day file', 'remove-method');
  await app.getByTestId('confirm-remove').click();
  await confirm(app, ada);
  await expect.poll(() => method(wallet, 'Day file')).toBe(undefined);
  did('certificate', 'remove');
  await settings(wallet, 'login-methods/add');
  await app.getByTestId('add-certificate').click();
  await app.getByTestId('method-name').fill('Back again');
  await app.getByTestId('continue').click();
  await confirm(app, ada);
  await use(app, renewed);
  await expect(app.getByTestId('login-methods')).toContainText('Back again');
});
