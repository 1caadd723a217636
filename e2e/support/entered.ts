/** The end of a login, as the page sees it. */
import { expect } from '@playwright/test';
import type { Wallet } from './wallet.ts';

/**
 * Waits until the wallet is open and its tab has left the login page. The worker is unlocked before the login page moves on to the settings;
 * a `goto` in between would be overridden. Pages that stay where they are after a login (start, restore) are not waited for.
 *
 * @param timeout ms, for each of the two
 */
export async function entered(
  { app, snapshot }: Pick<Wallet, 'app' | 'snapshot'>,
  options: { message?: string; timeout?: number } = {},
): Promise<void> {
  await expect.poll(async () => (await snapshot()).kind, options).toBe('unlocked');
  await expect(app, options.message).not.toHaveURL(
    /#\/login/,
    options.timeout === undefined ? {} : { timeout: options.timeout },
  );
}
