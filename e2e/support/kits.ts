/** The pages of kits (e2e/kits), driven by the same steps: `window.kit` speaks for each. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { HOW_TO_GET_KITS, KITS } from '../../scripts/lib/kits.mjs';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import type { Hex } from '../kits/kit.ts';
import './page-globals.ts';

export type Step =
  | 'found'
  | 'connect'
  | 'switch'
  | 'message'
  | 'typed data'
  | 'transaction'
  | 'refusal'
  | 'lock'
  | 'reload'
  | 'account'
  | 'disconnect'
  | 'reload after';

/** Notes that the running test saw it; `npm test` holds the table of PROVIDER.md against the notes (scripts/lib/kit-table.mjs). */
export const saw = (kit: string, step: Step): void => {
  test.info().annotations.push({ type: 'kit-step', description: `${kit}: ${step}` });
};

export async function serveKits(): Promise<{ url: string; stop(): Promise<void> }> {
  if (!existsSync(join(KITS, 'index.html'))) throw new Error(HOW_TO_GET_KITS);
  const { port, stop } = await serveFolder(KITS);
  return { url: `http://localhost:${port}`, stop };
}

/** What the kit says of itself: accounts in lower case, the active one first. `null` before it is there. */
export const stateOf = (page: Page): Promise<{ accounts: string[]; chainId: number | null }> =>
  page.evaluate(() => ({
    accounts: (window.kit?.accounts() ?? []).map((account) => account.toLowerCase()),
    chainId: window.kit?.chainId() ?? null,
  }));

export const act = {
  switchTo: (page: Page, chainId: number) => page.evaluate(async (id) => void (await window.kit.switchTo(id)), chainId),
  signMessage: (page: Page, message: string) =>
    page.evaluate(async (text) => (await window.kit.signMessage(text)) as Hex, message),
  signTyped: (page: Page) => page.evaluate(async () => (await window.kit.signTyped()) as Hex),
  send: (page: Page, to: Hex, wei: number) =>
    page.evaluate(([address, value]) => window.kit.send(address, value), [to, wei] as const),
  disconnect: (page: Page) => page.evaluate(async () => void (await window.kit.disconnect())),
  /** @returns the code of the refusal, which kits hand on as it is, or as the cause of an error of their own */
  refused: (page: Page) =>
    page.evaluate(async () => {
      const seen: unknown[] = [];
      let error = await window.kit.signMessage('no').then(
        () => null,
        (reason) => reason,
      );
      for (; error; error = error.cause ?? error.innerError) seen.push(error.code);
      return seen;
    }),
};

/** What a kit has beyond the rest. */
export const more = <Result>(page: Page, name: string, ...values: unknown[]): Promise<Result> =>
  page.evaluate(([member, given]) => window.kit.more?.[member as string]?.(...(given as never[])) as Promise<never>, [
    name,
    values,
  ] as const);

/** The entry of a wallet has the icon that the wallet announced: as an image or as a background, at any depth. */
export async function expectIcon(page: Page, entry: Locator): Promise<void> {
  const icon = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('eip6963:announceProvider', (event) => resolve((event as CustomEvent).detail.info.icon), {
          once: true,
        });
        dispatchEvent(new Event('eip6963:requestProvider'));
      }),
  );
  const shown = () =>
    entry.evaluate((element, wanted) => {
      const under = (root: Element): Element[] => [
        root,
        ...[...root.children, ...(root.shadowRoot?.children ?? [])].flatMap(under),
      ];
      return under(element).some(
        (one) => one.getAttribute('src') === wanted || getComputedStyle(one).backgroundImage.includes(wanted),
      );
    }, icon);
  await expect.poll(shown, { message: 'the icon of the wallet' }).toBe(true);
}
