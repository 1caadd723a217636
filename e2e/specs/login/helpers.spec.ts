/** Tests of the helpers that other tests rely on: start, lock, unlock, popup, prompt, a stopped worker. */
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import { promptFor } from '../../support/person.ts';

test('the helpers start, connect, sign, lock and unlock', async ({ wallet, context, sites }) => {
  const { address } = await wallet.createIdentity();
  expect((await wallet.snapshot()).kind).toBe('unlocked');

  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const connecting = ask(page, 'eth_requestAccounts');
  const connect = await promptFor(wallet, 'connect');
  await expect(connect.getByTestId('request-origin')).toContainText('localhost');
  await connect.getByTestId('approve').click();
  const accounts = (await connecting).result as string[];
  expect(accounts.length).toBeGreaterThan(0);
  expect(await eventsOf(page)).toContainEqual({ name: 'accountsChanged', value: accounts });

  const signing = ask(page, 'personal_sign', ['0x68656c6c6f', accounts[0]]);
  await (await promptFor(wallet, 'message')).getByTestId('approve').click();
  expect((await signing).result).toMatch(/^0x[0-9a-f]{130}$/);

  await wallet.stopWorker();
  expect((await wallet.snapshot()).kind).toBe('unlocked');

  const popup = await wallet.popup();
  await expect(popup.getByTestId('account-row').first()).toHaveAttribute('data-address', new RegExp(address, 'i'));
  await popup.close();
  await wallet.lock();
  await wallet.unlock();
});
