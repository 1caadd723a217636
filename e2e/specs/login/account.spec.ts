/** The whole life of a login method with an account, in the built extension, with a real key server and two real OpenID Connect issuers. */

import { extensionId } from '../../../scripts/lib/chromium.mjs';
import { startIssuer, type TestIssuer } from '../../../scripts/lib/issuer.mjs';
import { test as base, expect as usual } from '../../fixtures.ts';
import { beginFind, beginStart, logInAt, openIssuer, typePassphrase } from '../../support/accounts.ts';
import { did } from '../../support/acts.ts';
import { entered } from '../../support/entered.ts';
import { startKeyServer } from '../../support/key-server.ts';
import { finishStart, PATIENCE } from '../../support/passwords.ts';
import { more, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const expect = usual.configure({ timeout: PATIENCE });

const test = base.extend<{ work: TestIssuer; phone: TestIssuer }>({
  work: async ({ browserName: _ }, use) => {
    const issuer = await startIssuer({
      extensionId: extensionId(),
      id: 'work',
      name: 'Harbour Works',
      kind: 'company',
    });
    await use(issuer);
    await issuer.stop();
  },
  phone: async ({ browserName: _ }, use) => {
    const wanted = { extensionId: extensionId(), id: 'phone', name: 'Phone Login', kind: 'phone' } as const;
    const issuer = await startIssuer({ ...wanted, algorithm: 'ES256' });
    await use(issuer);
    await issuer.stop();
  },
  keyServer: async ({ work, phone }, use) => {
    const server = await startKeyServer([work.options, phone.options]);
    await use(server);
    await server.end();
  },
});
test.describe.configure({ timeout: 10 * PATIENCE });

const FIRST = 'tundra violin gasket moth';
const SECOND = 'harbour pencil ninety oxide';
const THIRD = 'walnut ferry copper lantern';

const open = (wallet: Wallet) => entered(wallet, { timeout: PATIENCE });

/** Confirms a change with the recovery key. */
async function confirmByKey({ app }: Wallet, recoveryKey: readonly string[]): Promise<void> {
  const question = app.getByTestId('confirm-change');
  // Where no other method may confirm, the field is there at once.
  const [field, choice] = [question.getByTestId('recovery-key'), question.getByTestId('unlock-with-recovery-key')];
  await expect(field.or(choice).first()).toBeVisible();
  if (!(await field.isVisible())) await choice.click();
  await field.fill(recoveryKey.join(' '));
  await question.getByTestId('continue').click();
  await expect(question).toBeHidden();
}

test('an account starts an identity, opens it here and elsewhere, proves, changes, is reset and removed', async ({
  wallet,
  second,
  keyServer,
  work,
  phone,
}) => {
  const { app } = wallet;
  const { recoveryKey } = await test.step('the start, with every way in which the login there can fail', async () => {
    await beginStart(wallet, keyServer.origin);
    await expect(app.getByTestId('issuer-phone')).toContainText('Phone Login');
    await (await openIssuer(app, work)).close();
    await expect(app.getByRole('alert')).toContainText('The login window was closed');
    await (await openIssuer(app, work)).getByRole('button', { name: 'Cancel' }).click();
    await expect(app.getByRole('alert')).toContainText('was stopped there');
    phone.become('down');
    await app.getByTestId('issuer-phone').click();
    await expect(app.getByRole('alert')).toContainText('can’t be reached right now');
    phone.become('up');
    await logInAt(app, work, 'ada');
    await typePassphrase(app, 'summer2024');
    await expect(app.getByRole('alert')).toContainText('too easy to guess');
    await typePassphrase(app, FIRST);
    const started = await finishStart(wallet);
    did('oidc', 'start');
    return started;
  });

  await test.step('the passphrase alone opens this computer, without issuer and server', async () => {
    await wallet.lock();
    await keyServer.stop();
    const asked = work.asked.length;
    await app.goto(wallet.url('app.html#/login?other=1'));
    await typePassphrase(app, SECOND);
    await expect(app.getByRole('alert')).toContainText('doesn’t open the wallet here');
    await typePassphrase(app, FIRST);
    await open(wallet);
    expect(work.asked).toHaveLength(asked);
    did('oidc', 'log in', 'log in offline');
    await keyServer.start();
  });

  await test.step('it finds the identity on another computer; another account and a wrong passphrase do not', async () => {
    await beginFind(second, keyServer.origin);
    // The same name, at another issuer.
    await logInAt(second.app, phone, 'ada');
    await typePassphrase(second.app, FIRST);
    await expect(second.app.getByRole('alert')).toContainText('open nothing here');
    await second.app.getByTestId('another-account').click();
    await logInAt(second.app, work, 'ada');
    // What was typed is still there.
    await expect(second.app.getByTestId('passphrase')).toHaveValue(FIRST);
    await typePassphrase(second.app, SECOND);
    await expect(second.app.getByRole('alert')).toContainText('open nothing here');
    await second.app.getByTestId('local-unlock').click();
    await typePassphrase(second.app, FIRST);
    await open(second);
    expect((await unlocked(second)).identity.fingerprint).toBe((await unlocked(wallet)).identity.fingerprint);
    did('oidc', 'new computer');
    await second.lock();
    await second.app.goto(second.url('app.html#/login?other=1'));
    await logInAt(second.app, work, 'ada');
    await typePassphrase(second.app, FIRST);
    await open(second);
  });

  await test.step('it proves that an account at the other issuer is added', async () => {
    await settings(wallet, 'login-methods');
    await app.getByTestId('add-login-method').click();
    await app.getByTestId('add-oidc').click();
    await app.getByTestId('method-name').fill('Phone');
    await app.getByTestId('continue').click();
    // The open identity knows the issuer of its own account.
    await expect(app.getByTestId('confirm-change').getByTestId('issuer-phone')).toHaveCount(0);
    await logInAt(app, work, 'ada');
    await typePassphrase(app, FIRST);
    await expect(app.getByTestId('confirm-change')).toBeHidden();
    // An account that is a login method already is no second one.
    await logInAt(app, work, 'ada');
    await typePassphrase(app, SECOND);
    await expect(app.getByRole('alert')).toContainText('is already a login method');
    await app.getByTestId('another-account').click();
    await logInAt(app, phone, '+46 70 123');
    await app.getByTestId('local-unlock').click();
    await app.getByTestId('remember-name').click();
    await typePassphrase(app, SECOND);
    await expect(app.getByTestId('login-methods')).toContainText('Phone');
    did('oidc', 'confirm', 'add');
  });

  await test.step('its passphrase is changed; the old one opens nothing', async () => {
    await more(app, 'Account', 'change-password');
    await logInAt(app, work, 'ada');
    await typePassphrase(app, FIRST);
    await expect(app.getByTestId('strength')).toBeVisible();
    await typePassphrase(app, THIRD);
    await expect(app.getByTestId('change-passphrase-dialog')).toBeHidden();
    await wallet.lock();
    await app.goto(wallet.url('app.html#/login?other=1'));
    await typePassphrase(app, THIRD);
    await open(wallet);
    did('oidc', 'renew');
  });

  await test.step('frozen, it opens nothing; it is reset with the same account', async () => {
    const lost = (await unlocked(wallet)).methods.find(({ name }) => name === 'Account');
    await settings(wallet, 'lost');
    await app.getByTestId('lost-method').filter({ hasText: 'Account' }).click();
    await app.getByTestId('sure').click();
    await app.getByTestId('confirm-freeze').click();
    await confirmByKey(wallet, recoveryKey);
    await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
    await app.goto(wallet.url('app.html#/login?other=1'));
    // The login begins with no frozen method.
    const frozen = app.locator(`[data-method-id="${lost?.id}"]`);
    await expect(frozen).toContainText('Frozen');
    await frozen.click();
    await typePassphrase(app, THIRD);
    await expect(app.getByRole('alert')).toContainText('frozen');
    expect((await wallet.snapshot()).kind).toBe('locked');
    did('oidc', 'freeze');
    await wallet.unlockWithRecoveryKey(recoveryKey);
    await settings(wallet, 'lost');
    await app.getByTestId('renew').click();
    await app.getByTestId('continue').click();
    await confirmByKey(wallet, recoveryKey);
    await logInAt(app, work, 'ada');
    await typePassphrase(app, SECOND);
    await expect(app.getByTestId('lost-methods')).toContainText('Account');
    const account = (await unlocked(wallet)).methods.find(({ name }) => name === 'Account');
    await wallet.lock();
    await app.goto(wallet.url('app.html#/login?other=1'));
    // The account at the other issuer may come first.
    const choice = app.locator(`[data-method-id="${account?.id}"]`);
    await expect(choice.or(app.getByTestId('passphrase')).first()).toBeVisible();
    if (await choice.isVisible()) await choice.click();
    await typePassphrase(app, SECOND);
    await open(wallet);
    did('oidc', 'reset');
  });

  await test.step('it is removed so that the account is free again', async () => {
    await settings(wallet, 'login-methods');
    await more(app, 'Account', 'remove-method');
    await app.getByTestId('confirm-remove').click();
    await confirmByKey(wallet, recoveryKey);
    await expect.poll(async () => (await wallet.snapshot()).kind).toBe('locked');
    did('oidc', 'remove');
    // The key server gives the account a new row: another identity may begin with it.
    await wallet.unlockWithRecoveryKey(recoveryKey);
    await open(wallet);
    await settings(wallet, 'login-methods');
    await app.getByTestId('add-login-method').click();
    await app.getByTestId('add-oidc').click();
    await app.getByTestId('method-name').fill('Work again');
    await app.getByTestId('continue').click();
    await confirmByKey(wallet, recoveryKey);
    await logInAt(app, work, 'ada');
    await typePassphrase(app, FIRST);
    await expect(app.getByTestId('login-methods')).toContainText('Work again');
  });
});
