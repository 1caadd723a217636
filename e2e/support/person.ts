/** What the person does in the prompt window. Clicks only what can be clicked; never talks to the worker. */
import { expect, type Page } from '@playwright/test';
import type { Wallet } from './wallet.ts';

/**
 * The prompt that shows a request of this kind, in front. A window that is closing itself shows the request that was
 * answered, out of reach (`aria-busy`): it is passed over, and so is one that closes while it is looked at.
 */
export async function promptFor(wallet: Wallet, kind?: string): Promise<Page> {
  let found: Page | null = null;
  await expect
    .poll(
      async () => {
        found = await shownPrompt(wallet, kind);
        return found !== null;
      },
      {
        message: `a prompt window with ${kind === undefined ? 'a request' : `a request of kind ${kind}`}`,
        intervals: [50, 100, 200],
      },
    )
    .toBe(true);
  return found as unknown as Page;
}

/** The prompt that shows a request of this kind now, in front; `null` if none does. */
export const shownPrompt = (wallet: Wallet, kind?: string): Promise<Page | null> =>
  showing(
    promptsOf(wallet),
    `[data-testid="request"][aria-busy="false"]${kind === undefined ? '' : `[data-kind="${kind}"]`}`,
  );

/** Every open prompt window, including one that is closing itself. */
export const promptsOf = ({ app, url }: Wallet): Page[] =>
  app
    .context()
    .pages()
    .filter((page) => !page.isClosed() && page.url().startsWith(url('prompt.html')));

/** The first of these windows that can be brought to the front and shows `selector`. */
async function showing(windows: readonly Page[], selector: string): Promise<Page | null> {
  for (const window of windows) {
    try {
      if (!(await window.locator(selector).isVisible())) continue;
      await window.bringToFront();
      if (await window.locator(selector).isVisible()) return window;
    } catch (error) {
      if (!window.isClosed()) throw error;
    }
  }
  return null;
}

/** Ticks what has to be ticked and approves; settles when the request is off the screen. */
export async function approve(wallet: Wallet, kind?: string): Promise<void> {
  const prompt = await promptFor(wallet, kind);
  for (const tick of await prompt.getByTestId('tick').all()) await tick.check();
  await readToTheEnd(prompt);
  await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'false');
  await leave(prompt, () => prompt.getByTestId('approve').click());
}

/** A long message is scrolled through before it can be signed. */
export async function readToTheEnd(prompt: Page): Promise<void> {
  const message = prompt.getByTestId('message');
  if ((await message.count()) > 0) await message.evaluate((box) => box.scrollTo(0, box.scrollHeight));
}

export async function refuse(wallet: Wallet, kind?: string): Promise<void> {
  const prompt = await promptFor(wallet, kind);
  await leave(prompt, () => prompt.getByTestId('reject').click());
}

/** The window goes, or shows the next request. */
async function leave(prompt: Page, act: () => Promise<void>): Promise<void> {
  const shown = await prompt.getByTestId('request').elementHandle();
  await act();
  await expect
    .poll(
      async () =>
        prompt.isClosed() || (await shown?.evaluate((element) => !element.isConnected).catch(() => true)) === true,
    )
    .toBe(true);
}

/** Number of prompts that wait or are shown, according to the wallet's snapshot. */
export async function waitingCount(wallet: Wallet): Promise<number> {
  const snapshot = await wallet.snapshot();
  return snapshot.kind === 'unlocked' ? snapshot.approvals.length : 0;
}
