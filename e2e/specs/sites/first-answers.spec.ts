/** The first script answers a page while the whole worker is not there yet: with what the wallet would say, or not at all. */
import type { Page } from '@playwright/test';
import { ask, eventsOf, expect, test } from '../../fixtures.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { promptFor, refuse } from '../../support/person.ts';
import type { Wallet } from '../../support/wallet.ts';
import { withoutWorker } from '../../support/worker.ts';

const versionOf = (stage: Page): Promise<string> => stage.evaluate(() => chrome.runtime.getManifest().version);

const WHOLE = {
  inUse: 'first',
  others: [],
  settings: { windowEthereum: true, windowNostr: true, httpSites: false },
};
const STRANGER = `0x${'ab'.repeat(20)}`;

/** The tab of the wallet, at a page of the extension that speaks to no worker. */
async function stageOf({ app, url }: Wallet): Promise<Page> {
  await app.goto(url('manifest.json'));
  return app;
}

const untilKept = (stage: Page): Promise<void> =>
  expect
    .poll(() => stage.evaluate(async () => Object.keys(await chrome.storage.session.get('answer-basis'))))
    .toEqual(['answer-basis']);

/**
 * While no worker runs, writes an account into what session memory has of the sites. The whole worker reads the profile instead, so this
 * account is in the answers of the first script alone.
 */
const mark = (stage: Page, basis?: unknown): Promise<void> =>
  withoutWorker(stage, () =>
    stage.evaluate(
      async ([account, changed]) => {
        const all = await chrome.storage.session.get(null);
        const marked = Object.entries(all).flatMap(([name, value]) =>
          name.endsWith('/grants')
            ? [[name, (value as object[]).map((grant) => ({ ...grant, accounts: [account] }))]]
            : [],
        );
        await chrome.storage.session.set(Object.fromEntries(marked));
        if (changed === null) await chrome.storage.session.remove('answer-basis');
        else if (changed !== undefined) await chrome.storage.session.set({ 'answer-basis': changed });
      },
      [STRANGER, basis] as const,
    ),
  );

const accountsOf = async (page: Page): Promise<unknown> => {
  const { result } = await ask(page, 'wallet_getPermissions');
  return (result as { caveats: { value: string[] }[] }[])[0]?.caveats[0]?.value ?? [];
};

test('the first script answers, and the whole worker follows', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, sites.one);
  const stage = await stageOf(wallet);
  await untilKept(stage);
  await mark(stage);
  expect(await accountsOf(page)).toEqual([STRANGER]);
  // The whole worker is there soon without being asked for: it knows better, and says so.
  const heard = [[STRANGER], [account]].map((value) => ({ name: 'accountsChanged', value }));
  await expect.poll(async () => (await eventsOf(page)).slice(-2)).toEqual(heard);
  expect(await accountsOf(page)).toEqual([account]);
});

for (const [what, basis] of [
  ['is gone', () => null],
  ['is of another version', () => ({ ...WHOLE, version: '0.0.1' })],
  ['cannot be read', (version: string) => ({ ...WHOLE, version, inUse: 7 })],
  ['is something else', () => 'nothing of ours'],
] as const)
  test(`the whole worker answers where the basis ${what}`, async ({ wallet, context, sites }) => {
    await wallet.createIdentity();
    const { page, account } = await connectSite(wallet, context, sites.one);
    const stage = await stageOf(wallet);
    await untilKept(stage);
    await mark(stage, basis(await versionOf(stage)));
    expect(await accountsOf(page)).toEqual([account]);
    await untilKept(stage);
  });

test('after each change and a stop a page hears what is true now', async ({ wallet, context, sites }) => {
  await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, sites.one);
  const after = async (change: () => Promise<unknown>, accounts: string[], chainId: string): Promise<void> => {
    await change();
    const stage = await stageOf(wallet);
    // Once at once, and once when the first script can answer again.
    for (const until of [async () => undefined, () => untilKept(stage)]) {
      await until();
      await withoutWorker(stage, async () => undefined);
      expect(await accountsOf(page)).toEqual(accounts);
      await withoutWorker(stage, async () => undefined);
      await page.reload();
      expect(await ask(page, 'eth_accounts')).toEqual({ result: accounts });
      expect(await ask(page, 'eth_chainId')).toEqual({ result: chainId });
    }
  };
  await after(() => switchTo(wallet, page, '0xa'), [account], '0xa');
  await after(() => wallet.lock(), [account], '0xa');
  await after(() => ask(page, 'wallet_revokePermissions', [{ eth_accounts: {} }]), [], '0x1');
  await after(() => ask(page, 'wallet_switchEthereumChain', [{ chainId: '0x2105' }]), [], '0x2105');
  const version = await versionOf(await stageOf(wallet));
  await wallet.unlock();
  await after(async () => undefined, [], '0x2105');

  // What the first script does not answer goes on to the whole worker, in the order in which it came.
  await withoutWorker(wallet.app, async () => undefined);
  const answers = ['eth_coinbase', 'eth_requestAccounts', 'web3_clientVersion'].map((method) => ask(page, method));
  await promptFor(wallet, 'connect');
  expect(await Promise.all([answers[0], answers[2]])).toEqual([{ result: null }, { result: `Dramatis/v${version}` }]);
  await refuse(wallet, 'connect');
  expect(await answers[1]).toMatchObject({ error: { code: 4001 } });
});
