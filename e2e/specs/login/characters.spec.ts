/** Characters, levels and login methods in the settings of the built extension: changes still hold after the next login. */
import type { BrowserContext, Page } from '@playwright/test';
import { nip19, type VerifiedEvent, verifyEvent } from 'nostr-tools';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { connectNostr, expectNothing, type NostrSite } from '../../support/nostr-site.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import {
  addDailyKey,
  confirm,
  logInWithDailyKey,
  more,
  names,
  newCharacter,
  settings,
  stepUp,
  unlocked,
} from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

/** A publicly known key: the first one of the local chain. */
const KNOWN_KEY = 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const KNOWN_ADDRESS = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';

/** What the level Daily may do as Savings, in its form. */
async function setRight(wallet: Wallet, right: 'use' | 'view'): Promise<void> {
  const app = await settings(wallet, 'levels');
  await more(app, 'Daily', 'change-level');
  await app.getByRole('checkbox', { name: 'Savings', exact: true }).check({ force: true });
  await app.getByRole('combobox', { name: 'What this level may do as Savings' }).selectOption(right);
  await app.getByTestId('save-level').click();
  await confirm(app);
  const words = right === 'view' ? 'Views Savings.' : 'Everyday and Savings open.';
  await expect(app.locator('[data-testid="level"][data-level-name="Daily"]')).toContainText(words);
}

/** The site asks for a signature while the wallet is locked. */
function signHeld(context: BrowserContext, nostr: NostrSite) {
  let settled = false;
  const answer = nostr.sign().finally(() => {
    settled = true;
  });
  const logins = () => context.pages().filter((page) => page.url().includes('app.html#/login?close=1'));
  return {
    answer,
    /** The wallet asks for the login, and the site has no answer. */
    async untilAsked() {
      await expect.poll(() => logins().length).toBe(1);
      expect(settled).toBe(false);
    },
  };
}

async function moveByKeyboard(app: Page, name: string, move: 'Move up' | 'Move down'): Promise<void> {
  await app.getByRole('button', { name: `More for ${name}`, exact: true }).press('Enter');
  await app.getByRole('menuitem', { name: move, exact: true }).press('Enter');
}

test('a character is created, renamed, recoloured, moved and deleted', async ({ wallet }) => {
  await wallet.createIdentity();
  await newCharacter(wallet, 'Night Market');
  await newCharacter(wallet, 'Savings');
  expect(await names(wallet)).toEqual(['Everyday', 'Night Market', 'Savings']);
  const made = await unlocked(wallet);
  expect(made.characters.map(({ accountCount }) => accountCount)).toEqual([1, 1, 1]);
  expect(new Set(made.characters.map(({ look }) => look.hue)).size).toBe(3);

  const app = wallet.app;
  await more(app, 'Night Market', 'change-character');
  await app.getByTestId('character-name').fill('Stall');
  await app.getByRole('radio', { name: 'slate' }).check({ force: true });
  await app.getByRole('radio', { name: 'scale' }).check({ force: true });
  await app.getByTestId('save-character').click();
  await expect(app.getByRole('heading', { name: 'Characters' })).toBeVisible();
  const changed = (await unlocked(wallet)).characters[1];
  expect(changed).toMatchObject({ name: 'Stall', look: { hue: 'slate', cloth: 'scale' } });

  await moveByKeyboard(app, 'Savings', 'Move up');
  await expect.poll(() => names(wallet)).toEqual(['Everyday', 'Savings', 'Stall']);
  // The page draws the new order a little after the worker stores it, and computes the next move from what it has drawn.
  await expect(app.getByTestId('character-row').nth(1)).toHaveAttribute('data-character-name', 'Savings');
  await expect(app.getByRole('button', { name: 'More for Savings' })).toBeFocused();
  await moveByKeyboard(app, 'Savings', 'Move up');
  await expect.poll(() => names(wallet)).toEqual(['Savings', 'Everyday', 'Stall']);
  await expect(app.getByTestId('character-row').first()).toHaveAttribute('data-character-name', 'Savings');
  await moveByKeyboard(app, 'Savings', 'Move down');
  await expect.poll(() => names(wallet)).toEqual(['Everyday', 'Savings', 'Stall']);
  await expect(app.getByTestId('character-row').nth(1)).toHaveAttribute('data-character-name', 'Savings');
  // A wider list has a button for each.
  await app.setViewportSize({ width: 1700, height: 900 });
  await app.getByRole('button', { name: 'Move Savings up' }).press('Enter');
  await expect.poll(() => names(wallet)).toEqual(['Savings', 'Everyday', 'Stall']);
  await expect(app.getByTestId('character-row').first()).toHaveAttribute('data-character-name', 'Savings');
  await expect(app.getByRole('button', { name: 'Move Savings down' })).toBeVisible();
  await app.getByRole('button', { name: 'Move Savings down' }).press('Enter');
  await expect.poll(() => names(wallet)).toEqual(['Everyday', 'Savings', 'Stall']);

  await more(app, 'Savings', 'delete-character');
  await expect(app.getByText('1 account will be lost')).toBeVisible();
  await app.getByRole('button', { name: 'Cancel' }).click();
  expect(await names(wallet)).toContain('Savings');
  await more(app, 'Savings', 'delete-character');
  await app.getByTestId('confirm-delete').click();
  await confirm(app);
  await expect.poll(() => names(wallet)).toEqual(['Everyday', 'Stall']);

  await wallet.lock();
  await wallet.unlock();
  expect(await names(wallet)).toEqual(['Everyday', 'Stall']);
});

