/** Finds rights that a simulated call grants, from its logs: allowances, operators, ownership. Each log is checked against the state. */
import { type DecodedCall, decodeCalldata } from '../ethereum/calldata.ts';
import { sendsOf } from '../ethereum/own-calls.ts';
import { topicOf } from '../ethereum/selector.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import { lazy } from '../lib/lazy.ts';
import type { GrantedRight, GrantedRights } from '../messaging/simulation-result.ts';
import { type ReadCall, toReadCall } from './call.ts';
import type { Log } from './transfers.ts';

/** A right that a log claims was granted, and the contract read that verifies it. */
export interface ClaimedRight extends Pick<GrantedRight, 'kind' | 'asset' | 'holder'> {
  /** By the log: base units, the number of an item, or 1 for yes; `null` where no log says so. */
  amount: bigint | null;
  read: ReadCall;
}

export interface RightClaims {
  claims: ClaimedRight[];
  /** There are more claims than are verified. */
  more: boolean;
}

/** Arguments of an event in their order, whether indexed or not: one word each. */
type Words = readonly bigint[];
type Claim = ClaimedRight & { owner: Hex };
type ReadEvent = (words: Words, log: Log) => Claim;

const toAddress = (word = 0n): Hex => `0x${BigInt.asUintN(160, word).toString(16).padStart(40, '0')}`;

/** @param places of the arguments; `approved: null` is an event that only ever allows */
const operator =
  (places: { owner: number; holder: number; approved: number | null }, question: string, swapped = false): ReadEvent =>
  (words, { address }) => {
    const [owner, holder] = [toAddress(words[places.owner]), toAddress(words[places.holder])];
    return {
      kind: 'operator',
      asset: address,
      owner,
      holder,
      amount: places.approved === null ? 1n : (words[places.approved] ?? 0n),
      read: toReadCall(address, question, swapped ? [holder, owner] : [owner, holder]),
    };
  };

/** ERC-20 and ERC-721 (four topics) share the hash. */
const approval: ReadEvent = ([first, second, amount = 0n], { address, topics }) => {
  const [owner, holder] = [toAddress(first), toAddress(second)];
  const right = { asset: address, owner, holder, amount };
  return topics.length === 4
    ? { kind: 'item', ...right, read: toReadCall(address, 'getApproved(uint256)', [amount]) }
    : { kind: 'allowance', ...right, read: toReadCall(address, 'allowance(address,address)', [owner, holder]) };
};

/** ERC-6909 */
const itemApproval: ReadEvent = ([first, second, id = 0n, amount = 0n], { address }) => {
  const [owner, holder] = [toAddress(first), toAddress(second)];
  const read = toReadCall(address, 'allowance(address,address,uint256)', [owner, holder, id]);
  return { kind: 'allowance', asset: address, owner, holder, amount, read };
};

const permit2: ReadEvent = ([first, second, third, amount = 0n], { address }) => {
  const [owner, asset, holder] = [toAddress(first), toAddress(second), toAddress(third)];
  const read = toReadCall(address, 'allowance(address,address,address)', [owner, asset, holder]);
  return { kind: 'allowance', asset, owner, holder, amount, read };
};

const EVENTS: Record<string, ReadEvent> = {
  'Approval(address,address,uint256)': approval,
  'ApprovalForAll(address,address,bool)': operator(
    { owner: 0, holder: 1, approved: 2 },
    'isApprovedForAll(address,address)',
  ),
  // ERC-777
  'AuthorizedOperator(address,address)': operator(
    { owner: 1, holder: 0, approved: null },
    'isOperatorFor(address,address)',
    true,
  ),
  // ERC-6909
  'OperatorSet(address,address,bool)': operator({ owner: 0, holder: 1, approved: 2 }, 'isOperator(address,address)'),
  'Approval(address,address,uint256,uint256)': itemApproval,
  // Permit2
  'Approval(address,address,address,uint160,uint48)': permit2,
  'Permit(address,address,address,uint160,uint48,uint48)': permit2,
  // Morpho
  'SetAuthorization(address,address,address,bool)': operator(
    { owner: 1, holder: 2, approved: 3 },
    'isAuthorized(address,address)',
  ),
  // Aave
  'BorrowAllowanceDelegated(address,address,address,uint256)': ([first, second, , amount = 0n], { address }) => {
    const [owner, holder] = [toAddress(first), toAddress(second)];
    const read = toReadCall(address, 'borrowAllowance(address,address)', [owner, holder]);
    return { kind: 'borrowing', asset: address, owner, holder, amount, read };
  },
  'OwnershipTransferred(address,address)': ([first, second], { address }) => ({
    kind: 'owner',
    asset: address,
    owner: toAddress(first),
    holder: toAddress(second),
    amount: 1n,
    read: toReadCall(address, 'owner()'),
  }),
  'DelegateChanged(address,address,address)': ([first, , third], { address }) => ({
    kind: 'votes',
    asset: address,
    owner: toAddress(first),
    holder: toAddress(third),
    amount: 1n,
    read: toReadCall(address, 'delegates(address)', [toAddress(first)]),
  }),
};

const events = lazy(() => new Map(Object.entries(EVENTS).map(([signature, read]) => [topicOf(signature), read])));

/** At most this many claims are verified. */
const MOST = 20;
/** At most this many addresses in the call data are considered. */
const MOST_NAMED = 4;

/**
 * Returns the rights of the account that the logs claim (the last log of each counts), and rights that the called contract could
 * have granted without a log to an address in the call data.
 * @param after further transactions of the same account
 */
