/** The wallet with the keyboard alone, from the start to a loss and back: the focus is never lost, hidden, covered or without a mark. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ask, expect, test } from '../../fixtures.ts';
import { entered } from '../../support/entered.ts';
import type { KeyServer } from '../../support/key-server.ts';
import { keepsFocus, pressAt, tabTo, typeAt } from '../../support/keyboard.ts';
import { askNode, fund } from '../../support/node.ts';
import { PATIENCE, strengthShown } from '../../support/passwords.ts';
import { promptFor } from '../../support/person.ts';
import { readRecoveryKey } from '../../support/start-identity.ts';
import { showTestNetworks } from '../../support/test-networks.ts';
import type { Wallet } from '../../support/wallet.ts';

const FRIEND = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

/** From the page with the recovery key to the last one of the start. @returns the eight groups */
async function keepKey(app: Page): Promise<string[]> {
  const recoveryKey = await readRecoveryKey(app);
  await keepsFocus(app, app.getByTestId('recovery-key-text'));
  await pressAt(app, app.getByTestId('continue'));
  const asked = app.locator('[data-testid^="recovery-key-confirm-"]');
  await expect(asked).toHaveCount(2);
  await keepsFocus(app, asked.first());
  for (const field of await asked.all()) {
    const group = Number((await field.getAttribute('data-testid'))?.split('-').at(-1));
    await typeAt(app, field, recoveryKey[group - 1] as string);
  }
  await expect(app.getByTestId('finish')).toBeEnabled();
  return recoveryKey;
}

async function start(app: Page): Promise<{ recoveryKey: string[]; backup: string }> {
  await pressAt(app, app.getByTestId('create-with-passkey'));
  const recoveryKey = await keepKey(app);
  const saving = app.waitForEvent('download');
  await pressAt(app, app.getByTestId('finish'));
  const backup = await readFile(await (await saving).path(), 'utf8');
  await keepsFocus(app, app.getByTestId('first-account'));
  return { recoveryKey, backup };
}

async function approveByKey(wallet: Wallet, kind: string): Promise<void> {
  const prompt = await promptFor(wallet, kind);
  await keepsFocus(prompt, prompt.getByTestId('request'));
  const button = prompt.getByTestId('approve');
  // To the end and back to the beginning: the focus goes round, and is kept nowhere.
  await tabTo(prompt, button);
  await tabTo(prompt, prompt.getByTestId('show-raw'), true);
  await tabTo(prompt, button);
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  const gone = prompt.waitForEvent('close').catch(() => undefined);
  await prompt.keyboard.press('Enter');
  await gone;
}

/** Names the server of the identity, on the first page of the start or of *I already have an identity*. */
async function nameServer(page: Page, { origin, fingerprint }: KeyServer): Promise<void> {
  const field = page.getByTestId('server-url');
  const change = page.getByTestId('change-server');
  await expect(field.or(change).first()).toBeVisible();
  if (!(await field.isVisible())) {
    await pressAt(page, change);
    const choices = page.getByTestId('server-place').getByRole('radio');
    await keepsFocus(page, choices.first());
    await tabTo(page, page.getByTestId('server-place').getByRole('radio', { checked: true }));
    for (let presses = 0; !(await field.isVisible()); presses++) {
      expect(presses).toBeLessThan(await choices.count());
      await page.keyboard.press('ArrowDown');
    }
  }
  await typeAt(page, field, origin);
  await expect(page.getByTestId('server-fingerprint')).toHaveText(fingerprint);
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

  await test.step('lose: Escape leaves everything as it is, then the login method freezes itself', async () => {
    await app.bringToFront();
    await app.goto(wallet.url('app.html#/settings/lost'));
    const sure = app.getByTestId('sure').getByRole('checkbox');
    await pressAt(app, app.getByTestId('lost-method'));
    await keepsFocus(app, app.getByTestId('sure'));
    await app.keyboard.press('Escape');
    await expect(sure).toHaveCount(0);
    await keepsFocus(app, app.getByTestId('lost-method'));
    await pressAt(app, app.getByTestId('lost-method'));
    await pressAt(app, sure, 'Space');
    await pressAt(app, app.getByTestId('confirm-freeze'));
    const question = app.getByTestId('confirm-change');
    await keepsFocus(app, question);
    await app.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    expect((await wallet.snapshot()).kind).toBe('unlocked');
    await pressAt(app, app.getByTestId('confirm-freeze'));
    await pressAt(app, question.getByTestId('unlock'));
    await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
  });

  await test.step('log in with the recovery key', async () => {
    await app.goto(wallet.url('app.html#/login?other=1'));
    await pressAt(app, app.getByTestId('unlock-with-recovery-key'));
    await keepsFocus(app, app.getByTestId('recovery-key'));
    await typeAt(app, app.getByTestId('recovery-key'), recoveryKey.join(' '));
    await pressAt(app, app.getByTestId('continue'));
    await entered(wallet);
    await keepsFocus(app, app.getByRole('heading', { level: 1 }));
  });

  await test.step('restore on another computer', async () => {
    const there = second.app;
    await there.goto(second.url('app.html#/restore'));
    const choosing = there.waitForEvent('filechooser');
    await pressAt(there, there.getByTestId('from-backup'));
    await (await choosing).setFiles({ name: 'copy.dramatis', mimeType: 'text/plain', buffer: Buffer.from(backup) });
    await keepsFocus(there, there.getByTestId('recovery-key'));
    await typeAt(there, there.getByTestId('recovery-key'), recoveryKey.join(' '));
    await pressAt(there, there.getByTestId('continue'));
    await pressAt(there, there.getByTestId('create-with-passkey'));
    await pressAt(there, there.getByTestId('finish'));
    await entered(second);
  });
});

