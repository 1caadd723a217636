/** What is changed in the tab with one click is taken back with one: with *Undo*, which stays until it is used, or with the keyboard. */
import type { Page } from '@playwright/test';
import { nip19 } from 'nostr-tools';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import type { SecretDraft } from '../../../src/messaging/secret.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { connectNostr } from '../../support/nostr-site.ts';
import { approve } from '../../support/person.ts';
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
    // The row is gone, and the keyboard is at what is left of its part of the page.
    await expect(app.getByTestId('new-contact')).toBeFocused();
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

/** Does the worker still keep something that was removed? */
const keepsSome = (app: Page): Promise<boolean> =>
  app.evaluate(async () => Object.keys(await chrome.storage.session.get(null)).some((key) => key.endsWith('/removal')));

test('a login, a note and a description come back, and nothing is kept of them once nobody can ask for it', async ({
  wallet,
  context,
}) => {
  await wallet.createIdentity();
  const characterId = (await unlocked(wallet)).active?.id ?? '';
  const drafts: SecretDraft[] = [
    { kind: 'login', site: 'https://example.org', user: 'mara', name: '', password: 'p4ss', totp: null, note: 'grey' },
    { kind: 'note', name: 'Alarm', text: 'the code is 4711' },
  ];
  for (const draft of drafts) await command(wallet, 'save-secret', { characterId, targetId: null, draft });
  const app = await settings(wallet, 'logins');
  const undo = app.getByTestId('undo');
  const remove = async (name: string) => {
    await choose(app, name, 'Remove');
    await app.getByTestId('confirm-remove').click();
    await expect(row(name)).toHaveCount(0);
  };
  const row = (name: string) => app.locator(`[data-testid="entry-row"][data-name="${name}"]`);

  await test.step('a login, with its password', async () => {
    await remove('example.org');
    expect(await keepsSome(app)).toBe(true);
    await undo.click();
    await expect(row('example.org')).toBeVisible();
    await expect(app.getByTestId('toast')).toContainText('Undone');
    expect(await keepsSome(app)).toBe(false);
    await row('example.org').getByTestId('open-entry').click();
    await app.getByTestId('show-password').click();
    await expect(app.getByTestId('secret-password')).toHaveText('p4ss');
    await settings(wallet, 'logins');
  });

  await test.step('with another try, where the first one failed', async () => {
    await remove('example.org');
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(() => {
      const area = chrome.storage.session;
      const get = area.get;
      Object.assign(area, {
        async get(keys: string | null) {
          if (!String(keys).endsWith('/removal')) return Reflect.apply(get, area, [keys]);
          area.get = get;
          throw new Error('no answer');
        },
      });
    });
    await undo.click();
    await expect(app.getByTestId('toast')).not.toContainText('removed');
    await expect(row('example.org')).toHaveCount(0);
    expect(await keepsSome(app)).toBe(true);
    await undo.click();
    await expect(row('example.org')).toBeVisible();
    await expect(app.getByTestId('toast')).toContainText('Undone');
  });

  await test.step('a note, and not after its message', async () => {
    await remove('Alarm');
    await app.keyboard.press('ControlOrMeta+z');
    await expect(row('Alarm')).toBeVisible();
    await remove('Alarm');
    await app.getByRole('button', { name: 'Close this message' }).click();
    await expect.poll(() => keepsSome(app)).toBe(false);
    await expect(row('Alarm')).toHaveCount(0);
  });

  await test.step('not in the place of a newer one', async () => {
    await remove('example.org');
    await command(wallet, 'save-secret', {
      characterId,
      targetId: null,
      draft: { ...drafts[0], password: 'newer' } as SecretDraft,
    });
    await expect(row('example.org')).toHaveCount(1);
    await undo.click();
    await expect(app.getByTestId('toast')).toContainText('another login for this site');
    await expect(row('example.org')).toHaveCount(1);
  });

  await test.step('nothing is kept once the page is closed or the wallet locked', async () => {
    await remove('example.org');
    await app.reload();
    await expect.poll(() => keepsSome(app)).toBe(false);
    await command(wallet, 'save-secret', { characterId, targetId: null, draft: drafts[0] as SecretDraft });
    await remove('example.org');
    expect(await keepsSome(app)).toBe(true);
    await command(wallet, 'lock', {});
    await expect.poll(() => keepsSome(app)).toBe(false);
    await wallet.unlock();
  });

  await test.step('a description', async () => {
    await settings(wallet, 'sites');
    await app.getByTestId('description-files').setInputFiles('src/clear-signing/builtin/lido-steth.json');
    const description = app.getByTestId('description');
    await expect(description).toHaveCount(1);
    const text = await description.innerText();
    await app.getByTestId('remove-description').click();
    await expect(description).toHaveCount(0);
    await undo.click();
    await expect(description).toHaveText(text, { useInnerText: true });
  });
});

