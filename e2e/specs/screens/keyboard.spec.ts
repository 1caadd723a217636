/** The wallet with the keyboard alone, from the start to a loss and back: the focus is never lost, hidden, covered or without a mark. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { entered } from '../../support/entered.ts';
import { pressAt, tabTo } from '../../support/keyboard.ts';
import { promptFor } from '../../support/person.ts';
import { readRecoveryKey } from '../../support/start-identity.ts';
import type { Wallet } from '../../support/wallet.ts';

async function start(app: Page): Promise<{ recoveryKey: string[]; backup: string }> {
  await pressAt(app, app.getByTestId('create-with-passkey'));
  const recoveryKey = await readRecoveryKey(app);
  await pressAt(app, app.getByTestId('continue'));
  const asked = app.locator('[data-testid^="recovery-key-confirm-"]');
  await expect(asked).toHaveCount(2);
  for (const field of await asked.all()) {
    await tabTo(app, field);
    const group = Number((await field.getAttribute('data-testid'))?.split('-').at(-1));
    await app.keyboard.type(recoveryKey[group - 1] as string);
  }
  await expect(app.getByTestId('finish')).toBeEnabled();
  const saving = app.waitForEvent('download');
  await pressAt(app, app.getByTestId('finish'));
  const backup = await readFile(await (await saving).path(), 'utf8');
  await expect(app.getByTestId('first-account')).toBeVisible();
  return { recoveryKey, backup };
}

async function approveByKey(wallet: Wallet, kind: string): Promise<void> {
  const prompt = await promptFor(wallet, kind);
  const button = prompt.getByTestId('approve');
  await tabTo(prompt, button);
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  const gone = prompt.waitForEvent('close').catch(() => undefined);
  await prompt.keyboard.press('Enter');
  await gone;
}

test('start, connect, sign, lose and restore with the keyboard alone', async ({ wallet, second, context, sites }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  const { recoveryKey, backup } = await start(app);

  await test.step('connect and sign', async () => {
    const page = await context.newPage();
    await page.goto(`${sites.one}/`);
    const connecting = ask(page, 'eth_requestAccounts');
    await approveByKey(wallet, 'connect');
    const [account] = (await connecting).result as string[];
    const signing = ask(page, 'personal_sign', ['0x48656c6c6f', account]);
    await approveByKey(wallet, 'message');
    expect((await signing).result).toMatch(/^0x[0-9a-f]{130}$/);
    await page.close();
  });

  await test.step('lose: the login method freezes itself', async () => {
    await app.bringToFront();
    await app.goto(wallet.url('app.html#/settings/lost'));
    await pressAt(app, app.getByTestId('lost-method'));
    await pressAt(app, app.getByTestId('sure').getByRole('checkbox'), 'Space');
    await pressAt(app, app.getByTestId('confirm-freeze'));
    await pressAt(app, app.getByTestId('confirm-change').getByTestId('unlock'));
    await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
  });

  await test.step('log in with the recovery key', async () => {
    await app.goto(wallet.url('app.html#/login?other=1'));
    await pressAt(app, app.getByTestId('unlock-with-recovery-key'));
    await tabTo(app, app.getByTestId('recovery-key'));
    await app.keyboard.insertText(recoveryKey.join(' '));
    await pressAt(app, app.getByTestId('continue'));
    await entered(wallet);
  });

  await test.step('restore on another computer', async () => {
    const there = second.app;
    await there.goto(second.url('app.html#/restore'));
    const choosing = there.waitForEvent('filechooser');
    await pressAt(there, there.getByTestId('from-backup'));
    await (await choosing).setFiles({ name: 'copy.dramatis', mimeType: 'text/plain', buffer: Buffer.from(backup) });
    await tabTo(there, there.getByTestId('recovery-key'));
    await there.keyboard.insertText(recoveryKey.join(' '));
    await pressAt(there, there.getByTestId('continue'));
    await pressAt(there, there.getByTestId('create-with-passkey'));
    await pressAt(there, there.getByTestId('finish'));
    await entered(second);
  });
});
