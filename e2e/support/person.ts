/** What the person does in the prompt window. Clicks only what can be clicked; never talks to the worker. */
import { expect, type Page } from '@playwright/test';
import type { Wallet } from './wallet.ts';

/** The prompt with this kind of request in it. One that is answered already, and a window of before that is just closing, are passed over. */
export async function promptFor(wallet: Wallet, kind?: string): Promise<Page> {
  const wanted = kind === undefined ? '' : `[data-kind="${kind}"]`;
  for (;;) {
    const prompt = await wallet.waitForPrompt();
    try {
      await prompt.bringToFront();
      await expect(prompt.locator(`[data-testid="request"][aria-busy="false"]${wanted}`)).toBeVisible();
      return prompt;
    } catch (error) {
      if (!prompt.isClosed()) throw error;
    }
  }
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

/** How many prompts wait or are shown, by the wallet's own picture. */
export async function waitingCount(wallet: Wallet): Promise<number> {
  const snapshot = await wallet.snapshot();
  return snapshot.kind === 'unlocked' ? snapshot.approvals.length : 0;
}
