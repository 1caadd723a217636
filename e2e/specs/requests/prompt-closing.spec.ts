/** The prompt window with a simulated worker: what arrives while it closes itself is neither shown nor refused, and no key is a shortcut. */
import { SHOWN_REQUEST } from '../../../src/messaging/approval.ts';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import { openScreen } from '../../screens/open.ts';
import { connect, permit } from '../../screens/requests.ts';
import { full } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

test('a request that arrives while the window closes itself waits for the next window', async ({ page }) => {
  const withRequests = (...approvals: (typeof connect)[]) => ({ ...full, approvals });
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: withRequests(connect),
  });
  const request = page.getByTestId('request');
  await expect(request).toHaveAttribute('data-kind', 'connect');
  const shown = () => page.evaluate(async (key) => (await chrome.storage.session.get(key))[key], SHOWN_REQUEST);
  await expect.poll(shown).toBe(connect.id);

  const atClosing = await page.evaluate(
    ([idle, next, key]) =>
      new Promise((resolve) => {
        const { stub } = globalThis as unknown as { stub: StubWindow };
        const look = async () => {
          const drawn = document.querySelector('[data-testid="request"]');
          resolve({
            kind: drawn?.getAttribute('data-kind'),
            busy: drawn?.getAttribute('aria-busy'),
            shown: (await chrome.storage.session.get(key))[key],
          });
        };
        window.close = () => {
          stub.push(next);
          // By then everything that the page draws for it is drawn.
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look, 0)));
        };
        stub.push(idle);
      }),
    [withRequests(), withRequests(permit), SHOWN_REQUEST] as const,
  );
  expect(atClosing).toEqual({ kind: 'connect', busy: 'true', shown: connect.id });

  // The window was not closed after all and continues.
  await expect(request).toHaveAttribute('data-kind', permit.review.body.kind);
  await expect(request).toHaveAttribute('aria-busy', 'false');
  await expect.poll(shown).toBe(permit.id);
});

test('the timer of an empty window that fires after the next request is drawn closes nothing', async ({ page }) => {
  const withRequests = (...approvals: (typeof connect)[]) => ({ ...full, approvals });
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: withRequests(connect),
  });
  const request = page.getByTestId('request');
  await expect(request).toHaveAttribute('data-kind', 'connect');

  // Takes over the timer of the empty window. On a busy computer it fires between the drawing and the effect that stops it.
  await page.evaluate((idle) => {
    const scope = globalThis as unknown as { stub: StubWindow; late?: () => void; setTimeout: unknown };
    const start = window.setTimeout.bind(window);
    scope.setTimeout = (act: () => void, milliseconds = 0) => {
      if (milliseconds !== 250) return start(act, milliseconds);
      scope.late = act;
      return -1;
    };
    window.close = () => void scope.stub.opened.push('closed');
    scope.stub.push(idle);
  }, withRequests());
  await page.waitForFunction(() => (globalThis as unknown as { late?: unknown }).late !== undefined);
  await page.evaluate((next) => (globalThis as unknown as { stub: StubWindow }).stub.push(next), withRequests(permit));
  await expect(request).toHaveAttribute('data-kind', permit.review.body.kind);
  await page.evaluate(() => (globalThis as unknown as { late: () => void }).late());

  await expect(request).toHaveAttribute('aria-busy', 'false');
  expect(await page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub.opened)).toEqual([]);
  const shown = () => page.evaluate(async (key) => (await chrome.storage.session.get(key))[key], SHOWN_REQUEST);
  await expect.poll(shown).toBe(permit.id);
});

test('an empty window stays open for a request that is still reviewed', async ({ page }) => {
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: { ...full, approvals: [], isComing: true },
  });
  const loading = page.getByRole('status');
  await expect(loading).toBeVisible();
  const timers = () => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub.soon());
  await expect.poll(timers).toBe(0);

  const push = (next: Snapshot) =>
    page.evaluate((snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot), next);
  await push({ ...full, approvals: [connect] });
  const request = page.getByTestId('request');
  await expect(request).toHaveAttribute('aria-busy', 'false');

  // It is taken back while the next one is reviewed: it can't be approved any more.
  await push({ ...full, approvals: [], isComing: true });
  await expect(request).toHaveAttribute('aria-busy', 'true');
  await expect(request).toHaveAttribute('data-kind', 'connect');
});

test('no key is a shortcut in the prompt', async ({ page }) => {
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: { ...full, approvals: [connect] },
  });
  const request = page.getByTestId('request');
  await expect(request).toHaveAttribute('data-kind', 'connect');
  const before = await page.locator('body').innerText();
  for (const keys of ['Control+k', 'Meta+k', '/', '?', 'g', 'h', 's', 'a', 'Escape']) await page.keyboard.press(keys);
  // The prompt itself is a dialog; nothing opened above it.
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(request).toHaveAttribute('aria-busy', 'false');
  expect(await page.locator('body').innerText()).toBe(before);
  const { commands } = await page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub);
  expect(commands.filter(({ name }) => name === 'decide')).toEqual([]);
});

test('another size of the window makes Approve wait again: the button has moved', async ({ page }) => {
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: { ...full, approvals: [connect] },
  });
  const approve = page.getByTestId('approve');
  await expect(approve).toHaveAttribute('aria-disabled', 'false');
  const seen = await approve.evaluateHandle((button) => {
    const values: (string | null)[] = [];
    new MutationObserver(() => values.push(button.getAttribute('aria-disabled'))).observe(button, {
      attributeFilter: ['aria-disabled'],
    });
    return values;
  });
  await page.setViewportSize({ width: 600, height: 640 });
  await expect.poll(() => seen.jsonValue()).toEqual(['true', 'false']);
});
