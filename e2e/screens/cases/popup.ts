/** Screens of the popup. */
import type { Page } from 'playwright';
import type { HoldingView } from '../../../src/messaging/holding-view.ts';
import type { ActiveSite } from '../../../src/messaging/snapshot.ts';
import { crowded, treasury } from '../crowded.ts';
import type { Screen } from '../screen.ts';
import {
  begun,
  characters,
  empty,
  everyday,
  full,
  holding,
  IDA,
  locked,
  MAIN,
  NOW,
  noHoldings,
  viewing,
} from '../snapshots.ts';

type State = Pick<Screen, 'snapshot'> & Partial<Screen>;

/** Looks like the address of Ida in a shortened form. */
const IMPOSTOR = `${IDA.slice(0, 8)}${'1c7e94'.repeat(4)}a2e0${IDA.slice(-6)}`;

const popup = (name: string, rest: State): Screen => ({
  name: `popup-${name}`,
  path: 'popup.html',
  width: 360,
  height: 600,
  ...rest,
});

const uniswap: ActiveSite = {
  origin: 'https://app.uniswap.org',
  characterId: 'everyday',
  accounts: [MAIN.toLowerCase() as typeof MAIN],
  chainId: 1,
};
const otherIdentities = [
  { id: 'a', label: 'Identity 1', isNamed: false, inUse: true, isNew: false, loginOptions: [] },
  { id: 'b', label: 'Night Market', isNamed: true, inUse: false, isNew: false, loginOptions: [] },
];
const repeat = {
  ...{ id: 'r1', origin: 'https://app.uniswap.org', characterId: 'everyday', chainId: 1 },
  ...{ used: 3, transactions: 20, until: NOW + 8 * 60_000 },
};
const connected = { 'site-of-tab': uniswap };

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const handle = (testid: string) => (page: Page) => page.getByTestId(testid).first().click();
const inOrder =
  (...steps: ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) {
      await step(page);
      await page.waitForTimeout(80);
    }
  };

const delegated = async (page: Page): Promise<void> => {
  await handle('account-row')(page);
  await page.getByTestId('end-delegation').waitFor();
};
const unknown = everyday.accounts.map((account) => ({ ...account, balance: null }));
const market = characters[1];

const [newest] = everyday.activity;
type Activity = NonNullable<typeof newest>;
const waitingOnBase = { ...newest, chainId: 8453, at: NOW - 240_000 } as Activity;
const throughEthereum = (status: 'waiting' | 'failed') =>
  ({
    ...newest,
    status: 'included',
    replaceable: false,
    title: 'On Base, through Ethereum: Send 0.25 ETH to Ida Holm',
    to: '0x49048044d57e1c92a77f79988d21fa8faf74e97e',
    through: { chainId: 8453, to: IDA, hash: `0x${'5b'.repeat(32)}`, status },
  }) as Activity;
const onBase = (one: Activity) => ({
  ...full,
  active: { ...everyday, activity: [one, ...everyday.activity.slice(1)] },
});
/** Three networks, one of which is silent, with prices. */
const pricedNetworks = {
  ...full,
  active: {
    ...everyday,
    holdings: {
      networks: [
        { ...everyday.holdings.networks[0], worth: '7987.61', unpriced: 1 } as HoldingView,
        holding(8453, '0.42', { worth: '1376.28', unpriced: 0 }),
        holding(100, '12.5', {
          answers: false,
          at: NOW - 26 * 60 * 60_000,
          assets: [{ symbol: 'XDAI', token: null, kind: 'coin', amount: '12.5' }],
          worth: '12.49',
          unpriced: 0,
        }),
        { ...holding(42161, '0'), at: null, answers: false, assets: [] },
      ],
      accounts: 3,
      prices: { currency: 'USD' as const, at: NOW - 60_000 },
    },
  },
};
const callDetails = {
  block: 21_234_567,
  sent: {
    value: '0',
    gasLimit: '184000',
    data: `0xa9059cbb${'0'.repeat(24)}${IDA.slice(2)}${'0'.repeat(56)}0ee6b280`,
    call: {
      name: 'transfer',
      fields: [
        { name: 'To', value: IDA },
        { name: 'Amount', value: '250000000' },
      ],
    },
  },
};
const fourNotices = {
  ...full,
  notice: 'One copy of the storage was damaged and was repaired from the other.',
  approvals: [{ state: 'waiting' } as never],
  characters: characters.map((one) => (one.id === 'everyday' ? { ...one, openUntil: NOW + 600_000 } : one)),
};
const firstActivity = inOrder(tab('Activity'), handle('activity-row'));

