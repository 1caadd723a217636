/** A state that strains layouts: long names, thirty accounts, many characters, long amounts. All data is made up. */
import type { Hex } from '../../src/lib/bytes.ts';
import { CLOTHS, HUES, OUTLINES } from '../../src/messaging/look.ts';
import type { AccountView, CharacterDetail, CharacterSummary, UnlockedSnapshot } from '../../src/messaging/snapshot.ts';
import { accounts, everyday, full, holding, NOW, TREASURY_LOOK } from './snapshots.ts';

const NAMES = ['Operating account for the spring festival 2027', 'Quiet reserve', 'Bookshop till'];
const BALANCES = ['104200500000000000000000', '14003500000000000000000', '118000000000000'];

const address = (at: number): Hex =>
  `0x${(0x8f3c41a97de0b2f65c1a94bdn * 7919n ** BigInt(at + 3)).toString(16).padStart(40, '0').slice(-40)}`;

const manyAccounts: AccountView[] = Array.from({ length: 30 }, (_, at) => ({
  address: accounts[at]?.address ?? address(at),
  name: NAMES[at] ?? `Account ${at + 1}`,
  kind: at % 7 === 6 ? 'watch' : at % 5 === 4 ? 'imported' : 'hd',
  path: null,
  balance: BALANCES[at] ?? String(BigInt(at) * 10n ** 15n),
}));

export const treasury: CharacterDetail = {
  ...everyday,
  id: 'treasury',
  accounts: manyAccounts,
  sites: [
    {
      origin: 'https://governance.aldgate-reading-society.org',
      accounts: manyAccounts.slice(0, 12).map((one) => one.address),
      chainId: 1,
      since: NOW - 200 * 86_400_000,
    },
  ],
  assets: Array.from({ length: 100 }, (_, at) => ({
    symbol: at === 0 ? 'ETH' : `TOKEN${at}`,
    name: at === 0 ? 'Ether' : at === 3 ? 'A token whose name goes on for rather longer than it should' : `Token ${at}`,
    amount: at === 0 ? '118204.000118' : `${at}${'0'.repeat(at % 12)}.${'1'.repeat(1 + (at % 18))}`,
    token: at === 0 ? null : address(at + 100),
    decimals: 18,
    resembles: false,
    kind: at === 0 ? 'coin' : at % 5 === 0 ? 'sent' : 'listed',
    hidden: at > 0 && at % 5 === 0,
    heldBy: {},
  })),
  total: '118204000118000000000000',
  holdings: { networks: [holding(1, '118204.000118'), holding(8453, '77.01')], accounts: 3, prices: null },
};

const manyCharacters: CharacterSummary[] = Array.from({ length: 12 }, (_, at) => ({
  id: at === 0 ? 'treasury' : `c${at}`,
  name: at === 0 ? 'Aldgate Reading Society Treasury' : `Character number ${at + 1}`,
  look: {
    hue: at === 0 ? TREASURY_LOOK.hue : (HUES[at % HUES.length] ?? 'slate'),
    cloth: CLOTHS[at % CLOTHS.length] ?? 'pearl',
    mask: at === 0 ? TREASURY_LOOK.mask : { ...TREASURY_LOOK.mask, outline: OUTLINES[at % OUTLINES.length] ?? 'oval' },
  },
  state: at % 4 === 3 ? 'closed' : 'open',
  accountCount: at === 0 ? 30 : at,
  siteCount: at % 3,
  opensWith: [
    { methodId: 'm2', name: 'Security key in the drawer of the office upstairs', kind: 'security-key' },
    { methodId: 'm3', name: 'Recovery key', kind: 'recovery-key' },
  ],
  openUntil: null,
}));

export const crowded: UnlockedSnapshot = { ...full, characters: manyCharacters, active: treasury };
