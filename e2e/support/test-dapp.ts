/**
 * MetaMask's test dapp in a tab, unmodified: presses its buttons one after the other and notes what each of them asked, what the prompt
 * said and how it ended. docs/test-dapp.md has a row for every button, written from these notes (scripts/lib/test-dapp-table.mjs).
 */
import { join } from 'node:path';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { serveFolder } from '../../scripts/lib/static-server.mjs';
import { approve, readToTheEnd, refuse, shownPrompt } from './person.ts';
import type { Wallet } from './wallet.ts';

const DAPP = join(import.meta.dirname, '..', '..', 'node_modules', '@metamask', 'test-dapp', 'dist');

/** Type of the annotations, which Playwright's JSON report keeps. */
const NOTE = 'test-dapp-button';

/** A request of the page to the provider, noted by the script that `openTestDapp` adds. */
interface Asked {
  method: string;
  /** Missing while the request waits. */
  answer?: { result: unknown } | { code: number; message: string };
}

declare global {
  interface Window {
    asked: Asked[];
  }
}

export interface Press {
  /** Id of the button, or the words on it if it has none. */
  button: string;
  /** Method that the button asks in the end; missing for a button that asks the wallet nothing. */
  asks?: string;
  /** How often it asks it; once if missing. */
  times?: number;
  /** What the person answers to its prompts: approves, where the wallet lets them, if missing. */
  decides?: 'refuse';
  /** Prompts that open after the answer. */
  later?: number;
  /** Content that fields get first, by id. `ACCOUNT` is the address of the connected account. */
  fill?: Record<string, string>;
  /** What the page shows in the end. */
  shows?: readonly [selector: string, content: string | RegExp] | ((page: Page) => Promise<void>);
  /** Instead of a click on the button. */
  act?: (page: Page) => Promise<void>;
  /** What comes of it, in words, where that is neither an answer nor a text. */
  told?: string;
}

interface Button {
  /** Its id, or the words on it if it has none. */
  key: string;
  words: string;
  section: string;
}

export interface TestDapp {
  readonly page: Page;
  /** Presses, and waits until the page shows what it should. */
  press(press: Press): Promise<void>;
  /** All buttons that the page has now, with the words that they had at first. */
  buttons(): Promise<Button[]>;
  stop(): Promise<void>;
}

/** Runs in the page before its own scripts. */
function noteRequests(): void {
  window.asked = [];
  const noted = new WeakSet<object>();
  addEventListener('eip6963:announceProvider', (event) => {
    const { provider } = (event as CustomEvent).detail;
    if (noted.has(provider)) return;
    noted.add(provider);
    // The dapp follows chain and accounts only of a provider with this flag; the wallet has none, so the test sets it.
    provider.isMetaMask = true;
    const { request, sendAsync } = provider;
    const watch = (asked: Asked, answer: Promise<unknown>) => {
      window.asked.push(asked);
      answer.then(
        (result) => {
          asked.answer = { result };
        },
        ({ code, message }) => {
          asked.answer = { code, message };
        },
      );
    };
    provider.request = (args: { method: string }) => {
      const answer = request(args);
      watch({ method: args?.method }, answer);
      return answer;
    };
    provider.sendAsync = (payloads: { method: string }[]) => {
      const answers = sendAsync(payloads);
      // The first answer stands for all.
      const first = answers.then(([{ result, error }]: [{ result: unknown; error?: Error }]) => {
        if (error) throw error;
        return result;
      });
      watch({ method: payloads[0]?.method ?? '' }, first);
      return answers;
    };
  });
  addEventListener('DOMContentLoaded', () => dispatchEvent(new Event('eip6963:requestProvider')));
}

/** Each button of the page in its order, under the heading before it. */
const buttonsIn = (page: Page): Promise<Button[]> =>
  page.locator('h3, h4, button').evaluateAll((elements) => {
    const words = (element: Element) => element.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    let section = '';
    return elements.flatMap((element) => {
      const text = words(element);
      if (element.tagName !== 'BUTTON') {
        section = text;
        return [];
      }
      const within = element.closest('.network-modal') ? 'Network Picker' : section;
      return [{ key: element.id || element.closest('a')?.id || text, words: text, section: within }];
    });
  });

/** What a site gets, in the words of the table; without what differs from run to run. */
function outcome({ method, answer }: Asked): string {
  if (answer === undefined) return 'no answer';
  if ('code' in answer) return `error ${answer.code}: ${steady(answer.message)}`;
  return method === 'eth_sendTransaction' ? 'a transaction' : described(answer.result);
}

interface Answered {
  id?: string;
  status?: number;
  atomic?: boolean;
  receipts?: unknown[];
}

function described(result: unknown): string {
  if (typeof result === 'string') return /^0x[0-9a-f]{130}$/.test(result) ? 'a signature' : steady(result);
  if (Array.isArray(result)) return result.map((one) => one?.parentCapability ?? described(one)).join(', ');
  const { id, status, atomic, receipts, ...others } = (result ?? {}) as Answered;
  if (receipts !== undefined) return `status ${status}, atomic: ${atomic}, receipts: ${receipts.length}`;
  return id !== undefined && Object.keys(others).length === 0 ? 'an id' : steady(JSON.stringify(result));
}

