/** Words for a call that goes to a layer-2 network through its layer-1 chain: what is done there, in the words of that network. */

import { formatUnits } from '../../ethereum/amount.ts';
import { coinName } from '../../ethereum/coin-name.ts';
import { type Deposit, throughLayerOne } from '../../ethereum/deposit.ts';
import { decodeTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { AssetChange, Row, Warning } from '../../messaging/approval.ts';
import { blindRule } from './blind.ts';
import type { Call, CallWords } from './call-words.ts';
import { accountName, formatCoins, knownOrNull, type ReviewContext } from './context.ts';
import { due } from './warning.ts';

/** @returns `null`: the call goes nowhere else, or nobody can read what it does there */
export async function reviewThroughLayerOne(
  call: Call,
  reviewInner: (call: Call) => Promise<CallWords>,
): Promise<CallWords | null> {
  const through = throughLayerOne(call.transaction);
  if (through === null) return null;
  const there = await contextThere(call.context, through.chainId);
  if (through.deposit !== null) return reviewDeposit(call, there, through.deposit, reviewInner);
  const signed = through.raw === null ? null : readSigned(through.raw, call.transaction, through.chainId);
  if (signed === null) return null;
  const inner = await reviewInner({ context: there, transaction: signed, asked: { kind: 'connect' } });
  const untried = inner.unread ? [signedUnread(there)] : [];
  const warnings = [...untried, sameTransaction(call.context, there)];
  return inWords(call, there, inner, { warnings, rows: [], changes: [] });
}

async function contextThere(context: ReviewContext, chainId: number): Promise<ReviewContext> {
  const network = await knownOrNull(context.data.network(chainId));
  return {
    ...context,
    request: { ...context.request, chainId },
    network: network ?? { chainId, name: t.networkNumber(chainId), symbol: 'ETH', decimals: 18 },
  };
}

async function reviewDeposit(
  call: Call,
  there: ReviewContext,
  deposit: Deposit,
  reviewInner: (call: Call) => Promise<CallWords>,
): Promise<CallWords> {
  const { context, transaction } = call;
  const carried = {
    ...transaction,
    chainId: there.network.chainId,
    to: deposit.to,
    value: deposit.value.toString(),
    data: deposit.data,
  };
  const { characterId, chainId } = there.request;
  const [inner, balance, waiting] = await Promise.all([
    reviewInner({ context: there, transaction: carried, asked: { kind: 'connect' } }),
    knownOrNull(there.data.balance(characterId, chainId, transaction.from)),
    there.data.waiting(characterId, chainId, transaction.from),
  ]);
  const brought = BigInt(transaction.value);
  const taken = deposit.value > brought ? deposit.value - brought : 0n;
  const { asked } = call;
  const instead = asked.kind === 'transaction' && asked.insteadOf !== undefined;
  const faster = asked.kind === 'transaction' && asked.replaces !== null;
  const coins = t.symbolOnNetwork(coinName(there.network.symbol), there.network.name);
  return inWords(call, there, inner, {
    warnings: due(
      inner.unread && (instead || faster ? signedUnread(there) : await untried(context, there)),
      instead && canHappenTwice(there),
      !instead && !faster && waiting.length > 0 && alsoWaits(there, waiting),
      balance !== null && BigInt(balance) < taken && notEnoughThere(there, taken, BigInt(balance)),
      howLong(context, there),
    ),
    rows: [
      ...(brought > 0n ? [{ name: t.broughtTo(there.network.name), value: formatCoins(context, brought) }] : []),
      ...(taken > 0n ? [{ name: t.fromBalanceOn(there.network.name), value: formatCoins(there, taken) }] : []),
      { name: t.gasPaidOn(there.network.name, context.network.name), value: deposit.gasLimit.toString() },
    ],
    changes: taken > 0n ? [{ asset: coins, amount: inCoins(there.network, taken), direction: 'out' }] : [],
  });
}

const inCoins = ({ symbol, decimals }: ReviewContext['network'], wei: bigint): string =>
  `${formatUnits(wei, decimals)} ${symbol}`;

/** A transaction of the same account for that network; `null`: it is something else. */
function readSigned(raw: Hex, { from }: PreparedTransaction, chainId: number): PreparedTransaction | null {
  try {
    const { transaction } = decodeTransaction(raw);
    return transaction.from === from && transaction.chainId === chainId ? transaction : null;
  } catch {
    return null;
  }
}

const inWords = (
  { context }: Call,
  there: ReviewContext,
  inner: CallWords,
  more: { warnings: Warning[]; rows: Row[]; changes: AssetChange[] },
): CallWords => ({
  ...inner,
  sentence: t.onThrough(there.network.name, context.network.name, inner.sentence),
  warnings: [...more.warnings, ...inner.warnings],
  rows: [...inner.rows, ...more.rows],
  changes: more.changes,
  // The simulation is of this chain and says nothing about the network: the words above warn of what nobody can read there.
  unread: false,
  // What is signed is a call around it.
  limit: inner.limit && { ...inner.limit, editable: false },
  takesNoCoins: false,
});

/** The simulation is of the layer-1 chain, where such a call changes nothing: what cannot be read falls under the blind-signing rule. */
const untried = (context: ReviewContext, { network }: ReviewContext): Promise<Warning> =>
  blindRule(context, t.untried(network.name), t.untriedText(network.name), labels.knowsCall);

/** Of a call that the account has signed before: refusing it would protect nobody. */
const signedUnread = ({ network }: ReviewContext): Warning => ({
  rule: 'unread-call',
  severity: 'danger',
  title: t.unread,
  text: t.signedUnread(network.name),
  tick: labels.knowsCall,
});

const howLong = ({ network }: ReviewContext, there: ReviewContext): Warning => ({
  rule: 'through-layer-one',
  severity: 'note',
  title: t.throughLayerOne(there.network.name),
  text: t.throughLayerOneText(network.name, there.network.name),
});

const sameTransaction = ({ network }: ReviewContext, there: ReviewContext): Warning => ({
  rule: 'through-layer-one',
  severity: 'note',
  title: t.sameTransaction,
  text: t.sameTransactionText(there.network.name, network.name),
});

const canHappenTwice = (there: ReviewContext): Warning => ({
  rule: 'can-happen-twice',
  severity: 'danger',
  title: t.canHappenTwice,
  text: t.canHappenTwiceText(there.network.name),
  tick: t.canHappenTwiceTick,
});

/** Nobody can tell whether it is the same payment. */
const alsoWaits = (there: ReviewContext, [newest = '', ...others]: string[]): Warning => ({
  rule: 'can-happen-twice',
  severity: 'danger',
  title: t.alsoWaits(there.network.name),
  text:
    others.length === 0
      ? t.alsoWaitsText(accountName(there), newest, there.network.name)
      : t.moreWait(accountName(there), newest, others.length, there.network.name),
  tick: t.canHappenTwiceTick,
});

const notEnoughThere = (there: ReviewContext, taken: bigint, balance: bigint): Warning => ({
  rule: 'not-enough-there',
  severity: 'danger',
  title: t.notEnoughThere(there.network.symbol, there.network.name),
  text: t.notEnoughThereText(accountName(there), formatCoins(there, balance), formatCoins(there, taken)),
});
