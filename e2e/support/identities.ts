/** A person's steps with several identities on one computer: beginning one with a passkey that opens another already, and going from one to another. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { nameServer } from './at-server.ts';
import type { KeyServer } from './key-server.ts';
import { readRecoveryKey, typeGroupsBack } from './start-identity.ts';
import type { Wallet } from './wallet.ts';

/** The identities that this computer has. */
export const choices = async (wallet: Wallet) => {
  const seen = await wallet.snapshot();
  return seen.kind === 'broken' ? [] : (seen.identities ?? []);
};

/** Goes to an identity in the popup, and logs in to it. */
export async function goTo(wallet: Wallet, label: string): Promise<void> {
  const popup = await wallet.popup();
  await popup.getByTestId('character-switcher').click();
  await popup.locator(`[data-testid=switch-identity][data-identity="${label}"]`).click();
  await expect.poll(async () => (await choices(wallet)).find(({ inUse }) => inUse)?.label).toBe(label);
  await wallet.unlock();
  await popup.close().catch(() => undefined);
}

/** Opens the place of one more identity. */
export async function beginAnother({ app, url }: Wallet): Promise<Page> {
  await app.goto(url('app.html#/settings/identities'));
  await app.bringToFront();
  await app.getByTestId('new-identity').click();
  return app;
}

/** Goes through the start with the passkey that opens the first identity. @param server `null`: the new one has none, and a backup file is saved */
export async function startWithKnown(
  app: Page,
  server: KeyServer | null,
): Promise<{ second: string; recoveryKey: string[] }> {
  if (server !== null) await nameServer(app, server);
  await app.getByTestId('use-known-passkey').click();
  await app.getByTestId('unlock').click();
  const recoveryKey = await readRecoveryKey(app);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  const saving = server === null ? app.waitForEvent('download') : null;
  await app.getByTestId('finish').click();
  if (saving !== null) await readFile(await (await saving).path(), 'utf8');
  const account = app.getByTestId('first-account');
  await expect(account).toBeVisible();
  return { second: (await account.getAttribute('data-address')) ?? '', recoveryKey };
}
