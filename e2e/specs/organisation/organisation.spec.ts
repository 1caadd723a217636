/** An organisation, whole: founded, a member invited by a link, roles, two managers, a member removed. Two browser profiles and a real key server. */
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { askToSync, inStep, startAtServer, syncNow } from '../../support/at-server.ts';
import { connectSite } from '../../support/connected.ts';
import { approve } from '../../support/person.ts';
import { confirm, more, newCharacter, settings, unlocked } from '../../support/settings.ts';
import { ask } from '../../support/sites.ts';
import type { Wallet } from '../../support/wallet.ts';

const found = async (app: Page): Promise<void> => {
  await app.getByTestId('identity-type').getByText('An organisation').click();
  // Names first: without them no login method is made.
  await app.getByTestId('create-with-passkey').click();
  await expect(app.getByText('Give it a name. Then choose how you log in.')).toBeVisible();
  await app.getByTestId('organisation-name').fill('Lantern Theatre');
  await app.getByTestId('founder-name').fill('Mara Lindqvist');
  await expect(app.getByTestId('personal-wanted')).toBeVisible();
};

/** Confirms with the recovery key. */
async function confirmOnPaper(app: Page, recoveryKey: readonly string[]): Promise<void> {
  const question = app.getByTestId('confirm-change');
  await question.getByTestId('unlock-with-recovery-key').click();
  await question.getByTestId('recovery-key').fill(recoveryKey.join(' '));
  await question.getByTestId('continue').click();
  await expect(question).toBeHidden();
}

const role = (app: Page, name: string) => app.locator(`[data-testid="level-option"][data-level-name="${name}"]`);
const member = (app: Page, name: string) => app.locator(`[data-testid="member"][data-name="${name}"]`);

/** Mara invites, Ida joins with the link on her own computer; both compare the words. */
async function inviteIda(mara: Wallet, ida: Wallet): Promise<void> {
  const { app } = mara;
  await settings(mara, 'members');
  await app.getByTestId('invite-member').click();
  await expect(app.getByTestId('pairing-code')).toBeVisible();
  const snapshot = await unlocked(mara);
  const link = snapshot.invitation?.step === 'code' ? snapshot.invitation.link : '';
  // She has an identity of her own here, and joins with its passkey.
  const there = await settings(ida, 'identities');
  await there.getByTestId('join-organisation').click();
  await there.getByTestId('pairing-code-input').fill(link);
  await there.getByTestId('continue').click();
  await there.getByTestId('use-known-passkey').click();
  await there.getByTestId('unlock').click();
  await expect(there.getByTestId('pairing-words')).toBeVisible();
  await app.bringToFront();
  await expect(app.getByTestId('pairing-words')).toBeVisible();
  const words = await app.getByTestId('pairing-words').getAttribute('data-words');
  expect(await there.getByTestId('pairing-words').getAttribute('data-words')).toBe(words);
  await app.getByTestId('person-name').fill('Ida Holm');
  await role(app, 'Members').click();
  await app.getByTestId('words-same').click();
  await app.getByTestId('add-computer-confirm').click();
  await confirm(app);
  await there.bringToFront();
  await there.getByTestId('words-same').click();
  await expect(there.getByTestId('finish')).toBeVisible();
  await app.bringToFront();
  await app.getByTestId('finish').click();
  await expect(member(app, 'Ida Holm').getByTestId('member-role')).toHaveText('Members');
}

/** Bo makes a login method on Mara's computer. */
async function addBo(mara: Wallet): Promise<void> {
  await mara.authenticators.add('usb');
  const app = await settings(mara, 'login-methods/add');
  await app.getByTestId('add-security-key').click();
  await app.getByTestId('another-person').click();
  await app.getByTestId('person-name').fill('Bo Ek');
  await role(app, 'Members').click();
  await app.getByTestId('method-name').fill('Bo’s key');
  await app.getByTestId('continue').click();
  await confirm(app);
  await expect(app.locator('[data-testid="methods-of"][data-name="Bo Ek"]')).toContainText('Bo’s key');
}

