/**
 * Decides whether a site may be let repeat a transaction without a prompt, and says why not. The same answer decides whether the prompt
 * offers it and whether a later one is answered by it. What is not known counts against it.
 */
import { formatUnits } from '../../ethereum/amount.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import { mayActElsewhere } from '../../ethereum/deposit.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
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

export const selectorOf = (data: Hex): Hex => data.slice(0, 10).toLowerCase() as Hex;

/** What the request itself says. */
function whyNotAsked(
  { request: { origin, within = null, account, inSession, chainId }, grant }: ReviewContext,
  { transaction, replaces, siteNonce }: Asked,
): string | null {
  const { to, data, type, from } = transaction;
  if (origin === null || account === null || replaces !== null) return 'The wallet itself asks for it.';
  if (within !== null) return 'A frame inside another site asks for it.';
  // A permission ends when the site is on another network.
  if (inSession && grant?.chainId !== chainId) return 'The site is not on this network now.';
  if (to === null) return 'It makes a new contract.';
  if (to === from || type === 'eip7702') return 'It calls the account itself or changes what the account runs.';
  if (siteNonce === true) return 'The site chose its place among your transactions.';
  if (data === '0x') return 'It only pays.';
  if (mayActElsewhere(transaction)) return 'It can act for your account on another network.';
  // The others give rights, move what the account holds, or hide several calls in one. A call that is not known is tried out.
  return decodeCalldata(data).kind === 'unknown' && data.length >= 10
    ? null
    : 'Transfers, rights and several calls in one always need your answer.';
}

/** What the review found. */
function whyNotReviewed({ warnings, refused, body }: Unanswered): string | null {
  const bad = warnings.find(({ severity }) => severity !== 'note');
  if (bad) return `${bad.title}.`;
  if (refused || body.limit !== null || body.batch !== null) return 'It needs your answer.';
  const { simulation } = body;
  if (simulation.kind !== 'worked') return 'It could not be tried out.';
  return simulation.noticeable ? 'A contract can notice how this network tries it out.' : null;
}

/** What is at the addresses. */
async function whyNotAt({ data, request, network, account }: ReviewContext, contract: Hex): Promise<string | null> {
  const { characterId, chainId } = request;
  const acting = request.account as Hex;
  if (account === null || account.viewOnly || account.loginKey) return 'This account does not sign it.';
  const [code, token, delegate, nonces, known] = await Promise.all([
    knownOrNull(data.code(characterId, chainId, contract)),
    data.token(characterId, chainId, contract, acting).catch(() => 'unknown' as const),
    data.delegate(characterId, chainId, acting).catch(() => 'unknown' as const),
    knownOrNull(data.nonces(characterId, chainId, acting, 1)),
    knownOrNull(data.network(chainId)),
  ]);
  if (code !== 'contract') return 'There is no contract at this address, or nobody knows.';
  if (token !== null) return 'It calls a token.';
  if (delegate !== null) return 'The account runs the code of a contract.';
  return nonces === null || known === null ? `${network.name} is not responding.` : null;
}

/** The most that it costs. See [Note: The most it can cost] in budget.ts. */
function costOf(
  { network }: ReviewContext,
  transaction: PreparedTransaction,
  { fee, simulation }: TransactionReview,
): RepeatCost | { why: string } {
  if (fee.dataFee === null) return { why: `The fee for data on ${network.name} is unknown.` };
  const most = maxFeeOf(transaction, BigInt(fee.dataFee));
  const certain = toScaled(formatUnits(BigInt(transaction.value) + most, network.decimals));
  let coins = 0n;
  const tokens = new Map<Hex, RepeatCost['tokens'][number]>();
  for (const { of, amount } of simulation.changes.filter(({ direction }) => direction === 'out')) {
    if (!of) return { why: 'Something leaves the account that cannot be counted.' };
    if (of.token === null) {
      coins += toScaled(of.decimal);
      continue;
    }
    const token = of.token.toLowerCase() as Hex;
    if (tokens.has(token)) return { why: 'What leaves the account is not clear.' };
    tokens.set(token, { token, symbol: amount.split(' ').slice(1).join(' '), amount: of.decimal });
  }
  if (coins > certain) return { why: 'More coins leave the account than it sends.' };
  return { coins: transaction.value, fee: most.toString(), tokens: [...tokens.values()] };
}
