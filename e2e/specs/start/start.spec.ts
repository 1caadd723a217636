/** The start in the built extension: from an empty profile to the first character, with reloads, refusals and mistakes. */
import { freePort } from '../../../scripts/lib/port.mjs';
import { expect, test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { readRecoveryKey, startIdentity, typeGroupsBack } from '../../support/start-identity.ts';

test('a passkey, the recovery key, two groups back, the backup file: then Everyday is there with one account', async ({
  wallet,
}) => {
  const { app } = wallet;
  await wallet.forgetCopiedPasskey();
  await app.goto(wallet.url('app.html#/start'));
  const { address, backup, recoveryKey } = await startIdentity(app);
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/);
  const snapshot = await wallet.snapshot();
  if (snapshot.kind !== 'unlocked') throw new Error(`The wallet is ${snapshot.kind}.`);
  expect(snapshot.characters.map(({ name }) => name)).toEqual(['Everyday']);
  expect(snapshot.active?.accounts.map((account) => account.address)).toEqual([address]);
  expect(await wallet.authenticator.credentialCount()).toBe(1);
  did('passkey', 'start');
  for (const secret of [...recoveryKey, address.slice(2), 'Everyday']) expect(backup).not.toContain(secret);

  await test.step('the character can be given another colour and another mask', async () => {
    const look = async () => {
      const seen = await wallet.snapshot();
      return seen.kind === 'unlocked' ? seen.characters[0]?.look : undefined;
    };
    const before = await look();
    await app.getByTitle('Plum').click();
    await expect.poll(async () => (await look())?.hue).toBe('plum');
    await app.getByRole('button', { name: 'Random mask' }).click();
    await expect.poll(async () => (await look())?.mask.outline).not.toBe(before?.mask.outline);
  });
});

test('a security key works instead of a passkey', async ({ wallet }) => {
  await wallet.authenticator.remove();
  await wallet.createIdentity('security-key');
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind === 'unlocked' && snapshot.methods.map(({ kind }) => kind)).toContain('security-key');
  did('security-key', 'start');
});

test('if the computer cannot hold a passkey, another choice comes first, and the passkey says why', async ({
  wallet,
}) => {
  const { app } = wallet;
  const first = app.locator('button.method.first');
  const reopen = async () => {
    await app.goto('about:blank');
    await app.goto(wallet.url('app.html#/start'));
  };
  await reopen();
  await expect(first).toHaveAttribute('data-testid', 'create-with-passkey');

  await wallet.authenticator.remove();
  await wallet.authenticators.add('usb');
  await reopen();
  await expect(first).toHaveAttribute('data-testid', 'create-with-security-key');
  // What needs a sensor that is not here comes after the key and the password, which work at once.
  const order = await app
    .locator('button.method')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-testid')));
  expect(order.indexOf('create-with-password')).toBeLessThan(order.indexOf('create-with-passkey'));
  await expect(app.getByTestId('create-with-passkey')).toContainText('no fingerprint reader');
  await first.click();
  await readRecoveryKey(app);
});

test('an unreachable key server is reported under the pressed choice, and the start continues without one', async ({
  wallet,
}) => {
  const { app } = wallet;
  const nobody = await freePort();
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('change-server').click();
  await app.getByTestId('server-own').click();
  await app.getByTestId('server-url').fill(`http://localhost:${nobody}`);
  const pressed = app.getByTestId('create-with-security-key');
  await pressed.click();
  const told = app.locator('[data-rule="server"]');
  await expect(told).toBeInViewport({ ratio: 1 });
  const [choice, box] = [await pressed.boundingBox(), await told.boundingBox()];
  if (choice === null || box === null) throw new Error('Nothing is drawn.');
  expect(box.y - choice.y - choice.height).toBeGreaterThanOrEqual(0);
  expect(box.y - choice.y - choice.height).toBeLessThan(24);

  // A password needs a server, so going on without one is not offered.
  await app.getByTestId('create-with-password').click();
  await expect(app.getByTestId('create-with-password').locator('xpath=following-sibling::*')).toContainText(
    'can’t be used',
  );
  await expect(app.getByTestId('without-server')).toHaveCount(0);
  await app.getByTestId('create-with-passkey').click();
  await app.getByTestId('without-server').click();
  await readRecoveryKey(app);
});

