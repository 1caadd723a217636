/** A wallet with one thing of each kind that the search finds, and some that it must not find. */
import type { Hex } from '../../../lib/bytes.ts';
import type { ActivityView } from '../../../messaging/activity.ts';
import type { AssetView } from '../../../messaging/asset-view.ts';
import type {
  AccountView,
  CharacterDetail,
  CharacterSummary,
  NetworkView,
  UnlockedSnapshot,
} from '../../../messaging/snapshot.ts';

export const IDA: Hex = `0x${'5a'.repeat(20)}`;
const MAIN: Hex = `0x8f3c${'41'.repeat(18)}`;

const account = (address: Hex, name: string, kind: AccountView['kind']): AccountView => ({
  address,
  name,
  kind,
  path: null,
  balance: null,
});

export const accounts: AccountView[] = [
  account(MAIN, 'Main', 'hd'),
  account(`0x${'21'.repeat(20)}`, 'Spending', 'imported'),
  account(`0x${'c4'.repeat(20)}`, 'Grandmother’s wallet', 'watch'),
];

const asset = (symbol: string, name: string, token: Hex | null, hidden = false): AssetView => ({
  symbol,
  name,
  token,
  hidden,
  decimals: 6,
  amount: '1',
  resembles: false,
  kind: token === null ? 'coin' : 'listed',
  heldBy: {},
});

const activity = (id: string, title: string, rest: Partial<ActivityView>): ActivityView => ({
  id,
  title,
  status: 'included',
  detail: '',
  amount: '',
  hash: null,
  chainId: 1,
  origin: null,
  at: 0,
  nonce: null,
  from: MAIN,
  to: null,
  replaceable: false,
  ...rest,
});

const item = { standard: 'ERC721', amount: '1', kind: 'came', heldBy: {} } as const;

export const everyday = {
  id: 'everyday',
  accounts,
  sites: [
    { origin: 'https://app.uniswap.org', accounts: [MAIN], chainId: 1, since: 0 },
    { origin: 'https://snapshot.box', accounts: [MAIN], chainId: 1, since: 0 },
  ],
  loginKeys: [],
  contacts: [{ address: IDA, name: 'Ida Holm' }],
  activity: [
    activity('a1', 'Sending to Ida Holm', { to: IDA }),
    activity('a3', 'Mint', { origin: 'https://guild.xyz', hash: `0x${'77'.repeat(32)}` }),
    activity('a6', 'Received from 0xe4e4e4…e4e4e4', { amount: '+5000 VISIT-GIFT', received: true, hidden: 'token' }),
  ],
  assets: [
    asset('ETH', 'Ether', null),
    asset('USDC', 'USD Coin', '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'),
    asset('VISIT-GIFT', 'Claim at visit-gift', `0x${'a5'.repeat(20)}`, true),
  ],
  items: [
    { ...item, contract: `0x${'d2'.repeat(20)}`, id: '7', collection: 'Workshop badges', hidden: false },
    { ...item, contract: `0x${'d4'.repeat(20)}`, id: '1', collection: 'Gift drop', hidden: true },
  ],
} as unknown as CharacterDetail;

const character = (id: string, name: string, state: CharacterSummary['state']) =>
  ({ id, name, state }) as CharacterSummary;

const network = (chainId: number, name: string) => ({ chainId, name, symbol: 'ETH' }) as NetworkView;

export const full = {
  kind: 'unlocked',
  identity: { type: 'person' },
  persons: [{ id: 'p1' }],
  characters: [
    character('everyday', 'Everyday', 'open'),
    character('market', 'Night Market', 'open'),
    character('savings', 'Savings', 'closed'),
  ],
  active: everyday,
  networks: [network(1, 'Ethereum'), network(42161, 'Arbitrum One')],
} as unknown as UnlockedSnapshot;
