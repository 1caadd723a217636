/** The side panel with a simulated worker: what decides a request in it, and what does not. */
import type { Page } from '@playwright/test';
import { PANEL_OF_REQUESTS } from '../../../src/messaging/panel-of-requests.ts';
import type { Snapshot } from '../../../src/messaging/snapshot.ts';
import { openScreen } from '../../screens/open.ts';
import { connect, permit } from '../../screens/requests.ts';
import { full, MAIN, SPENDING } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const openPanel = (page: Page, path = 'prompt.html#side-1', more: object = {}) =>
  openScreen(page, BUILT, {
    name: 'panel',
    path,
    width: 360,
    height: 640,
    snapshot: { ...full, approvals: [connect] },
    inPanel: true,
    session: { [PANEL_OF_REQUESTS]: 1 },
    ...more,
  });

const approveOf = (page: Page) => page.getByTestId('approve');

const decisions = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { stub: StubWindow }).stub.commands
      .filter(({ name }) => name === 'decide')
      .map(({ args }) => (args as { decision: { kind: string } }).decision.kind),
  );

/** Every value of the button's `aria-disabled` from now on. */
const turnsOf = (page: Page, testid: string) =>
  page.getByTestId(testid).evaluateHandle((button) => {
    const values: (string | null)[] = [];
    new MutationObserver(() => values.push(button.getAttribute('aria-disabled'))).observe(button, {
      attributeFilter: ['aria-disabled'],
    });
    return values;
  });

/** A press of the browser's own, without Playwright's wait for the button. */
async function middleOf(page: Page, testid: string) {
  const box = await page.getByTestId(testid).boundingBox();
  if (box === null) throw new Error(`${testid} is not drawn.`);
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
}

/** A tap of a finger, as the browser makes it. The page is shared with tests that have no touch screen. */
async function tap(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}

test('one tap of a finger approves', async ({ page }) => {
  await openPanel(page);
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  await tap(page, ...(await middleOf(page, 'approve')));
  await expect.poll(() => decisions(page)).toEqual(['approve']);
});

test('a mouse that comes in waits, and a click that began before counts neither for Approve nor for Refuse', async ({
  page,
}) => {
  await openPanel(page);
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  // From outside straight into a press.
  for (const testid of ['approve', 'reject']) {
    await page.mouse.move(-10, -10);
    await expect(page.getByTestId(testid)).toHaveAttribute('aria-disabled', 'false');
    const [x, y] = await middleOf(page, testid);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await expect(page.getByTestId(testid)).toHaveAttribute('aria-disabled', 'false');
    await page.mouse.up();
  }
  expect(await decisions(page)).toEqual([]);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => decisions(page)).toEqual(['refuse']);
});

test('the keyboard approves', async ({ page }) => {
  await openPanel(page);
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  await approveOf(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => decisions(page)).toEqual(['approve']);
});

test('a panel that lost the focus takes nothing until the mouse moves in it or it has the focus again', async ({
  page,
}) => {
  await openPanel(page);
  await page.mouse.move(20, 20);
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  const leave = () => page.evaluate(() => window.dispatchEvent(new Event('blur')));
  for (const comeBack of [
    () => page.mouse.move(40, 40),
    () => page.evaluate(() => window.dispatchEvent(new Event('focus'))),
  ]) {
    await leave();
    await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'true');
    // Another width of the panel is no sign of a person.
    await page.setViewportSize({ width: 380, height: 640 });
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub.soon())).toBe(0);
    await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'true');
    await comeBack();
    await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
    await page.setViewportSize({ width: 360, height: 640 });
    await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  }
});

test('the address of the panel makes no panel of a tab: the rules of a window apply', async ({ page }) => {
  await openPanel(page, 'prompt.html#side-1', { inPanel: false });
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  const turns = await turnsOf(page, 'approve');
  // In the panel the focus changes nothing while the delay is over.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect.poll(() => turns.jsonValue()).toEqual(['true', 'false']);
});

/** Whether another panel of the browser covers this one. */
const cover = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

