/** Screens of bringing accounts from another wallet: typing, wrong words, searching, found, nothing, offline, keys, files, kept phrases. */
import type { Page } from 'playwright';
import type { SourceAccount, SourceLookup } from '../../../src/messaging/account-source.ts';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { succeedCeremonies } from '../ceremonies.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { full } from '../snapshots.ts';

const tab = tabs('bring', 1100);
const ROUTE = 'settings/accounts/import';
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

const account = (at: number, more: Partial<SourceAccount> = {}): SourceAccount => ({
  address: `0x${(at * 0x1f2e3d4c).toString(16).padStart(40, '7')}` as `0x${string}`,
  known: null,
  watched: false,
  holds: [],
  sent: 0,
  ...more,
});

const answer = (more: Partial<SourceLookup> = {}): SourceLookup => ({
  accounts: [
    account(1, { holds: ['0.8412 ETH on Ethereum', '1,250 USDC on Base', '12.5 POL on Polygon'], sent: 214 }),
    account(2, { known: 'Rainy day', sent: 3 }),
    account(3, { holds: ['0.05 ETH on Arbitrum One'] }),
    account(4, { known: 'Cold storage', watched: true, holds: ['3 ETH on Ethereum'] }),
    account(5),
  ],
  silent: [],
  asked: 6,
  ...more,
});

const kept: UnlockedSnapshot = {
  ...full,
  active: full.active && {
    ...full.active,
    phrases: [
      { targetId: '0a'.repeat(16), name: 'MetaMask', exposedSince: null },
      { targetId: '0b'.repeat(16), name: 'The phrase of the old Ledger in the drawer', exposedSince: 1 },
    ],
  },
};

const type = (text: string) => async (page: Page) => {
  await page.getByTestId('phrase-field').fill(text);
  await page.getByTestId('find-accounts').click();
};
const search = async (page: Page) => {
  await type(PHRASE)(page);
  await page.getByTestId('search-done').or(page.getByTestId('warning')).first().waitFor();
};
const way = (name: string) => async (page: Page) => {
  await page.getByTestId('bring-way').getByText(name).click();
};
const keys = async (page: Page) => {
  await way('Private keys')(page);
  const key = (digit: string) => digit.repeat(64);
  await page
    .getByTestId('private-keys-field')
    .fill(`${key('1')}\nSavings 0x${key('2')}\n${key('1')}\nabc\n0x${'3'.repeat(40)}\n${key('4')}5`);
  await page.getByTestId('look-up-keys').click();
};

const prove = async (page: Page) => {
  await succeedCeremonies(page, 'AQ');
  await page.getByTestId('confirm-export').click();
  await page.getByTestId('confirm-change').getByTestId('unlock').click();
  await page.getByTestId('uncover').first().waitFor();
};

