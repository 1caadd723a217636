/** Login in the built extension: passkey, recovery key, failures, and restoring an identity on a new computer. */

import { expect, test } from '../../fixtures.ts';
import { entered } from '../../support/entered.ts';
import { forgetEverything } from '../../support/forget.ts';

test('one touch unlocks the wallet, and only the networks are contacted', async ({ wallet, context }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  const asked: string[] = [];
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) asked.push(request.url());
  });
  await wallet.app.goto(wallet.url('app.html#/login'));
  await wallet.app.getByTestId('unlock').click();
  await entered(wallet);
  const snapshot = await wallet.snapshot();
  if (snapshot.kind !== 'unlocked') throw new Error(`The wallet is ${snapshot.kind}.`);
  expect(snapshot.active?.accounts[0]?.address).toBe(address);
  const routes = snapshot.networks.flatMap(({ rpcUrls }) => rpcUrls).map((url) => new URL(url).origin);
  for (const url of asked) expect(routes).toContain(new URL(url).origin);
});

test('a locked wallet names no person, character or account', async ({ wallet }) => {
  const { address } = await wallet.createIdentity();
  await wallet.lock();
  await wallet.app.goto(wallet.url('app.html#/login'));
  await expect(wallet.app.getByTestId('unlock')).toBeVisible();
  const seen = `${await wallet.app.locator('body').innerText()} ${JSON.stringify(await wallet.snapshot())}`;
  expect(seen).not.toContain('Everyday');
  expect(seen.toLowerCase()).not.toContain(address.slice(2, 10).toLowerCase());
});

test('a missing passkey is reported, no data is lost, and the recovery key still unlocks', async ({ wallet }) => {
  const { recoveryKey, address } = await wallet.createIdentity();
  await wallet.lock();
  await wallet.authenticator.clear();
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock').click();
  await expect(app.getByTestId('warning')).toContainText('removed from this computer');
  await app.getByTestId('unlock-with-recovery-key').click();
  await app.getByTestId('recovery-key').fill(recoveryKey.join('-').toLowerCase());
  await app.getByTestId('continue').click();
  await entered(wallet);
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind === 'unlocked' && snapshot.active?.accounts[0]?.address).toBe(address);
});

test('a mistyped recovery key names its group and keeps what was typed', async ({ wallet }) => {
  const { recoveryKey } = await wallet.createIdentity();
  await wallet.lock();
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-recovery-key').click();
  const field = app.getByTestId('recovery-key');

  const short = recoveryKey.with(2, recoveryKey[2]?.slice(1) as string).join(' ');
  await field.fill(short);
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert')).toContainText('group 3');
  await expect(field).toHaveValue(short);

  const third = recoveryKey[2] as string;
  const swapped = recoveryKey.with(2, `${third.startsWith('7') ? '8' : '7'}${third.slice(1)}`).join(' ');
  await field.fill(swapped);
  await field.press('Enter');
  await expect(app.getByRole('alert')).toBeVisible();
  await expect(field).toHaveValue(swapped);
  expect((await wallet.snapshot()).kind).toBe('locked');

  await field.fill(recoveryKey.join(' '));
  await field.press('Enter');
  await entered(wallet);
});

test('waiting for a touch can be cancelled and started again', async ({ wallet }) => {
  await wallet.createIdentity();
  await wallet.lock();
  const { app } = wallet;
  await wallet.authenticator.setPresent(false);
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock').click();
  await expect(app.getByText('Waiting for this computer’s passkey')).toBeVisible();
  await app.getByTestId('unlock').click();
  await app.getByRole('button', { name: 'Stop' }).click();
  await expect(app.getByTestId('unlock-with-passkey')).toBeVisible();
  await wallet.authenticator.setPresent(true);
  await app.getByTestId('unlock-with-passkey').click();
  await entered(wallet);
});

test('login works after the worker stopped while the login page was open', async ({ wallet }) => {
  await wallet.createIdentity();
  await wallet.lock();
  await wallet.app.goto(wallet.url('app.html#/login'));
  await expect(wallet.app.getByTestId('unlock')).toBeVisible();
  await wallet.stopWorker();
  await wallet.app.getByTestId('unlock').click();
  await entered(wallet);
});

test('the popup opens a tab to log in, and such a tab closes itself', async ({ wallet, context }) => {
  const { recoveryKey } = await wallet.createIdentity();
  await wallet.lock();
  const popup = await wallet.popup();
  const opening = context.waitForEvent('page');
  await popup.getByTestId('unlock').click();
  const opened = await opening;
  await opened.waitForURL(/#\/login\?close=1$/);
  // The passkey ceremony has begun there without an authenticator, so this test uses another method.
  await opened.close();

  const tab = await context.newPage();
  await tab.goto(wallet.url('app.html#/login?close=1&other=1'));
  await tab.getByTestId('unlock-with-recovery-key').click();
  await tab.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  const closed = tab.waitForEvent('close');
  await tab.getByTestId('continue').click();
  await closed;
  expect((await wallet.snapshot()).kind).toBe('unlocked');
});

test('settings opened while locked are shown after the login', async ({ wallet }) => {
  await wallet.createIdentity();
  await wallet.lock();
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/settings/login-methods'));
  await app.getByTestId('unlock').click();
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Login methods');
  expect(app.url()).toContain('#/settings/login-methods');
});

test('backup file and recovery key restore everything on a new computer, which then unlocks with its own passkey', async ({
  wallet,
}) => {
  const { recoveryKey, backup, address } = await wallet.createIdentity();
  await forgetEverything(wallet);
  await wallet.authenticator.clear();
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('have-identity').click();
  const file = (contents: string) => ({ name: 'dramatis.backup', mimeType: '', buffer: Buffer.from(contents) });
  const field = app.getByTestId('recovery-key');

  await app.getByTestId('backup-file').setInputFiles(file('a letter to Ida'));
  await field.fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert')).toBeVisible();
  await expect(field).toHaveValue(recoveryKey.join(' '));

  await app.getByTestId('backup-file').setInputFiles(file(backup));
  await app.getByTestId('continue').click();
  await app.getByTestId('create-with-passkey').click();
  await app.getByTestId('finish').click();

  await wallet.lock();
  await wallet.unlock();
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind === 'unlocked' && snapshot.active?.accounts[0]?.address).toBe(address);
  expect(snapshot.kind === 'unlocked' && snapshot.login.manages).toBe(true);
});
