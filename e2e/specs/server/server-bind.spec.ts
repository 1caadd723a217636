/** Restoring an identity from a real key server in an empty profile: by passkey, by recovery key, with a local copy and without. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import type { Hex } from '../../../src/lib/bytes.ts';
import { expect, test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { bringByKey, inStep, nameServer, openRestore, startAtServer } from '../../support/at-server.ts';
import { launchBrowser } from '../../support/browser.ts';
import { asBytes, filesWith, readDisk } from '../../support/disk.ts';
import { forgetEverything } from '../../support/forget.ts';
import { beginAnother, choices, goTo, startWithKnown } from '../../support/identities.ts';
import { newAccount, newCharacter, newDailyLevel, unlocked } from '../../support/settings.ts';
import { createWallet, type Wallet } from '../../support/wallet.ts';

const addresses = async (wallet: Wallet): Promise<string[]> =>
  (await unlocked(wallet)).active?.accounts.map((account) => account.address) ?? [];

test('an identity is restored on a second computer by its recovery key and in a new profile by one touch', {
  tag: '@postgres',
}, async ({ wallet, second, keyServer }) => {
  test.slow();
  const { recoveryKey, address } = await startAtServer(wallet, keyServer);
  await newCharacter(wallet, 'Night Market');
  await inStep(wallet);

  await test.step('the second computer makes its own passkey', async () => {
    await bringByKey(second, keyServer, recoveryKey);
    await expect(second.app.getByTestId('lately')).toContainText('Passkey of this computer');
    expect(await addresses(second)).toEqual([address]);
  });

  let other = '';
  await test.step('the passkey begins a second identity at the server', async () => {
    other = (await startWithKnown(await beginAnother(wallet), keyServer)).second;
    expect(other).not.toBe(address);
    await inStep(wallet);
  });

  /** One touch finds both; the person takes the one with this number. */
  const take = async (app: Page, number: number): Promise<void> => {
    await nameServer(app, keyServer);
    await app.getByTestId('unlock-with-passkey').click();
    await expect(app.getByTestId('bring-identity')).toHaveCount(2);
    await app.getByTestId('bring-identity').nth(number).click();
    await expect(app.getByTestId('finish')).toBeVisible();
  };

  await test.step('the passkey that is there already finds both in a new profile: one is chosen, then the other, and they are switched', async () => {
    await forgetEverything(wallet);
    await take(await openRestore(wallet), 1);
    expect(await addresses(wallet)).toEqual([other]);
    expect(await choices(wallet)).toMatchObject([]);
    const app = await beginAnother(wallet);
    await app.getByTestId('have-identity').click();
    await expect(app.getByTestId('unlock-with-recovery-key')).toBeVisible();
    await take(app, 0);
    expect(await addresses(wallet)).toEqual([address]);
    expect(await choices(wallet)).toHaveLength(2);
    for (const [label, expected] of [
      ['Identity 1', other],
      ['Identity 2', address],
    ] as const) {
      await goTo(wallet, label);
      expect(await addresses(wallet)).toEqual([expected]);
    }
    const brought = await unlocked(wallet);
    expect(brought.characters.map(({ name }) => name)).toEqual(['Everyday', 'Night Market']);
    expect(brought.keepsCopy).toBe(true);
    const passkeys = brought.methods.filter(({ kind }) => kind === 'passkey');
    expect(passkeys.filter(({ boundHere }) => boundHere)).toMatchObject([{ current: true }]);
    did('passkey', 'new computer');
  });

  await test.step('both unlock without the server', async () => {
    await keyServer.stop();
    for (const one of [wallet, second]) {
      await one.lock();
      await one.unlock();
      expect(await addresses(one)).toEqual([address]);
    }
    expect((await unlocked(second)).login.manages).toBe(true);
    did('passkey', 'log in', 'log in offline');
  });
});

