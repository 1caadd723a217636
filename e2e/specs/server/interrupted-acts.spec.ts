/**
 * The key server is killed, or the worker is stopped, in the middle of an act: before the server has seen its write, and after it has done it.
 * Afterwards everything is as before or as wanted, the person can go on, and nothing is lost.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { beginWithKey, bringByKey, inStep, serverOf, startAtServer, syncNow } from '../../support/at-server.ts';
import { forgetEverything } from '../../support/forget.ts';
import { type Place, type RelayedServer, startRelayedServer } from '../../support/relay.ts';
import { addDailyKey, confirm, newAccount, newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';
import { stopFrom } from '../../support/worker.ts';

/** A write with entries of the log, as an act makes it. A round in the background sends boxes alone. */
const WRITE = /^POST \/v1\/identities\/[^/]+\/writes\n.*"entries":\["/;
/** The first row that a server gets from an identity that moves to it, before the identity itself. */
const ROW = /^PUT \/v1\/id\//;
const PLACES: readonly Place[] = ['request', 'answer'];
const ENDS = ['the key server is killed', 'the worker is stopped'] as const;
type End = (typeof ENDS)[number];

const servers: RelayedServer[] = [];
test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.end();
});
async function relayed(): Promise<RelayedServer> {
  const server = await startRelayedServer();
  servers.push(server);
  return server;
}

/** A page of the extension that does not connect to the worker; from it the worker is stopped without delay. */
async function quietPage(wallet: Wallet, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(wallet.url('manifest.json'));
  await wallet.app.bringToFront();
  return page;
}

/** Begins an act and ends a part of the system while its write is held. */
async function interrupt(
  server: RelayedServer,
  place: Place,
  end: End,
  quiet: Page,
  begin: () => Promise<void>,
  which = WRITE,
): Promise<void> {
  const held = server.hold(place, which);
  await begin();
  await held.reached;
  if (end === 'the worker is stopped') {
    await stopFrom(quiet);
    held.drop();
  } else {
    await server.kill();
    held.drop();
    await server.start();
  }
}

/** Answers the question for a fresh touch, and does not wait for what follows. */
async function touch(app: Page): Promise<void> {
  const question = app.getByTestId('confirm-change');
  await expect(question).toBeVisible();
  await question.getByTestId('unlock').click();
}

const stateOf = async (wallet: Wallet, name: string): Promise<string | undefined> =>
  (await unlocked(wallet)).methods.find((method) => method.name === name)?.state;

for (const end of ENDS)
  test(`${end} while a login method is frozen`, async ({ wallet, context, second }) => {
    test.slow();
    const server = await relayed();
    const { recoveryKey } = await startAtServer(wallet, server);
    await newCharacter(wallet, 'Savings');
    await addDailyKey(wallet);
    const quiet = await quietPage(wallet, context);
    const begin = async (): Promise<Page> => {
      const app = await settings(wallet, 'lost');
      await app.getByTestId('lost-method').filter({ hasText: 'Blue key' }).click();
      await app.getByTestId('confirm-freeze').click();
      return app;
    };
    for (const place of PLACES)
      await test.step(place, async () => {
        await inStep(wallet);
        await interrupt(server, place, end, quiet, async () => touch(await begin()));
        await syncNow(wallet);
        // What the server has done holds.
        expect(await stateOf(wallet, 'Blue key')).toBe(place === 'answer' ? 'frozen' : 'active');
        if (place === 'request') await confirm(await begin());
        await expect.poll(() => stateOf(wallet, 'Blue key')).toBe('frozen');
        const app = await settings(wallet, 'lost');
        await app.getByTestId('frozen-method').getByTestId('unfreeze').click();
        await confirm(app);
        await expect.poll(() => stateOf(wallet, 'Blue key')).toBe('active');
      });
    await inStep(wallet);
    await bringByKey(second, server, recoveryKey);
    expect(await stateOf(second, 'Blue key')).toBe('active');
    expect((await unlocked(second)).characters.map(({ name }) => name)).toEqual(['Everyday', 'Savings']);
  });

const accounts = async (wallet: Wallet): Promise<string[]> =>
  (await unlocked(wallet)).active?.accounts.map(({ address }) => address) ?? [];

/** The settings of a page that is loaded again: a dialog that was open is not. */
async function openedAnew(wallet: Wallet, route: string): Promise<Page> {
  await wallet.app.goto(wallet.url('manifest.json'));
  return settings(wallet, route);
}

