/** Pages of a character with the details of a row beside the list, with a simulated worker: the details, what can be done there, the way back. */
import type { Page } from '@playwright/test';
import approvalScreens from '../../screens/cases/approvals.ts';
import { openScreen } from '../../screens/open.ts';
import type { Screen } from '../../screens/screen.ts';
import { everyday, full, IDA } from '../../screens/snapshots.ts';
import type { StubWindow } from '../../screens/stub.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const show = (page: Page, route: string, rest: Partial<Screen> = {}) =>
  openScreen(page, BUILT, {
    name: 'details',
    path: `app.html#/settings/${route}`,
    width: 1280,
    height: 800,
    snapshot: full,
    ...rest,
  });
const stubOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { stub: StubWindow }).stub);

test('a contact shows its payments beside the address book, and a payment to it begins there', async ({ page }) => {
  await show(page, 'address-book');
  const detail = page.getByTestId('detail');
  await page.getByRole('link', { name: 'Ida Holm', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/address-book\/of\/0x/);
  await expect(detail.getByRole('heading', { level: 2 })).toHaveText('Ida Holm');
  await expect(page.getByTestId('contact-row')).toHaveCount(2);
  await expect(detail.getByRole('link')).toHaveText([/Sending to Ida Holm/, /Received from Ida Holm/]);
  await detail.getByTestId('send-to-contact').click();
  await expect.poll(async () => (await stubOf(page)).opened).toContainEqual(expect.stringMatching(/popup\.html#send$/));
  const draft = await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { get(key: null): Promise<Record<string, { to: string }>> } } };
    };
    return (await chrome.storage.session.get(null))['draft:everyday'];
  });
  expect(draft?.to).toBe(IDA);

  await page.setViewportSize({ width: 320, height: 700 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ida Holm');
  await detail.getByTestId('rename-contact').click();
  await expect(page.getByRole('dialog')).toContainText('Rename Ida Holm');
  await page.keyboard.press('Escape');
  await page.getByTestId('back-to-list').click();
  await expect(page).toHaveURL(/settings\/address-book$/);
});

test('an entry of the history has its hash, fee, block and data beside the list', async ({ page }) => {
  const [first, ...others] = everyday.activity;
  if (first === undefined) throw new Error('Nothing happened.');
  const paid = { ...first, status: 'included' as const, replaceable: false, feePaid: '1234000000000000' };
  await show(page, 'history', {
    snapshot: { ...full, active: { ...everyday, activity: [paid, ...others] } },
    answers: {
      'read-activity': {
        block: 23_456_789,
        sent: {
          call: { name: 'swap', fields: [] },
          data: '0x12345678',
          value: '250000000000000000',
          gasLimit: '21000',
        },
      },
    },
  });
  const detail = page.getByTestId('detail');
  const rows = page.getByTestId('activity-row');
  const link = page.getByRole('link', { name: 'Sending to Ida Holm' });
  await expect(link).toBeVisible();
  const before = await rows.count();
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/history\/of\/a1$/);
  await expect(rows).toHaveCount(before);
  await expect(link).toHaveAttribute('aria-current', 'true');
  await expect(detail.getByTestId('transaction-hash')).toHaveText(`0x${'3d'.repeat(32)}`);
  for (const fact of ['0.001234', '23,456,789', 'Nonce']) await expect(detail).toContainText(fact);
  await detail.getByTestId('call').locator('summary').click();
  await expect(detail.getByTestId('call-data')).toHaveText('0x12345678');
  await detail.getByRole('button', { name: 'etherscan.io' }).click();
  const { opened } = await stubOf(page);
  expect(opened).toEqual([`https://etherscan.io/tx/0x${'3d'.repeat(32)}`]);

  await page.setViewportSize({ width: 320, height: 700 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sending to Ida Holm');
  await expect(rows).toHaveCount(0);
  await page.getByTestId('back-to-list').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/settings\/history$/);
  await expect(rows).toHaveCount(before);
});

test('an approval has its spender, its token and its acts beside the list, which keeps what is ticked', async ({
  page,
}) => {
  const { answers } = approvalScreens.find(({ name }) => name === 'settings-approvals') ?? {};
  await show(page, 'approvals', answers === undefined ? {} : { answers });
  const detail = page.getByTestId('detail');
  const rows = page.getByTestId('approval-row');
  await page.getByTestId('look').click();
  await expect(rows.first()).toBeVisible();
  const count = await rows.count();
  await page.getByTestId('select-approval').first().locator('input').check({ force: true });
  const spender = await rows.nth(1).getAttribute('data-spender');
  await page.getByTestId('row-link').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/approvals\/of\//);
  await expect(detail).toContainText('At risk now');
  await expect(detail.locator('[data-address]').first()).toHaveAttribute('data-address', spender ?? '');
  await expect(page.getByTestId('revoke-selected')).toHaveText('Revoke 1 approval');

  await page.setViewportSize({ width: 320, height: 700 });
  await expect(rows).toHaveCount(0);
  await detail.getByTestId('revoke').press('Enter');
  const changes = async () =>
    (await stubOf(page)).commands.flatMap(({ name, args }) => (name === 'change-allowances' ? [args] : []));
  await expect
    .poll(changes)
    .toEqual([expect.objectContaining({ changes: [expect.objectContaining({ spender, amount: null })] })]);
  await page.getByTestId('back-to-list').press('Enter');
  await expect(rows).toHaveCount(count);
  await expect(page.getByTestId('revoke-selected')).toHaveText('Revoke 1 approval');
});
