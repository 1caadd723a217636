/** A lost login method in the built extension: frozen at once, restored, renewed or removed; exposed accounts are listed and moved. */

import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { entered } from '../../support/entered.ts';
import { pressAt } from '../../support/keyboard.ts';
import { askNode } from '../../support/node.ts';
import { approve } from '../../support/person.ts';
import {
  addDailyKey,
  confirm,
  more,
  newCharacter,
  settings,
  unlocked,
  unlockWithDailyKey,
} from '../../support/settings.ts';
import { listenTo } from '../../support/spoken.ts';
import { showTestNetworks } from '../../support/test-networks.ts';
import type { Wallet } from '../../support/wallet.ts';

const blueKey = async (wallet: Wallet) => (await unlocked(wallet)).methods.find(({ name }) => name === 'Blue key');

/** From the settings: reports the login method of this name lost, and confirms with the first method offered. */
async function freeze(wallet: Wallet, name: string): Promise<Page> {
  const app = await settings(wallet, 'login-methods');
  await app.getByTestId('report-lost').click();
  await app.getByTestId('lost-method').filter({ hasText: name }).click();
  await app.getByTestId('confirm-freeze').click();
  await confirm(app);
  return app;
}

async function withBlueKey(wallet: Wallet) {
  const made = await wallet.createIdentity();
  await newCharacter(wallet, 'Savings');
  return { ...made, key: await addDailyKey(wallet) };
}

test('a lost key is frozen, opens nothing, and opens again when it is found', async ({ wallet }) => {
  await withBlueKey(wallet);
  const { app } = wallet;
  await freeze(wallet, 'Blue key');
  const row = app.getByTestId('frozen-method');
  await expect(row).toContainText('Blue key');
  await expect(row).toContainText('Frozen since');
  await wallet.lock();
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('unlock-with-security-key').click();
  await expect(app.getByTestId('warning')).toContainText('frozen');
  expect((await wallet.snapshot()).kind).toBe('locked');
  did('security-key', 'freeze');

  await app.getByTestId('unlock-with-passkey').click();
  await entered(wallet);
  await settings(wallet, 'lost');
  await row.getByTestId('unfreeze').click();
  await confirm(app);
  await expect(row).toHaveCount(0);
  await unlockWithDailyKey(wallet);
  expect((await unlocked(wallet)).characters.map(({ state }) => state)).toEqual(['open', 'closed']);

  // A method of a low level can freeze itself, but not the laptop on a higher level.
  await settings(wallet, 'lost');
  await app.getByTestId('lost-method').filter({ hasText: 'Blue key' }).click();
  await expect(app.getByTestId('confirm-freeze')).toBeDisabled();
  await app.getByTestId('sure').click();
  await app.getByTestId('confirm-freeze').click();
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('unlock-with-security-key').click();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');

  // It was used last, but the login begins with what opens the wallet, and says the state of the other one.
  await app.goto(wallet.url('app.html#/login'));
  await expect(app.getByTestId('unlock').getByTestId('unlock-with-passkey')).toBeVisible();
  await expect(app.locator('.another-way ~ .methods').getByTestId('unlock-with-security-key')).toContainText('Frozen');
});

