/** Sample states of the wallet: empty, locked, everyday use, crowded. Names and addresses are made up; there are no keys. */

import type { Hex } from '../../src/lib/bytes.ts';
import type { AssetView } from '../../src/messaging/asset-view.ts';
import type { HoldingsView, HoldingView } from '../../src/messaging/holding-view.ts';
import type { ItemView } from '../../src/messaging/item-view.ts';
import type { Look } from '../../src/messaging/look.ts';
import type { Settings } from '../../src/messaging/settings.ts';
import type {
  AccountView,
  CharacterDetail,
  CharacterSummary,
  DeviceView,
  EmptySnapshot,
  LockedSnapshot,
  LoginOption,
  NetworkView,
  UnlockedSnapshot,
} from '../../src/messaging/snapshot.ts';

/** Sunday, 22 November 2026, 14:02 in the local time zone. */
export const NOW = new Date(2026, 10, 22, 14, 2).getTime();
const MINUTE = 60_000;
const DAY = 86_400_000;

export const EVERYDAY_LOOK: Look = {
  hue: 'cobalt',
  cloth: 'lozenge',
  mask: { outline: 'oval', eyes: 'almond', mouth: 'smile', mark: 'none', shade: 'half' },
};
export const MARKET_LOOK: Look = {
  hue: 'plum',
  cloth: 'twill',
  mask: { outline: 'cat', eyes: 'keen', mouth: 'smirk', mark: 'none', shade: 'slash' },
};
export const SAVINGS_LOOK: Look = {
  hue: 'fern',
  cloth: 'check',
  mask: { outline: 'shield', eyes: 'slit', mouth: 'line', mark: 'brow', shade: 'none' },
};
export const TREASURY_LOOK: Look = {
  hue: 'ochre',
  cloth: 'pale',
  mask: { outline: 'crown', eyes: 'round', mouth: 'lips', mark: 'nose', shade: 'low' },
};

export const settings: Settings = {
  autoLockMinutes: 15,
  windowEthereum: true,
  windowNostr: true,
  httpSites: false,
  blindSigning: false,
  recoveryCheckDays: 90,
  notifications: true,
  incomingNotifications: true,
  privateNotifications: false,
  sidePanel: false,
  firstSteps: true,
  singleKeys: true,
  accountsApart: false,
  testNetworks: false,
  priceSource: 'off',
  priceService: { format: 'coingecko', url: '' },
  currency: 'USD',
  assetOrder: 'value',
  ipfsGateway: '',
};

export const networks: NetworkView[] = [
  network(1, 'Ethereum', 'ETH', ['https://eth.example'], 'https://etherscan.io', true),
  {
    ...network(8453, 'Base', 'ETH', ['https://base.example', 'https://second.example'], 'https://basescan.org', true),
    servedBy: 'https://second.example',
  },
  network(42161, 'Arbitrum One', 'ETH', ['https://arbitrum.example'], 'https://arbiscan.io', null),
  { ...network(31337, 'Local chain', 'ETH', ['http://127.0.0.1:8545'], null, false), builtIn: false, ownRpc: true },
  { ...network(100, 'Gnosis', 'XDAI', ['https://gnosis.example'], 'https://gnosisscan.io', null), shown: false },
  {
    ...network(11155111, 'Sepolia', 'ETH', ['https://sepolia.example'], 'https://sepolia.etherscan.io', null),
    test: true,
    shown: false,
  },
];

function network(
  chainId: number,
  name: string,
  symbol: string,
  rpcUrls: string[],
  explorerUrl: string | null,
  answers: boolean | null,
): NetworkView {
  const place = { chainId, name, symbol, decimals: 18, rpcUrls, sendUrl: null, bundlerUrl: null, explorerUrl };
  return { ...place, builtIn: true, test: false, shown: true, ownRpc: false, ownExplorer: false, answers };
}