async function beginMove(wallet: Wallet, next: RelayedServer): Promise<Page> {
  const app = await openedAnew(wallet, 'server');
  await app.getByTestId('move-server').click();
  const dialog = app.getByTestId('choose-server');
  await dialog.getByTestId('new-server-url').fill(next.origin);
  await expect(dialog.getByTestId('server-fingerprint')).toHaveText(next.fingerprint);
  await dialog.getByTestId('use-server').click();
  return app;
}

for (const end of ENDS)
  test(`${end} while an identity moves to another server`, async ({ wallet, context, second }) => {
    test.slow();
    const server = await relayed();
    const { recoveryKey, address } = await startAtServer(wallet, server);
    await inStep(wallet);
    await bringByKey(second, server, recoveryKey);
    await inStep(second);
    const quiet = await quietPage(wallet, context);
    const move = async (next: RelayedServer, place: Place, which?: RegExp): Promise<void> => {
      await interrupt(next, place, end, quiet, async () => touch(await beginMove(wallet, next)), which);
      // It did not work, or the wallet asked once more and it did.
      await expect(wallet.app.getByRole('dialog').getByTestId('warning')).toBeVisible();
      // The button that waits for the answer takes a click again.
      await expect(wallet.app.locator('[data-testid="use-server"][aria-busy]')).toHaveCount(0);
      await openedAnew(wallet, 'server');
      await syncNow(wallet);
    };
    const one = await relayed();

    await test.step('before anything is there: the identity stays where it is', async () => {
      await move(one, 'request', ROW);
      // The other computer asks the old server too.
      await syncNow(second);
      for (const each of [wallet, second]) expect((await serverOf(each))?.origin).toBe(server.origin);
    });
    await test.step('before the identity is there: the next round finishes the move', async () => {
      await move(one, 'request');
      expect((await serverOf(wallet))?.origin).toBe(one.origin);
    });
    const other = await relayed();
    await test.step('when it is there: the next round finishes the move', async () => {
      await move(other, 'answer');
      expect((await serverOf(wallet))?.origin).toBe(other.origin);
    });
    const made = await newAccount(wallet);
    await inStep(wallet);
    await test.step('the other computer follows', async () => {
      await syncNow(second);
      await expect.poll(async () => (await serverOf(second))?.origin).toBe(other.origin);
      await inStep(second);
      await expect.poll(() => accounts(second)).toEqual([address, made]);
    });
    await test.step('the new server alone is enough for a new computer', async () => {
      await server.kill();
      await one.kill();
      await forgetEverything(second);
      await beginWithKey(second, other, recoveryKey);
      // The computer's authenticator still has the passkey, so this goes no further.
      await expect(second.app.getByTestId('create-with-passkey')).toBeVisible();
      expect(await accounts(second)).toEqual([address, made]);
    });
  });

for (const end of ENDS)
  test(`${end} while a computer is bound`, async ({ wallet, second }) => {
    test.slow();
    const server = await relayed();
    const { recoveryKey, address } = await startAtServer(wallet, server);
    await inStep(wallet);
    const quiet = await quietPage(second, second.app.context());
    const { app } = second;
    const problem = app.getByTestId('warning');
    const again = app.getByTestId('try-again');

    await test.step('before the server has seen it', async () => {
      await beginWithKey(second, server, recoveryKey);
      const create = app.getByTestId('create-with-passkey');
      await expect(create).toBeVisible();
      // The entry of this computer is sent in the background.
      await inStep(second);
      await interrupt(server, 'request', end, quiet, () => create.click());
      await expect(problem).toBeVisible();
    });
    await test.step('when the server has done it', async () => {
      await interrupt(server, 'answer', end, quiet, () => again.click());
      await expect(problem.or(app.getByTestId('finish'))).toBeVisible();
    });
    await test.step('the passkey that was made is the login method of this computer', async () => {
      await syncNow(second);
      await second.lock();
      await second.unlock();
      expect(await accounts(second)).toEqual([address]);
      expect((await unlocked(second)).login.manages).toBe(true);
      await inStep(second);
    });
    await syncNow(wallet);
    const passkeys = (await unlocked(wallet)).methods.filter(({ kind }) => kind === 'passkey');
    expect(passkeys.map(({ state }) => state)).toEqual(['active', 'active']);
  });