const keystore = (n: number) => ({
  version: 3,
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  address: '008aeeda4d805471df9b2a5b0f38a0c3bcba786b',
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: { dklen: 32, n, r: 1, p: 8, salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19' },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
});
const chooseFiles = async (page: Page, n: number) => {
  await way('Keystore files')(page);
  const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await page
    .getByTestId('keystore-files')
    .setInputFiles([
      file(
        'UTC--2016-03-22T12-57-55.920751759Z--008aeeda4d805471df9b2a5b0f38a0c3bcba786b',
        JSON.stringify(keystore(n)),
      ),
      file('huge.json', JSON.stringify(keystore(2 ** 30))),
      file('holiday.json', '{"sun":true}'),
    ]);
  await page.getByTestId('keystore').nth(2).waitFor();
};

const found = tab('found', ROUTE, { snapshot: full, answers: { 'look-up-accounts': answer() }, steps: search });
const wrongWord = tab('wrong-word', ROUTE, {
  snapshot: full,
  steps: type(PHRASE.replace('winner', 'winer').replace('sausage', 'sausge')),
});
const files = tab('keystore-wrong-password', ROUTE, {
  snapshot: full,
  steps: async (page) => {
    await chooseFiles(page, 2);
    await page.getByTestId('keystore-password').fill('not this one');
    await page.getByTestId('open-keystores').click();
    await page.getByTestId('own-keystore-password').waitFor();
  },
});

export default [
  tab('empty', ROUTE, { snapshot: full }),
  narrow(tab('empty', ROUTE, { snapshot: full })),
  wrongWord,
  narrow(wrongWord),
  tab('wrong-checksum', ROUTE, { snapshot: full, steps: type(PHRASE.replace('thank year', 'year thank')) }),
  tab('searching', ROUTE, {
    snapshot: full,
    answers: { 'look-up-accounts': 'never' },
    steps: async (page) => {
      await type(PHRASE)(page);
      await page.getByTestId('searching').waitFor();
    },
  }),
  found,
  narrow(found),
  tab('more', ROUTE, {
    snapshot: full,
    answers: { 'look-up-accounts': answer({ silent: ['Polygon'] }) },
    steps: async (page) => {
      await search(page);
      await page.getByTestId('more-accounts').click();
      await page.getByTestId('own-path').fill('m/44/x');
      await page.getByTestId('add-path').click();
      await page.getByRole('alert').first().waitFor();
    },
  }),
  tab('nothing', ROUTE, {
    snapshot: full,
    answers: { 'look-up-accounts': answer({ accounts: [1, 2, 3, 4, 5].map((at) => account(at)) }) },
    steps: search,
  }),
  tab('offline', ROUTE, {
    snapshot: full,
    answers: {
      'look-up-accounts': answer({
        accounts: [1, 2, 3, 4, 5].map((at) => account(at)),
        silent: ['Ethereum', 'Base', 'Arbitrum One', 'Optimism', 'Polygon', 'Gnosis'],
      }),
    },
    steps: search,
  }),
  tab('done', ROUTE, {
    snapshot: full,
    answers: { 'look-up-accounts': answer(), 'import-accounts': { addresses: ['0x1', '0x2'] } },
    steps: async (page) => {
      await search(page);
      await page.getByTestId('import-chosen').click();
      await page.getByTestId('import-done').waitFor();
    },
  }),
  tab('keys', ROUTE, { snapshot: full, steps: keys }),
  narrow(tab('keys', ROUTE, { snapshot: full, steps: keys })),
  tab('keys-found', ROUTE, {
    snapshot: full,
    answers: {
      'look-up-accounts': answer({
        accounts: [account(1, { sent: 3 }), account(2, { known: 'Rainy day' }), account(1)],
      }),
    },
    steps: async (page) => {
      await way('Private keys')(page);
      const lines = ['1', '2', '1'].map((digit) => digit.repeat(64));
      await page.getByTestId('private-keys-field').fill(lines.join('\n'));
      await page.getByTestId('look-up-keys').click();
      await page.getByTestId('found-account').first().waitFor();
    },
  }),
  tab('keystores', ROUTE, { snapshot: full, steps: (page) => chooseFiles(page, 2) }),
  files,
  narrow(files),
  tab('kept-phrases', 'settings/accounts', { snapshot: kept }),
  tab('kept-phrase', `${ROUTE}/${'0a'.repeat(16)}`, {
    snapshot: kept,
    answers: { 'look-up-accounts': answer() },
    steps: (page) => page.getByTestId('search-done').waitFor(),
  }),
  tab('kept-phrase-exposed', `${ROUTE}/${'0b'.repeat(16)}`, {
    snapshot: kept,
    answers: { 'look-up-accounts': answer() },
    steps: (page) => page.getByTestId('search-done').waitFor(),
  }),
  tab('save-keystore', 'settings/accounts', {
    snapshot: full,
    answers: { 'export-private-key': { privateKey: `0x${'11'.repeat(32)}` } },
    steps: async (page) => {
      await page.getByRole('button', { name: 'More for Main' }).click();
      await page.getByTestId('export-key').click();
      await prove(page);
      await page.getByTestId('save-as-keystore').click();
      await page.getByTestId('new-keystore-password').fill('tundra violin gasket');
      await page.getByTestId('new-keystore-password-again').fill('tundra violin gaskit');
      await page.getByTestId('new-keystore-password-again').press('Enter');
      await page.getByText('The two passwords differ').waitFor();
    },
  }),
  tab('kept-phrase-shown', 'settings/accounts', {
    snapshot: kept,
    answers: { 'export-kept-phrase': { phrase: PHRASE, passphrase: 'cherry' } },
    steps: async (page) => {
      await page.getByRole('button', { name: 'More for MetaMask' }).click();
      await page.getByTestId('show-phrase').click();
      await prove(page);
      await page.getByTestId('uncover').first().click();
    },
  }),
] satisfies Screen[];
