/** A small world to review in: one person, two characters, a friend, a token, two contracts. Answers are fixed. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { ApprovalEdits, Review, Warning } from '../../messaging/approval.ts';
import { siteName } from '../../testing/site-name.ts';
import type { ApprovalRequest, Payload } from '../record.ts';
import type { ReviewData } from '../review/review-data.ts';
import { createReviewer } from '../review/reviewer.ts';

/** 22 November 2026, 12:00 of whatever zone the tests run in. */
export const NOW = new Date(2026, 10, 22, 12).getTime();
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export const MAIN: Hex = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
export const SPENDING: Hex = '0x21b7c0de94fa6610ac38e7f5d1b09c24e8a3f0b6';
export const WATCHED: Hex = '0x1111111111111111111111111111111111111111';
export const IDA: Hex = '0x5a0b36cdf4e1927bb8c70d4e6f21a98c3d5e7a14';
/** Same ends as Ida's. */
export const IMPOSTOR: Hex = '0x5a0b3691c02de84fa6b7d3e0f91c58a72b4d7a14';
export const STRANGER: Hex = '0x7777777777777777777777777777777777777777';
export const USDC: Hex = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
export const ROUTER: Hex = '0xc4e8810000000000000000000000000000000001';
export const CATS: Hex = '0xca75000000000000000000000000000000000001';

const CONTRACTS: readonly Hex[] = [USDC, ROUTER, CATS];

const NETWORKS = [
  { chainId: 1, name: 'Ethereum', symbol: 'ETH', decimals: 18 },
  { chainId: 8453, name: 'Base', symbol: 'ETH', decimals: 18 },
];

/** The public keys of NIP-06. */
export const NOSTR_KEY = '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917';
export const BROUGHT_KEY = 'd41b22899549e1f3d335a31002cfd382174006e166d3e658e3a5eecdb6463573';

export const data: ReviewData = {
  characters: async () => [
    { id: 'everyday', name: 'Everyday' },
    { id: 'market', name: 'Night Market' },
    { id: 'savings', name: 'Savings' },
  ],
  accounts: async (_characterId) => [
    { address: MAIN, name: 'Main', balance: '1204200000000000000', viewOnly: false },
    { address: SPENDING, name: 'Spending', balance: '630000000000000000', viewOnly: false },
    { address: WATCHED, name: 'Museum', balance: null, viewOnly: true },
  ],
  loginKeys: async () => [],
  network: async (chainId) => NETWORKS.find((network) => network.chainId === chainId) ?? null,
  networks: async () => NETWORKS.map((each) => ({ ...each, shown: true })),
  grant: async () => null,
  knownAs: async () => [],
  nostrKeys: async () => ({ own: NOSTR_KEY, brought: [{ publicKey: BROUGHT_KEY, name: 'Ida' }] }),
  knownAddresses: async () => [{ address: IDA, name: 'Ida Holm', own: false, timesSent: 4 }],
  timesCalled: async () => 0,
  token: async (_characterId, _chainId, token) =>
    token === USDC ? { symbol: 'USDC', decimals: 6, balance: '2450000000', supply: null } : null,
  code: async (_characterId, _chainId, address) => (CONTRACTS.includes(address) ? 'contract' : 'none'),
  delegate: async () => null,
  implementation: async () => null,
  balance: async () => '1204200000000000000',
  simulate: async () => ({ kind: 'worked', noticeable: false, changes: [] }),
  simulateOperation: async () => ({ kind: 'worked', noticeable: true, changes: [] }),
  fees: async () => [
    { speed: 'slow', maxFeePerGas: '9000000000', maxPriorityFeePerGas: '1000000000' },
    { speed: 'normal', maxFeePerGas: '13000000000', maxPriorityFeePerGas: '1000000000' },
    { speed: 'fast', maxFeePerGas: '20000000000', maxPriorityFeePerGas: '2000000000' },
  ],
  gas: async (_characterId, { gasLimit }) => gasLimit,
  dataFee: async () => '0',
  nonces: async () => ({ missing: 7, next: 7, waiting: [] }),
  waiting: async () => [],
  ensName: async () => null,
  collectionName: async () => null,
  contractName: async (_chainId, address) => (address === ROUTER ? 'Universal Router' : null),
  siteName,
  phishingHost: async (origin) => (origin.includes('drains.example') ? 'drains.example' : null),
  blockedDomain: async (origin) => (origin.includes('steals.example') ? 'steals.example' : null),
  descriptions: async () => [],
  blindSigning: async () => false,
  now: () => NOW,
};

export const sending: PreparedTransaction = {
  type: 'eip1559',
  chainId: 1,
  from: MAIN,
  to: IDA,
  value: '250000000000000000',
  data: '0x',
  nonce: 7,
  gasLimit: '21000',
  maxFeePerGas: '13000000000',
  maxPriorityFeePerGas: '1000000000',
  accessList: [],
};

export interface Given {
  data?: Partial<ReviewData>;
  edits?: ApprovalEdits;
  request?: Partial<ApprovalRequest>;
}

export async function review(payload: Payload, given: Given = {}): Promise<Review> {
  const request: ApprovalRequest = {
    key: 'tab:1',
    origin: 'https://app.uniswap.org',
    characterId: 'everyday',
    account: payload.kind === 'connect' ? null : MAIN,
    chainId: 1,
    payload,
    ...given.request,
  };
  const reviewed = await createReviewer({ ...data, ...given.data })(request, given.edits ?? {});
  return reviewed.review;
}

export const reviewTransaction = (transaction: Partial<PreparedTransaction>, given: Given = {}): Promise<Review> =>
  review(
    { kind: 'transaction', transaction: { ...sending, ...transaction } as PreparedTransaction, replaces: null },
    given,
  );

/** The sentence with the marked pieces between stars. */
export const sentenceOf = ({ sentence }: Review): string =>
  sentence.map(({ text, mark }) => (mark ? `*${text}*` : text)).join('');

/** `danger look-alike`, worst first. */
export const warningsOf = ({ warnings }: Review): string[] =>
  warnings.map(({ severity, rule }: Warning) => `${severity} ${rule}`);

export const warningOf = ({ warnings }: Review, rule: string): Warning | undefined =>
  warnings.find((warning) => warning.rule === rule);

/** `Name: value` with the detail in brackets. */
export const rowsOf = ({ rows }: Review): string[] =>
  rows.map(({ name, value, detail }) => `${name}: ${value}${detail === undefined ? '' : ` (${detail})`}`);

/** Word of 32 bytes. */
export const word = (value: bigint | Hex): string =>
  (typeof value === 'bigint' ? value.toString(16) : value.slice(2)).padStart(64, '0');

export const callData = (selector: string, ...words: (bigint | Hex)[]): Hex =>
  `0x${selector}${words.map(word).join('')}`;
