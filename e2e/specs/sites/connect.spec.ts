/** A site gets what the person gives it and nothing else: connecting, refusing, revoking, locking, frames, several sites. */
import { type Hex, verifyMessage } from 'viem';
import { parseSiweMessage } from 'viem/siwe';
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import '../../support/page-globals.ts';
import { approve, promptFor, refuse, waitingCount } from '../../support/person.ts';

test('a site is connected once, with the chosen accounts', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });
  expect(await ask(page, 'eth_coinbase')).toEqual({ result: null });
  expect(await ask(page, 'wallet_getPermissions')).toEqual({ result: [] });

  const refused = ask(page, 'eth_requestAccounts');
  await refuse(wallet, 'connect');
  expect(await refused).toMatchObject({ error: { isError: true, code: 4001 } });
  expect(await eventsOf(page)).not.toContainEqual(expect.objectContaining({ name: 'accountsChanged' }));

  const asked = ask(page, 'eth_requestAccounts');
  const second = ask(page, 'eth_requestAccounts');
  const prompt = await promptFor(wallet, 'connect');
  await expect(prompt.getByTestId('request-origin')).toContainText(new URL(sites.one).host);
  expect(await waitingCount(wallet)).toBe(1);
  await approve(wallet, 'connect');
  const { result } = await asked;
  expect(result).toEqual([expect.stringMatching(/^0x[0-9a-f]{40}$/)]);
  expect(await second).toEqual({ result });
  expect(await ask(page, 'eth_requestAccounts')).toEqual({ result });
  expect(await ask(page, 'eth_accounts')).toEqual({ result });
  expect(await eventsOf(page)).toContainEqual({ name: 'accountsChanged', value: result });

  // Another site, and the same host on another port, learn nothing of it.
  for (const origin of [sites.two, sites.three]) {
    const other = await context.newPage();
    await other.goto(`${origin}/`);
    expect(await ask(other, 'eth_accounts')).toEqual({ result: [] });
  }

  // A reload keeps the connection, and the provider reports it without a new prompt.
  await page.reload();
  expect(await ask(page, 'eth_accounts')).toEqual({ result });

  // Locked: the accounts stay, signing waits for the login.
  await wallet.lock();
  expect(await ask(page, 'eth_accounts')).toEqual({ result });
  expect(await eventsOf(page)).not.toContainEqual(expect.objectContaining({ name: 'accountsChanged' }));

  // Revoking needs no unlock.
  const before = Date.now();
  expect(await ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual({ result: null });
  expect(Date.now() - before).toBeLessThan(1_000);
  await expect.poll(() => eventsOf(page)).toContainEqual({ name: 'accountsChanged', value: [] });
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });
  await wallet.unlock();
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });
  expect(await ask(page, 'wallet_getPermissions')).toEqual({ result: [] });

  // With its login key instead of an account: connected and signed in with one prompt.
  const signIn = { nonce: 'abcdefgh12', chainId: '0x1', statement: 'I accept the rules.' };
  const signing = ask(page, 'wallet_connect', [{ version: '1', capabilities: { signInWithEthereum: signIn } }]);
  const question = await promptFor(wallet, 'connect');
  await expect(question.getByTestId('message')).toHaveText('“I accept the rules.”');
  await question.getByTestId('login-key-for-site').click();
  await question.getByTestId('sign-in-again').getByText('An hour').click();
  await expect(question.getByTestId('request')).toContainText('never for payments');
  await approve(wallet, 'connect');
  const { accounts } = (await signing).result as {
    accounts: [{ address: Hex; capabilities: { signInWithEthereum: { message: string; signature: Hex } } }];
  };
  const [{ address, capabilities }] = accounts;
  expect(result).not.toContain(address);
  expect(await verifyMessage({ address, ...capabilities.signInWithEthereum })).toBe(true);
  expect(parseSiweMessage(capabilities.signInWithEthereum.message)).toMatchObject({
    ...{ domain: new URL(sites.one).host, statement: 'I accept the rules.', nonce: 'abcdefgh12' },
  });
  const payment = { from: address, to: address, value: '0x1' };
  expect(await ask(page, 'eth_sendTransaction', [payment])).toMatchObject({ error: { code: 4100 } });
  expect(await waitingCount(wallet)).toBe(0);

  // The next one needs no prompt, until the site says something else.
  const again = (nonce: string, more = {}) =>
    ask(page, 'wallet_connect', [
      { version: '1', capabilities: { signInWithEthereum: { ...signIn, nonce, ...more } } },
    ]);
  expect(await again('abcdefgh34')).toMatchObject({
    result: {
      accounts: [{ address, capabilities: { signInWithEthereum: { message: expect.stringContaining('34') } } }],
    },
  });
  expect(await waitingCount(wallet)).toBe(0);
  const others = again('abcdefgh56', { statement: 'I accept other rules.' });
  await refuse(wallet, 'message');
  expect(await others).toMatchObject({ error: { code: 4001 } });

  // The person sees the sign-in, and notes that it was ended at the site.
  const { app } = wallet;
  await app.goto(wallet.url('app.html#/settings/sites'));
  await expect(app.getByTestId('login-key-row')).toContainText(`Login key for ${new URL(sites.one).host}`);
  const rows = app.getByTestId('sign-in-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('without a prompt');
  const row = rows.last();
  await expect(row).toContainText('with its login key');
  await expect(row).toContainText('Until the site ends it');
  await row.getByRole('button', { name: /^More for/ }).click();
  await app.getByTestId('end-sign-in').click();
  // Less bold than one that may still count.
  await expect(row.locator('.v .u')).toContainText('Ended');

  // From then on the site asks.
  const site = app.getByTestId('site-row');
  await expect(site).toContainText('Signs you in without a prompt until');
  await site.getByRole('button', { name: /^More for/ }).click();
  await app.getByTestId('ask-before-sign-in').click();
  await expect(site.getByTestId('site-signs-in')).toHaveCount(0);
  const asks = again('abcdefgh78');
  await refuse(wallet, 'message');
  expect(await asks).toMatchObject({ error: { code: 4001 } });
});