test('without the fresh touch nothing changes', async ({ wallet }) => {
  await wallet.createIdentity();
  const app = await settings(wallet, 'characters/new');
  await app.getByTestId('character-name').fill('Night Market');
  await app.getByTestId('save-character').click();
  await app.getByTestId('confirm-cancel').click();
  await expect(app.getByTestId('character-name')).toHaveValue('Night Market');
  await wallet.authenticator.setVerified(false);
  await app.getByTestId('save-character').click();
  await app.getByTestId('confirm-change').getByTestId('unlock').click();
  await expect(app.getByTestId('confirm-change').getByRole('alert')).toBeVisible();
  expect(await names(wallet)).toEqual(['Everyday']);
});

test('a second login method opens the characters of its level, and stepping up opens one more for a while', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  await newCharacter(wallet, 'Savings');
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const connected = ask(page, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  const [saved] = (await connected).result as string[];
  const other = await context.newPage();
  await other.goto(`${sites.two}/`);
  const nostr = await connectNostr(wallet, other);
  await addDailyKey(wallet);
  await wallet.lock();
  const held = signHeld(context, nostr);
  await held.untilAsked();
  await logInWithDailyKey(wallet);
  const low = await unlocked(wallet);
  expect(low.login.manages).toBe(false);
  expect(low.characters.map(({ name, state }) => [name, state])).toEqual([
    ['Everyday', 'open'],
    ['Savings', 'closed'],
  ]);

  await expectNothing(nostr, held.answer, nostr.sign(), nostr.read());
  // Only a key of a character that is open is offered.
  const asking = other.evaluate(() => window.nostr.getPublicKey().catch(({ code }) => code));
  const offered = (await promptFor(wallet, 'nostr-connect')).getByTestId('nostr-key');
  await expect(offered).toContainText('npub1');
  expect((await offered.innerText()).replace(/\s/g, '')).not.toBe(nip19.npubEncode(nostr.publicKey));
  await refuse(wallet, 'nostr-connect');
  expect(await asking).toBe(4001);

  await stepUp(wallet);
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('open');
  const signing = nostr.sign();
  await approve(wallet, 'nostr');
  const event = (await signing) as VerifiedEvent;
  expect([verifyEvent(event), event.pubkey]).toEqual([true, nostr.publicKey]);
  expect(await nostr.read()).toBe('from the prompter');
  let app = await settings(wallet, 'characters');
  await app.getByTestId('step-down').click();
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('closed');
  // The picture of what opens what says the same.
  app = await settings(wallet, 'opens');
  await app.getByTestId('opens-method').filter({ hasText: 'Blue key' }).click();
  await expect(app.getByTestId('opens-told')).toContainText('Opens Everyday. Savings stays closed to it.');
  await app.getByTestId('opens-character').filter({ hasText: 'Savings' }).click();
  await expect(app.getByTestId('opens-told')).toContainText('so its accounts aren’t known on this computer');
  await expect(app.locator('[data-testid="opens-method"][data-lit="true"]')).not.toContainText(['Blue key']);
  await expectNothing(nostr, nostr.sign(), nostr.read());

  // In the matrix, with a managing method: a character is closed to a level, then opened.
  app = await settings(wallet, 'levels');
  await app.getByRole('checkbox', { name: 'Daily opens Savings' }).click();
  await confirm(app);
  await expect(app.getByRole('checkbox', { name: 'Daily opens Savings' })).toBeChecked();
  await app.getByRole('checkbox', { name: 'Daily opens Savings' }).click();
  await expect(app.getByTestId('was-lost')).toBeVisible();
  await app.getByTestId('confirm-close').click();
  await confirm(app);
  await expect(app.getByRole('checkbox', { name: 'Daily opens Savings' })).not.toBeChecked();

  // The same login sees and does more or less with Savings, as its level says.
  await setRight(wallet, 'view');
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('viewed');
  const popup = await context.newPage();
  await popup.goto(wallet.url('popup.html'));
  await popup.getByTestId('character-switcher').click();
  await popup.locator('[data-testid="character-option"][data-character-name="Savings"]').click();
  await expect(popup.locator('[data-rule="view-only"]')).toContainText('This login shows Savings.');
  await expect(popup.getByTestId('account-row')).toHaveCount(1);
  await expect(popup.getByTestId('receive')).toBeVisible();
  await expect(popup.getByTestId('send')).toHaveCount(0);
  await expect(popup.getByTestId('new-account')).toHaveCount(0);
  app = await settings(wallet, 'accounts');
  await expect(app.getByTestId('viewed-accounts').getByTestId('account-row')).toHaveCount(1);
  // A site that was connected as Savings gets no signature; a new connection is made as Everyday.
  const hello = ['personal_sign', [`0x${Buffer.from('Hello').toString('hex')}`, saved]] as const;
  await page.bringToFront();
  expect(await ask(page, ...hello)).toMatchObject({ error: { code: 4100 } });
  const connecting = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  await expect(prompt.getByTestId('request-character')).toContainText('Everyday');
  await prompt.getByTestId('reject').click();
  expect(await connecting).toMatchObject({ error: { code: 4001 } });

  await setRight(wallet, 'use');
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('open');
  await expect(popup.getByTestId('send')).toBeVisible();
  await popup.close();
  await page.bringToFront();
  const signed = ask(page, ...hello);
  await approve(wallet, 'message');
  expect((await signed).result).toMatch(/^0x[0-9a-f]{130}$/);

  // Savings has a new phrase since it was closed, from which its account of before does not come.
  app = await settings(wallet, 'accounts');
  await expect(app.getByTestId('no-phrase')).toBeVisible();
  await app.getByTestId('new-account').click();
  await app.getByTestId('export-phrase').click();
  // A login that uses Savings is told who shows the phrase, and cannot confirm it itself.
  await expect(app.locator('[data-rule="use-only"]')).toContainText(
    '“Blue key” can use Savings, but not export its keys. Confirm with “Passkey of this computer”',
  );
  await app.getByTestId('confirm-export').click();
  const question = app.getByTestId('confirm-change');
  await expect(question.getByTestId('unlock')).toBeVisible();
  await expect(question).not.toContainText('Blue key');
  await confirm(app);
  await expect(app.getByTestId('phrase')).toBeVisible();
  await app.getByRole('button', { name: 'Done' }).click();

  app = await settings(wallet, 'login-methods');
  await more(app, 'Blue key', 'remove-method');
  await app.getByTestId('confirm-remove').click();
  await confirm(app);
  await expect
    .poll(async () => {
      const snapshot = await wallet.snapshot();
      return (
        snapshot.kind === 'unlocked' &&
        snapshot.methods.some(({ name, state }) => name === 'Blue key' && state === 'active')
      );
    })
    .toBe(false);
});

