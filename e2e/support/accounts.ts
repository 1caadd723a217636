/** An account at an issuer on the pages, in a person's steps: the issuer's own window, and the passphrase. */
import { expect, type Page } from '@playwright/test';
import type { TestIssuer } from '../../scripts/lib/issuer.mjs';
import { PATIENCE, strengthShown } from './passwords.ts';
import type { Wallet } from './wallet.ts';

/** Chooses the issuer on the page, and returns the window of its login page. */
export async function openIssuer(app: Page, issuer: TestIssuer): Promise<Page> {
  const opening = app.context().waitForEvent('page', (page) => page.url().startsWith(issuer.issuer));
  await app.getByTestId(`issuer-${issuer.options.id}`).click();
  const window = await opening;
  await window.waitForLoadState();
  return window;
}

/** Logs in there. */
export async function logInAt(app: Page, issuer: TestIssuer, login: string): Promise<void> {
  const window = await openIssuer(app, issuer);
  await window.getByLabel('Account').fill(login);
  await window.getByRole('button', { name: 'Log in' }).click();
  await expect(app.getByTestId('account-chosen')).toBeVisible({ timeout: PATIENCE });
}

/** Types the passphrase and sends it. */
export async function typePassphrase(app: Page, passphrase: string): Promise<void> {
  await app.getByTestId('passphrase').fill(passphrase);
  await strengthShown(app);
  // A dialog stands above the page, which may have such a button too.
  await app.getByTestId('continue').last().click();
}

/** The start with an account, up to the choice of the issuer. */
export async function beginStart({ app, url }: Wallet, server: string): Promise<void> {
  await app.goto(url('app.html#/start'));
  await app.getByTestId('create-with-oidc').click();
  await app.getByTestId('server-url').fill(server);
  await app.getByTestId('create-with-oidc').click();
  await expect(app.getByTestId('account-choice')).toBeVisible();
}

/** *I already have an identity*, up to the choice of the issuer. */
export async function beginFind({ app, url }: Wallet, server: string): Promise<void> {
  await app.goto(url('app.html#/restore'));
  // The page before this one stays until it has come.
  await expect(app.getByRole('heading', { name: 'Restore your identity' })).toBeVisible();
  await app.getByTestId('server-url').fill(server);
  await app.getByTestId('unlock-with-oidc').click();
  await expect(app.getByTestId('account-choice')).toBeVisible();
}
