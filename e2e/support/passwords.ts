/** A password on the pages, in a person's steps. */

import { expect, type Locator, type Page } from '@playwright/test';
import { entered } from './entered.ts';
import { readRecoveryKey, typeGroupsBack } from './start-identity.ts';
import type { Wallet } from './wallet.ts';

/** Timeout (ms): Argon2id runs several times in a row, a second each on an idle machine and many on a busy one. */
export const PATIENCE = 90_000;

export interface Typed {
  account: string;
  password: string;
  personal?: string;
}

const isOpen = (wallet: Wallet): Promise<void> => entered(wallet, { timeout: PATIENCE });

/** Where a new secret was typed: waits until the page tells what guessing it costs. The sentence can move what stands below it. */
export async function strengthShown(form: Page | Locator): Promise<void> {
  const strength = form.getByTestId('strength');
  if (await strength.isVisible()) await expect(strength).not.toHaveAttribute('data-steps', '');
}

/** Fills in the form of a new password. */
async function choose(page: Page, { account, password, personal }: Typed, localUnlock: boolean): Promise<void> {
  await page.getByTestId('account-name').fill(account);
  await page.getByTestId('password').fill(password);
  await strengthShown(page);
  if (!localUnlock) await page.getByTestId('local-unlock').click();
  if (personal !== undefined) {
    await page.getByTestId('personal-wanted').click();
    await page.getByTestId('personal').fill(personal);
  }
}

/** The whole start with a password at a key server. */
export async function startWithPassword(
  wallet: Wallet,
  server: string,
  typed: Typed,
  localUnlock: boolean,
): Promise<{ recoveryKey: string[] }> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-password').click();
  await app.getByTestId('server-url').fill(server);
  await app.getByTestId('create-with-password').click();
  await choose(app, typed, localUnlock);
  await app.getByTestId('continue').click();
  return finishStart(wallet);
}

/** From the shown recovery key to the open wallet. */
export async function finishStart(wallet: Wallet): Promise<{ recoveryKey: string[] }> {
  const { app } = wallet;
  await app.getByTestId('recovery-key-text').waitFor({ timeout: PATIENCE });
  const recoveryKey = await readRecoveryKey(app);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  await app.getByTestId('finish').click();
  await isOpen(wallet);
  return { recoveryKey };
}

/** Fills the login as far as it asks, and sends it. */
export async function typeLogin(wallet: Wallet, { account, password, personal }: Typed): Promise<void> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/login?other=1'));
  const choice = app.getByTestId('unlock-with-password');
  await expect(choice.or(app.getByTestId('password')).first()).toBeVisible({ timeout: PATIENCE });
  if (await choice.isVisible()) await choice.click();
  await app.getByTestId('password').fill(password);
  if (await app.getByTestId('account-name').isVisible()) await app.getByTestId('account-name').fill(account);
  if (personal !== undefined) await app.getByTestId('personal').fill(personal);
  await app.getByTestId('continue').click();
}

export async function logIn(wallet: Wallet, typed: Typed): Promise<void> {
  await typeLogin(wallet, typed);
  await isOpen(wallet);
}

/** Restores the identity on a computer that has none yet. */
export async function typeFind(wallet: Wallet, server: string, { account, password, personal }: Typed): Promise<void> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/restore/password'));
  // The page before this one stays until it has come.
  await expect(app.getByRole('heading', { name: 'Account name and password' })).toBeVisible();
  await app.getByTestId('server-url').fill(server);
  await app.getByTestId('account-name').fill(account);
  await app.getByTestId('password').fill(password);
  if (personal !== undefined) {
    await app.getByTestId('add-personal').click();
    await app.getByTestId('personal').fill(personal);
  }
  await app.getByTestId('continue').click();
}

export async function find(wallet: Wallet, server: string, typed: Typed): Promise<void> {
  await typeFind(wallet, server, typed);
  await isOpen(wallet);
}
