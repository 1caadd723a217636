/** The browser is closed and started again on the same profile: what is kept, what is not, and what the disk reveals in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { toChecksumAddress } from '../../../src/ethereum/address.ts';
import type { Hex } from '../../../src/lib/bytes.ts';
import { ask, test as base, expect } from '../../fixtures.ts';
import { launchBrowser } from '../../support/browser.ts';
import { connectSite, switchTo } from '../../support/connected.ts';
import { asBytes, filesWith, readDisk } from '../../support/disk.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor, promptsOf, waitingCount } from '../../support/person.ts';
import { createWallet } from '../../support/wallet.ts';

interface Computer {
  profile: string;
  /** Starts the browser; only one at a time. */
  start(): Promise<BrowserContext>;
}

const test = base.extend<{ computer: Computer }>({
  computer: async ({ chainPort }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'dramatis-profile-'));
    let running: BrowserContext | undefined;
    await use({
      profile,
      async start() {
        running = await launchBrowser(profile, chainPort);
        return running;
      },
    });
    await running?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

const STRANGER = `0x${'5a'.repeat(20)}`;

test('after a restart the wallet is locked, tells sites nothing, and lists each sent transaction once', async ({
  computer,
  sites,
  anvil,
}) => {
  let context = await computer.start();
  let wallet = await createWallet(context);
  const { recoveryKey, address } = await wallet.createIdentity();
  const before = await connectSite(wallet, context, `${sites.one}/`);
  await fund(anvil.url, before.account);
  await switchTo(wallet, before.page, '0x7a69');
  const sending = ask(before.page, 'eth_sendTransaction', [{ from: before.account, to: STRANGER, value: '0x1' }]);
  await approve(wallet, 'transaction');
  const { result: hash } = await sending;
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
  // A request that nobody answers before the browser closes.
  void ask(before.page, 'personal_sign', ['hello', before.account]).catch(() => undefined);
  await promptFor(wallet, 'message');
  await context.close();

  context = await computer.start();
  wallet = await createWallet(context, false);
  expect((await wallet.snapshot()).kind).toBe('locked');
  const page = await context.newPage();
  await page.goto(`${sites.one}/`);
  expect(await ask(page, 'eth_accounts')).toEqual({ result: [] });
  expect(await ask(page, 'wallet_getPermissions')).toEqual({ result: [] });
  expect(promptsOf(wallet)).toEqual([]);

  await wallet.unlockWithRecoveryKey(recoveryKey);
  expect(await waitingCount(wallet)).toBe(0);
  expect(promptsOf(wallet)).toEqual([]);
  // The site gets the event without asking.
  await expect.poll(() => ask(page, 'eth_accounts')).toEqual({ result: [before.account] });
  expect(await ask(page, 'eth_chainId')).toEqual({ result: '0x7a69' });
  const snapshot = await wallet.snapshot();
  if (snapshot.kind !== 'unlocked' || !snapshot.active) throw new Error(`The wallet is ${snapshot.kind}.`);
  expect(snapshot.active.accounts.map((account) => account.address)).toEqual([address]);
  expect(before.account).toBe(address.toLowerCase());
  expect(snapshot.active.activity).toEqual([expect.objectContaining({ hash, from: before.account, to: STRANGER })]);
  await expect
    .poll(async () => {
      const now = await wallet.snapshot();
      return now.kind === 'unlocked' && now.active?.activity[0]?.status;
    })
    .toBe('included');
  expect((await ask(page, 'eth_getTransactionByHash', [hash])).result).toMatchObject({ hash });
  expect(await askNode(anvil.url, 'eth_getTransactionCount', [before.account, 'latest'])).toBe('0x1');
});

/** Stores a text and some bytes where the wallet stores its data: a search of the disk must find them. */
const leaveMark = (page: Page, text: string, bytes: number[]): Promise<void> =>
  page.evaluate(
    async ([word, numbers]) => {
      const put = (name: string, write: (store: IDBObjectStore) => void) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open(name, 1);
          opening.onerror = () => reject(opening.error);
          opening.onupgradeneeded = () => opening.result.createObjectStore('marks');
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('marks', 'readwrite');
            write(transaction.objectStore('marks'));
            transaction.onabort = () => reject(transaction.error);
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        });
      await put('mark-in-value', (store) => store.put({ word, bytes: new Uint8Array(numbers) }, 1));
      await put('mark-in-key', (store) => store.put(1, word));
      const file = await (await navigator.storage.getDirectory()).getFileHandle('mark', { create: true });
      const stream = await file.createWritable();
      await stream.write(new TextEncoder().encode(word));
      await stream.write(new Uint8Array(numbers));
      await stream.close();
      await chrome.storage.local.set({ mark: word });
    },
    [text, bytes] as const,
  );

test('the disk names no site, account, character or recovery key', async ({ computer, sites }) => {
  const context = await computer.start();
  const wallet = await createWallet(context);
  const { recoveryKey, address } = await wallet.createIdentity();
  const { page, account } = await connectSite(wallet, context, `${sites.one}/`);
  const signing = ask(page, 'personal_sign', ['the words of the message', account]);
  await approve(wallet, 'message');
  expect((await signing).result).toBeDefined();
  await wallet.app.goto(wallet.url('manifest.json'));
  const rawMark = Array.from({ length: 20 }, (_, place) => 200 - place * 7);
  await leaveMark(wallet.app, 'https://mark.example', rawMark);
  // Closed while it is unlocked: the worst moment.
  await context.close();

  const disk = await readDisk(computer.profile);
  const marks = filesWith(disk, asBytes('https://mark.example'));
  expect(marks.some((path) => path.includes('IndexedDB'))).toBe(true);
  expect(marks.some((path) => path.includes('File System'))).toBe(true);
  expect(marks.some((path) => path.includes('Local Extension Settings'))).toBe(true);
  const keysOnly = asBytes('https://mark.example').slice(2);
  expect(filesWith(disk, keysOnly).length, 'a key of a database').toBeGreaterThan(0);
  expect(filesWith(disk, [Buffer.from(rawMark)]).length, 'raw bytes').toBeGreaterThan(1);

  const { host, port } = new URL(sites.one);
  for (const secret of [sites.one, host, `:${port}`, 'Everyday', 'the words of the message', ...recoveryKey])
    expect(filesWith(disk, asBytes(secret)), secret).toEqual([]);
  for (const known of [address, account] as Hex[]) {
    const digits = known.slice(2);
    for (const text of [digits, digits.toUpperCase(), toChecksumAddress(known).slice(2)])
      expect(filesWith(disk, asBytes(text)), text).toEqual([]);
    expect(filesWith(disk, [Buffer.from(digits, 'hex')]), `${known} in bytes`).toEqual([]);
  }
});
