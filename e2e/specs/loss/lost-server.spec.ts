/** A loss with a real key server and two computers: a freeze on one locks the other, and a printed code needs only the server. */
import { expect, test } from '../../fixtures.ts';
import { did } from '../../support/acts.ts';
import { bringByKey, inStep, startAtServer, syncNow } from '../../support/at-server.ts';
import { addDailyKey, confirm, more, newCharacter, settings, unlocked } from '../../support/settings.ts';

test('a freeze on one computer locks the other at its next sync', async ({ wallet, second, keyServer }) => {
  const { recoveryKey } = await startAtServer(wallet, keyServer);
  await inStep(wallet);
  await bringByKey(second, keyServer, recoveryKey);
  await inStep(second);
  // Uses the computer's own passkey, not the recovery key with which the identity was restored.
  await second.lock();
  await second.unlock();
  await inStep(second);
  await syncNow(wallet);
  const theirs = (await unlocked(second)).login.methodId;
  const name = (await unlocked(wallet)).methods.find(({ id }) => id === theirs)?.name ?? '';
  did('passkey', 'add');

  const app = await settings(wallet, 'lost');
  await app.getByTestId('lost-method').filter({ hasText: name }).last().click();
  await app.getByTestId('confirm-freeze').click();
  await confirm(app);
  await expect(app.getByTestId('frozen-method')).toHaveCount(1);
  expect((await unlocked(wallet)).methods.find(({ id }) => id === theirs)?.state).toBe('frozen');

  const there = await settings(second, 'server');
  // A contact of its own may have locked it already, and the button is gone then.
  const sync = there.getByTestId('sync-now');
  await expect(sync.or(there.getByTestId('unlock')).first()).toBeVisible();
  // The button takes no click while it is busy, so it may need more than one.
  await expect
    .poll(async () => {
      const { kind } = await second.snapshot();
      if (kind !== 'locked') await sync.click({ timeout: 1_000 }).catch(() => undefined);
      return kind;
    })
    .toBe('locked');
  await there.goto(second.url('app.html#/login'));
  await expect(there.getByText('This login method was frozen on another computer')).toBeVisible();
  await there.getByTestId('unlock-with-passkey').filter({ hasText: 'Frozen' }).click();
  await expect(there.getByTestId('warning').filter({ hasText: 'is frozen' })).toBeVisible();
  expect((await second.snapshot()).kind).toBe('locked');
  did('passkey', 'freeze');

  await app.getByTestId('remove-frozen').click();
  await app.getByTestId('confirm-remove').click();
  await confirm(app);
  await expect(app.getByTestId('frozen-method')).toHaveCount(0);
  expect((await unlocked(wallet)).methods.some(({ id }) => id === theirs)).toBe(false);
  did('passkey', 'remove');
});

test('a printed freeze code freezes a lost key from a computer without the identity', async ({
  wallet,
  second,
  keyServer,
}) => {
  await startAtServer(wallet, keyServer);
  await newCharacter(wallet, 'Savings');
  await addDailyKey(wallet);
  const app = await settings(wallet, 'login-methods');
  await more(app, 'Blue key', 'freeze-code-of');
  await app.getByTestId('make-freeze-code').click();
  await confirm(app);
  await expect(app.getByTestId('freeze-code-text')).toBeVisible();
  const groups = await app.getByTestId('freeze-code-text').locator('b').allTextContents();
  expect(groups).toHaveLength(8);
  await inStep(wallet);

  const page = second.app;
  await page.goto(second.url('app.html#/start'));
  await page.getByTestId('something-lost').click();
  // The page before this one stays until it has come, and has such a field too.
  await page.getByTestId('freeze-code').fill(groups.with(3, 'AAAAA').join(' '));
  await page.getByTestId('server-url').fill(keyServer.origin);
  await page.getByTestId('use-freeze-code').click();
  await expect(page.getByRole('alert')).toContainText('Group 4');
  await page.getByTestId('freeze-code').fill(`freeze ${groups.join('-').toLowerCase()}`);
  await page.getByTestId('use-freeze-code').click();
  await expect(page.getByTestId('frozen-by-code')).toBeVisible();
  expect((await second.snapshot()).kind).toBe('empty');

  await syncNow(wallet);
  await settings(wallet, 'lost');
  await expect(app.getByTestId('frozen-method')).toContainText('Blue key');
  await app.getByTestId('security-history-link').click();
  await expect(app.locator('[data-what="frozen"]')).toContainText('“Blue key” was frozen');
  await expect(app.locator('[data-what="frozen"]')).toContainText('with a printed freeze code');
});