/** Text without the addresses, hashes and ports of this run. */
const steady = (text: string): string =>
  text
    .replace(/0x[0-9a-f]{16,}|0x[0-9a-f]{6}…[0-9a-f]{6}/gi, '0x…')
    .replace(/localhost:\d+/g, 'localhost')
    .replace(/[\d,]+ times what/, 'many times what');

export async function openTestDapp(wallet: Wallet, context: BrowserContext): Promise<TestDapp> {
  const { port, stop } = await serveFolder(DAPP);
  const page = await context.newPage();
  await page.addInitScript(noteRequests);
  await page.goto(`http://localhost:${port}/`);
  await expect(page.locator('#providers')).toContainText('Dramatis');
  const first = new Map((await buttonsIn(page)).map((button) => [button.key, button]));
  const asked = (from: number) => page.evaluate((at) => window.asked.slice(at), from);

  const locate = (key: string): Locator =>
    /^\w+$/.test(key) ? page.locator(`#${key}`) : page.getByRole('button', { name: key, exact: true });

  async function press(press: Press): Promise<void> {
    if (!(await buttonsIn(page)).some(({ key }) => key === press.button))
      throw new Error(`The page has no button ${press.button}.`);
    const { shows, later = 0 } = press;
    const account = await page.locator('#accounts').innerText();
    for (const [id, content] of Object.entries(press.fill ?? {}))
      await page.locator(`#${id}`).fill(content.replace('ACCOUNT', account));
    const result = Array.isArray(shows) ? page.locator(shows[0]) : null;
    // What an earlier button left there does not count.
    if (Array.isArray(shows) && shows[0].endsWith('Result')) await result?.evaluate((old) => old.replaceChildren());
    const from = await page.evaluate(() => window.asked.length);
    if (press.act) await press.act(page);
    else await locate(press.button).click();

    const says: string[] = [];
    const times = press.asks === undefined ? 0 : (press.times ?? 1);
    // The libraries in the page may ask the same once more, when accounts change for instance.
    const own = async () => (await asked(from)).filter(({ method }) => method === press.asks).slice(0, times);
    const isDone = async () =>
      says.length >= later && (await own()).filter(({ answer }) => answer !== undefined).length >= times;
    for (;;) {
      const prompt = await promptOr(wallet, isDone);
      if (prompt === null) break;
      says.push(steady(await answerPrompt(wallet, prompt, press.decides ?? 'approve')));
    }
    if (typeof shows === 'function') await shows(page);
    else if (shows !== undefined) await expect(page.locator(shows[0])).toHaveText(shows[1]);
    const requests = await own();
    // What was read is told as the page shows it.
    const isRead = press.asks === undefined || press.asks === 'eth_call';
    const seen =
      isRead && result !== null ? [`the page shows ${steady(await result.innerText())}`] : requests.map(outcome);
    const gets = press.told === undefined ? seen : [press.told];
    note({ key: press.button, asks: requests.map(({ method }) => method), says, gets });
  }

  async function buttons(): Promise<Button[]> {
    let section = '';
    return (await buttonsIn(page)).map((button) => {
      const known = first.get(button.key) ?? { ...button, section };
      section = known.section;
      return known;
    });
  }

  return { page, press, buttons, stop };
}

/** Notes something for the table. */
export const note = (what: object): void => {
  test.info().annotations.push({ type: NOTE, description: JSON.stringify(what) });
};

/** The prompt that is shown before `isDone`; `null` if none is. */
async function promptOr(wallet: Wallet, isDone: () => Promise<boolean>): Promise<Page | null> {
  let prompt: Page | null = null;
  await expect
    .poll(
      async () => {
        prompt = await shownPrompt(wallet);
        return prompt !== null || (await isDone());
      },
      { message: 'a prompt, or the answer', intervals: [30, 50, 100] },
    )
    .toBe(true);
  return prompt;
}

/** Approves where the wallet lets the person, else closes. @returns kind, sentence and warnings of the prompt */
async function answerPrompt(wallet: Wallet, prompt: Page, decides: 'approve' | 'refuse'): Promise<string> {
  const mayApprove = (await prompt.getByTestId('approve').count()) > 0;
  const more = prompt.locator('.more-warnings');
  if (await more.isVisible()) await more.click();
  if (mayApprove) {
    for (const tick of await prompt.getByTestId('tick').all()) await tick.check();
    await readToTheEnd(prompt);
    await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'false');
  }
  const said = await prompt.getByTestId('request').evaluate((request) => {
    // Numbers stand with their unit by a space that does not break.
    const text = (element: Element | null) => element?.textContent?.trim().replaceAll('\u00a0', ' ') ?? '';
    const warnings = [...request.querySelectorAll<HTMLElement>('[data-testid="warning"]')];
    return [
      text(request.querySelector('h1')),
      ...warnings.map((warning) => `${warning.dataset.severity}: ${text(warning.querySelector('.t'))}`),
    ].join(' · ');
  });
  if (mayApprove && decides === 'approve') await approve(wallet);
  else await refuse(wallet);
  return said;
}
