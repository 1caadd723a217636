/** The life of several passkeys and security keys on one identity and one computer: added, told apart, used, renamed, removed. */

import { expect, type Page } from '@playwright/test';
import { test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { startAtServer } from '../../support/at-server.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { confirm, more, newDailyLevel, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const row = (app: Page, name: string) => app.getByTestId('login-method').filter({ hasText: name });

/** Goes as far as the ceremony; whether it succeeds is for the caller. */
async function beginToAdd(wallet: Wallet, kind: 'passkey' | 'security-key', name: string): Promise<Page> {
  const app = await settings(wallet, 'login-methods');
  await app.getByTestId('add-login-method').click();
  await app.getByTestId(`add-${kind}`).click();
  await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
  await app.getByTestId('method-name').fill(name);
  await app.getByTestId('continue').click();
  await confirm(app);
  return app;
}

/** Plugs one key in and the others out: of two keys in one computer, a touch of the wrong one ends the ceremony. */
async function onlyPlugged(key: Authenticator, others: readonly Authenticator[]): Promise<void> {
  for (const other of others) await other.setPresent(other === key);
}

/** Locks, and logs in with this method. */
async function logInWith(wallet: Wallet, methodId: string, kind: string): Promise<void> {
  if ((await wallet.snapshot()).kind !== 'locked') await wallet.lock();
  await wallet.unlock(methodId);
  expect((await unlocked(wallet)).login.methodId, kind).toBe(methodId);
}

test('two security keys and a passkey are told apart, and each lives its own life', async ({ wallet, keyServer }) => {
  await startAtServer(wallet, keyServer);
  const { app } = wallet;
  await newDailyLevel(wallet);
  did('passkey', 'confirm');
  const blue = await wallet.authenticators.add('usb');
  await beginToAdd(wallet, 'security-key', 'Blue key');
  await expect(row(app, 'Blue key')).toBeVisible();
  did('security-key', 'add');

  // The same key again: the wallet says so, and nothing is added.
  await beginToAdd(wallet, 'security-key', 'Blue key again');
  await expect(app.getByTestId('warning')).toContainText('is already a login method of this identity');
  expect(await blue.credentialCount()).toBe(1);

  await blue.setPresent(false);
  const red = await wallet.authenticators.add('usb', { sync: 'syncable' });
  await beginToAdd(wallet, 'security-key', 'Red key');
  await expect(row(app, 'Red key')).toBeVisible();

  await expect(row(app, 'Blue key').getByTestId('authenticator')).toHaveText(
    'Says it is a model that this wallet doesn’t know, stays on its device',
  );
  await expect(row(app, 'Red key').getByTestId('authenticator')).toContainText('not synced yet');
  await more(app, 'Red key', 'method-details');
  const details = app.getByTestId('method-detail');
  await expect(details).toContainText('01020304-0506-0708-0102-030405060708');
  await expect(details).toContainText('nothing proves it');
  await app.getByTestId('back-to-list').or(app.getByTestId('close-detail')).click();
  await expect(details).toHaveCount(0);

  const { methods } = await unlocked(wallet);
  const idOf = (name: string) => methods.find((method) => method.name === name)?.id ?? '';
  const [blueId, redId] = [idOf('Blue key'), idOf('Red key')];

  // The flag for a backup may change: each login reads it again.
  await red.setSynced(true);
  const keys = [blue, red];
  await onlyPlugged(red, keys);
  await logInWith(wallet, redId, 'the red key');
  await settings(wallet, 'login-methods');
  await expect(row(app, 'Red key').getByTestId('authenticator')).toContainText('synced by its provider');
  await expect(row(app, 'Red key')).toContainText('Used today');
  await onlyPlugged(blue, keys);
  await keyServer.stop();
  await logInWith(wallet, blueId, 'the blue key');
  did('security-key', 'log in', 'log in offline');
  await keyServer.start();
  await wallet.lock();
  await app.goto(wallet.url('app.html#/login'));
  await expect(app.locator(`[data-method-id="${redId}"]`)).toContainText('Used today');
  await expect(app.locator('body')).not.toContainText('Red key');
  await logInWith(wallet, methods.find(({ kind }) => kind === 'passkey')?.id ?? '', 'the passkey');

  await settings(wallet, 'login-methods');
  await more(app, 'Blue key', 'rename-method');
  await app.getByTestId('name').fill('Key on the ring');
  await app.getByTestId('save-name').click();
  await confirm(app);
  await expect(row(app, 'Key on the ring')).toBeVisible();
  await more(app, 'Red key', 'remove-method');
  await app.getByTestId('confirm-remove').click();
  await confirm(app);
  await expect(row(app, 'Red key')).toHaveCount(0);
  did('security-key', 'remove');

  // The removed key may be added again; the other one still opens.
  await onlyPlugged(red, keys);
  await beginToAdd(wallet, 'security-key', 'Red key, new');
  await expect(row(app, 'Red key, new')).toBeVisible();
  await onlyPlugged(blue, keys);
  await logInWith(wallet, blueId, 'the renamed key');

  // Renewed without a loss: a new credential in the same key, and the old one is of no use.
  await wallet.lock();
  await logInWith(wallet, methods.find(({ kind }) => kind === 'passkey')?.id ?? '', 'the passkey');
  await settings(wallet, 'login-methods');
  await more(app, 'Key on the ring', 'renew-method');
  await app.getByTestId('continue').click();
  await confirm(app);
  await expect(app.getByTestId('lost-method').filter({ hasText: 'Key on the ring' })).toBeVisible();
  await logInWith(wallet, blueId, 'the renewed key');
  did('security-key', 'renew');
});