test('a sign-in and the Nostr key of a site come back, with what the site may do', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const signInWithEthereum = { nonce: 'abcdefgh12', chainId: '0x1', statement: 'I accept the rules.' };
  const signing = ask(page, 'wallet_connect', [{ version: '1', capabilities: { signInWithEthereum } }]);
  await approve(wallet, 'connect');
  await signing;
  const other = await context.newPage();
  await other.goto(`${sites.two}/`);
  const nostr = await connectNostr(wallet, other);
  const app = await settings(wallet, 'sites');
  const undo = app.getByTestId('undo');

  await test.step('a sign-in', async () => {
    const row = app.getByTestId('sign-in-row');
    await expect(row).toContainText('Until the site ends it');
    const act = async (testid: string) => {
      await row.getByRole('button', { name: /^More for/ }).click();
      await app.getByTestId(testid).click();
    };
    await act('end-sign-in');
    await expect(row).toContainText('Ended');
    await undo.click();
    await expect(row).toContainText('Until the site ends it');
    await act('forget-sign-in');
    await expect(row).toHaveCount(0);
    await undo.click();
    await expect(row).toContainText('Until the site ends it');
  });

  await test.step('the key, taken from the site', async () => {
    const site = app.locator(`[data-testid="site-row"][data-origin="${sites.two}"]`);
    await site.getByRole('button', { name: /^More for/ }).click();
    await app.getByTestId('end-nostr').click();
    await expect(site).toHaveCount(0);
    await undo.click();
    await expect(site).toHaveCount(1);
    // Without a prompt, as before.
    expect(await nostr.read()).toBe('from the prompter');
  });

  await test.step('the site, disconnected', async () => {
    const site = app.locator(`[data-testid="site-row"][data-origin="${sites.two}"]`);
    await site.getByRole('button', { name: /^More for/ }).click();
    await app.getByTestId('disconnect-site').click();
    await expect(site).toHaveCount(0);
    await undo.click();
    await expect(site).toHaveCount(1);
    expect(await nostr.read()).toBe('from the prompter');
  });

  await test.step('the key itself', async () => {
    const row = app.getByTestId('nostr-key-row');
    await app.getByTestId('remove-nostr-key').click();
    await app.getByTestId('remove-nostr-key-now').click();
    await expect(row).toHaveCount(0);
    await undo.click();
    await expect(row).toContainText(nip19.npubEncode(nostr.publicKey).slice(0, 12));
    expect(await nostr.read()).toBe('from the prompter');
  });
});

test('another page takes the offer away also when it opens as soon as the offer is there', async ({ wallet }) => {
  await wallet.createIdentity();
  const app = await settings(wallet, 'address-book');
  await app.getByTestId('new-contact').click();
  await app.getByTestId('contact-name').fill('Ida');
  await app.getByTestId('contact-address').fill(toChecksumAddress(`0x${'ab'.repeat(20)}`));
  await app.keyboard.press('Enter');
  await expect(app.getByTestId('contact-row')).toHaveCount(1);
  await app.evaluate(() => {
    const leaving = new MutationObserver(() => {
      if (document.querySelector('[data-testid="undo"]') === null) return;
      leaving.disconnect();
      location.hash = '/settings/networks';
    });
    leaving.observe(document.body, { childList: true, subtree: true });
  });
  await choose(app, 'Ida', 'Remove');
  await expect(app.getByRole('heading', { level: 1, name: 'Networks' })).toBeVisible();
  await expect(app.getByTestId('undo')).toHaveCount(0);
});