test('closing the window refuses, a reload cancels, a second tab joins', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const closed = ask(page, 'eth_requestAccounts');
  await (await promptFor(wallet, 'connect')).waitForTimeout(600);
  await (await promptFor(wallet, 'connect')).close();
  expect(await closed).toMatchObject({ error: { code: 4001 } });

  void ask(page, 'eth_requestAccounts').catch(() => undefined);
  await promptFor(wallet, 'connect');
  await page.reload();
  await expect.poll(() => waitingCount(wallet)).toBe(0);

  const first = ask(page, 'eth_requestAccounts');
  await promptFor(wallet, 'connect');
  const tab = await context.newPage();
  await tab.goto(`${sites.one}/`);
  const joined = ask(tab, 'eth_requestAccounts');
  await tab.waitForTimeout(300);
  expect(await waitingCount(wallet)).toBe(1);
  await approve(wallet, 'connect');
  const { result } = await first;
  expect(await joined).toEqual({ result });
  expect(result).toHaveLength(1);
});

test('a worker that stops while a prompt is open loses no request', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const asked = ask(page, 'eth_requestAccounts');
  await promptFor(wallet, 'connect');
  await wallet.stopWorker();
  await promptFor(wallet, 'connect');
  expect(await waitingCount(wallet)).toBe(1);
  await approve(wallet, 'connect');
  expect((await asked).result).toHaveLength(1);

  // Also without a pending request: the next request starts the worker, and a change in the popup reaches the page.
  await wallet.stopWorker();
  expect((await ask(page, 'wallet_getPermissions')).result).toHaveLength(2);
  await wallet.stopWorker();
  const app = wallet.app;
  await app.goto(wallet.url('app.html'));
  const snapshot = await wallet.snapshot();
  const characterId = snapshot.kind === 'unlocked' ? snapshot.active?.id : undefined;
  await app.evaluate(
    ([id, origin]) =>
      new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => message.kind === 'answer' && resolve(null));
        port.postMessage({ id: 1, name: 'disconnect-site', args: { characterId: id, origin } });
      }),
    [characterId, sites.one],
  );
  await expect.poll(() => eventsOf(page)).toContainEqual({ name: 'accountsChanged', value: [] });
});

test('a frame of another site gets nothing until its own site is connected', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  const connected = ask(page, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  await connected;
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, `${sites.two}/`);
  const inFrame = () => page.frames().find((frame) => frame.url().startsWith(sites.two));
  await expect.poll(() => inFrame()?.evaluate(() => 'early' in window)).toBe(true);
  const seen = () =>
    inFrame()?.evaluate(() => ({
      ethereum: typeof window.ethereum,
      announced: window.early.announced.length,
    }));
  await page.waitForTimeout(500);
  expect(await seen()).toEqual({ ethereum: 'undefined', announced: 0 });

  const own = await context.newPage();
  await own.goto(`${sites.two}/`);
  const asked = ask(own, 'eth_requestAccounts');
  await approve(wallet, 'connect');
  const { result } = await asked;
  await expect.poll(seen).toEqual({ ethereum: 'object', announced: 1 });
  expect(await inFrame()?.evaluate(() => window.ethereum.request({ method: 'eth_accounts' }))).toEqual(result);
  // A request from the frame names the embedding page, since the frame's owner need not know that page.
  await inFrame()?.evaluate(
    (from) => void window.ethereum.request({ method: 'personal_sign', params: ['0x68', from] }).catch(() => undefined),
    (result as string[])[0],
  );
  const prompt = await promptFor(wallet, 'message');
  await expect(prompt.getByTestId('request-origin')).toHaveAttribute('data-origin', sites.two);
  await expect(prompt.getByTestId('request-within')).toContainText(sites.one);
});

test('a message requested right after connecting is shown, and the closing window does not refuse it', async ({
  wallet,
  context,
  sites,
}) => {
  await wallet.createIdentity();
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  for (let n = 0; n < 3; n++) {
    // The delay makes the second request arrive while the window of the first one closes itself.
    const signed = page.evaluate(
      async (pause) => {
        const [from] = (await window.ethereum.request({ method: 'eth_requestAccounts' })) as string[];
        await new Promise((resolve) => setTimeout(resolve, pause));
        return window.ethereum.request({ method: 'personal_sign', params: ['hello', from] });
      },
      200 + 40 * n,
    );
    await approve(wallet, 'connect');
    await approve(wallet, 'message');
    expect(await signed).toMatch(/^0x[0-9a-f]{130}$/);
    expect(await ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual({ result: null });
  }
});
