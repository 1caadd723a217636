/** Screens of the settings: every page, with many entries and with none. */
import type { Page } from 'playwright';
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { crowded } from '../crowded.ts';
import type { Screen } from '../screen.ts';
import { loginKeys, signIns } from '../sign-ins.ts';
import { device, full, NOW, priced, viewing } from '../snapshots.ts';

export const managing: UnlockedSnapshot = {
  ...full,
  identity: { ...full.identity, name: 'Mara Lindqvist' },
  levels: [
    { id: 'l1', name: 'Daily', manages: false, characterIds: ['everyday', 'market'], methodIds: ['m1'] },
    { id: 'l3', name: 'Work', manages: false, characterIds: ['market'], methodIds: [] },
    { id: 'l2', name: 'Everything', manages: true, characterIds: [], methodIds: ['m2', 'm3'] },
  ],
  devices: [device('d1', 'This computer', 'm1', 40), device('d2', 'Chrome on Windows', 'm2', 9)],
};

const seen: UnlockedSnapshot = {
  ...viewing(managing),
  levels: managing.levels.map((level) =>
    level.id === 'l1'
      ? { ...level, characterIds: ['everyday', 'market', 'savings'], limits: { market: 'use', savings: 'view' } }
      : level,
  ),
};

/** This login may use Everyday, and not take its keys out; none of its accounts comes from its phrase. */
const using: UnlockedSnapshot = {
  ...managing,
  levels: managing.levels.map((level) => (level.id === 'l1' ? { ...level, limits: { everyday: 'use' } } : level)),
};
const imported: UnlockedSnapshot = {
  ...using,
  active: using.active && {
    ...using.active,
    accounts: using.active.accounts.map((account) => ({ ...account, kind: 'imported', path: null })),
  },
};

const offering: UnlockedSnapshot = {
  ...managing,
  active: full.active && {
    ...full.active,
    offered: [
      {
        targetId: '0f'.repeat(16),
        address: `0x${'5b'.repeat(20)}`,
        name: 'Main 2',
        calledName: 'Main',
        by: 'Blue key',
      },
    ],
  },
};

const changedBook: UnlockedSnapshot = {
  ...managing,
  active: full.active && {
    ...full.active,
    contacts: full.active.contacts.map((contact, at) => (at === 0 ? { ...contact, changedBy: 'Blue key' } : contact)),
    sites: full.active.sites.map((site, at) => (at === 0 ? { ...site, changedBy: 'Blue key' } : site)),
  },
  networks: full.networks.map((network, at) =>
    at === 0
      ? {
          ...network,
          changed: { by: 'Blue key', rpcUrls: ['https://node.example/rpc'], sendUrl: null, bundlerUrl: null },
        }
      : network,
  ),
};

/** Signed transactions on Base go to a relay alone. */
const relayed: UnlockedSnapshot = {
  ...managing,
  networks: managing.networks.map((network) =>
    network.name === 'Base'
      ? { ...network, sendUrl: 'https://relay.example/fast', bundlerUrl: 'https://bundler.example/base' }
      : network,
  ),
};

/** Signed in at several sites, at one with its login key. */
const signedIn: UnlockedSnapshot = {
  ...managing,
  active: full.active && {
    ...full.active,
    ...{ loginKeys, signIns },
    sites: [
      {
        ...{
          origin: 'https://guild.xyz',
          accounts: [loginKeys[0]?.address ?? '0x'],
          chainId: 1,
          since: NOW - 259_200_000,
        },
        signsIn: { account: loginKeys[0]?.address ?? '0x', until: NOW + 86_400_000 },
      },
      ...full.active.sites,
    ],
  },
};

const bare: UnlockedSnapshot = {
  ...managing,
  identity: { ...full.identity, name: '' },
  characters: full.characters.slice(0, 1).map((each) => ({ ...each, accountCount: 0, siteCount: 0 })),
  active: full.active && { ...full.active, accounts: [], sites: [], contacts: [], activity: [] },
  methods: full.methods.slice(2),
  levels: managing.levels.slice(2),
  devices: [],
};

/** A newer version added a login method of a kind that this build does not know. */
const newer: UnlockedSnapshot = {
  ...managing,
  methods: managing.methods.map((method) =>
    method.name === 'Security key in the drawer' ? { ...method, kind: 'other', name: 'Work login' } : method,
  ),
};

const tab = (name: string, route: string, snapshot: UnlockedSnapshot = managing, steps?: Screen['steps']): Screen => ({
  name: `settings-${name}`,
  path: `app.html#/settings/${route}`,
  width: 1280,
  height: 800,
  snapshot,
  ...(steps === undefined ? {} : { steps }),
});

const more = (name: string) => (page: Page) => page.getByRole('button', { name: `More for ${name}` }).click();
const press = (testid: string) => (page: Page) => page.getByTestId(testid).first().click();
const both = (one: (page: Page) => Promise<void>, then: (page: Page) => Promise<void>) => async (page: Page) => {
  await one(page);
  await then(page);
};

const pages = ['characters', 'login-methods', 'levels', 'devices', 'lost', 'backup', 'networks', 'preferences'];
const ownPages = ['accounts', 'history', 'sites', 'address-book'];

const unused = {
  'list-unused-keys': {
    groups: [
      { method: 'Blue key', targetIds: ['1f'.repeat(16), '2f'.repeat(16)] },
      { method: null, targetIds: ['3f'.repeat(16)] },
    ],
  },
};