export function readClaims(
  logs: readonly Log[],
  transaction: PreparedTransaction,
  after: readonly PreparedTransaction[] = [],
): RightClaims {
  const claims = new Map<string, ClaimedRight>();
  const add = (claim: ClaimedRight) => claims.set(`${claim.kind} ${claim.read.to} ${claim.read.data}`, claim);
  for (const suspicion of [transaction, ...after].flatMap(suspect)) add(suspicion);
  const suspected = claims.size;
  for (const log of logs) {
    const { owner, ...claim } = events().get(log.topics[0]?.toLowerCase() as Hex)?.(wordsOf(log), log) ?? {
      owner: null,
    };
    if (owner === transaction.from && 'kind' in claim && isSomebody(claim.holder, owner)) add(claim);
  }
  const all = [...claims.values()];
  // Claims from logs come first.
  const logged = all.filter(({ amount }) => amount !== null);
  const rest = all.filter(({ amount }) => amount === null);
  return { claims: [...logged, ...rest].slice(0, MOST + suspected), more: logged.length > MOST };
}

/**
 * The claims that the logs will have if the calls do what their data says: they can be verified without waiting for the logs.
 * @param after as in readClaims
 */
export const expectClaims = (transaction: PreparedTransaction, after: readonly PreparedTransaction[]): RightClaims =>
  readClaims(
    [transaction, ...after]
      .flatMap(sendsOf)
      .flatMap(({ to, data }) => logsOf(decodeCalldata(data), to, transaction.from)),
    transaction,
    after,
  );

const wordOf = (value: Hex | bigint): Hex => `0x${BigInt(value).toString(16).padStart(64, '0')}`;

function logsOf(call: DecodedCall, to: Hex | null, owner: Hex): Log[] {
  if (to === null) return [];
  const log = (event: string, ...words: (Hex | bigint)[]): Log[] => [
    { address: to, topics: [topicOf(event), ...words.slice(0, 2).map(wordOf)], data: joined(words.slice(2)) },
  ];
  switch (call.kind) {
    case 'approve':
      return log('Approval(address,address,uint256)', owner, call.spender, call.amountOrId);
    case 'increase-allowance':
    case 'decrease-allowance':
      return log('Approval(address,address,uint256)', owner, call.spender, call.amount);
    case 'approve-item':
      return log('Approval(address,address,uint256,uint256)', owner, call.spender, call.id, call.amount);
    case 'permit2-approve':
      return log('Approval(address,address,address,uint160,uint48)', owner, call.token, call.spender, call.amount);
    case 'approve-all':
      return log('ApprovalForAll(address,address,bool)', owner, call.operator, call.approved ? 1n : 0n);
    default:
      return [];
  }
}

const joined = (words: readonly (Hex | bigint)[]): Hex => `0x${words.map((word) => wordOf(word).slice(2)).join('')}`;

const isSomebody = (holder: Hex, owner: Hex): boolean => holder !== owner && BigInt(holder) !== 0n;

function wordsOf({ topics, data }: Log): Words {
  const inData = data.slice(2).match(/[0-9a-fA-F]{64}/g) ?? [];
  return [...topics.slice(1), ...inData.map((word) => `0x${word}`)].map((word) => BigInt(word));
}

/** Possible rights without a log, only for calls that cannot be decoded completely; the review of other calls names what they grant. */
function suspect({ from, to, data }: PreparedTransaction): ClaimedRight[] {
  const { kind } = decodeCalldata(data);
  if (to === null || (kind !== 'unknown' && kind !== 'malformed' && kind !== 'multicall')) return [];
  return addressesIn(data)
    .filter((holder) => holder !== to && isSomebody(holder, from))
    .slice(0, MOST_NAMED)
    .flatMap((holder): ClaimedRight[] => [
      {
        kind: 'allowance',
        asset: to,
        holder,
        amount: null,
        read: toReadCall(to, 'allowance(address,address)', [from, holder]),
      },
      {
        kind: 'operator',
        asset: to,
        holder,
        amount: null,
        read: toReadCall(to, 'isApprovedForAll(address,address)', [from, holder]),
      },
    ]);
}

/** Addresses in the ABI words of call data. The 12 bytes before an address are ignored, as some contracts ignore them. */
export const addressesIn = (data: Hex): Hex[] => [
  ...new Set(
    (data.slice(10).match(/.{64}/g) ?? [])
      .filter((word) => /^.{24}(?!0{8}|f{8})/.test(word))
      .map((word): Hex => `0x${word.slice(24).toLowerCase()}`),
  ),
];

/** Verifies the claims. @param answer return data of a claim's read before and after the call; `null` if there is none */
export function verifyClaims(
  { claims, more }: RightClaims,
  answer: (at: number) => { before: Hex | null; after: Hex | null },
): GrantedRights | undefined {
  const rights = claims.flatMap((claim, at) => {
    const { before, after } = answer(at);
    return judge(claim, firstWord(before), firstWord(after)) ?? [];
  });
  return rights.length > 0 || more ? { rights, more } : undefined;
}

/** Compares the state before and after the call; uses the log alone if the contract does not answer. */
function judge(claim: ClaimedRight, before: bigint | null, after: bigint | null): GrantedRight | null {
  const { kind, asset, holder, amount } = claim;
  const right = { kind, asset, holder, amount: null, added: null };
  if (kind === 'item' || kind === 'owner' || kind === 'votes') {
    if (after !== null && (toAddress(after) !== holder || after === before)) return null;
    return { ...right, amount: kind === 'item' ? String(amount) : null };
  }
  const now = after ?? amount ?? 0n;
  if (now === 0n || (before !== null && now <= before)) return null;
  if (amount === null && before === null) return null;
  if (kind === 'operator') return right;
  return { ...right, amount: now.toString(), added: before === null ? null : (now - before).toString() };
}

const firstWord = (data: Hex | null): bigint | null =>
  data === null || data.length < 66 ? null : BigInt(data.slice(0, 66));
