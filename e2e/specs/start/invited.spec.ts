/** A key server that takes new identities by invitation: begun with a link, with a wrong code, and with one that was used up meanwhile. */
import type { Page } from '@playwright/test';
import { test as base, expect } from '../../fixtures.ts';
import { inStep } from '../../support/at-server.ts';
import { type KeyServer, startKeyServer } from '../../support/key-server.ts';
import { confirm, settings } from '../../support/settings.ts';
import { readRecoveryKey, startIdentity, typeGroupsBack } from '../../support/start-identity.ts';
import type { Wallet } from '../../support/wallet.ts';

const test = base.extend<{ inviting: KeyServer }>({
  inviting: async ({ browserName: _ }, use) => {
    const server = await startKeyServer([], ['--registration', 'invited']);
    await use(server);
    await server.end();
  },
});

interface Made {
  name: string;
  code: string;
  link: string;
}

async function invitationTo(server: KeyServer): Promise<Made> {
  const { invitations } = JSON.parse(await server.admin('invite', '--json', '--origin', server.origin));
  return invitations[0];
}

async function openPlaces({ app, url }: Wallet): Promise<Page> {
  await app.goto(url('app.html#/start'));
  await app.bringToFront();
  await app.getByTestId('change-server').click();
  await app.getByTestId('server-own').click();
  return app;
}

async function begin(app: Page): Promise<void> {
  await app.getByTestId('create-with-passkey').click();
  const recoveryKey = await readRecoveryKey(app);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  await app.getByTestId('finish').click();
}

test('a link is all that it takes: it fills in address and code, and is used up', async ({ wallet, inviting }) => {
  const { link, code, name } = await invitationTo(inviting);
  const app = await openPlaces(wallet);
  await app.getByTestId('server-url').fill(link);
  await expect(app.getByTestId('server-fingerprint')).toHaveText(inviting.fingerprint);
  await expect(app.getByTestId('server-url')).not.toHaveValue(new RegExp(code));
  await expect(app.getByTestId('invitation')).toHaveValue(code);
  await begin(app);
  await expect(app.getByTestId('first-account')).toBeVisible();
  expect(await inviting.admin('invite', '--list')).toMatch(new RegExp(`${name} +0 .*used up`));
  expect(await inviting.admin('list')).toContain('1 of 1 identity');
});

test('a pasted code ends with the address that it came with', async ({ wallet, inviting }) => {
  const { link, code } = await invitationTo(inviting);
  const other = await startKeyServer([], ['--registration', 'invited']);
  const app = await openPlaces(wallet);
  await app.getByTestId('server-url').fill(link);
  await expect(app.getByTestId('invitation')).toHaveValue(code);
  await app.getByTestId('server-url').fill(other.origin);
  await expect(app.getByTestId('server-fingerprint')).toHaveText(other.fingerprint);
  await expect(app.getByTestId('invitation')).toHaveValue('');
  await app.getByTestId('create-with-passkey').click();
  await expect(app.locator('[data-rule="server"]')).toContainText('Enter your invitation code');
  await other.end();
});

test('a wrong code is refused before anything is made, and a right one goes on', async ({ wallet, inviting }) => {
  const { code } = await invitationTo(inviting);
  await wallet.forgetCopiedPasskey();
  const app = await openPlaces(wallet);
  await app.getByTestId('server-url').fill(inviting.origin);
  const field = app.getByTestId('invitation');
  await app.getByTestId('create-with-passkey').click();
  await expect(app.locator('[data-rule="server"]')).toContainText('Enter your invitation code');
  for (const wrong of ['nonsense', 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-0']) {
    await field.fill(wrong);
    await app.getByTestId('create-with-passkey').click();
    await expect(app.locator('[data-rule="server"]')).toContainText('This invitation isn’t valid');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  expect(await wallet.authenticator.credentialCount()).toBe(0);
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await begin(app);
  await expect(app.getByTestId('first-account')).toBeVisible();
});

test('an invitation that was used up meanwhile is asked for again at the end, and nothing is made twice', async ({
  wallet,
  inviting,
}) => {
  const [first, second] = [await invitationTo(inviting), await invitationTo(inviting)];
  const app = await openPlaces(wallet);
  await app.getByTestId('server-url').fill(first.link);
  await expect(app.getByTestId('invitation')).toHaveValue(first.code);
  await app.getByTestId('create-with-passkey').click();
  const recoveryKey = await readRecoveryKey(app);
  await inviting.admin('invite', '--revoke', first.name);
  await app.getByTestId('continue').click();
  await typeGroupsBack(app, recoveryKey);
  await app.getByTestId('finish').click();
  const field = app.getByTestId('invitation');
  await field.fill(first.code);
  await app.getByTestId('use-invitation').click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(second.code);
  await app.getByTestId('use-invitation').click();
  await expect(app.getByTestId('first-account')).toBeVisible();
  expect(await inviting.admin('list')).toContain('1 of 1 identity');
});

test('an identity of this computer is taken along to such a server with a link', async ({ wallet, inviting }) => {
  await wallet.app.goto(wallet.url('app.html#/start'));
  await startIdentity(wallet.app);
  const { code } = await invitationTo(inviting);
  const app = await settings(wallet, 'server');
  await app.getByTestId('add-server').click();
  await app.getByTestId('new-server-url').fill(inviting.origin);
  await app.getByTestId('use-server').click();
  await confirm(app);
  await expect(app.getByRole('alert')).toContainText('by invitation only');
  await app.getByTestId('invitation').fill(code);
  await app.getByTestId('use-server').click();
  await confirm(app);
  await expect(app.getByTestId('server-url')).toHaveText(inviting.origin);
  await inStep(wallet);
});