const screens: Screen[] = [
  ...[...pages, ...ownPages].map((page) => tab(page, page)),
  ...['characters', 'login-methods', 'levels', 'devices', ...ownPages].map((page) => tab(`${page}-bare`, page, bare)),
  ...['characters', 'levels', 'accounts', 'sites'].map((page) => tab(`${page}-crowded`, page, crowded)),
  ...['characters', 'levels', 'login-methods', 'accounts', 'characters/new'].map((page) => ({
    ...tab(`${page.replace('/', '-')}-narrow`, page),
    width: 480,
    height: 900,
    whole: true,
  })),
  ...['login-methods', 'lost', 'levels'].map((page) => tab(`${page}-newer`, page, newer)),
  { ...tab('preferences-prices', 'preferences', priced), whole: true },
  {
    ...tab('preferences-price-service', 'preferences', full, (page) =>
      page
        .getByTestId('prices')
        .selectOption('service')
        .then(() => undefined),
    ),
    whole: true,
  },
  { ...tab('new-character', 'characters/new'), height: 1180 },
  tab('change-character', 'characters/everyday'),
  tab('character-menu', 'characters', managing, more('Night Market')),
  tab('delete-character', 'characters', managing, both(more('Night Market'), press('delete-character'))),
  { ...tab('add-method', 'login-methods/add'), height: 1000 },
  tab('add-method-proof', 'login-methods/add', managing, press('continue')),
  tab(
    'method-level',
    'login-methods',
    managing,
    both(more('Security key in the drawer'), press('change-method-level')),
  ),
  tab('method-remove', 'login-methods', managing, both(more('Security key in the drawer'), press('remove-method'))),
  tab('new-level', 'levels', managing, press('new-level')),
  tab(
    'new-level-use',
    'levels',
    managing,
    both(press('new-level'), async (page) => {
      await page.getByTestId('level-name').fill('Errands');
      await page.getByRole('checkbox', { name: 'Everyday', exact: true }).check({ force: true });
      await page.getByRole('checkbox', { name: 'Savings', exact: true }).check({ force: true });
      await page.getByTestId('level-right').last().selectOption('use');
    }),
  ),
  tab(
    'level-view',
    'levels',
    seen,
    both(more('Daily'), async (page) => {
      await page.getByTestId('change-level').click();
      await page.getByTestId('level-right').last().selectOption('view');
    }),
  ),
  ...['levels', 'characters', 'networks', ...ownPages, 'logins'].map((page) => ({
    ...tab(`${page}-view-only`, page, seen),
    answers: {
      'list-secrets': {
        entries: [{ targetId: 's1', kind: 'login', name: 'GitHub', user: 'mara', offeredBy: null, exposedSince: null }],
      },
    },
  })),
  { ...tab('accounts-offered', 'accounts', offering), answers: unused },
  { ...tab('accounts-delete-unused', 'accounts', offering, press('delete-unused')), answers: unused },
  tab('accounts-offered-use', 'accounts', offering, press('accept-offered')),
  tab('address-book-changed', 'address-book', changedBook),
  tab('sites-changed', 'sites', changedBook),
  tab('networks-changed', 'networks', changedBook),
  tab('level-close', 'levels', managing, (page) =>
    page.getByRole('checkbox', { name: 'Daily opens Everyday' }).click(),
  ),
  tab('import', 'accounts', managing, press('import-account')),
  tab('watch', 'accounts', managing, press('watch-address')),
  tab('phrase-use-only', 'accounts', using, press('export-phrase')),
  { ...tab('accounts-no-phrase', 'accounts', imported), whole: true },
  tab('share', 'accounts', managing, both(more('Main'), press('share-account'))),
  tab('export', 'accounts', managing, both(more('Main'), press('export-key'))),
  tab('remove-account', 'accounts', managing, both(more('Main'), press('remove-account'))),
  tab('history-received', 'history', managing, async (page) => {
    await page.getByTestId('filter-kind').selectOption('received');
    await page.getByText('Received, sender unknown').click();
  }),
  tab('history-hidden', 'history', managing, async (page) => {
    await page.getByTestId('filter-kind').selectOption('hidden');
    await page.getByTestId('activity-row').first().click();
  }),
  tab('history-open', 'history', managing, (page) => page.getByTestId('activity-row').nth(1).click()),
  { ...tab('sites-sign-ins', 'sites', signedIn), whole: true },
  tab('site-menu-signs-in', 'sites', signedIn, more('guild.xyz')),
  tab('sign-in-details', 'sites', signedIn, both(more('sign-in at guild.xyz'), press('sign-in-details'))),
  tab('disconnect-signed-in', 'sites', signedIn, both(more('guild.xyz'), press('disconnect-site'))),
  tab('site-accounts-login-key', 'sites', signedIn, both(more('guild.xyz'), press('choose-accounts'))),
  tab('remove-login-key', 'sites', signedIn, both(more('Login key for guild.xyz'), press('remove-login-key'))),
  tab('site-menu', 'sites', managing, more('uniswap.org')),
  tab('site-menu-nostr', 'sites', managing, more('notes.example')),
  tab('bring-nostr-key', 'sites', managing, press('bring-nostr-key')),
  tab('remove-nostr-key', 'sites', managing, press('remove-nostr-key')),
  tab('new-network', 'networks', managing, press('new-network')),
  tab('find-network', 'networks', managing, async (page) => {
    await page.getByTestId('find-network').fill('li');
    await page.getByTestId('listed-network').first().waitFor();
  }),
  tab('relay', 'networks', relayed),
  tab('explorer', 'networks', relayed, both(more('Base'), press('set-explorer'))),
  tab('routes', 'networks', relayed, both(more('Base'), press('set-rpc'))),
  tab('acting-menu', 'accounts', managing, (page) =>
    page.getByRole('button', { name: 'Active character: Everyday. Switch character' }).click(),
  ),
];

export default screens;
