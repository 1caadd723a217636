/** Two computers of one person with a real key server: changes of one reach the other, also after both worked while the server was down. */
import { expect, test } from '../../fixtures.ts';
import { askToSync, bringByKey, inStep, serverOf, startAtServer, syncNow } from '../../support/at-server.ts';
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

test('changes of one computer reach the other, also after both worked without the server and a worker stopped during a sync', {
  tag: '@postgres',
}, async ({ wallet, second, keyServer }) => {
  const first = await pair(wallet, second, keyServer);
  const both = async (expected: readonly string[]): Promise<void> => {
    // Both computers may have made the same next account.
    const all = [...new Set(expected)].sort();
    await expect.poll(() => accounts(wallet)).toEqual(all);
    await expect.poll(() => accounts(second)).toEqual(all);
  };
  const made = await newAccount(wallet);

  await test.step('an account made on one computer is on the other', async () => {
    await inStep(wallet);
    await syncNow(second);
    await both([first, made]);
  });

  await keyServer.stop();
  const mine = await newAccount(wallet);
  const theirs = await newAccount(second);

  await test.step('both work while the server is down, and sync every change afterwards', async () => {
    await expect.poll(async () => (await serverOf(wallet))?.waiting ?? 0).toBeGreaterThan(0);
    await expect.poll(async () => (await serverOf(wallet))?.state).toBe('unreachable');
    // A login needs no server, and pending changes are still there after it.
    await wallet.lock();
    await wallet.unlock();
    expect(await accounts(wallet)).toEqual([first, made, mine].sort());
    await keyServer.start();
    await syncNow(wallet);
    await syncNow(second);
    await syncNow(wallet);
    await both([first, made, mine, theirs]);
  });

  await test.step('a worker that stops during a sync loses no change and repeats none', async () => {
    await keyServer.stop();
    const last = await newAccount(wallet);
    await wallet.stopWorker();
    await keyServer.start();
    // Another stop interrupts the sync that the click started; the next sync completes it.
    const app = await settings(wallet, 'server');
    await askToSync(app);
    await wallet.stopWorker();
    await syncNow(wallet);
    await syncNow(second);
    await both([first, made, mine, theirs, last]);
  });

  await test.step('a character made on one computer is open on the other', async () => {
    await newCharacter(wallet, 'Night Market');
    await inStep(wallet);
    await syncNow(second);
    await expect.poll(() => names(second)).toEqual(['Everyday', 'Night Market']);
    const { characters } = await unlocked(second);
    expect(characters.map(({ state }) => state)).toEqual(['open', 'open']);
  });
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
