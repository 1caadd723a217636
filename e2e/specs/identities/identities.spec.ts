/** Two identities of one passkey: making the second, switching, sites that see one alone, locking. */
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import '../../support/page-globals.ts';
import { inStep, startAtServer } from '../../support/at-server.ts';
import { connectSite } from '../../support/connected.ts';
import { beginAnother, choices, goTo, startWithKnown } from '../../support/identities.ts';
import { PATIENCE, startWithPassword } from '../../support/passwords.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';
import type { Wallet } from '../../support/wallet.ts';

/** Rows of compartments on the disk, and what session memory has of one, each with the id of its compartment. */
const rowsOf = (wallet: Wallet): Promise<string[]> =>
  wallet.app.evaluate(async () => {
    const names = Object.keys(await chrome.storage.session.get(null)).filter((name) => name.includes('/'));
    const found = new Set(names);
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name ?? '');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const asking = database.transaction(store).objectStore(store).getAllKeys();
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          asking.onsuccess = () => resolve(asking.result);
        });
        for (const key of keys.map(String)) if (key.includes('/')) found.add(key);
      }
      database.close();
    }
    return [...found].sort();
  });

/** The compartments of which anything is left. */
const leftOf = async (wallet: Wallet): Promise<string[]> => [
  ...new Set((await rowsOf(wallet)).map((name) => name.split('/')[0] ?? '')),
];

test('one passkey opens two identities, and a site sees one of them', async ({ wallet, context, sites, keyServer }) => {
  test.slow();
  const { app } = wallet;
  const installed = await rowsOf(wallet);
  const { address: first } = await startAtServer(wallet, keyServer);
  await inStep(wallet);
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  expect(account).toBe(first.toLowerCase());

  // The second one, with the same passkey.
  const { second, recoveryKey } = await startWithKnown(await beginAnother(wallet), null);
  expect(second).not.toBe(first);
  expect((await choices(wallet)).map(({ label }) => label)).toEqual(['Identity 1', 'Identity 2']);

  // The site goes on seeing the first, which is locked, and nothing of the second; another site sees nothing.
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  const other = await context.newPage();
  await other.goto(`${sites.two}/`);
  expect(await ask(other, 'eth_accounts')).toEqual({ result: [] });
  expect(await eventsOf(page)).not.toContainEqual({ name: 'accountsChanged', value: [] });
  await other.close();
  const connected = await connectSite(wallet, context, `${sites.two}/`);
  expect(connected.account).toBe(second.toLowerCase());

  // A signature for the first one leads to its login.
  const opening = context.waitForEvent('page');
  const signing = ask(page, 'personal_sign', ['hello', account]);
  const login = await opening;
  await expect(login.getByTestId('go-to-identity')).toBeVisible();
  expect((await choices(wallet)).find(({ inUse }) => inUse)?.label).toBe('Identity 2');
  await login.close();
  expect(await signing).toMatchObject({ error: { isError: true } });

  // Switching in the popup, and back after a lock.
  await goTo(wallet, 'Identity 1');
  const opened = await wallet.snapshot();
  expect(opened).toMatchObject({ kind: 'unlocked', active: { accounts: [{ address: first }] } });
  expect(await ask(connected.page, 'eth_accounts')).toEqual({ result: [connected.account] });
  expect(await eventsOf(connected.page)).not.toContainEqual({ name: 'accountsChanged', value: [account] });

  // A request to connect can move a site: it is disconnected first, and asks the identity in use as a new site.
  const before = (await eventsOf(connected.page)).length;
  const choosing = context.waitForEvent('page');
  const moving = ask(connected.page, 'eth_requestAccounts');
  await (await choosing).getByTestId('take-site').click();
  const asked = await promptFor(wallet, 'connect');
  await expect(asked.getByTestId('request-origin')).toHaveAttribute('data-origin', sites.two);
  expect(await ask(connected.page, 'eth_accounts')).toEqual({ result: [] });
  expect((await eventsOf(connected.page)).slice(before)).toEqual([{ name: 'accountsChanged', value: [] }]);
  await refuse(wallet, 'connect');
  expect(await moving).toMatchObject({ error: { code: 4001 } });
  await wallet.lock();
  await wallet.stopWorker();
  expect((await choices(wallet)).find(({ inUse }) => inUse)?.label).toBe('Identity 1');
  await wallet.unlock();
  await goTo(wallet, 'Identity 2');
  expect(await wallet.snapshot()).toMatchObject({ kind: 'unlocked', active: { accounts: [{ address: second }] } });
  const again = ask(connected.page, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  expect(await again).toEqual({ result: [connected.account] });

  // The second one leaves this computer, with a file that brings it back: its site sees nothing, and the first goes on as before.
  await app.goto(wallet.url('app.html#/settings/identities'));
  await app.getByTestId('remove-from-computer').click();
  const saving = app.waitForEvent('download');
  await app.getByTestId('save-backup').click();
  await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert').filter({ hasText: 'Choose the backup file first.' })).toBeVisible();
  await app.getByTestId('backup-file').setInputFiles(await (await saving).path());
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('unlock')).toBeVisible();
  await expect.poll(() => choices(wallet)).toEqual([]);
  expect(await ask(connected.page, 'eth_accounts')).toEqual({ result: [] });
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  expect(await leftOf(wallet)).toEqual(['first']);
  await wallet.stopWorker();
  await wallet.unlock();
  expect(await wallet.snapshot()).toMatchObject({ kind: 'unlocked', active: { accounts: [{ address: first }] } });

  // The last one leaves on the word of its key server: the wallet is as just installed, and the site sees nothing.
  await app.goto(wallet.url('app.html#/settings/identities/remove'));
  await app.getByTestId('kept-at-server').getByTestId('confirm-remove').click();
  await expect(app.getByTestId('create-identity')).toBeVisible();
  expect(await wallet.snapshot()).toMatchObject({ kind: 'empty' });
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });
  await wallet.stopWorker();
  expect(await wallet.snapshot()).toMatchObject({ kind: 'empty' });
  expect(await rowsOf(wallet)).toEqual(installed);
});

