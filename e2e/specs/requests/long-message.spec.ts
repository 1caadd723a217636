/** Long messages in the prompt: the whole text is shown unchanged, signing is enabled once its end was on screen, and one very long line blocks nothing. */
import { recoverMessageAddress } from 'viem';
import { ask, expect, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import { approve, promptFor, refuse } from '../../support/person.ts';

test('a long message can be signed only after its end was on screen', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const message = `Terms${'\n'.repeat(300)}and\tall   I have`;
  const signing = ask(page, 'personal_sign', [message, account]);
  const prompt = await promptFor(wallet, 'message');
  await expect(prompt.getByTestId('more-below')).toBeVisible();
  expect(await prompt.getByTestId('message').evaluate((box) => (box as HTMLElement).innerText)).toContain(
    'and\tall   I have',
  );
  await expect(prompt.getByTestId('approve')).toHaveAttribute('aria-disabled', 'true');
  await prompt.getByTestId('more-below').click();
  await expect(prompt.getByTestId('more-below')).toBeVisible();
  await approve(wallet, 'message');
  const signature = (await signing).result as `0x${string}`;
  expect((await recoverMessageAddress({ message, signature })).toLowerCase()).toBe(account);

  // The longest accepted line: its prompt stays usable.
  const endless = ask(page, 'personal_sign', ['x'.repeat(190_000), account]);
  await refuse(wallet, 'message');
  expect(await endless).toMatchObject({ error: { code: 4001 } });
});
