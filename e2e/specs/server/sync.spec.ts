/** Two computers of one person with a real key server: changes of one reach the other, also after both worked while the server was down. */
import { expect, test } from '../../fixtures.ts';
import { bringByKey, inStep, serverOf, startAtServer, syncNow } from '../../support/at-server.ts';
import type { KeyServer } from '../../support/key-server.ts';
import { confirm, names, newAccount, newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

/** Both computers, unlocked and in sync. */
async function pair(wallet: Wallet, second: Wallet, keyServer: KeyServer): Promise<string> {
  const { recoveryKey, address } = await startAtServer(wallet, keyServer);
  await inStep(wallet);
  await bringByKey(second, keyServer, recoveryKey);
  await inStep(second);
  await syncNow(wallet);
  return address;
}

const accounts = async (wallet: Wallet): Promise<string[]> =>
  ((await unlocked(wallet)).active?.accounts ?? []).map(({ address }) => address).sort();

test('an account and a character made on one computer are on the other', { tag: '@postgres' }, async ({
  wallet,
  second,
  keyServer,
}) => {
  const first = await pair(wallet, second, keyServer);
  const made = await newAccount(wallet);
  await newCharacter(wallet, 'Night Market');
  await inStep(wallet);
  await syncNow(second);
  await expect.poll(() => names(second)).toEqual(['Everyday', 'Night Market']);
  await expect.poll(() => accounts(second)).toEqual([first, made].sort());
  const { characters } = await unlocked(second);
  expect(characters.map(({ state }) => state)).toEqual(['open', 'open']);
});

test('both computers work while the server is down, and sync every change afterwards', { tag: '@postgres' }, async ({
  wallet,
  second,
  keyServer,
}) => {
  const first = await pair(wallet, second, keyServer);
  await keyServer.stop();
  const mine = await newAccount(wallet);
  const theirs = await newAccount(second);
  await expect.poll(async () => (await serverOf(wallet))?.waiting ?? 0).toBeGreaterThan(0);
  await expect.poll(async () => (await serverOf(wallet))?.state).toBe('unreachable');

  // A login needs no server, and pending changes are still there after it.
  await wallet.lock();
  await wallet.unlock();
  expect(await accounts(wallet)).toEqual([first, mine].sort());

  await keyServer.start();
  await syncNow(wallet);
  await syncNow(second);
  await syncNow(wallet);
  const all = [...new Set([first, mine, theirs])].sort();
  await expect.poll(() => accounts(wallet)).toEqual(all);
  await expect.poll(() => accounts(second)).toEqual(all);
});

test('a change of the identity waits for the server, and the page says so', async ({ wallet, keyServer }) => {
  await startAtServer(wallet, keyServer);
  await inStep(wallet);
  await keyServer.stop();
  const app = await settings(wallet, 'characters');
  await app.getByTestId('new-character').click();
  await app.getByTestId('character-name').fill('Savings');
  await app.getByTestId('save-character').click();
  await confirm(app);
  await expect(app.getByTestId('warning').first()).toContainText('key server');
  expect(await names(wallet)).toEqual(['Everyday']);

  await keyServer.start();
  await app.getByTestId('save-character').click();
  await confirm(app);
  await expect.poll(() => names(wallet)).toEqual(['Everyday', 'Savings']);
});

test('a worker that stops during a sync loses no change and repeats none', { tag: '@postgres' }, async ({
  wallet,
  second,
  keyServer,
}) => {
  const first = await pair(wallet, second, keyServer);
  await keyServer.stop();
  const made = await newAccount(wallet);
  await wallet.stopWorker();
  await keyServer.start();
  // Another stop interrupts the sync that the click started; the next sync completes it.
  const app = await settings(wallet, 'server');
  await app.getByTestId('sync-now').click();
  await wallet.stopWorker();
  await syncNow(wallet);
  await syncNow(second);
  await expect.poll(() => accounts(second)).toEqual([first, made].sort());
  expect(await accounts(wallet)).toEqual([first, made].sort());
});
