/** What is changed in the tab with one click is taken back with one: with *Undo*, which stays until it is used, or with the keyboard. */
import type { Page } from '@playwright/test';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import { expect, test } from '../../fixtures.ts';
import { settings, unlocked } from '../../support/settings.ts';

async function choose(app: Page, of: string, act: string): Promise<void> {
  await app.getByRole('button', { name: `More for ${of}` }).click();
  await app.getByRole('menuitem', { name: act }).click();
}

test('a contact, a network, a watched account and a name come back', async ({ wallet }) => {
  await wallet.createIdentity();
  const app = await settings(wallet, 'address-book');
  const undo = app.getByTestId('undo');

  await test.step('a contact', async () => {
    await app.getByTestId('new-contact').click();
    await app.getByTestId('contact-name').fill('Ida');
    await app.getByTestId('contact-address').fill(toChecksumAddress(`0x${'ab'.repeat(20)}`));
    await app.keyboard.press('Enter');
    const row = app.getByTestId('contact-row');
    await expect(row).toHaveCount(1);
    await choose(app, 'Ida', 'Remove');
    await expect(row).toHaveCount(0);
    // The row is gone, and the keyboard is still in its part of the page.
    await expect(app.locator('section:focus')).toHaveCount(1);
    await undo.focus();
    await app.keyboard.press('Enter');
    await expect(row).toContainText('Ida');
    await expect(app.getByTestId('toast')).toContainText('Undone');
    await expect(undo).toHaveCount(0);
    // Another page takes the offer away.
    await choose(app, 'Ida', 'Remove');
    await expect(undo).toBeVisible();
    await settings(wallet, 'networks');
    await expect(undo).toHaveCount(0);
  });

  await test.step('a network', async () => {
    await app.getByTestId('new-network').click();
    await app.getByTestId('network-name').fill('Home chain');
    await app.getByTestId('network-number').fill('424242');
    await app.getByTestId('network-symbol').fill('HOM');
    await app.getByTestId('rpc-urls').fill('http://127.0.0.1:8545');
    await app.getByTestId('save-network').click();
    const row = app.locator('[data-testid="network-row"][data-chain-id="424242"]');
    await expect(row).toBeVisible();
    const added = async () => (await unlocked(wallet)).networks.find(({ chainId }) => chainId === 424_242);
    const before = await added();
    await choose(app, 'Home chain', 'Remove');
    await expect(row).toHaveCount(0);
    await expect(undo).toBeVisible();
    await app.keyboard.press('ControlOrMeta+z');
    await expect(row).toBeVisible();
    expect(await added()).toEqual(before);
    await choose(app, 'Home chain', 'Hide from menus');
    await expect.poll(async () => (await added())?.shown).toBe(false);
    await undo.click();
    await expect.poll(async () => (await added())?.shown).toBe(true);
  });

  await test.step('an account without a key, and its name', async () => {
    await settings(wallet, 'accounts');
    await app.getByTestId('watch-address').click();
    await app.getByTestId('watch-field').fill(toChecksumAddress(`0x${'cd'.repeat(20)}`));
    await app.getByTestId('confirm-watch').click();
    const row = app.locator(`[data-testid="account-row"][data-address="0x${'cd'.repeat(20)}" i]`);
    await expect(row).toBeVisible();
    const name = (await unlocked(wallet)).active?.accounts.at(-1)?.name ?? '';
    await choose(app, name, 'Rename');
    await app.getByTestId('name').fill('Far away');
    await app.keyboard.press('Enter');
    await expect(row).toContainText('Far away');
    await undo.click();
    await expect(row).toContainText(name);
    await choose(app, name, 'Remove');
    await app.getByTestId('confirm-remove').click();
    await expect(row).toHaveCount(0);
    await undo.click();
    await expect(row).toContainText(name);
  });
});
