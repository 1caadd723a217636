/** The popup, or the side panel, as the button of the toolbar opens it: over a tab, with the rights that the click gives. */
import { type BrowserContext, type CDPSession, expect, type Page } from '@playwright/test';
import { extensionId } from '../../scripts/lib/chromium.mjs';

/** Playwright knows no such popup, so it is driven by the protocol of the browser alone. */
export interface ActionPopup {
  evaluate(expression: string): Promise<unknown>;
  /** Waits for the element, and clicks it as a person does. */
  click(selector: string): Promise<void>;
  /** The same with the mouse of the browser: the page sees a person's click. */
  press(selector: string): Promise<void>;
  /** All that it shows. */
  text(): Promise<string>;
  close(): Promise<void>;
}

interface Answer {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
}

const everyTarget = async (session: CDPSession) =>
  (await session.send('Target.getTargets', { filter: [{}] })).targetInfos;

async function attached(session: CDPSession, targetId: string) {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  return (method: string, params: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}

/**
 * Presses the button of the toolbar while `page` is in front. `opens`: the popup, or the side panel if the settings say so; it shows the prompt
 * while requests wait.
 */
export async function pressAction(
  context: BrowserContext,
  page: Page,
  opens: 'popup.html' | 'side.html' | 'prompt.html#side-' = 'popup.html',
): Promise<ActionPopup> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser has no protocol of its own.');
  await page.bringToFront();
  const popups = async () =>
    (await everyTarget(session)).filter(
      ({ type, url }) => type === 'page' && url.replace(/#?\d+$/, '').endsWith(`/${opens}`),
    );
  const before = new Set((await popups()).map(({ targetId }) => targetId));
  const tab = (await everyTarget(session)).find(({ type, url }) => type === 'tab' && url === page.url());

  await session.send('Extensions.triggerAction', { id: extensionId(), targetId: tab?.targetId ?? '' });
  const mine = async () => (await popups()).find(({ targetId }) => !before.has(targetId));
  await expect.poll(async () => (await mine()) !== undefined, { message: 'the popup opens' }).toBe(true);
  const send = await attached(session, (await mine())?.targetId ?? '');

  async function evaluate(expression: string): Promise<unknown> {
    const { result } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (result?.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails));
    return result?.result?.value;
  }
  return {
    evaluate,
    text: async () => String(await evaluate('document.body?.innerText ?? ""')),
    async click(selector) {
      const isThere = `(() => { const found = document.querySelector(${JSON.stringify(selector)}); return !!found && !found.disabled; })()`;
      await expect.poll(() => evaluate(isThere), { message: `${selector} is there` }).toBe(true);
      await evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
    },
    async press(selector) {
      const found = `document.querySelector(${JSON.stringify(selector)})`;
      await expect.poll(() => evaluate(`!!${found}`), { message: `${selector} is there` }).toBe(true);
      const at = (await evaluate(
        `(() => { const { x, y, width, height } = ${found}.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; })()`,
      )) as object;
      // A click gives the panel the focus; the protocol's click does not.
      await send('Emulation.setFocusEmulationEnabled', { enabled: true });
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at });
      const armed = `${found}.getAttribute('aria-disabled') !== 'true'`;
      await expect.poll(() => evaluate(armed), { message: `${selector} can be pressed` }).toBe(true);
      for (const type of ['mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
    },
    async close() {
      await evaluate('window.close()').catch(() => undefined);
      await expect.poll(async () => (await mine()) === undefined, { message: 'the popup closes' }).toBe(true);
      await session.detach();
    },
  };
}