for (const [name, path, before] of [
  ['the wallet', 'side.html', 'side.html#'],
  ['the prompt', 'prompt.html#side-', 'prompt.html#side-'],
] as const)
  test(`the panel names its window while it can be seen: ${name}`, async ({ page }) => {
    await openPanel(page, path, { snapshot: { ...full, approvals: name === 'the prompt' ? [connect] : [] } });
    await expect.poll(() => address(page)).toBe(`${before}1`);
    await cover(page, 'hidden');
    await expect.poll(() => address(page)).toBe(before);
    await cover(page, 'visible');
    await expect.poll(() => address(page)).toBe(`${before}1`);
  });

test('a panel that is loaded again is no window of its own', async ({ page }) => {
  await openPanel(page, 'side.html#1', { snapshot: full });
  await expect(page.locator('html')).not.toHaveClass(/own-window/);
});

for (const [name, answer, reviewed] of [
  ['as reviewed before the request is there, which may take the place of the page', 'never', true],
  ['as unfinished when the review fails', { error: { code: 'busy', message: 'Try again.' } }, false],
] as const)
  test(`the payment is kept ${name}`, async ({ page }) => {
    const draft = { from: MAIN, to: SPENDING, amount: '0.1', token: null, chainId: null, everything: false };
    await openPanel(page, 'popup.html#send', {
      snapshot: { ...full, approvals: [] },
      session: { 'draft:everyday': { ...draft, reviewedAt: null } },
      answers: {
        send: answer,
        'check-recipient': {
          ...{ address: SPENDING, known: 'Spending', ensName: null, timesSent: 4 },
          ...{ lookAlike: null, problem: null },
        },
      },
    });
    await page.getByTestId('review').click();
    const asked = () =>
      page.evaluate(() =>
        (globalThis as unknown as { stub: StubWindow }).stub.commands.some((one) => one.name === 'send'),
      );
    await expect.poll(asked).toBe(true);
    const isReviewed = () =>
      page.evaluate(async () => {
        const kept = (await chrome.storage.session.get('draft:everyday'))['draft:everyday'];
        return (kept as { reviewedAt: number | null }).reviewedAt !== null;
      });
    if (!reviewed) await expect(page.getByText('Try again.')).toBeVisible();
    await expect.poll(isReviewed).toBe(reviewed);
  });

const address = (page: Page): string => page.url().replace(/^.*\//, '');

test('only the panel that the worker chose shows a request, and the others stay the wallet', async ({ page }) => {
  await openPanel(page, 'side.html', { session: { [PANEL_OF_REQUESTS]: 2 } });
  await expect(page.getByText('1 pending request')).toBeVisible();
  expect(address(page)).toBe('side.html#1');
  // The next request is for this one. Each page of the stub begins anew: the prompt finds that another panel is chosen, and goes back.
  const seen: string[] = [];
  page.on('framenavigated', (frame) => seen.push(frame.url().replace(/^.*\//, '')));
  await page.evaluate((key) => chrome.storage.session.set({ [key]: 1 }), PANEL_OF_REQUESTS);
  await expect.poll(() => seen.includes('prompt.html#side-1') && address(page)).toBe('side.html#1');
});

test('a request that is put off leaves the wallet alone until another one comes, or the person looks', async ({
  page,
}) => {
  await openPanel(page);
  await page.getByTestId('later').click();
  await expect(page.getByTestId('lock')).toBeVisible();
  const push = (next: Snapshot) =>
    page.evaluate((snapshot) => (globalThis as unknown as { stub: StubWindow }).stub.push(snapshot), next);
  await push({ ...full, approvals: [connect] });
  await expect(page.getByText('1 pending request')).toBeVisible();
  expect(address(page)).toBe('side.html#1');
  await push({ ...full, approvals: [connect, permit] });
  await expect(page.getByTestId('request')).toBeVisible();

  await page.getByTestId('later').click();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await push({ ...full, approvals: [connect] });
  await expect(page.getByTestId('request')).toBeVisible();
});
