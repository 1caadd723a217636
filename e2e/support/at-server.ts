/** A person's steps with a key server: starting with one, restoring from it. Talks to no server itself. */
import { expect, type Page } from '@playwright/test';
import type { ServerView } from '../../src/messaging/server-view.ts';
import type { KeyServer } from './key-server.ts';
import { settings } from './settings.ts';
import { readRecoveryKey, typeGroupsBack } from './start-identity.ts';
import type { Wallet } from './wallet.ts';

export interface IdentityAtServer {
  /** The eight groups. */
  recoveryKey: string[];
  /** First account of the first character. */
  address: string;
}

/** On start page or *I already have an identity*: names this server. */
export async function nameServer(page: Page, server: KeyServer): Promise<void> {
  const field = page.getByTestId('server-url');
  const change = page.getByTestId('change-server');
  // Either of the two is there once the page is drawn.
  await expect(field.or(change).first()).toBeVisible();
  if (!(await field.isVisible())) {
    await change.click();
    await page.getByTestId('server-own').click();
  }
  await field.fill(server.origin);
  await expect(page.getByTestId('server-fingerprint')).toHaveText(server.fingerprint);
}

/**
 * The start with a server, as a person goes through it. Ends on the last screen of the start.
 * @param before what the person does on the first page besides
 */
export async function startAtServer(
  wallet: Wallet,
  server: KeyServer,
  method: 'passkey' | 'security-key' = 'passkey',
  before?: (app: Page) => Promise<void>,
): Promise<IdentityAtServer> {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.bringToFront();
  await nameServer(app, server);
  await before?.(app);
  await app.getByTestId(`create-with-${method}`).click();
  const recoveryKey = await readRecoveryKey(app);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  await app.getByTestId('finish').click();
  const account = app.getByTestId('first-account');
  await expect(account).toBeVisible();
  return { recoveryKey, address: (await account.getAttribute('data-address')) ?? '' };
}

/** Opens *I already have an identity* of an empty profile. */
export async function openRestore(wallet: Wallet): Promise<Page> {
  const { app } = wallet;
  await wallet.forgetCopiedPasskey();
  await app.goto(wallet.url('app.html#/start'));
  await app.bringToFront();
  await app.getByTestId('have-identity').click();
  // The start page has a line about servers too, so wait until it is gone.
  await expect(app.getByTestId('unlock-with-recovery-key')).toBeVisible();
  return app;
}

/** Brings the identity to an empty profile with the recovery key. Next the page offers to create a login method of this computer. */
export async function beginWithKey(wallet: Wallet, server: KeyServer, recoveryKey: readonly string[]): Promise<void> {
  const app = await openRestore(wallet);
  await nameServer(app, server);
  await app.getByTestId('unlock-with-recovery-key').click();
  await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
}

/** Brings the identity to an empty profile with the recovery key, and makes this profile its own passkey. */
export async function bringByKey(wallet: Wallet, server: KeyServer, recoveryKey: readonly string[]): Promise<void> {
  const { app } = wallet;
  await beginWithKey(wallet, server, recoveryKey);
  await app.getByTestId('create-with-passkey').click();
  await expect(app.getByTestId('finish'))
    .toBeVisible()
    .catch(async (error: unknown) => {
      throw new Error(`The page says: ${await app.locator('body').innerText()}`, { cause: error });
    });
}

/** State of the key server according to the wallet's snapshot. */
export async function serverOf(wallet: Wallet): Promise<ServerView | null> {
  const snapshot = await wallet.snapshot();
  if (snapshot.kind !== 'unlocked') throw new Error(`The wallet is ${snapshot.kind}.`);
  return snapshot.server;
}

/** Resolves when no change is pending and the server was reached. */
export async function inStep(wallet: Wallet): Promise<void> {
  await expect
    .poll(async () => {
      const server = await serverOf(wallet);
      return server === null ? null : [server.state, server.waiting, server.problem];
    })
    .toEqual(['in-step', 0, null]);
}

/**
 * Clicks *Sync now* on the page of the key server. The button takes no click while it is busy, so look and click happen in one
 * step. What it sends at once may otherwise wait for the next round.
 */
export async function askToSync(page: Page): Promise<void> {
  const click = (button: Element): boolean => {
    if (button.getAttribute('aria-busy') !== null) return false;
    (button as HTMLElement).click();
    return true;
  };
  await expect.poll(() => page.getByTestId('sync-now').evaluate(click)).toBe(true);
}

/** Syncs with the button in the settings; resolves when the sync is complete. */
export async function syncNow(wallet: Wallet): Promise<void> {
  const app = await settings(wallet, 'server');
  const before = (await serverOf(wallet))?.lastContact ?? 0;
  await askToSync(app);
  await expect.poll(async () => (await serverOf(wallet))?.lastContact ?? 0).toBeGreaterThan(before);
  await inStep(wallet);
}