test('without a local copy the wallet works until it locks, and the next touch of the security key fetches it again', async ({
  wallet,
  keyServer,
}) => {
  await wallet.authenticator.remove();
  await wallet.authenticators.add('usb');
  const { address } = await startAtServer(wallet, keyServer, 'security-key');
  await newDailyLevel(wallet);
  did('security-key', 'confirm');
  await inStep(wallet);
  await forgetEverything(wallet);

  const app = await openRestore(wallet);
  await nameServer(app, keyServer);
  await app.getByTestId('keep-copy').click();
  await app.getByTestId('unlock-with-passkey').click();
  await expect(app.getByTestId('finish')).toBeVisible();
  expect(await unlocked(wallet)).toMatchObject({ keepsCopy: false });
  did('security-key', 'new computer');
  // The worker may be stopped at any time; what is open stays open.
  await wallet.stopWorker();
  const made = await newAccount(wallet);
  await inStep(wallet);

  const popup = await wallet.popup();
  await expect(popup.getByTestId('guest-chip')).toBeVisible();
  await popup.getByTestId('lock').click();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('empty');
  await popup.close();

  await openRestore(wallet);
  await nameServer(app, keyServer);
  await app.getByTestId('keep-copy').click();
  await app.getByTestId('unlock-with-passkey').click();
  await expect(app.getByTestId('finish')).toBeVisible();
  expect(await addresses(wallet)).toEqual([address, made]);
});

test('a session without a copy leaves nothing on the disk', async ({ wallet, keyServer, chainPort }) => {
  const { recoveryKey, address } = await startAtServer(wallet, keyServer);
  await newCharacter(wallet, 'Night Market');
  await inStep(wallet);
  const { identity, methods } = await unlocked(wallet);

  const profile = await mkdtemp(join(tmpdir(), 'dramatis-guest-'));
  const context = await launchBrowser(profile, chainPort);
  const guest = await createWallet(context);
  const app = await openRestore(guest);
  await nameServer(app, keyServer);
  await app.getByTestId('keep-copy').click();
  await app.getByTestId('unlock-with-recovery-key').click();
  await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('finish')).toBeVisible();
  const made = await newAccount(guest);
  await inStep(guest);
  // Check of the search itself: the unlocked session holds these bytes in the browser's memory.
  expect(await addresses(guest)).toEqual([address, made]);

  const popup = await guest.popup();
  await popup.getByTestId('lock').click();
  await expect.poll(async () => (await guest.snapshot()).kind).toBe('empty');
  await app.goto(guest.url('manifest.json'));
  const left = await app.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: JSON.stringify(await chrome.storage.session.get(null)),
  }));
  for (const secret of [address.slice(2), 'Everyday', identity.id])
    expect(left.session.toLowerCase()).not.toContain(secret.toLowerCase());
  expect(JSON.stringify(left.local)).not.toContain(identity.id);
  await context.close();

  const disk = await readDisk(profile);
  expect(disk.size).toBeGreaterThan(0);
  const host = new URL(keyServer.origin).host;
  const texts = ['Everyday', 'Night Market', host, identity.id, ...methods.map(({ id }) => id), ...recoveryKey];
  for (const text of texts) expect(filesWith(disk, asBytes(text)), text).toEqual([]);
  for (const id of [identity.id, ...methods.map((method) => method.id)])
    expect(filesWith(disk, [Buffer.from(id, 'hex')]), id).toEqual([]);
  for (const known of [address, made] as Hex[]) {
    const digits = known.slice(2);
    for (const text of [digits, digits.toUpperCase(), toChecksumAddress(known).slice(2)])
      expect(filesWith(disk, asBytes(text)), text).toEqual([]);
    expect(filesWith(disk, [Buffer.from(digits, 'hex')]), `${known} in bytes`).toEqual([]);
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('a server that is down or knows no identity is reported with advice, and the attempt leaves no data', async ({
  wallet,
  keyServer,
}) => {
  const { recoveryKey } = await wallet.createIdentity();
  await forgetEverything(wallet);
  const app = await openRestore(wallet);
  await nameServer(app, keyServer);
  // This passkey belongs to another identity, which was on that device only.
  await app.getByTestId('unlock-with-passkey').click();
  await expect(app.getByTestId('warning')).toContainText('No identity found');

  await keyServer.stop();
  await app.getByTestId('try-again').click();
  await expect(app.getByTestId('warning')).toContainText('The key server isn’t responding');
  await keyServer.start();
  await app.getByRole('button', { name: 'Choose another method' }).click();
  await app.getByTestId('unlock-with-recovery-key').click();
  await app.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await app.getByTestId('continue').click();
  await expect(app.getByTestId('warning')).toContainText('No identity found');
  expect((await wallet.snapshot()).kind).toBe('empty');
});
