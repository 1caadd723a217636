/** Client software of real sites, unmodified, each in a page of its own (e2e/kits): connects by its own modal, and goes through a day with the wallet. */
import type { Locator, Page } from '@playwright/test';
import { hashTypedData, recoverAddress, recoverMessageAddress } from 'viem';
import { type Anvil as Chain, deployToken } from '../../../src/chain/testing/anvil.ts';
import { deploySimpleAccount } from '../../../src/chain/testing/simple-7702-account.ts';
import { SIMPLE_ACCOUNT } from '../../../src/ethereum/delegates.ts';
import { expect, test } from '../../fixtures.ts';
import { MAIL } from '../../kits/kit.ts';
import { act, expectIcon, more, saw, serveKits, stateOf } from '../../support/kits.ts';
import { askNode, fund } from '../../support/node.ts';
import '../../support/page-globals.ts';
import { approve, refuse, waitingCount } from '../../support/person.ts';
import { newAccount, settings } from '../../support/settings.ts';
import type { Wallet } from '../../support/wallet.ts';

const TO = `0x${'55'.repeat(20)}` as const;

interface Kit {
  name: string;
  /** Query of the page. */
  page: string;
  /** Opens the kit's list of wallets. @returns our entry in it */
  offer(page: Page): Promise<Locator>;
  /** Its disconnecting only forgets the wallet, and lets the site keep its permission. */
  keepsPermission?: boolean;
  /** After a reload it asks with `eth_requestAccounts`, which waits for the login; others read `eth_accounts`. */
  asksWhenLoaded?: boolean;
  /** Kind of the prompt with which it comes to another network. */
  switchesBy?: 'connect';
  /** What it has beyond the rest. The account is connected, and on the local chain. */
  more?(wallet: Wallet, page: Page, chain: Chain): Promise<void>;
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first();

/** Behind the kit's own button *Connect*. */
const behind = (label: string | RegExp) => async (page: Page) => {
  await button(page, label).click();
  return button(page, /Dramatis/);
};
/** In the page itself. */
const plain = async (page: Page) => button(page, /Dramatis/);

const KITS: Kit[] = [
  { name: 'RainbowKit 2', page: 'rainbowkit', offer: behind('Connect Wallet') },
  { name: 'ConnectKit 1', page: 'connectkit', offer: behind('Connect Wallet') },
  { name: 'Reown AppKit 1', page: 'appkit', offer: behind('Connect Wallet') },
  { name: 'web3-onboard 2', page: 'onboard', offer: behind('Connect'), keepsPermission: true, asksWhenLoaded: true },
  { name: 'wagmi 3 with React', page: 'wagmi', offer: plain, more: hooks },
  { name: 'ethers 5', page: 'ethers5', offer: plain },
  { name: 'web3.js 4', page: 'web3', offer: plain, more: subscription },
  { name: 'viem 2', page: 'viem', offer: plain, more: delegation },
  { name: 'MetaMask multichain client 0.12', page: 'multichain', offer: plain, switchesBy: 'connect', more: session },
];

let server: Awaited<ReturnType<typeof serveKits>>;
test.beforeAll(async () => {
  server = await serveKits();
});
test.afterAll(() => server?.stop());

for (const kit of KITS)
  test(kit.name, async ({ wallet, context, anvil }) => {
    const identity = await wallet.createIdentity();
    const first = identity.address.toLowerCase();
    const second = await newAccount(wallet);
    await fund(anvil.url, first);
    const page = await context.newPage();
    await page.goto(`${server.url}/?${kit.page}`);

    await connect(kit, wallet, page);
    await expect.poll(() => stateOf(page)).toEqual({ accounts: [first], chainId: 1 });
    saw(kit.name, 'connect');

    const switching = act.switchTo(page, 31337);
    await approve(wallet, kit.switchesBy ?? 'network');
    await switching;
    await expect.poll(() => stateOf(page)).toEqual({ accounts: [first], chainId: 31337 });
    saw(kit.name, 'switch');

    await sign(kit, wallet, page, first);

    const sending = act.send(page, TO, 7);
    await approve(wallet, 'transaction');
    expect(await sending).toBe(true);
    expect(await askNode(anvil.url, 'eth_getBalance', [TO, 'latest'])).toBe('0x7');
    saw(kit.name, 'transaction');

    const refused = act.refused(page);
    await refuse(wallet, 'message');
    expect(await refused).toContain(4001);
    saw(kit.name, 'refusal');

    await kit.more?.(wallet, page, {
      rpc: (method: string, ...params: unknown[]) => askNode(anvil.url, method, params),
    } as Chain);

    await stayThroughLock(kit, wallet, page, first);

    await page.reload();
    await expect.poll(() => stateOf(page)).toEqual({ accounts: [first], chainId: 31337 });
    expect(await waitingCount(wallet)).toBe(0);
    saw(kit.name, 'reload');

    await giveAccount(wallet, server.url);
    await expect.poll(() => stateOf(page)).toEqual({ accounts: [second, first], chainId: 31337 });
    const signing = act.signMessage(page, 'after the change');
    await approve(wallet, 'message');
    const signer = await recoverMessageAddress({ message: 'after the change', signature: await signing });
    expect(signer.toLowerCase()).toBe(second);
    saw(kit.name, 'account');

    await leave(kit, page);
  });

async function connect(kit: Kit, wallet: Wallet, page: Page): Promise<void> {
  await page.bringToFront();
  const entry = await kit.offer(page);
  await expect(entry).toBeVisible();
  await expectIcon(page, entry);
  saw(kit.name, 'found');
  await entry.click();
  await approve(wallet, 'connect');
}

async function sign(kit: Kit, wallet: Wallet, page: Page, account: string): Promise<void> {
  const signing = act.signMessage(page, 'hello');
  await approve(wallet, 'message');
  const signer = await recoverMessageAddress({ message: 'hello', signature: await signing });
  expect(signer.toLowerCase()).toBe(account);
  saw(kit.name, 'message');

  const typing = act.signTyped(page);
  await approve(wallet, 'typed-data');
  const writer = await recoverAddress({ hash: hashTypedData(MAIL), signature: await typing });
  expect(writer.toLowerCase()).toBe(account);
  saw(kit.name, 'typed data');
}

/** The kit keeps its account while the wallet is locked, also through a reload; what it asks for waits for the login. */
async function stayThroughLock(kit: Kit, wallet: Wallet, page: Page, account: string): Promise<void> {
  await wallet.lock();
  expect((await stateOf(page)).accounts).toEqual([account]);
  await page.reload();
  if (kit.asksWhenLoaded) await wallet.unlock();
  await expect.poll(() => stateOf(page)).toEqual({ accounts: [account], chainId: 31337 });
  const signing = act.signMessage(page, 'locked');
  if (!kit.asksWhenLoaded) await wallet.unlock();
  await approve(wallet, 'message');
  const signer = await recoverMessageAddress({ message: 'locked', signature: await signing });
  expect(signer.toLowerCase()).toBe(account);
  saw(kit.name, 'lock');
}

/** The person shows the site the second account too, and makes it the active one. */
async function giveAccount(wallet: Wallet, origin: string): Promise<void> {
  const app = await settings(wallet, 'sites');
  const row = app.locator(`[data-testid="site-row"][data-origin="${origin}"]`);
  await row.getByRole('button', { name: /^More for/ }).click();
  await app.getByTestId('choose-accounts').click();
  await app.getByTestId('site-account').getByRole('checkbox').nth(1).click();
  await app.getByTestId('make-active').click();
  await app.getByTestId('accounts-chosen').click();
}

/** useCapabilities, useSendCalls and useWaitForCallsStatus where the account cannot do all or nothing; useWatchAsset. */
async function hooks(wallet: Wallet, page: Page, chain: Chain): Promise<void> {
  await expect.poll(() => more(page, 'able')).toBe('unsupported');
  const sending = more<{ id: string }>(page, 'sendCalls', TO);
  await approve(wallet, 'transaction');
  expect((await sending).id).not.toBe('');
  await expect.poll(() => more(page, 'outcome')).toEqual(['success', false, 2]);
  // The site is told before the person decides.
  expect(await more(page, 'watchAsset', await deployToken(chain))).toBe(true);
  await approve(wallet, 'asset');
}

/** Calls as one transaction through a delegation of the wallet's own; a delegation that a site signs or brings along is refused. */
async function delegation(wallet: Wallet, page: Page, chain: Chain): Promise<void> {
  expect(await more(page, 'able')).toBe('unsupported');
  await deploySimpleAccount(chain);
  await expect.poll(() => more(page, 'able')).toBe('ready');
  const sending = more(page, 'sendCalls', TO);
  await approve(wallet, 'transaction');
  expect(await sending).toEqual(['success', true, 1]);
  expect(await more(page, 'able')).toBe('supported');
  expect(await more(page, 'signAuthorization', SIMPLE_ACCOUNT.address)).toBe('AccountTypeNotSupportedError');
  expect(await more(page, 'sendSigned', SIMPLE_ACCOUNT.address)).toBe('InvalidParamsRpcError');
}

/** The site itself has stayed on Ethereum, and gets nothing on a network that the session does not have. */
async function session(_wallet: Wallet, page: Page): Promise<void> {
  expect(await page.evaluate(() => window.ethereum.request({ method: 'eth_chainId' }))).toBe('0x1');
  expect(await more(page, 'beyond')).toBe(4100);
}

/** New blocks come as they are mined. */
async function subscription(_wallet: Wallet, page: Page, chain: Chain): Promise<void> {
  await more(page, 'subscribe');
  await expect
    .poll(async () => {
      await chain.rpc('evm_mine');
      return (await more<number[]>(page, 'heads')).length;
    })
    .toBeGreaterThan(1);
}

/** After the kit's own disconnecting the site sees nothing any more, and a reload offers the wallet again. */
async function leave(kit: Kit, page: Page): Promise<void> {
  await act.disconnect(page);
  await expect.poll(async () => (await stateOf(page)).accounts).toEqual([]);
  const seen = () => page.evaluate(() => window.ethereum.request({ method: 'eth_accounts' }));
  await expect.poll(seen).toEqual(kit.keepsPermission ? [expect.any(String), expect.any(String)] : []);
  saw(kit.name, 'disconnect');
  await page.reload();
  await page.bringToFront();
  await expect(await kit.offer(page)).toBeVisible();
  expect((await stateOf(page)).accounts).toEqual([]);
  saw(kit.name, 'reload after');
}