test('accounts are created, imported, watched, renamed, shared, revealed and removed', async ({ wallet }) => {
  await wallet.createIdentity();
  // A new character becomes the acting character at once.
  await newCharacter(wallet, 'Savings');
  const everyday = async () => (await unlocked(wallet)).characters.find(({ name }) => name === 'Everyday');
  const app = await settings(wallet, 'accounts');
  await expect(app.getByText('The accounts of Savings.')).toBeVisible();
  const rows = app.getByTestId('account-row');
  await expect(rows).toHaveCount(1);
  await app.getByTestId('new-account').click();
  await expect(rows).toHaveCount(2);

  await app.getByTestId('import-account').click();
  await app.getByTestId('bring-way').getByText('Private keys').click();
  await app.getByTestId('private-keys-field').fill(`ac09\n${KNOWN_KEY} Known`);
  await app.getByTestId('look-up-keys').click();
  await expect(app.getByTestId('wrong-lines')).toContainText('Line 1: Not a private key');
  await app.getByTestId('private-keys-field').fill(`${KNOWN_KEY} Known`);
  await app.getByTestId('look-up-keys').click();
  await app.getByTestId('import-chosen').click();
  await expect(app.getByTestId('import-done')).toContainText('1 account imported into Savings');
  await app.getByTestId('show-accounts').click();
  await expect(rows).toHaveCount(3);
  const imported = rows.and(app.locator(`[data-address="${KNOWN_ADDRESS}" i]`));
  await expect(imported).toContainText('Imported');

  await app.getByTestId('watch-address').click();
  await app.getByTestId('watch-field').fill(toChecksumAddress(`0x${'ab'.repeat(20)}`));
  await app.getByTestId('confirm-watch').click();
  await expect(rows).toHaveCount(4);
  await expect(rows.last()).toContainText('View only');

  await imported.getByRole('button', { name: /^More for/ }).click();
  await app.getByTestId('rename-account').click();
  await app.getByTestId('name').fill('Old one');
  await app.getByTestId('save-name').click();
  await expect(imported).toContainText('Old one');

  await more(app, 'Old one', 'export-key');
  await app.getByTestId('confirm-export').click();
  await confirm(app);
  await expect(app.getByTestId('private-key')).not.toContainText(KNOWN_KEY);
  await app.getByTestId('uncover').click();
  await expect(app.getByTestId('private-key')).toHaveText(`0x${KNOWN_KEY}`);
  await app.getByRole('button', { name: 'Done' }).click();

  await more(app, 'Old one', 'share-account');
  await app.getByTestId('confirm-share').click();
  await expect.poll(async () => (await everyday())?.accountCount).toBe(2);

  await more(app, 'Old one', 'remove-account');
  await app.getByTestId('confirm-remove').click();
  await expect(rows).toHaveCount(3);
  expect((await everyday())?.accountCount).toBe(2);
});

