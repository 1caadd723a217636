/**
 * Decides whether a site may be let repeat a transaction without a prompt, and says why not. The same answer decides whether the prompt
 * offers it and whether a later one is answered by it. What is not known counts against it.
 */
import { formatUnits } from '../../ethereum/amount.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import { mayActElsewhere } from '../../ethereum/deposit.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { repeat as t } from '../../locales/en/approvals/repeat.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Review, TransactionReview } from '../../messaging/approval.ts';
import type { RepeatCost, RepeatOffer } from '../../messaging/repeat.ts';
import type { Payload } from '../record.ts';
import { knownOrNull, type ReviewContext } from '../review/context.ts';
import { maxFeeOf } from '../review/fee.ts';
import { toScaled } from './budget.ts';

/** What the review says about it. `why` is a sentence. */
export type Repeatable = { offer: RepeatOffer } | { why: string };

type Asked = Payload & { kind: 'transaction' };
/** A review without its answer to this question. */
type Unanswered = Pick<Review, 'warnings' | 'refused'> & { body: TransactionReview };

/** @param payload with the edits of the person, of which `review` is */
export async function repeatableOf(context: ReviewContext, payload: Asked, review: Unanswered): Promise<Repeatable> {
  const { to, data } = payload.transaction;
  const why = whyNotAsked(context, payload) ?? whyNotReviewed(review) ?? (await whyNotAt(context, to as Hex));
  if (why !== null) return { why };
  const cost = costOf(context, payload.transaction, review.body);
  if ('why' in cost) return cost;
  const { symbol, decimals, takesDataFee } = context.network;
  const estimated = takesDataFee || review.body.fee.dataFee !== '0';
  const offer = { contract: to as Hex, selector: selectorOf(data), cost, symbol, decimals };
  return { offer: estimated ? { ...offer, feeIsEstimated: true } : offer };
}

/** Has what only this question needs of the node asked with what the review needs, which is known by the time of this question. */
export function expectRepeatable(context: ReviewContext): void {
  const { payload } = context.request;
  if (payload.kind !== 'transaction' || whyNotAsked(context, payload) !== null) return;
  void whyNotAt(context, payload.transaction.to as Hex).catch(() => undefined);
}

export const selectorOf = (data: Hex): Hex => data.slice(0, 10).toLowerCase() as Hex;

/** What the request itself says. */
function whyNotAsked(
  { request: { origin, within = null, account, inSession, chainId }, grant }: ReviewContext,
  { transaction, replaces, siteNonce }: Asked,
): string | null {
  const { to, data, type, from } = transaction;
  if (origin === null || account === null || replaces !== null) return t.walletAsks;
  if (within !== null) return t.frameAsks;
  // A permission ends when the site is on another network.
  if (inSession && grant?.chainId !== chainId) return t.otherNetwork;
  if (to === null) return t.makesContract;
  if (to === from || type === 'eip7702') return t.callsAccount;
  if (siteNonce === true) return t.nonceChosen;
  if (data === '0x') return t.onlyPays;
  if (mayActElsewhere(transaction)) return t.actsElsewhere;
  // The others give rights, move what the account holds, or hide several calls in one. A call that is not known is tried out.
  return decodeCalldata(data).kind === 'unknown' && data.length >= 10 ? null : t.alwaysAsked;
}

/** What the review found. */
function whyNotReviewed({ warnings, refused, body }: Unanswered): string | null {
  const bad = warnings.find(({ severity }) => severity !== 'note');
  if (bad) return `${bad.title}.`;
  if (refused || body.limit !== null || body.batch !== null) return labels.needsYourAnswer;
  const { simulation } = body;
  if (simulation.kind !== 'worked') return t.notTriedOut;
  return simulation.noticeable ? t.noticeable : null;
}

/** What is at the addresses. */
async function whyNotAt({ data, request, network, account }: ReviewContext, contract: Hex): Promise<string | null> {
  const { characterId, chainId } = request;
  const acting = request.account as Hex;
  if (account === null || account.viewOnly || account.loginKey) return t.accountDoesNotSign;
  const [code, token, delegate, nonces, known] = await Promise.all([
    knownOrNull(data.code(characterId, chainId, contract)),
    data.token(characterId, chainId, contract, acting).catch(() => 'unknown' as const),
    data.delegate(characterId, chainId, acting).catch(() => 'unknown' as const),
    knownOrNull(data.nonces(characterId, chainId, acting, 1)),
    knownOrNull(data.network(chainId)),
  ]);
  if (code !== 'contract') return t.noContract;
  if (token !== null) return t.callsToken;
  if (delegate !== null) return t.runsContractCode;
  return nonces === null || known === null ? t.notResponding(network.name) : null;
}

/** The most that it costs. See [Note: The most it can cost] in budget.ts. */
function costOf(
  { network }: ReviewContext,
  transaction: PreparedTransaction,
  { fee, simulation }: TransactionReview,
): RepeatCost | { why: string } {
  if (fee.dataFee === null) return { why: t.dataFeeUnknown(network.name) };
  const most = maxFeeOf(transaction, BigInt(fee.dataFee));
  const certain = toScaled(formatUnits(BigInt(transaction.value) + most, network.decimals));
  let coins = 0n;
  const tokens = new Map<Hex, RepeatCost['tokens'][number]>();
  for (const { of, amount } of simulation.changes.filter(({ direction }) => direction === 'out')) {
    if (!of) return { why: t.uncountable };
    if (of.token === null) {
      coins += toScaled(of.decimal);
      continue;
    }
    const token = of.token.toLowerCase() as Hex;
    if (tokens.has(token)) return { why: t.unclear };
    tokens.set(token, { token, symbol: amount.split(' ').slice(1).join(' '), amount: of.decimal });
  }
  if (coins > certain) return { why: t.moreCoinsLeave };
  return { coins: transaction.value, fee: most.toString(), tokens: [...tokens.values()] };
}
