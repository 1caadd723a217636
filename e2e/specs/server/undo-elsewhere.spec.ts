/** A Nostr key that is removed at one computer is gone at the other, and is back at both after Undo; so is a site with such a key. */
import { expect, test } from '../../fixtures.ts';
import { bringByKey, inStep, startAtServer, syncNow } from '../../support/at-server.ts';
import { connectNostr } from '../../support/nostr-site.ts';
import { settings } from '../../support/settings.ts';

test('Undo of a Nostr key, and of a disconnected site that has one, reaches the other computer', async ({
  wallet,
  second,
  keyServer,
  context,
  sites,
}) => {
  const { recoveryKey } = await startAtServer(wallet, keyServer);
  await inStep(wallet);
  await bringByKey(second, keyServer, recoveryKey);
  const page = await context.newPage();
  await page.goto(`${sites.two}/`);
  const nostr = await connectNostr(wallet, page);
  await inStep(wallet);
  await syncNow(second);

  const here = await settings(wallet, 'sites');
  // It stays on that page: another one would take the offer away.
  const there = await second.app.context().newPage();
  await there.goto(second.url('app.html#/settings/sites'));
  const keys = (app: typeof here) => app.getByTestId('nostr-key-row');
  const siteOf = (app: typeof here) => app.locator(`[data-testid="site-row"][data-origin="${sites.two}"]`);
  await expect(keys(there)).toHaveCount(1);
  await expect(siteOf(there)).toHaveCount(1);

  await test.step('the key', async () => {
    await here.getByTestId('remove-nostr-key').click();
    await here.getByTestId('remove-nostr-key-now').click();
    await expect(keys(here)).toHaveCount(0);
    await inStep(wallet);
    await syncNow(second);
    await expect(keys(there)).toHaveCount(0);
    await expect(siteOf(there)).toHaveCount(0);
    await here.getByTestId('undo').click();
    await expect(keys(here)).toHaveCount(1);
    await inStep(wallet);
    await syncNow(second);
    await expect(keys(there)).toHaveCount(1);
    await expect(siteOf(there)).toHaveCount(1);
    // Without a prompt, as before.
    expect(await nostr.read()).toBe('from the prompter');
  });

  await test.step('the site', async () => {
    await siteOf(here)
      .getByRole('button', { name: /^More for/ })
      .click();
    await here.getByTestId('disconnect-site').click();
    await expect(siteOf(here)).toHaveCount(0);
    await inStep(wallet);
    await syncNow(second);
    await expect(siteOf(there)).toHaveCount(0);
    await here.getByTestId('undo').click();
    await expect(siteOf(here)).toHaveCount(1);
    await inStep(wallet);
    await syncNow(second);
    await expect(siteOf(there)).toHaveCount(1);
    expect(await nostr.read()).toBe('from the prompter');
  });
});