test('a prompt can be answered by keyboard alone, and never by keys meant for another page', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const refused = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  await expect(prompt.getByTestId('approve')).not.toBeFocused();
  // A click by a script in the prompt page does not count as a person's click.
  await prompt.waitForTimeout(700);
  await prompt.getByTestId('approve').evaluate((button) => (button as HTMLButtonElement).click());
  await prompt.keyboard.press('Escape');
  await prompt.waitForTimeout(200);
  await expect(prompt.getByTestId('request')).toBeVisible();
  await prompt.getByTestId('reject').focus();
  await prompt.keyboard.press('Enter');
  expect(await refused).toMatchObject({ error: { code: 4001 } });

  const asked = ask(page, 'eth_requestAccounts');
  const again = await promptFor(wallet, 'connect');
  await expect(again.getByTestId('approve')).toHaveAttribute('aria-disabled', 'false');
  await again.getByTestId('reject').focus();
  await again.keyboard.press('Tab');
  await expect(again.getByTestId('approve')).toBeFocused();
  await again.keyboard.press('Enter');
  expect((await asked).result).toHaveLength(1);
});

test('a prompt shows the character that the site knows, even while another one is acting', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  await newCharacter(wallet, 'Night Market');
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const asked = ask(page, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  const { result } = await asked;
  const app = await settings(wallet, 'characters');
  await app.getByRole('button', { name: 'Switch to Everyday' }).click();
  await page.bringToFront();
  const signed = ask(page, 'personal_sign', [`0x${Buffer.from('Hello').toString('hex')}`, (result as string[])[0]]);
  const prompt = await promptFor(wallet, 'message');
  await expect(prompt.getByTestId('request-character')).toContainText('Night Market');
  await expect(prompt.getByTestId('message')).toContainText('Hello');
  await prompt.getByTestId('show-raw').click();
  await expect(prompt.getByTestId('raw-data')).toContainText('Hello');
  await approve(wallet, 'message');
  expect((await signed).result).toMatch(/^0x[0-9a-f]{130}$/);
});

test('a login method cannot confirm its own move to a lower level; the recovery key can', async ({ wallet }) => {
  const { recoveryKey } = await wallet.createIdentity();
  await newCharacter(wallet, 'Savings');
  await addDailyKey(wallet);
  const app = await settings(wallet, 'login-methods');
  await more(app, 'Passkey of this computer', 'change-method-level');
  await app.locator('[data-testid="level-option"][data-level-name="Daily"]').click();
  await app.getByTestId('confirm-level').click();
  const question = app.getByTestId('confirm-change');
  await expect(question.getByTestId('left-out')).toContainText('“Passkey of this computer” can’t confirm this');
  await expect(question.getByTestId('unlock')).toHaveCount(0);
  await question.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await question.getByTestId('continue').click();
  await expect(question).toBeHidden();
  const levelOf = async () => {
    const { levels, methods } = await unlocked(wallet);
    const passkey = methods.find(({ kind }) => kind === 'passkey');
    return levels.find(({ id }) => id === passkey?.levelId)?.name;
  };
  await expect.poll(levelOf).toBe('Daily');
});
