/** Adding a computer: two browser profiles and a real key server, as a person with two screens does it. */
import type { Page } from '@playwright/test';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import { expect, test } from '../../fixtures.ts';
import { inStep, nameServer, openRestore, startAtServer } from '../../support/at-server.ts';
import type { KeyServer } from '../../support/key-server.ts';
import { confirm, newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const PASSWORD = 'tundra violin gasket moth';

const wordsOn = async (page: Page): Promise<string | null> =>
  page.getByTestId('pairing-words').getAttribute('data-words');

/** The code on the managing screen. */
async function showCode(wallet: Wallet): Promise<string> {
  const app = await settings(wallet, 'devices');
  await app.getByTestId('add-computer').click();
  // The previous page may still be shown; the code appears once its keys are made.
  await expect(app.getByTestId('pairing-code')).toBeVisible();
  return (await app.getByTestId('pairing-code').innerText()).trim();
}

/** Types the code on the new computer, and makes its passkey, or the password of an account name. */
async function join(second: Wallet, server: KeyServer, code: string, account?: string): Promise<void> {
  const app = await openRestore(second);
  await app.getByTestId('add-this-computer').click();
  // The previous page has a line about servers too, so wait until it is gone.
  await expect(app.getByTestId('pairing-code-input')).toBeVisible();
  await nameServer(app, server);
  await app.getByTestId('pairing-code-input').fill(code.toLowerCase());
  await app.getByTestId('continue').click();
  if (account === undefined) return app.getByTestId('create-with-passkey').click();
  await app.getByTestId('create-with-password').click();
  await app.getByTestId('account-name').fill(account);
  await app.getByTestId('password').fill(PASSWORD);
  await app.getByTestId('continue').click();
}

/** Both screens show the same words. */
async function compare(wallet: Wallet, second: Wallet): Promise<void> {
  await expect(wallet.app.getByTestId('pairing-words')).toBeVisible();
  await expect(second.app.getByTestId('pairing-words')).toBeVisible();
  const words = await wordsOn(wallet.app);
  expect(words).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/);
  expect(await wordsOn(second.app)).toBe(words);
}

/** Chooses the level by its name, ticks, and asks for the proof. */
async function admit(wallet: Wallet, level: string): Promise<void> {
  const { app } = wallet;
  await app.bringToFront();
  await app.locator(`[data-testid="level-option"][data-level-name="${level}"]`).click();
  await app.getByTestId('method-name').fill('Kitchen laptop');
  await expect(app.getByTestId('add-computer-confirm')).toBeDisabled();
  await app.getByTestId('words-same').click();
  await app.getByTestId('add-computer-confirm').click();
}

async function dailyLevel(wallet: Wallet): Promise<void> {
  const app = await settings(wallet, 'levels');
  await app.getByTestId('new-level').click();
  await app.getByTestId('level-name').fill('Daily');
  await app.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
  await app.getByTestId('save-level').click();
  await confirm(app);
}

test('a second computer is added at a level while workers stop, after a pairing whose words differed, and then unlocks on its own', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { address } = await startAtServer(wallet, keyServer);
  await newCharacter(wallet, 'Savings');
  await dailyLevel(wallet);
  await inStep(wallet);

  await test.step('if the words differ, pairing ends on both screens and nothing is added', async () => {
    await join(second, keyServer, await showCode(wallet));
    await compare(wallet, second);
    await second.app.getByTestId('words-differ').click();
    await expect(second.app.getByTestId('warning').first()).toContainText('Somebody may be intercepting');
    await expect(wallet.app.getByText('stopped on the other computer')).toBeVisible();
    expect((await unlocked(wallet)).methods).toHaveLength(2);
    expect((await second.snapshot()).kind).toBe('empty');
  });

  await test.step('a new code works, whichever worker stops in between', async () => {
    await wallet.app.getByRole('button', { name: 'Back' }).click();
    const code = await showCode(wallet);
    await wallet.stopWorker();
    await join(second, keyServer, code);
    await second.stopWorker();
    await compare(wallet, second);
    await admit(wallet, 'Daily');
    await confirm(wallet.app);
    await expect(wallet.app.getByText('Now confirm on the other computer')).toBeVisible();
    await wallet.stopWorker();
    await second.app.getByTestId('words-same').click();
    await second.stopWorker();
    await expect(second.app.getByTestId('finish')).toBeVisible();
    await expect(wallet.app.getByText('“Kitchen laptop” added').first()).toBeVisible();
    expect((await unlocked(wallet)).methods).toHaveLength(3);
  });

  const there = await unlocked(second);
  expect(there.characters.map(({ name, state }) => [name, state])).toEqual([
    ['Everyday', 'open'],
    ['Savings', 'closed'],
  ]);
  expect(there.login).toMatchObject({ methodName: 'Kitchen laptop', levelName: 'Daily', manages: false });
  expect(there.active?.accounts.map((account) => toChecksumAddress(account.address))).toEqual([
    toChecksumAddress(address as `0x${string}`),
  ]);
  // The computer has its own copy: it no longer needs the server.
  await second.lock();
  await keyServer.stop();
  await second.unlock();
  expect((await unlocked(second)).methods.find(({ current }) => current)).toMatchObject({ boundHere: true });
});

test('a computer that may change the identity waits, and both screens say so; the recovery key admits it at once', async ({
  wallet,
  second,
  keyServer,
}) => {
  const { recoveryKey } = await startAtServer(wallet, keyServer);
  await inStep(wallet);

  await join(second, keyServer, await showCode(wallet));
  await compare(wallet, second);
  await second.app.getByTestId('words-same').click();
  await admit(wallet, 'Everything');
  await confirm(wallet.app);
  await expect(wallet.app.getByText('It works from')).toBeVisible();
  await expect(second.app.getByRole('heading', { name: 'Added, not active yet' })).toBeVisible();
  expect((await second.snapshot()).kind).toBe('empty');
  await second.app.getByTestId('finish').click();
  await wallet.app.getByTestId('finish').click();

  await join(second, keyServer, await showCode(wallet), 'kitchen');
  await compare(wallet, second);
  await second.app.getByTestId('words-same').click();
  await admit(wallet, 'Everything');
  const question = wallet.app.getByTestId('confirm-change');
  await question.getByTestId('unlock-with-recovery-key').click();
  await question.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await question.getByTestId('continue').click();
  await expect(second.app.getByTestId('finish')).toBeVisible();
  expect((await unlocked(second)).login.manages).toBe(true);
  // The password that was made there opens that computer again, without the server.
  await second.lock();
  await keyServer.stop();
  await second.app.getByTestId('password').fill(PASSWORD);
  await second.app.getByTestId('continue').click();
  expect((await unlocked(second)).methods.find(({ current }) => current)).toMatchObject({ kind: 'password' });
});