test('a reload at any step loses nothing', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  const shown = await readRecoveryKey(app);
  await app.reload();
  expect(await readRecoveryKey(app)).toEqual(shown);

  await app.getByTestId('continue').click();
  const asked = app.locator('[data-testid^="recovery-key-confirm-"]');
  await expect(asked).toHaveCount(2);
  const handles = () => asked.evaluateAll((fields) => fields.map((field) => field.getAttribute('data-testid')));
  const before = await handles();
  await app.reload();
  await expect(asked).toHaveCount(2);
  expect(await handles()).toEqual(before);

  await typeGroupsBack(app, shown);
  await expect(app.getByTestId('finish')).toBeEnabled();
  await app.reload();
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Save the backup file');
  const saving = app.waitForEvent('download');
  await app.getByTestId('save-backup').click();
  expect((await saving).suggestedFilename()).toMatch(/^dramatis-backup-\d{4}-\d\d-\d\d\.txt$/);
  await app.getByTestId('finish').click();
  await expect(app.getByTestId('first-account')).toBeVisible();
  await app.reload();
  await expect(app.getByTestId('first-account')).toBeVisible();
});

test('a worker that stops between the steps is started again', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  const key = await readRecoveryKey(app);
  await wallet.stopWorker();
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, key);
  await wallet.stopWorker();
  await app.getByTestId('finish').click();
  await expect(app.getByTestId('first-account')).toBeVisible();
});

test('a wrong group is marked without showing the right one, and the start does not continue', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  const key = await readRecoveryKey(app);
  await app.getByTestId('continue').click();
  const field = app.locator('[data-testid^="recovery-key-confirm-"]').first();
  const group = Number((await field.getAttribute('data-testid'))?.split('-').at(-1));
  const right = key[group - 1] as string;
  await field.fill(`${right.slice(0, 4)}${right.endsWith('0') ? '2' : '0'}`);
  await expect(app.getByText(`This doesn’t match. Check group ${group} again.`)).toBeVisible();
  await expect(app.getByTestId('finish')).toBeDisabled();
  await expect(app.locator('main')).not.toContainText(right);

  await app.getByRole('button', { name: 'Back to the key' }).click();
  expect(await readRecoveryKey(app)).toEqual(key);
  await app.getByTestId('continue').click();
  await typeGroupsBack(
    app,
    key.map((text) => text.toLowerCase()),
  );
  await expect(app.getByTestId('finish')).toBeEnabled();
});

test('an authenticator that cannot hold a key is rejected, and another one is accepted', async ({ wallet }) => {
  const { app } = wallet;
  await wallet.authenticator.remove();
  const weak = await wallet.authenticators.add('internal', { prf: false });
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  await expect(app.getByTestId('warning')).toContainText('can’t hold a key for the wallet');
  expect(await wallet.snapshot()).toMatchObject({ kind: 'empty', draft: null });

  await weak.remove();
  await wallet.authenticators.add('internal');
  await app.getByTestId('try-again').click();
  await readRecoveryKey(app);
});

test('without user verification no identity is made', async ({ wallet }) => {
  const { app } = wallet;
  await wallet.authenticator.setVerified(false);
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  await expect(app.getByTestId('warning')).toContainText('Nothing is lost');
  expect(await wallet.snapshot()).toMatchObject({ kind: 'empty', draft: null });

  // The authenticator has used up its tries: the person sets it up anew.
  await wallet.authenticator.remove();
  await wallet.authenticators.add('internal');
  await app.getByTestId('try-again').click();
  await readRecoveryKey(app);
});

test('cancelling while the wallet waits for the touch goes back to the choice, and so does starting over, which deletes the draft', async ({
  wallet,
}) => {
  const { app } = wallet;
  await wallet.forgetCopiedPasskey();
  await wallet.authenticator.setPresent(false);
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  await app.getByRole('button', { name: 'Stop' }).click();
  await expect(app.getByTestId('create-with-security-key')).toBeVisible();
  expect(await wallet.authenticator.credentialCount()).toBe(0);

  await wallet.authenticator.setPresent(true);
  await app.getByTestId('create-with-passkey').click();
  const first = await readRecoveryKey(app);
  await app.getByTestId('discard').click();
  await app.getByTestId('discard-confirm').click();
  await app.getByTestId('create-with-passkey').click();
  expect(await readRecoveryKey(app)).not.toEqual(first);
});

test('the printed sheet shows only the eight groups and the fingerprint', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('create-with-passkey').click();
  const key = await readRecoveryKey(app);
  const sheet = app.locator('.sheet-print');
  await expect(sheet).toBeHidden();
  await app.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(app.locator('main')).toBeHidden();
  for (const group of key) await expect(sheet).toContainText(group);
  const fingerprint = await sheet.locator('dd').first().innerText();
  expect(fingerprint.replace(/\s/g, '')).toMatch(/^[0-9a-f]{16,}$/i);

  await app.emulateMedia({ media: 'screen' });
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, key);
  await app.getByTestId('finish').click();
  await expect(app.getByTestId('first-account')).toBeVisible();
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind === 'unlocked' && snapshot.identity.fingerprint).toBe(fingerprint);
});