test('an organisation from its founding to the removal of a member', async ({
  wallet,
  second,

  keyServer,
  sites,
}) => {
  test.slow();
  const { recoveryKey } = await startAtServer(wallet, keyServer, 'passkey', found);
  await newCharacter(wallet, 'Vault');
  await inStep(wallet);

  // A member is invited by the link, and signs with the character of the role alone.
  const own = await startAtServer(second, keyServer);
  await inStep(second);
  await inviteIda(wallet, second);
  const there = await unlocked(second);
  expect(there.identity).toMatchObject({ name: 'Lantern Theatre', type: 'organisation' });
  expect(there.characters.map(({ name, state }) => [name, state])).toEqual([
    ['Office', 'open'],
    ['Vault', 'closed'],
  ]);
  const { page, account } = await connectSite(second, second.app.context(), sites.one);
  const signing = ask(page, 'personal_sign', ['0x4c616e7465726e', account]);
  await approve(second, 'message');
  expect((await signing).result).toMatch(/^0x[0-9a-f]{130}$/);

  // Ida becomes a manager, at once because the recovery key confirms; then two managers are demanded.
  await addBo(wallet);
  let app = await settings(wallet, 'members');
  await more(app, 'Ida Holm', 'change-role');
  await role(app, 'Managers').click();
  await app.getByTestId('confirm-role').click();
  await confirmOnPaper(app, recoveryKey);
  await expect(member(app, 'Ida Holm').getByTestId('member-role')).toHaveText('Managers');
  await app.getByTestId('two-members').click();
  await app.getByTestId('save-two').click();
  await confirm(app);
  await expect.poll(async () => (await unlocked(wallet)).secondManagerFor).toEqual(['managers', 'members']);

  // Mara proposes to remove Bo: nothing happens before Ida agrees on her computer.
  await more(app, 'Bo Ek', 'remove-person');
  await expect(app.getByTestId('two-managers-note')).toBeVisible();
  await app.getByTestId('confirm-remove-person').click();
  await confirm(app);
  await expect(app.getByTestId('proposal')).toContainText('Remove Bo Ek');
  await expect(member(app, 'Bo Ek')).toBeVisible();
  await inStep(wallet);
  await syncNow(second);
  await expect.poll(async () => (await unlocked(second)).login.manages).toBe(true);
  const hers = await settings(second, 'members');
  await hers.getByTestId('agree-to-proposal').click();
  await hers.getByTestId('confirm-agree').click();
  await confirm(hers);
  await expect(member(hers, 'Bo Ek')).toBeHidden();
  await expect(hers.getByTestId('see-exposed')).toBeVisible();
  await inStep(second);

  // The log names both, on the other computer too.
  await syncNow(wallet);
  app = await settings(wallet, 'lost/history');
  const last = app.locator('[data-testid="security-event"][data-what="method-removed"]').first();
  await expect(last).toContainText('Ida Holm');
  await expect(last).toContainText('Mara Lindqvist');
  await app.getByTestId('filter-subject').selectOption('rights');
  await expect(app.locator('[data-what="act-proposed"]')).toContainText('remove Bo Ek’s “Bo’s key”');

  // Two managers are required, so neither of the two can be removed, not even by the recovery key, before one is enough.
  app = await settings(wallet, 'members');
  await more(app, 'Ida Holm', 'remove-person');
  await app.getByTestId('confirm-remove-person').click();
  await confirmOnPaper(app, recoveryKey);
  await expect(app.getByText('This identity requires two managers, and this would leave only one.')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByTestId('confirm-remove-person')).toBeHidden();
  await app.getByTestId('two-managers-section').getByTestId('two-managers').click();
  await app.getByTestId('save-two').click();
  await confirmOnPaper(app, recoveryKey);
  await expect.poll(async () => (await unlocked(wallet)).secondManagerFor).toEqual([]);

  // The recovery key alone removes Ida, and her computer hears of it.
  await more(app, 'Ida Holm', 'remove-person');
  await app.getByTestId('confirm-remove-person').click();
  await confirmOnPaper(app, recoveryKey);
  await expect(member(app, 'Ida Holm')).toBeHidden();
  await app.getByTestId('see-exposed').click();
  await expect(app.getByTestId('exposed')).toHaveCount(2);
  await inStep(wallet);
  await settings(second, 'server');
  await askToSync(second.app);
  await expect.poll(async () => (await second.snapshot()).kind).toBe('locked');
  expect(JSON.stringify(await second.snapshot())).toMatch(/removed/);

  // Her own identity opens as before.
  await second.app.goto(second.url('app.html#/login'));
  await second.app.getByTestId('switch-identity').first().click();
  await second.unlock();
  expect(await unlocked(second)).toMatchObject({ active: { accounts: [{ address: own.address }] } });
});