export default [
  { name: 'popup-in-side-panel', path: 'side.html', width: 420, height: 900, snapshot: full, answers: connected },
  popup('opening', { snapshot: null }),
  popup('start', { snapshot: empty }),
  popup('start-again', { snapshot: { ...empty, draft: 'confirm' } }),
  popup('broken', { snapshot: { kind: 'broken', reason: 'Both copies of the storage are damaged.' } }),
  popup('locked', { snapshot: locked }),
  popup('locked-waiting', { snapshot: { ...locked, waiting: 2 } }),
  popup('home', { snapshot: full, answers: connected }),
  popup('home-repeat', { snapshot: { ...full, repeats: [repeat] }, answers: connected }),
  popup('site-repeat', {
    snapshot: { ...full, repeats: [repeat] },
    answers: connected,
    steps: handle('current-site'),
  }),
  popup('home-requests', { snapshot: fourNotices }),
  popup('home-requests-all', { snapshot: fourNotices, steps: handle('more-notices') }),
  popup('view-only', { snapshot: viewing(full) }),
  popup('view-only-account', { snapshot: viewing(full), steps: handle('account-row') }),
  popup('view-only-switcher', { snapshot: viewing(full), steps: handle('character-switcher') }),
  popup('view-only-site', { snapshot: viewing(full), answers: connected, steps: handle('current-site') }),
  popup('activity', { snapshot: full, answers: connected, steps: tab('Activity') }),
  popup('activity-empty', {
    snapshot: { ...full, active: { ...everyday, activity: [], assets: [] } },
    answers: connected,
    steps: tab('Activity'),
  }),
  popup('activity-received', {
    snapshot: full,
    steps: inOrder(tab('Activity'), (page) => page.getByText('Received, sender unknown').click()),
  }),
  popup('activity-data', {
    snapshot: onBase({ ...(everyday.activity[1] as Activity), feePaid: '1234000000000000' }),
    answers: { 'read-activity': callDetails },
    steps: async (page) => {
      await firstActivity(page);
      await page.getByTestId('call').locator('summary').click();
      await page.getByTestId('call').scrollIntoViewIfNeeded();
    },
  }),
  popup('activity-page', { snapshot: full, steps: inOrder(tab('Activity'), handle('activity-row')) }),
  popup('activity-not-taken', { snapshot: onBase(waitingOnBase), steps: firstActivity }),
  popup('activity-goes-through', { snapshot: onBase({ ...waitingOnBase, instead: 1 }), steps: firstActivity }),
  popup('activity-refused-arbitrum', {
    snapshot: onBase({ ...waitingOnBase, chainId: 42161, status: 'dropped', replaceable: false }),
    steps: firstActivity,
  }),
  popup('activity-through', { snapshot: onBase(throughEthereum('waiting')), steps: firstActivity }),
  popup('activity-through-failed', { snapshot: onBase(throughEthereum('failed')), steps: firstActivity }),
  popup('network', { snapshot: full, answers: connected, steps: press(/^Network/) }),
  popup('long', {
    snapshot: crowded,
    answers: {
      'site-of-tab': {
        origin: 'https://governance.aldgate-reading-society.org',
        characterId: 'treasury',
        accounts: treasury.sites[0]?.accounts ?? [],
        chainId: 1,
      },
    },
  }),
  popup('long-switcher', { snapshot: crowded, steps: handle('character-switcher') }),
  popup('search', {
    snapshot: crowded,
    steps: (page) => page.getByRole('searchbox').fill('nobody'),
  }),
  popup('empty', {
    snapshot: {
      ...full,
      characters: characters.map((one) => (one.id === 'market' ? { ...one, accountCount: 0, siteCount: 0 } : one)),
      active: { ...everyday, id: market?.id ?? '', accounts: [], sites: [], activity: [], assets: [], total: '0' },
    },
  }),
  popup('nobody-open', {
    snapshot: { ...full, active: null, characters: characters.map((one) => ({ ...one, state: 'closed' })) },
  }),
  popup('offline', {
    snapshot: {
      ...full,
      active: {
        ...everyday,
        networkAnswers: false,
        holdings: {
          networks: [holding(1, '1.8342', { answers: false, at: NOW - 40 * 60_000 })],
          accounts: 3,
          prices: null,
        },
      },
    },
    answers: connected,
  }),
  popup('networks', { snapshot: full, steps: handle('all-networks') }),
  popup('networks-priced', { snapshot: pricedNetworks, steps: handle('all-networks') }),
  popup('home-priced', { snapshot: pricedNetworks, answers: connected }),
  popup('home-test-network', {
    snapshot: {
      ...full,
      networks: full.networks.map((one) => (one.chainId === 11155111 ? { ...one, shown: true } : one)),
      active: {
        ...everyday,
        chainId: 11155111,
        holdings: { ...everyday.holdings, networks: [...everyday.holdings.networks, holding(11155111, '1.8342')] },
      },
    },
    answers: connected,
  }),
  popup('offline-unknown', {
    snapshot: {
      ...full,
      active: {
        ...everyday,
        accounts: unknown,
        assets: [],
        total: null,
        holdings: {
          networks: [{ ...holding(1, '0'), at: null, answers: false, assets: [] }],
          accounts: 3,
          prices: null,
        },
        balancesAt: null,
        networkAnswers: false,
      },
    },
  }),
  popup('loading', {
    snapshot: {
      ...full,
      active: {
        ...everyday,
        accounts: unknown,
        assets: [],
        total: null,
        holdings: noHoldings,
        balancesAt: null,
        networkAnswers: null,
      },
    },
    answers: connected,
  }),
  popup('switcher', { snapshot: full, answers: connected, steps: handle('character-switcher') }),
  popup('account', { snapshot: full, steps: handle('account-row') }),
  popup('account-delegated', {
    snapshot: full,
    answers: {
      'account-delegation': {
        delegate: '0xe6cae83bde06e4c305530e199d7217f42808555b',
        name: 'Simple7702Account',
        known: true,
      },
    },
    steps: delegated,
  }),
  popup('account-delegated-unknown', {
    snapshot: full,
    answers: {
      'account-delegation': { delegate: '0x3333333333333333333333333333333333333333', name: null, known: false },
    },
    steps: delegated,
  }),
  popup('account-rename', { snapshot: full, steps: inOrder(handle('account-row'), press('Rename')) }),
  popup('receive', { snapshot: full, steps: handle('receive') }),
  popup('receive-picker', { snapshot: full, steps: inOrder(handle('receive'), press(/^Receive into/)) }),
  popup('send-new', { snapshot: full, steps: handle('send') }),
  popup('send', {
    snapshot: full,
    answers: { 'check-recipient': { address: IDA, known: 'Ida Holm', timesSent: 4, lookAlike: null, problem: null } },
    session: { 'draft:everyday': { to: 'Ida Holm', amount: '0.25' } },
    steps: async (page) => {
      await handle('send')(page);
      await page.waitForTimeout(400);
    },
  }),
  popup('send-through', {
    snapshot: { ...full, active: { ...everyday, chainId: 8453 } },
    answers: { 'check-recipient': { address: IDA, known: 'Ida Holm', timesSent: 4, lookAlike: null, problem: null } },
    session: { 'draft:everyday': { to: 'Ida Holm', amount: '0.25' } },
    steps: async (page) => {
      await handle('send')(page);
      await page.getByText('You know this address').waitFor();
      await page.getByTestId('send-through').evaluate((button) => button.scrollIntoView({ block: 'center' }));
    },
  }),
  popup('send-wrong', {
    snapshot: full,
    answers: {
      'check-recipient': {
        address: IDA,
        known: null,
        timesSent: 0,
        lookAlike: null,
        problem: 'An address has 40 characters after 0x; this has 8.',
      },
    },
    session: { 'draft:everyday': { to: '0x5A0b36Cd', amount: '7' } },
    steps: async (page) => {
      await handle('send')(page);
      await page.getByText('An address has 40 characters after 0x').waitFor();
    },
  }),
  popup('send-look-alike', {
    snapshot: full,
    answers: {
      'check-recipient': {
        address: IMPOSTOR,
        known: null,
        ensName: null,
        timesSent: 0,
        lookAlike: {
          address: IDA,
          label: 'Ida Holm, which you’ve sent to 4 times',
          warning: 'This looks like Ida Holm’s address, but isn’t',
          isChosen: true,
        },
        problem: null,
      },
    },
    session: { 'draft:everyday': { to: IMPOSTOR, amount: '0.25' } },
    steps: async (page) => {
      await handle('send')(page);
      await page.getByTestId('use-known').waitFor();
    },
  }),
  popup('send-everything', {
    snapshot: full,
    answers: {
      'check-recipient': { address: IDA, known: null, ensName: null, timesSent: 0, lookAlike: null, problem: null },
    },
    session: { 'draft:everyday': { to: IDA } },
    steps: async (page) => {
      await inOrder(handle('send'), press('Send everything'))(page);
      await page.waitForTimeout(400);
    },
  }),
  popup('first-steps', { snapshot: begun }),
  popup('first-steps-one-done', { snapshot: { ...begun, active: { ...everyday, sites: [] } } }),
  popup('first-steps-hidden', { snapshot: begun, steps: handle('steps-hide') }),
  popup('site', { snapshot: full, answers: connected, steps: handle('current-site') }),
  popup('site-phishing', {
    snapshot: full,
    answers: {
      'site-of-tab': {
        ...uniswap,
        origin: 'https://uniswap-claims.net',
        characterId: null,
        accounts: [],
        phishing: true,
      },
    },
    steps: handle('current-site'),
  }),
  popup('at-phishing-site', {
    snapshot: full,
    answers: {
      'site-of-tab': {
        ...uniswap,
        origin: 'https://uniswap-claims.net',
        characterId: null,
        accounts: [],
        phishing: true,
      },
    },
  }),
  popup('site-other', {
    snapshot: full,
    answers: { 'site-of-tab': { ...uniswap, characterId: 'market' } },
    steps: handle('current-site'),
  }),
  popup('site-other-identity', {
    snapshot: { ...full, identities: otherIdentities },
    answers: {
      'site-of-tab': { ...uniswap, characterId: null, accounts: [], heldBy: { id: 'b', label: 'Night Market' } },
    },
    steps: handle('current-site'),
  }),
  popup('site-unknown', {
    snapshot: full,
    answers: { 'site-of-tab': { ...uniswap, characterId: null, accounts: [] } },
    steps: handle('current-site'),
  }),
];