export const MAIN: Hex = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
export const SPENDING: Hex = '0x21b7c0de94fa6610ac38e7f5d1b09c24e8a3f0b6';
export const GRANDMOTHER: Hex = '0xc4e8810fb73a2d96e05c4a1bf8d2936e7a0d51fe';
export const IDA: Hex = '0x5a0b36cdf4e1927bb8c70d4e6f21a98c3d5e7a14';

const account = (
  address: Hex,
  name: string,
  balance: string | null,
  kind: AccountView['kind'] = 'hd',
): AccountView => ({ address, name, kind, path: kind === 'hd' ? "m/44'/60'/0'/0/0" : null, balance });

export const accounts: AccountView[] = [
  account(MAIN, 'Main', '1204200000000000000'),
  account(SPENDING, 'Spending', '630000000000000000'),
  account(GRANDMOTHER, 'Grandmother’s wallet', '0', 'watch'),
];

const asset = (
  symbol: string,
  name: string,
  amount: string,
  token: Hex | null,
  rest: Partial<AssetView> = {},
): AssetView => ({
  symbol,
  name,
  amount,
  token,
  decimals: 6,
  resembles: false,
  kind: 'listed',
  hidden: false,
  heldBy: { [MAIN]: amount },
  ...rest,
});

type Act = CharacterDetail['activity'][number];

const cameIn = (id: string, title: string, amount: string, rest: Partial<Act>): Act => ({
  id,
  status: 'included',
  title,
  detail: '',
  amount,
  hash: `0x${'4e'.repeat(32)}`,
  chainId: 1,
  origin: null,
  at: NOW,
  nonce: null,
  from: null,
  to: MAIN,
  replaceable: false,
  received: true,
  ...rest,
});

const activity: CharacterDetail['activity'] = [
  {
    id: 'a1',
    status: 'pending',
    title: 'Sending to Ida Holm',
    detail: '',
    amount: '−0.25 ETH',
    hash: `0x${'3d'.repeat(32)}`,
    chainId: 1,
    origin: null,
    at: NOW - 40_000,
    nonce: 12,
    from: MAIN,
    to: IDA,
    replaceable: true,
  },
  {
    id: 'a2',
    status: 'included',
    title: 'Swap on uniswap.org',
    detail: '',
    amount: '+250.00 USDC',
    hash: `0x${'5a'.repeat(32)}`,
    chainId: 1,
    origin: 'https://app.uniswap.org',
    at: NOW - 3 * 60 * MINUTE,
    nonce: 11,
    from: MAIN,
    to: GRANDMOTHER,
    replaceable: false,
  },
  {
    id: 'a3',
    status: 'failed',
    title: 'Mint on guild.xyz',
    detail: 'Sale has ended',
    amount: '',
    hash: `0x${'77'.repeat(32)}`,
    chainId: 1,
    origin: 'https://guild.xyz',
    at: NOW - 2 * DAY,
    nonce: 10,
    from: SPENDING,
    to: GRANDMOTHER,
    replaceable: false,
  },
  cameIn('a4', 'Received from Ida Holm', '+250 USDC', { at: NOW - 5 * 60 * MINUTE, from: IDA }),
  cameIn('a5', 'Received, sender unknown', '+0.5 ETH', { at: NOW - 2 * DAY, hash: null, since: NOW - 3 * DAY }),
  cameIn('a6', 'Received from 0xE4E4e4…E4E4e4', '+5000 VISIT-GIFT', {
    at: NOW - DAY,
    from: `0x${'e4'.repeat(20)}`,
    hidden: 'token',
  }),
];

const item = (collection: string | null, contract: string, id: string, rest: Partial<ItemView> = {}): ItemView => ({
  contract: `0x${contract.repeat(20)}`,
  id,
  standard: 'ERC721',
  collection,
  amount: rest.standard === 'ERC1155' ? '3' : '1',
  kind: 'came',
  hidden: false,
  heldBy: { [MAIN]: rest.standard === 'ERC1155' ? '3' : '1' },
  ...rest,
});

