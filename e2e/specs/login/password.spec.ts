/** Passwords and personal questions, in the built extension against a real key server. */
import { test, expect as usual } from '../../fixtures.ts';
import { find, finishStart, logIn, PATIENCE, startWithPassword, typeFind, typeLogin } from '../../support/passwords.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 6 * PATIENCE });

const ADA = { account: 'ada', password: 'tundra violin gasket moth' };
const NEW = { account: 'ada', password: 'harbour pencil ninety oxide' };

test('a password unlocks this computer without the server, and a wrong one is reported', async ({
  wallet,
  keyServer,
}) => {
  await startWithPassword(wallet, keyServer.origin, ADA, true);
  await wallet.lock();
  await keyServer.stop();
  await typeLogin(wallet, NEW);
  await expect(wallet.app.getByRole('alert')).toContainText('does not open the wallet here');
  expect((await wallet.snapshot()).kind).toBe('locked');
  await logIn(wallet, ADA);
  const snapshot = await wallet.snapshot();
  expect(snapshot.kind === 'unlocked' && snapshot.characters[0]?.name).toBe('Everyday');
  // The login page shows nothing that identifies the person.
  await wallet.lock();
  expect(JSON.stringify(await wallet.snapshot())).not.toContain('"ada"');
});

test('without local unlock a password needs the server', async ({ wallet, keyServer }) => {
  await startWithPassword(wallet, keyServer.origin, ADA, false);
  await wallet.lock();
  await keyServer.stop();
  await typeLogin(wallet, ADA);
  await expect(wallet.app.getByRole('alert')).toContainText('cannot be reached');
  await keyServer.start();
  await typeLogin(wallet, NEW);
  await expect(wallet.app.getByRole('alert')).toContainText('do not go together');
  await logIn(wallet, ADA);
});

test('account name and password restore the identity on another computer', async ({ wallet, second, keyServer }) => {
  await startWithPassword(wallet, keyServer.origin, ADA, true);
  await typeFind(second, keyServer.origin, NEW);
  await expect(second.app.getByRole('alert')).toContainText('do not go together');
  await typeFind(second, keyServer.origin, { ...ADA, account: 'nobody' });
  await expect(second.app.getByRole('alert')).toContainText('do not go together');
  await find(second, keyServer.origin, ADA);
  const [here, there] = [await wallet.snapshot(), await second.snapshot()];
  if (here.kind !== 'unlocked' || there.kind !== 'unlocked') throw new Error('Not open.');
  expect(there.identity.fingerprint).toBe(here.identity.fingerprint);
  expect(there.active?.accounts[0]?.address).toBe(here.active?.accounts[0]?.address);
  await second.lock();
  await keyServer.stop();
  await logIn(second, ADA);
});

test('a changed password holds here at once, and on the other computer after a sync', async ({
  wallet,
  second,
  keyServer,
}) => {
  await startWithPassword(wallet, keyServer.origin, ADA, true);
  await find(second, keyServer.origin, ADA);
  await second.lock();

  const { app } = wallet;
  await app.goto(wallet.url('app.html#/settings/login-methods'));
  await app.getByRole('button', { name: 'More for Password' }).click();
  await app.getByTestId('change-password').click();
  const dialog = app.getByTestId('change-password-dialog');
  await dialog.getByTestId('password').fill(ADA.password);
  await dialog.getByTestId('continue').click();
  await expect(dialog.getByTestId('strength')).toBeVisible();
  await dialog.getByTestId('password').fill(NEW.password);
  await dialog.getByTestId('continue').click();
  await expect(app.getByText('The password is changed')).toBeVisible();

  await wallet.lock();
  await typeLogin(wallet, ADA);
  await expect(app.getByRole('alert')).toContainText('does not open the wallet here');
  await logIn(wallet, NEW);

  await typeLogin(second, NEW);
  await second.app.getByTestId('ask-server').click();
  await second.app.getByTestId('account-name').fill(NEW.account);
  await second.app.getByTestId('continue').click();
  await expect.poll(async () => (await second.snapshot()).kind).toBe('unlocked');
});

test('a weak password and a taken account name are refused with an explanation', async ({
  wallet,
  second,
  keyServer,
}) => {
  await startWithPassword(wallet, keyServer.origin, ADA, true);
  const { app } = second;
  await app.goto(second.url('app.html#/start'));
  await app.getByTestId('create-with-password').click();
  await app.getByTestId('server-url').fill(keyServer.origin);
  await app.getByTestId('create-with-password').click();
  await app.getByTestId('account-name').fill(' ADA ');
  await app.getByTestId('password').fill('summer2024');
  await expect(app.getByTestId('strength')).toContainText('too easy');
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert')).toContainText('too easy to guess');
  await app.getByTestId('password').fill(NEW.password);
  await expect(app.getByTestId('strength')).not.toContainText('too easy');
  await app.getByTestId('continue').click();
  await expect(app.getByRole('alert')).toContainText('taken');
  expect((await second.snapshot()).kind).toBe('empty');
});

test('a passkey can also ask for the personal questions', async ({ wallet }) => {
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/start'));
  await app.getByTestId('personal-wanted').click();
  await app.getByTestId('personal').fill('The lighthouse at Skagen');
  await app.bringToFront();
  await app.getByTestId('create-with-passkey').click();
  await finishStart(wallet);
  await wallet.lock();

  await app.goto(wallet.url('app.html#/login?other=1'));
  await app.getByTestId('unlock').click();
  await expect(app.getByRole('alert')).toContainText('Type this first');
  await app.getByTestId('personal').fill('Skagen');
  await app.getByTestId('unlock').click();
  await expect(app.getByTestId('warning')).toContainText('what only you know');
  expect((await wallet.snapshot()).kind).toBe('locked');
  await app.getByTestId('personal').fill(' the LIGHTHOUSE at skagen');
  await app.getByTestId('unlock').click();
  await expect.poll(async () => (await wallet.snapshot()).kind).toBe('unlocked');
});