test('start with a password, send, and restore from the key server with the keyboard alone', async ({
  wallet,
  second,
  anvil,
  keyServer,
}) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await nameServer(app, keyServer);
  await pressAt(app, app.getByTestId('create-with-password'));
  await keepsFocus(app, app.getByTestId('account-name'));
  await typeAt(app, app.getByTestId('account-name'), 'mara');
  await typeAt(app, app.getByTestId('password'), 'nine painted curtains fall slowly');
  await strengthShown(app);
  await pressAt(app, app.getByTestId('continue'));
  await app.getByTestId('recovery-key-text').waitFor({ timeout: PATIENCE });
  const recoveryKey = await keepKey(app);
  await pressAt(app, app.getByTestId('finish'));
  const account = app.getByTestId('first-account');
  await keepsFocus(app, account);
  const address = (await account.getAttribute('data-address')) as string;

  await test.step('send from the popup', async () => {
    await fund(anvil.url, address);
    await showTestNetworks(wallet);
    const popup = await wallet.popup();
    await pressAt(popup, popup.getByTestId('network-switch'));
    const local = popup.getByRole('menuitemradio', { name: /local/i });
    await expect(local).toBeVisible();
    const names = await popup.getByRole('menuitemradio').count();
    for (let presses = 0; !(await local.evaluate((item) => item === document.activeElement)); presses++) {
      expect(presses).toBeLessThan(names);
      await popup.keyboard.press('ArrowDown');
    }
    await popup.keyboard.press('Enter');
    await expect(popup.locator('.sum .amount')).toContainText('100');
    await keepsFocus(popup, popup.getByTestId('network-switch'));
    await tabTo(popup, popup.getByTestId('send'), true);
    await popup.keyboard.press('Enter');
    await keepsFocus(popup, popup.getByTestId('send-to'));
    await typeAt(popup, popup.getByTestId('send-to'), FRIEND);
    await expect(popup.getByTestId('recipient-address')).toBeVisible();
    await typeAt(popup, popup.getByTestId('send-amount'), '0.25');
    await expect(popup.getByTestId('review')).toBeEnabled();
    const before = BigInt((await askNode(anvil.url, 'eth_getBalance', [FRIEND, 'latest'])) as string);
    await pressAt(popup, popup.getByTestId('review'));
    await approveByKey(wallet, 'transaction');
    const received = async () =>
      BigInt((await askNode(anvil.url, 'eth_getBalance', [FRIEND, 'latest'])) as string) - before;
    await expect.poll(received).toBe(250_000_000_000_000_000n);
  });

  await test.step('restore on a second computer with the recovery key', async () => {
    const there = second.app;
    await second.forgetCopiedPasskey();
    await there.goto(second.url('app.html#/start'));
    await pressAt(there, there.getByTestId('have-identity'));
    const byKey = there.getByTestId('unlock-with-recovery-key');
    await keepsFocus(there, byKey);
    await nameServer(there, keyServer);
    await pressAt(there, byKey);
    await keepsFocus(there, there.getByTestId('recovery-key'));
    await typeAt(there, there.getByTestId('recovery-key'), recoveryKey.join(' '));
    await pressAt(there, there.getByTestId('continue'));
    await keepsFocus(there, there.getByTestId('create-with-passkey'));
    await pressAt(there, there.getByTestId('create-with-passkey'));
    await pressAt(there, there.getByTestId('finish'));
    await entered(second);
  });
});