const items: ItemView[] = [
  item('Harbour Lights', 'd1', '412'),
  item('Workshop badges', 'd2', '7', { standard: 'ERC1155', kind: 'added' }),
  item(null, 'd3', '70683149827430198274301982743019827430198274301982743', {}),
  item('“claim at gift-drop”', 'd4', '1', { kind: 'sent', hidden: true }),
];

/** What is held on a network. */
export const holding = (chainId: number, coin: string, rest: Partial<HoldingView> = {}): HoldingView => ({
  chainId,
  at: NOW - MINUTE,
  answers: true,
  assets: [
    { symbol: 'ETH', token: null, kind: 'coin', amount: coin },
    { symbol: 'USDC', token: `0x${'c5'.repeat(20)}`, kind: 'listed', amount: '120' },
  ],
  worth: null,
  unpriced: 2,
  unread: 0,
  ...rest,
});

export const noHoldings: HoldingsView = { networks: [], accounts: 0, prices: null };

export const everyday: CharacterDetail = {
  id: 'everyday',
  accounts,
  sites: [
    { origin: 'https://app.uniswap.org', accounts: [MAIN], chainId: 1, freeChains: [8453], since: NOW - 9 * DAY },
    { origin: 'https://snapshot.box', accounts: [MAIN, SPENDING], chainId: 8453, since: NOW - 2 * DAY },
    {
      origin: 'https://notes.example',
      accounts: [],
      chainId: 1,
      since: NOW - DAY,
      nostr: {
        publicKey: '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917',
        npub: 'npub1zutzeysacnf9rru6zqwmxd54mud0k44tst6l70ja5mhv8jjumytsd2x7nu',
        name: 'notes.example',
        free: [{ what: 'Encrypted texts', until: null }],
      },
    },
  ],
  phrases: [],
  loginKeys: [],
  signIns: [],
  blocked: ['https://uniswap-claims.net'],
  nostrKeys: [
    {
      publicKey: '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917',
      npub: 'npub1zutzeysacnf9rru6zqwmxd54mud0k44tst6l70ja5mhv8jjumytsd2x7nu',
      name: 'notes.example',
      site: 'https://notes.example',
      exposedSince: null,
    },
    {
      publicKey: 'd41b22899549e1f3d335a31002cfd382174006e166d3e658e3a5eecdb6463573',
      npub: 'npub16sdj9zv4f8sl85e45vgq9n7nsgt5qphpvmf7vk8r5hhvmdjxx4es8rq74h',
      name: 'Ida from before',
      site: null,
      exposedSince: null,
    },
  ],
  descriptions: [
    { file: 'calldata-tidepool.json', title: 'Tidepool', signs: 'calls', count: 5, contracts: 3 },
    { file: 'eip712-orders.json', title: null, signs: 'messages', count: 1, contracts: 1 },
  ],
  secretsMark: '7',
  offered: [],
  contacts: [
    { address: IDA, name: 'Ida Holm' },
    { address: GRANDMOTHER, name: 'Bookshop on the corner' },
  ],
  activity,
  signed: [],
  signedIsFull: false,
  formerSigners: {},
  assets: [
    asset('ETH', 'Ether', '1.8342', null, {
      kind: 'coin',
      decimals: 18,
      heldBy: { [MAIN]: '1.2042', [SPENDING]: '0.63' },
    }),
    asset('DAI', 'Dai', '18.07', `0x${'a2'.repeat(20)}`, { decimals: 18 }),
    asset('UNI', 'Uniswap', '0.000000000000000042', `0x${'a3'.repeat(20)}`, { decimals: 18 }),
    asset('USDC', 'USD Coin', '2450.00', '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', {
      heldBy: { [MAIN]: '2400', [SPENDING]: '50' },
    }),
    asset('wstETH', 'Wrapped staked Ether', '0.40122881', `0x${'a1'.repeat(20)}`, { kind: 'added', decimals: 18 }),
    asset('USDС (another token)', 'USD Coin', '5000', `0x${'a4'.repeat(20)}`, {
      kind: 'sent',
      hidden: true,
      resembles: true,
    }),
    asset('VISIT-GIFT', 'Claim at visit-gift', '1', `0x${'a5'.repeat(20)}`, { kind: 'sent', hidden: true }),
  ],
  holdings: {
    networks: [
      holding(1, '1.8342', {
        assets: [
          { symbol: 'ETH', token: null, kind: 'coin', amount: '1.8342' },
          { symbol: 'DAI', token: `0x${'a2'.repeat(20)}`, kind: 'listed', amount: '18.07' },
          { symbol: 'UNI', token: `0x${'a3'.repeat(20)}`, kind: 'listed', amount: '0.000000000000000042' },
          { symbol: 'USDC', token: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', kind: 'listed', amount: '2450' },
          { symbol: 'wstETH', token: `0x${'a1'.repeat(20)}`, kind: 'added', amount: '0.40122881' },
        ],
      }),
      holding(8453, '0.42', { at: NOW - 3 * 60 * MINUTE, answers: null }),
    ],
    accounts: 3,
    prices: null,
  },
  prices: null,
  items,
  chainId: 1,
  total: '1834200000000000000',
  balancesAt: NOW - MINUTE,
  networkAnswers: true,
};

export const characters: CharacterSummary[] = [
  {
    id: 'everyday',
    name: 'Everyday',
    look: EVERYDAY_LOOK,
    state: 'open',
    accountCount: 3,
    siteCount: 3,
    opensWith: [{ methodId: 'm1', name: 'Fingerprint on this laptop', kind: 'passkey' }],
    openUntil: null,
  },
  {
    id: 'market',
    name: 'Night Market',
    look: MARKET_LOOK,
    state: 'open',
    accountCount: 1,
    siteCount: 2,
    opensWith: [{ methodId: 'm1', name: 'Fingerprint on this laptop', kind: 'passkey' }],
    openUntil: null,
  },
  {
    id: 'savings',
    name: 'Savings',
    look: SAVINGS_LOOK,
    state: 'closed',
    accountCount: 2,
    siteCount: 0,
    opensWith: [{ methodId: 'm2', name: 'Security key in the drawer', kind: 'security-key' }],
    openUntil: null,
  },
];

/** This login only views Savings, which is shown. */
export const viewing = (snapshot: UnlockedSnapshot): UnlockedSnapshot => ({
  ...snapshot,
  characters: snapshot.characters.map((one) => (one.id === 'savings' ? { ...one, state: 'viewed' } : one)),
  active: snapshot.active && {
    ...snapshot.active,
    id: 'savings',
    activity: snapshot.active.activity.map((one) => ({ ...one, replaceable: false })),
  },
});

export const loginOptions: LoginOption[] = [
  { methodId: 'm1', kind: 'passkey', ceremony: ceremony('AQ'), usedLast: true },
  { methodId: 'm2', kind: 'security-key', ceremony: ceremony('Ag'), usedLast: false },
];

function ceremony(credentialId: string) {
  return { credentialId, transports: ['internal'], rpId: null, prfFirst: 'AA', prfSecond: 'AQ' };
}

/** Everyday use: three characters, three accounts, one pending transaction. */
export const full: UnlockedSnapshot = {
  kind: 'unlocked',
  identity: {
    id: 'id-1',
    fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67',
    name: 'Mira',
    type: 'person',
    entries: 10,
    begunAt: NOW - 200 * 86_400_000,
  },
  login: {
    methodId: 'm1',
    methodName: 'Fingerprint on this laptop',
    levelId: 'l1',
    levelName: 'Everyday',
    manages: false,
  },
  stepUp: null,
  server: null,
  keepsCopy: true,
  deletesAt: null,
  lockAt: NOW + 15 * MINUTE,
  characters,
  active: everyday,
  methods: [
    method('m1', 'Fingerprint on this laptop', 'passkey', 'l1', 40, 0, true),
    method('m2', 'Security key in the drawer', 'security-key', 'l2', 38, 9, false),
    method('m3', 'Recovery key', 'recovery-key', 'l2', 40, null, false),
  ],
  levels: [
    { id: 'l1', name: 'Everyday', manages: false, characterIds: ['everyday', 'market'], methodIds: ['m1'] },
    {
      id: 'l2',
      name: 'Everything',
      manages: true,
      characterIds: ['everyday', 'market', 'savings'],
      methodIds: ['m2', 'm3'],
    },
  ],
  persons: [{ id: 'p1', name: '', methodIds: ['m1', 'm2'], current: true }],
  secondManagerFor: [],
  proposals: [],
  repeats: [],
  allowedExports: [],
  devices: [device('d1', 'This computer', 'm1', 40), device('d2', 'Workshop desktop', 'm2', 12)],
  exposed: [],
  exposedSecrets: [],
  networks,
  settings,
  signing: [],
  approvals: [],
  loginOptions,
  notice: null,
  unread: [],
  recovery: { draft: null, unadded: null, remindFrom: null },
};

function method(
  id: string,
  name: string,
  kind: UnlockedSnapshot['methods'][number]['kind'],
  levelId: string,
  addedDaysAgo: number,
  usedDaysAgo: number | null,
  current: boolean,
): UnlockedSnapshot['methods'][number] {
  return {
    id,
    name,
    kind,
    personId: kind === 'recovery-key' ? null : 'p1',
    levelId,
    addedAt: NOW - addedDaysAgo * DAY,
    lastUsedAt: usedDaysAgo === null ? null : NOW - usedDaysAgo * DAY,
    state: 'active',
    activeFrom: null,
    waits: null,
    rank: levelId !== 'l2' ? 'other' : kind === 'recovery-key' ? 'recovery' : 'managing',
    frozenSince: null,
    frozenBy: null,
    hasFreezeCode: false,
    boundHere: kind !== 'security-key',
    current,
  };
}

export function device(id: string, name: string, methodId: string, addedDaysAgo: number): DeviceView {
  const thisOne = name === 'This computer';
  const addedAt = NOW - addedDaysAgo * DAY;
  return { id, name, computerId: name, methodId, addedAt, lastSeenAt: thisOne ? NOW : null, thisOne };
}

export const locked: LockedSnapshot = {
  kind: 'locked',
  loginOptions,
  waiting: 0,
  settings,
  networks,
  server: null,
  notice: null,
};

export const empty: EmptySnapshot = {
  kind: 'empty',
  draft: null,
  draftServer: null,
  networks,
  settings,
  defaultServer: null,
  notice: null,
};

/** A day after the start: one character with one account, no funds, one login method. */
export const begun: UnlockedSnapshot = {
  ...full,
  identity: { ...full.identity, begunAt: NOW - DAY },
  login: { ...full.login, manages: true },
  characters: characters.slice(0, 1).map((each) => ({ ...each, accountCount: 1, siteCount: 0 })),
  methods: full.methods.filter(({ id }) => id !== 'm2').map((each) => ({ ...each, addedAt: NOW - DAY })),
  levels: full.levels.slice(1),
  devices: full.devices.slice(0, 1),
  active: {
    ...everyday,
    accounts: accounts.slice(0, 1).map((each) => ({ ...each, balance: '0' })),
    total: '0',
    ...{ sites: [], activity: [], assets: [], items: [], nostrKeys: [], contacts: [] },
  },
};

/** Prices are switched on; one asset has none. */
export const priced: UnlockedSnapshot = {
  ...full,
  settings: { ...settings, priceSource: 'feeds', currency: 'EUR' },
  active: {
    ...everyday,
    prices: {
      currency: 'EUR',
      at: NOW,
      coin: '3012.55',
      tokens: {
        [`0x${'a2'.repeat(20)}`]: '0.8612',
        [`0x${'a3'.repeat(20)}`]: '6.41',
        '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48': '0.8609',
      },
    },
  },
};