test('a freeze by keyboard is announced, and goes on at the top of the page, where the frozen method stands', async ({
  wallet,
}) => {
  await withBlueKey(wallet);
  const app = await settings(wallet, 'lost');
  const spoken = await listenTo(app);
  await app.getByTestId('lost-method').filter({ hasText: 'Blue key' }).press('Enter');
  await pressAt(app, app.getByTestId('confirm-freeze'));
  await pressAt(app, app.getByTestId('confirm-change').getByTestId('unlock'));
  await expect(app.getByTestId('frozen-method')).toContainText('Blue key');
  await expect(app.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(async () => (await spoken.take()).join()).toMatch(/“Blue key” is frozen/);
});

test('a lost key that is removed leaves exposed accounts, which are emptied into new ones', async ({
  wallet,
  anvil,
  context,
}) => {
  const { address } = await withBlueKey(wallet);
  await askNode(anvil.url, 'anvil_setBalance', [address, `0x${(4n * 10n ** 18n).toString(16)}`]);
  const popup = await wallet.popup();
  // Savings was created last and is the acting character.
  await expect(popup.getByTestId('account-row')).toHaveCount(1);
  await popup.keyboard.press('Alt+Digit1');
  await expect(popup.locator(`[data-address="${address.toLowerCase()}"]`).first()).toBeVisible();
  await showTestNetworks(wallet);
  await popup.getByTestId('network-switch').click();
  await popup.getByRole('menuitemradio', { name: /local/i }).click();
  await expect(popup.getByTestId('account-row').first()).toContainText('4 ETH');
  await popup.close();

  const app = await freeze(wallet, 'Blue key');
  await app.getByTestId('remove-frozen').click();
  await expect(app.getByTestId('was-lost').getByRole('checkbox')).toBeChecked();
  await app.getByTestId('confirm-remove').click();
  await confirm(app);
  await expect(app.getByTestId('frozen-method')).toHaveCount(0);
  const exposed = app.getByTestId('exposed-account');
  await expect(exposed).toHaveCount(1);
  await expect(exposed).toHaveAttribute('data-address', address.toLowerCase());
  const [before] = (await unlocked(wallet)).exposed;
  expect(before?.characterId).toBe((await unlocked(wallet)).characters[0]?.id);

  const opening = context.waitForEvent('page', (page) => page.url().includes('popup.html'));
  await app.getByTestId('move-funds').click();
  const form = await opening;
  await expect(form.getByTestId('recipient-address')).toBeVisible();
  const to = (await form.getByTestId('recipient-address').getAttribute('data-address')) as `0x${string}`;
  expect(to).not.toBe(address.toLowerCase());
  const accounts = (await unlocked(wallet)).active?.accounts.map((account) => account.address);
  expect(accounts).toContain(to);
  await form.getByTestId('review').click();
  await approve(wallet, 'transaction');
  await expect.poll(() => askNode(anvil.url, 'eth_getTransactionCount', [address, 'latest'])).toBe('0x1');
  await expect
    .poll(async () => BigInt((await askNode(anvil.url, 'eth_getBalance', [to, 'latest'])) as string) > 3n * 10n ** 18n)
    .toBe(true);

  // An account stays on the list until it is empty on every network or the person removes it.
  await settings(wallet, 'lost');
  await expect(exposed).toHaveCount(1);
  await app.getByTestId('settle-exposed').click();
  await expect(exposed).toHaveCount(0);
});

test('a replacement of a lost security key opens what the old one did', async ({ wallet }) => {
  const { key } = await withBlueKey(wallet);
  const app = await freeze(wallet, 'Blue key');
  // The lost key is unplugged; another of the same kind is plugged in.
  await key.remove();
  await wallet.authenticators.add('usb');
  await app.getByTestId('renew').click();
  await app.getByTestId('continue').click();
  await confirm(app);
  await expect(app.getByTestId('exposed-account')).toHaveCount(1);
  await expect(app.getByTestId('frozen-method')).toHaveCount(0);
  expect(await blueKey(wallet)).toMatchObject({ state: 'active', kind: 'security-key', boundHere: true });
  await unlockWithDailyKey(wallet);
  expect((await unlocked(wallet)).characters.map(({ state }) => state)).toEqual(['open', 'closed']);
  did('security-key', 'reset');
});

test('freezing the current login method asks first; the recovery key shows what happened and makes it anew', async ({
  wallet,
}) => {
  const { recoveryKey } = await wallet.createIdentity();
  const app = await settings(wallet, 'lost');
  await app.getByTestId('lost-method').click();
  await expect(app.getByTestId('confirm-freeze')).toBeDisabled();
  await expect(app.locator('[data-rule="own"]')).toContainText('only the recovery key');
  await app.getByTestId('sure').click();
  await app.getByTestId('confirm-freeze').click();
  await app.getByTestId('confirm-change').getByTestId('unlock').click();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
  await wallet.unlockWithRecoveryKey(recoveryKey);

  await settings(wallet, 'lost');
  await expect(app.locator('[data-rule="after-recovery"]')).toBeVisible();
  await app.locator('[data-rule="after-recovery"]').getByRole('link').click();
  const events = app.getByTestId('security-event');
  await expect(events.first()).toContainText('A computer was added with the recovery key');
  await expect(events.nth(1)).toContainText('was frozen');
  await expect(events.last()).toContainText('The identity was created');

  await app.getByTestId('rotate').click();
  await app.getByTestId('confirm-rotate').click();
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await question.getByTestId('continue').click();
  await expect(question).toBeHidden();
  await expect(app.locator('[data-what="characters-rotated"]')).toContainText('Everyday got new keys');

  const byKey = async () => {
    await question.getByTestId('recovery-key').fill(recoveryKey.join(' '));
    await question.getByTestId('continue').click();
    await expect(question).toBeHidden();
  };
  await settings(wallet, 'lost');
  await app.getByTestId('renew').click();
  await app.getByTestId('continue').click();
  await byKey();
  await expect(app.getByTestId('lost-methods')).toContainText('Passkey');
  await wallet.lock();
  await wallet.unlock();
  expect((await unlocked(wallet)).characters.map(({ state }) => state)).toEqual(['open']);
  did('passkey', 'reset');

  // Without a loss: the wallet locks, because the open login itself is made anew.
  const { methods } = await unlocked(wallet);
  await settings(wallet, 'login-methods');
  await more(app, methods.find(({ kind }) => kind === 'passkey')?.name ?? '', 'renew-method');
  await app.getByTestId('continue').click();
  await byKey();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
  await wallet.unlock();
  did('passkey', 'renew');
});

test('a login method that waits to manage the identity is shown everywhere, and can be rejected', async ({
  wallet,
}) => {
  await wallet.createIdentity();
  await wallet.authenticators.add('usb');
  let app = await settings(wallet, 'login-methods');
  await app.getByTestId('add-login-method').click();
  await app.getByTestId('add-security-key').click();
  await app.getByTestId('method-name').fill('Blue key');
  await app.getByTestId('continue').click();
  await confirm(app);
  await expect(app.getByTestId('login-methods')).toContainText('Takes effect');

  const popup = await wallet.popup();
  await expect(popup.locator('[data-rule="waiting"]')).toContainText('“Blue key” was added');
  await popup.close();
  app = await settings(wallet, 'address-book');
  await app.getByTestId('cancel-waiting').click();
  await confirm(app);
  await expect(app.locator('[data-rule="waiting"]')).toHaveCount(0);
  expect(await blueKey(wallet)).toBeUndefined();
});

test('a computer is excluded while its login method stays, and is bound again at the next login', async ({
  wallet,
}) => {
  await withBlueKey(wallet);
  const app = await settings(wallet, 'devices');
  await expect(app.getByTestId('device')).toHaveCount(2);
  const [laptop] = (await unlocked(wallet)).devices;
  await app.getByTestId('remove-device').last().click();
  await app.getByTestId('sure').click();
  await app.getByTestId('confirm-remove-device').click();
  await confirm(app);
  await expect(app.getByTestId('device')).toHaveCount(1);
  expect((await unlocked(wallet)).devices.map(({ id }) => id)).toEqual([laptop?.id]);
  await unlockWithDailyKey(wallet);
  await expect.poll(async () => (await blueKey(wallet))?.boundHere).toBe(true);
});
