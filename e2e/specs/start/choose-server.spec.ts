/** Choosing a key server later, moving to another one, deleting there: with real servers. */
import { test as base, expect } from '../../fixtures.ts';
import { bringByKey, inStep, serverOf, startAtServer, syncNow } from '../../support/at-server.ts';
import { type KeyServer, startKeyServer } from '../../support/key-server.ts';
import { confirm, names, newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const test = base.extend<{ otherKeyServer: KeyServer }>({
  otherKeyServer: async ({ browserName: _ }, use) => {
    const server = await startKeyServer();
    await use(server);
    await server.end();
  },
});

test('an address is checked while it is typed, and the shown fingerprint equals the one that the server prints', async ({
  wallet,
  keyServer,
  sites,
}) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('change-server').click();
  await app.getByTestId('server-own').click();
  const field = app.getByTestId('server-url');
  // Something answers at this address, but it is no key server.
  await field.fill(sites.one);
  await expect(app.getByRole('alert')).toBeVisible();
  await field.fill('http://keys.example.org');
  await field.press('Enter');
  await expect(app.getByRole('alert')).toContainText('https');
  await field.fill(`${keyServer.origin}/`);
  await expect(app.getByTestId('server-fingerprint')).toHaveText(keyServer.fingerprint);
});

/** Moves an unlocked wallet to this server in the settings. */
async function moveTo(wallet: Wallet, server: KeyServer): Promise<void> {
  const app = await settings(wallet, 'server');
  await app.getByTestId('move-server').click();
  await app.getByTestId('new-server-url').fill(server.origin);
  await app.getByTestId('use-server').click();
  await confirm(app);
  await expect(app.getByText('The old server still has its copy')).toBeVisible();
  await app.getByRole('button', { name: 'Done' }).click();
  await expect(app.getByTestId('server-url')).toHaveText(server.origin);
  await inStep(wallet);
}

test('everything moves to another server, where a new computer finds it without the old one', async ({
  wallet,
  second,
  keyServer,
  otherKeyServer,
}) => {
  const { recoveryKey } = await startAtServer(wallet, keyServer);
  await newCharacter(wallet, 'Night Market');
  await inStep(wallet);
  await moveTo(wallet, otherKeyServer);
  await keyServer.stop();
  await bringByKey(second, otherKeyServer, recoveryKey);
  expect(await names(second)).toEqual(['Everyday', 'Night Market']);
});

test('a local identity gets a server later: another computer restores it from there, and both follow it to a new server', async ({
  wallet,
  second,
  keyServer,
  otherKeyServer,
}) => {
  const { recoveryKey, address } = await wallet.createIdentity();
  await newCharacter(wallet, 'Night Market');
  const app = await settings(wallet, 'server');

  await test.step('the server is chosen in the settings', async () => {
    await expect(app.getByTestId('server-url')).toContainText('this computer only');
    await app.getByTestId('add-server').click();
    await app.getByTestId('new-server-url').fill(keyServer.origin);
    await expect(app.getByTestId('server-found')).toContainText(keyServer.fingerprint);
    await app.getByTestId('use-server').click();
    await confirm(app);
    await expect(app.getByTestId('server-url')).toHaveText(keyServer.origin);
    await inStep(wallet);
  });

  await test.step('another computer restores it from there', async () => {
    await bringByKey(second, keyServer, recoveryKey);
    expect(await names(second)).toEqual(['Everyday', 'Night Market']);
    expect((await unlocked(second)).active?.accounts[0]?.address).toBe(address);
    await inStep(second);
    await syncNow(wallet);
  });

  await test.step('a deletion at the server waits and can be cancelled', async () => {
    await settings(wallet, 'server');
    await app.getByTestId('delete-identity').click();
    await app.getByTestId('delete-identity-sure').click();
    await app.getByTestId('confirm-delete-identity').click();
    await confirm(app);
    await expect(app.getByTestId('keep-identity')).toBeVisible();
    expect((await unlocked(wallet)).deletesAt).toBeGreaterThan(Date.now());
    await app.getByTestId('keep-identity').click();
    await confirm(app);
    await expect(app.getByTestId('delete-identity')).toBeVisible();
    expect((await unlocked(wallet)).deletesAt).toBeNull();
  });

  await test.step('the other computer learns of the move at the old server, and both continue at the new one', async () => {
    await moveTo(wallet, otherKeyServer);
    await syncNow(second);
    await expect.poll(async () => (await serverOf(second))?.origin).toBe(otherKeyServer.origin);

    await keyServer.stop();
    await newCharacter(wallet, 'Savings');
    await inStep(wallet);
    await syncNow(second);
    await expect.poll(() => names(second)).toEqual(['Everyday', 'Night Market', 'Savings']);
  });
});
