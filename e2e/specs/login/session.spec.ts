/** How long the wallet stays unlocked, as a site sees it: across a stopped worker, up to its deadline, and per character. */
import { recoverMessageAddress } from 'viem';
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import { connectSite } from '../../support/connected.ts';
import { approve, promptFor, waitingCount } from '../../support/person.ts';
import { addDailyKey, newCharacter, settings, stepUp, unlocked, unlockWithDailyKey } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

/** Address that signed `message`. */
const signerOf = async (message: string, signature: unknown): Promise<string> =>
  (await recoverMessageAddress({ message, signature: signature as `0x${string}` })).toLowerCase();

/** Simulates idle time: moves the stored deadline back and restarts the worker. */
async function letTimePass(wallet: Wallet, milliseconds: number): Promise<void> {
  await wallet.app.goto(wallet.url('manifest.json'));
  // Before the stop: a page that connects again starts a worker, which reads the deadline.
  await wallet.app.evaluate(async (by) => {
    const key = 'first/deadline';
    const { [key]: deadline } = (await chrome.storage.session.get(key)) as Record<typeof key, { lockAt: number }>;
    await chrome.storage.session.set({ [key]: { lockAt: deadline.lockAt - by } });
  }, milliseconds);
  await wallet.stopWorker();
}

test('a stopped worker signs again without a touch', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  // From here on any ceremony would never end.
  await wallet.authenticator.setPresent(false);
  for (const message of ['one', 'two']) {
    await wallet.stopWorker();
    const signing = ask(page, 'personal_sign', [message, account]);
    await approve(wallet, 'message');
    expect(await signerOf(message, (await signing).result)).toBe(account);
  }
});

test('past its deadline the wallet is locked: sites still get accounts, a signature waits for the login', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await letTimePass(wallet, 60_000);
  expect((await wallet.snapshot()).kind, 'a minute is not enough').toBe('unlocked');
  await letTimePass(wallet, 24 * 3_600_000);

  // The site's request comes first: no page of the wallet has checked the deadline yet.
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  expect((await wallet.snapshot()).kind).toBe('locked');
  const held = await wallet.app.evaluate(() => chrome.storage.session.get(['first/keyring', 'first/deadline']));
  expect(held).toEqual({});

  const opening = context.waitForEvent('page');
  const signing = ask(page, 'personal_sign', ['hello', account]);
  const login = await opening;
  await login.waitForURL(/#\/login\?close=1$/);
  const closing = login.waitForEvent('close');
  await wallet.unlock();
  await closing;
  await approve(wallet, 'message');
  expect(await signerOf('hello', (await signing).result)).toBe(account);
  expect(await eventsOf(page)).not.toContainEqual({ name: 'accountsChanged', value: [] });
});

test('two sites with two characters at once: each sees and signs with its own', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const first = await connectSite(wallet, context, `${sites.one}/`);
  await newCharacter(wallet, 'Savings');
  const second = await connectSite(wallet, context, `${sites.two}/`);
  const both = [first, second];
  expect(first.account).not.toBe(second.account);

  const check = async (): Promise<void> => {
    for (const { page, account } of both) {
      expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
      const [permission] = (await ask(page, 'wallet_getPermissions')).result as { caveats: { value: unknown }[] }[];
      expect(permission?.caveats[0]?.value).toEqual([account]);
    }
    for (const [{ page, account }, other, name] of [
      [first, second, 'Everyday'],
      [second, first, 'Savings'],
    ] as const) {
      expect((await ask(page, 'personal_sign', ['hello', other.account])).error?.code).toBe(4100);
      await page.bringToFront();
      const signing = ask(page, 'personal_sign', [`I am ${name}`, account]);
      await expect((await promptFor(wallet, 'message')).getByTestId('request-character')).toContainText(name);
      await approve(wallet, 'message');
      expect(await signerOf(`I am ${name}`, (await signing).result)).toBe(account);
    }
  };
  const told = () => Promise.all(both.map(({ page }) => eventsOf(page)));
  await check();
  const before = await told();

  for (const name of ['Everyday', 'Savings']) {
    const popup = await wallet.popup();
    await popup.getByTestId('character-switcher').click();
    await popup.locator(`[data-testid="character-option"][data-character-name="${name}"]`).click();
    await expect.poll(async () => (await unlocked(wallet)).active?.id).toBe(await idOf(wallet, name));
    await popup.close();
    await check();
  }
  expect(await told()).toEqual(before);
});

const idOf = async (wallet: Wallet, name: string): Promise<string | undefined> =>
  (await unlocked(wallet)).characters.find((character) => character.name === name)?.id;

test('the site of a closed character is refused with a reason and without a prompt, and is served again once the character is open', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const everyday = await connectSite(wallet, context, `${sites.two}/`);
  await newCharacter(wallet, 'Savings');
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  await addDailyKey(wallet);
  await unlockWithDailyKey(wallet);

  const refusal = { code: 4100, message: expect.stringContaining('not open') };
  const send = [{ from: account, to: account, value: '0x1' }];
  for (const [method, params] of [
    ['personal_sign', ['hello', account]],
    ['eth_sendTransaction', send],
  ] as const)
    expect((await ask(page, method, params)).error, method).toMatchObject(refusal);
  expect(await waitingCount(wallet)).toBe(0);
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [account] });
  // Says nothing about the other character, which is open.
  expect(JSON.stringify(await ask(page, 'wallet_getPermissions'))).not.toContain(everyday.account.slice(2));

  await stepUp(wallet);
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('open');
  const signing = ask(page, 'personal_sign', ['hello', account]);
  await approve(wallet, 'message');
  expect(await signerOf('hello', (await signing).result)).toBe(account);

  await (await settings(wallet, 'characters')).getByTestId('step-down').click();
  await expect.poll(async () => (await unlocked(wallet)).characters[1]?.state).toBe('closed');
  expect((await ask(page, 'personal_sign', ['hello', account])).error).toMatchObject(refusal);
});
