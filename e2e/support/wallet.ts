/** Drives the wallet in a person's steps. Reads the worker's state only through the port of the wallet's own pages. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { extensionId } from '../../scripts/lib/chromium.mjs';
import type { Snapshot } from '../../src/messaging/snapshot.ts';
import { type Authenticator, type Authenticators, createAuthenticators } from './authenticator.ts';
import { entered } from './entered.ts';
import { type NewIdentity, startIdentity } from './start-identity.ts';
import { stopWorker } from './worker.ts';

export interface Wallet {
  readonly extensionId: string;
  /** The full tab. The virtual authenticators belong to it, so it stays open for the whole test. */
  readonly app: Page;
  readonly authenticators: Authenticators;
  /** The computer's own authenticator, there from the start. */
  readonly authenticator: Authenticator;
  /** Address of a page: `popup.html`, `app.html#/settings/levels`. */
  url(page: string): string;
  /**
   * Goes through the start. In a browser that tests share, only the first does; later ones get the same identity from a copy and log in
   * with its passkey. A test of the start itself uses `startIdentity`.
   */
  createIdentity(method?: 'passkey' | 'security-key'): Promise<NewIdentity>;
  /**
   * In a browser that tests share: the authenticator forgets the passkey of the copied identity, unless this test uses it. For what any
   * passkey of the authenticator would answer.
   */
  forgetCopiedPasskey(): Promise<void>;
  /** Logs in with the first method offered, or with this one (hex id; its ceremony ends with a touch), in the full tab. */
  unlock(methodId?: string): Promise<void>;
  /** Logs in with the recovery key, in the full tab. */
  unlockWithRecoveryKey(recoveryKey: readonly string[]): Promise<void>;
  /** Locks by the button of the popup. */
  lock(): Promise<void>;
  /** The popup's page in a tab of the popup's size. */
  popup(): Promise<Page>;
  /** What the worker tells the wallet's pages now. */
  snapshot(): Promise<Snapshot>;
  /** Ends the worker as the browser does when it is idle. */
  stopWorker(): Promise<void>;
}

/** The full tab that opens by itself when the extension is installed. Ceremonies want the tab in front, and so it is. */
async function installedTab(context: BrowserContext, extension: string): Promise<Page> {
  const find = (): Page | undefined => context.pages().find((page) => page.url().startsWith(extension));
  await expect.poll(() => find() !== undefined, { message: 'the tab of the installation' }).toBe(true);
  const page = find() as Page;
  await page.waitForLoadState();
  return page;
}

/** A worker that is being stopped disconnects; the next connection starts it again. */
const HANG_UPS = 5;

/** `null` when the worker disconnected. */
function askForSnapshot(page: Page): Promise<Snapshot | null> {
  return page.evaluate(
    () =>
      new Promise<never>((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => {
          if (message.kind !== 'snapshot') return;
          port.disconnect();
          resolve(message.snapshot as never);
        });
        port.onDisconnect.addListener(() => resolve(null as never));
      }),
  );
}

/** Address of a page of the extension. */
export const walletUrl = (page: string): string => `chrome-extension://${extensionId()}/${page}`;

/** @param installed the extension has just been installed, and its tab opens by itself; otherwise one is opened */
export async function createWallet(context: BrowserContext, installed = true): Promise<Wallet> {
  const app = installed ? await installedTab(context, walletUrl('')) : await context.newPage();
  const authenticators = await createAuthenticators(app);
  return driveWallet(app, authenticators, await authenticators.add('internal'));
}

/** @param authenticator the computer's own, one of `authenticators`, which belong to `app` */
export function driveWallet(app: Page, authenticators: Authenticators, authenticator: Authenticator): Wallet {
  const context = app.context();
  const id = extensionId();
  const url = walletUrl;

  async function snapshot(): Promise<Snapshot> {
    if (!app.url().startsWith(url(''))) await app.goto(url('app.html'));
    for (let attempt = 0; attempt < HANG_UPS; attempt++) {
      const seen = await askForSnapshot(app);
      if (seen !== null) return seen;
    }
    throw new Error('The worker hung up each time.');
  }

  const untilIs = (kind: Snapshot['kind']): Promise<void> =>
    expect.poll(async () => (await snapshot()).kind).toBe(kind);

  async function popup(): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width: 360, height: 600 });
    await page.goto(url('popup.html'));
    // Before that it may show the last picture of an earlier worker.
    await expect(page.locator('#root')).toHaveAttribute('aria-busy', 'false');
    return page;
  }

  return {
    extensionId: id,
    app,
    authenticators,
    authenticator,
    url,
    snapshot,
    popup,
    async createIdentity(method = 'passkey') {
      if (method === 'security-key') await authenticators.add('usb');
      await app.goto(url('app.html#/start'));
      await app.bringToFront();
      return startIdentity(app, method);
    },
    forgetCopiedPasskey: async () => undefined,
    async unlock(methodId) {
      await app.goto(url('app.html#/login'));
      await app.bringToFront();
      if (methodId !== undefined) await app.locator(`[data-method-id="${methodId}"]`).first().click();
      const isOpen = async (): Promise<boolean> => {
        const seen = await snapshot();
        return seen.kind === 'unlocked' && seen.active !== null;
      };
      // The ceremony starts by itself when the tab has the focus, and may be over before a click.
      await expect
        .poll(async () => {
          if (await isOpen()) return true;
          // Not *Start again*: a second ceremony beside the first would log in twice.
          const button = app.getByTestId('unlock').filter({ hasNotText: 'Start again' });
          if (await button.isEnabled({ timeout: 500 }).catch(() => false))
            await button.click({ timeout: 2_000 }).catch(() => undefined);
          return isOpen();
        })
        .toBe(true);
      await entered({ app, snapshot });
    },
    async unlockWithRecoveryKey(recoveryKey) {
      await app.goto(url('app.html#/login?other=1'));
      await app.bringToFront();
      await app.getByTestId('unlock-with-recovery-key').click();
      await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
      await app.getByTestId('continue').click();
      await entered({ app, snapshot });
    },
    async lock() {
      const page = await popup();
      await page.getByTestId('lock').click();
      await untilIs('locked');
      await page.close();
    },
    stopWorker: () => stopWorker(context, id),
  };
}
