/**
 * The key server is killed, or the worker is stopped, in the middle of an act: before the server has seen its write, and after it has done it.
 * Afterwards everything is as before or as wanted, the person can go on, and nothing is lost.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../../fixtures.ts';
import { bringByKey, inStep, startAtServer, syncNow } from '../../support/at-server.ts';
import { type Place, type RelayedServer, startRelayedServer } from '../../support/relay.ts';
import { addDailyKey, confirm, newCharacter, settings, unlocked } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';
import { stopFrom } from '../../support/worker.ts';

const WRITE = /^POST \/v1\/identities\/[^/]+\/writes$/;
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
): Promise<void> {
  const held = server.hold(place, WRITE);
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