test('a hidden identity is on no screen, and opens by its own password alone', async ({ wallet, keyServer }) => {
  test.setTimeout(6 * PATIENCE);
  const { app } = wallet;
  const { address: decoy } = await startAtServer(wallet, keyServer);
  const secret = { account: 'night', password: 'harbour pencil ninety oxide' };
  await beginAnother(wallet);
  await startWithPassword(wallet, keyServer.origin, secret, true);
  const hidden = await wallet.snapshot();

  await app.goto(wallet.url('app.html#/settings/identities'));
  await app.getByTestId('hide').click();
  await app.getByTestId('confirm-hide').click();
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('password').fill(secret.password);
  const name = question.getByTestId('account-name');
  if (await name.isVisible()) await name.fill(secret.account);
  await question.getByTestId('continue').click();
  await expect(app.getByTestId('show-again')).toBeVisible({ timeout: PATIENCE });

  // The other one is locked in its place, and is all that there is.
  await wallet.lock();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
  await wallet.stopWorker();
  expect(await choices(wallet)).toEqual([]);
  await app.goto(wallet.url('app.html#/login'));
  await expect(app.getByTestId('unlock')).toBeVisible();
  await expect(app.getByTestId('other-identities')).toHaveCount(0);
  await wallet.unlock();
  expect(await wallet.snapshot()).toMatchObject({ kind: 'unlocked', active: { accounts: [{ address: decoy }] } });
  expect(await choices(wallet)).toEqual([]);
  await app.goto(wallet.url('app.html#/settings/identities'));
  await expect(app.getByTestId('identities')).toBeVisible();
  await expect(app.getByTestId('other-identities')).toHaveCount(0);
  await expect(app.getByTestId('hide-identity')).toHaveCount(0);

  // Its own password opens it, and another one tells nothing.
  await wallet.lock();
  await app.goto(wallet.url('app.html#/login'));
  await app.getByTestId('any-login').click();
  await app.getByTestId('password').fill('a password of nothing');
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert')).toContainText('doesn’t open anything on this computer', { timeout: PATIENCE });
  await app.getByTestId('password').fill(secret.password);
  await app.getByTestId('continue').click();
  await expect.poll(async () => (await wallet.snapshot()).kind, { timeout: PATIENCE }).toBe('unlocked');
  const opened = await wallet.snapshot();
  expect(opened.kind === 'unlocked' && hidden.kind === 'unlocked' && opened.identity.id).toBe(
    hidden.kind === 'unlocked' && hidden.identity.id,
  );
});
