/** A person's steps in the settings: characters, levels and login methods, each with its confirmation. */

import { expect, type Page } from '@playwright/test';
import type { UnlockedSnapshot } from '../../src/messaging/snapshot.ts';
import type { Authenticator } from './authenticator.ts';
import { entered } from './entered.ts';
import type { Wallet } from './wallet.ts';

export async function settings(wallet: Wallet, route: string): Promise<Page> {
  await wallet.app.goto(wallet.url(`app.html#/settings/${route}`));
  await wallet.app.bringToFront();
  await expect(wallet.app.getByRole('heading', { level: 1 })).toBeVisible();
  return wallet.app;
}

/** Confirms a change of the identity with a fresh touch. */
export async function confirm(app: Page): Promise<void> {
  const question = app.getByTestId('confirm-change');
  await expect(question).toBeVisible();
  await question.getByTestId('unlock').click();
  await expect(question).toBeHidden();
}

export async function unlocked(wallet: Wallet): Promise<UnlockedSnapshot> {
  const snapshot = await wallet.snapshot();
  if (snapshot.kind !== 'unlocked') throw new Error(`The wallet is ${snapshot.kind}.`);
  return snapshot;
}

export const names = async (wallet: Wallet) => (await unlocked(wallet)).characters.map(({ name }) => name);

export async function newCharacter(wallet: Wallet, name: string): Promise<void> {
  const app = await settings(wallet, 'characters');
  await app.getByTestId('new-character').click();
  await app.getByTestId('character-name').fill(name);
  await app.getByTestId('save-character').click();
  await confirm(app);
  await expect(app.locator(`[data-testid="character-row"][data-character-name="${name}"]`)).toBeVisible();
}

/** Creates an account of the acting character; returns its address. */
export async function newAccount(wallet: Wallet): Promise<string> {
  const accounts = async () => (await unlocked(wallet)).active?.accounts.map(({ address }) => address as string) ?? [];
  const app = await settings(wallet, 'accounts');
  const before = await accounts();
  await app.getByTestId('new-account').click();
  await expect.poll(async () => (await accounts()).length).toBe(before.length + 1);
  return (await accounts()).find((address) => !before.includes(address)) ?? '';
}

export async function more(app: Page, name: string, testid: string): Promise<void> {
  await app.getByRole('button', { name: `More for ${name}`, exact: true }).click();
  await app.getByTestId(testid).click();
}

/** Adds a level that opens Everyday alone. */
export async function newDailyLevel(wallet: Wallet): Promise<Page> {
  const app = await settings(wallet, 'levels');
  await app.getByTestId('new-level').click();
  await app.getByTestId('level-name').fill('Daily');
  await app.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
  await app.getByTestId('save-level').click();
  await confirm(app);
  await expect(app.locator('[data-testid="level"][data-level-name="Daily"]')).toBeVisible();
  return app;
}

/** Adds a level that opens Everyday alone, and a security key on that level. Savings is there already. */
export async function addDailyKey(wallet: Wallet): Promise<Authenticator> {
  let app = await newDailyLevel(wallet);
  const row = app.locator('[data-testid="level"][data-level-name="Daily"]');
  await expect(row).toContainText('Everyday opens. Savings stays closed, even to a thief.');

  const key = await wallet.authenticators.add('usb');
  app = await settings(wallet, 'login-methods');
  await app.getByTestId('add-login-method').click();
  await app.getByTestId('add-security-key').click();
  await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
  await app.getByTestId('method-name').fill('Blue key');
  await app.getByTestId('continue').click();
  await confirm(app);
  await expect(app.getByTestId('login-methods')).toContainText('Blue key');
  return key;
}

/** Locks, and logs in with that security key. */
export async function unlockWithDailyKey(wallet: Wallet): Promise<void> {
  await wallet.lock();
  await logInWithDailyKey(wallet);
}

/** The wallet is locked. */
export async function logInWithDailyKey(wallet: Wallet): Promise<void> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/login'));
  await app.bringToFront();
  await app.getByTestId('unlock-with-security-key').click();
  await entered(wallet);
}

/** Opens the one closed character with the method that opens it. */
export async function stepUp(wallet: Wallet): Promise<void> {
  const app = await settings(wallet, 'characters');
  const isOpen = async () => (await unlocked(wallet)).characters.every(({ state }) => state === 'open');
  await app.getByRole('link', { name: /^Open / }).click();
  // The ceremony starts by itself when the tab has the focus, and may be over before a click.
  await expect
    .poll(async () => {
      if (await isOpen()) return true;
      // Not *Start again*: a second ceremony beside the first would open the character twice.
      const button = app.getByTestId('unlock').filter({ hasNotText: 'Start again' });
      if (await button.isEnabled({ timeout: 500 }).catch(() => false))
        await button.click({ timeout: 2_000 }).catch(() => undefined);
      return isOpen();
    })
    .toBe(true);
}
