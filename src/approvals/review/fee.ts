/** Network fee and nonce: the offered speeds, the most each can cost, and warnings. Never shows less than can be charged. */
import { formatAmount, roundCost } from '../../ethereum/amount.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import type { ApprovalEdits, FeeOption, FeeReview, FeeSpeed, Warning } from '../../messaging/approval.ts';
import { formatCoins, type ReviewContext } from './context.ts';
import type { FeeEstimate, NonceInfo } from './review-data.ts';
import { due } from './warning.ts';

/** A fee this many times the fast fee gets a caution, and this many times a danger with a tick. */
const MUCH = 3n;
const FAR_TOO_MUCH = 10n;

/** The highest price in wei per gas. */
const maxGasPriceOf = (transaction: PreparedTransaction): bigint =>
  BigInt('gasPrice' in transaction ? transaction.gasPrice : transaction.maxFeePerGas);

/** The highest total fee in wei: gas limit at the highest price, plus the L1 data fee. */
export const maxFeeOf = (transaction: PreparedTransaction, dataFee: bigint): bigint =>
  maxGasPriceOf(transaction) * BigInt(transaction.gasLimit) + dataFee;

export interface FeeInputs {
  transaction: PreparedTransaction;
  offers: readonly FeeEstimate[];
  /** wei */
  dataFee: bigint;
  /** Required gas with a margin; `null` if unknown or if the transaction fails. */
  gas: bigint | null;
  /** wei; `null` is not known. */
  balance: bigint | null;
}

/**
 * @param paying includes the person's edits: its fee is listed as the chosen speed, whatever the network offers now
 * @param siteFee the requested transaction, if the site set its fee
 */
export function reviewFee(
  context: ReviewContext,
  { transaction, offers, dataFee }: FeeInputs,
  edits: ApprovalEdits,
  siteFee: PreparedTransaction | null,
): Omit<FeeReview, 'dataFee'> {
  const chosen: FeeSpeed = edits.fee?.speed ?? (siteFee ? 'site' : 'normal');
  const gasLimit = BigInt(transaction.gasLimit);
  const offered = offers
    .filter(({ speed }) => speed !== chosen)
    .map(
      (offer): FeeOption => ({
        ...offer,
        most: cost(context, BigInt(offer.maxFeePerGas ?? offer.gasPrice ?? '0') * gasLimit + dataFee),
      }),
    );
  if (siteFee && chosen !== 'site')
    offered.push(optionOf(context, { ...siteFee, gasLimit: transaction.gasLimit }, dataFee, 'site'));
  return {
    symbol: context.network.symbol,
    options: [...offered, optionOf(context, transaction, dataFee, chosen)].sort(
      (a, b) => order(a.speed) - order(b.speed),
    ),
    chosen,
    gasLimit: transaction.gasLimit,
    nonce: transaction.nonce,
  };
}

/** Warnings for fees that are too high for the network, the value, the gas or the balance, and for fees that are too low. */
export function feeWarnings(context: ReviewContext, paying: FeeInputs): Warning[] {
  const { transaction, offers, dataFee } = paying;
  const price = maxGasPriceOf(transaction);
  const fast = offerOf(offers, 'fast');
  const slow = offerOf(offers, 'slow');
  const most = maxFeeOf(transaction, dataFee);
  const value = BigInt(transaction.value);
  const times = fast === null || fast === 0n ? 0n : price / fast;
  return due(
    beyondReason(context, price, most),
    shareOfBalance(context, paying, most),
    highGas(context, paying, most),
    offers.length === 0 && {
      rule: 'fee-not-compared',
      severity: 'note',
      title: t.feeNotCompared,
      text: t.feeNotComparedText(context.network.name),
    },
    times >= MUCH && {
      rule: 'high-fee',
      severity: times >= FAR_TOO_MUCH ? 'danger' : 'caution',
      title: t.highFee(`${times}`),
      text: t.highFeeText(formatCoins(context, most)),
      ...(times >= FAR_TOO_MUCH ? { tick: t.wantsFee } : {}),
    },
    value > 0n &&
      most > value && {
        rule: 'fee-above-value',
        severity: 'caution',
        title: t.feeAboveValue,
        text: t.feeAboveValueText(formatCoins(context, value), formatCoins(context, most)),
      },
    slow !== null &&
      price < slow && {
        rule: 'low-fee',
        severity: 'caution',
        title: t.lowFee,
        text: t.lowFeeText(context.network.name),
      },
  );
}

/** Wei per gas: far above any price that Ethereum, or a network that pays fees in ETH, ever had. */
const BEYOND_REASON = 10_000n * 10n ** 9n;

/** A node can invent both the current and the offered fees, so this limit does not depend on the node. */
const beyondReason = (context: ReviewContext, price: bigint, most: bigint): Warning | false =>
  context.network.symbol === 'ETH' &&
  context.network.decimals === 18 &&
  price >= BEYOND_REASON && {
    rule: 'fee-beyond-reason',
    severity: 'danger',
    title: t.feeBeyondReason,
    text: t.feeBeyondReasonText(formatCoins(context, most), context.network.name),
    tick: t.wantsFee,
  };

/** A fee of a tenth of the balance gets a caution, of half of it a danger with a tick. */
function shareOfBalance(context: ReviewContext, { balance }: FeeInputs, most: bigint): Warning | false {
  if (balance === null || most > balance || most * 10n < balance) return false;
  const half = most * 2n >= balance;
  return {
    rule: 'fee-share',
    severity: half ? 'danger' : 'caution',
    title: half ? t.feeShareMost : t.feeShareMuch,
    text: t.feeShareText(formatCoins(context, most), formatCoins(context, balance)),
    ...(half ? { tick: t.wantsFee } : {}),
  };
}

/** A contract can use all the gas up to the limit. */
function highGas(context: ReviewContext, { transaction, gas, balance }: FeeInputs, most: bigint): Warning | false {
  const limit = BigInt(transaction.gasLimit);
  if (gas === null || gas === 0n || limit < gas * MUCH) return false;
  const isCostly = limit >= gas * FAR_TOO_MUCH && balance !== null && most * 20n >= balance;
  return {
    rule: 'high-gas',
    severity: isCostly ? 'danger' : 'caution',
    title: t.highGas(`${limit / gas}`),
    text: t.highGasText(formatAmount(gas, 0), formatAmount(limit, 0), formatCoins(context, most)),
    ...(isCostly ? { tick: t.highGasTick } : {}),
  };
}

/** Of the missing nonces this many are named. */
const NAMED = 3;

/**
 * @param nonce the first one that is taken
 * @param needed how many in a row are taken
 * @param replaces the transaction is a replacement on purpose
 */
export function nonceWarnings(nonce: number, needed: number, fact: NonceInfo | null, replaces: boolean): Warning[] {
  if (fact === null) return [];
  const lowest = Math.min(fact.missing, ...fact.waiting);
  const also = Array.from({ length: needed }, (_, at) => nonce + at).find((one) => isTaken(one, fact));
  return due(
    nonce < lowest && {
      rule: 'nonce-used',
      severity: 'danger',
      title: t.nonceUsed(nonce),
      text: t.nonceUsedText,
    },
    nonce > fact.missing && {
      rule: 'nonce-gap',
      severity: 'caution',
      title: t.nonceGap,
      text: nonceGapText(nonce, fact),
    },
    !replaces &&
      nonce >= lowest &&
      also !== undefined && {
        rule: 'replaces-pending',
        severity: 'caution',
        title: t.replacesPending,
        text: t.replacesPendingText(also),
      },
  );
}

/** Below the first missing one all are taken, also by what was not sent with this wallet. */
const isTaken = (nonce: number, { missing, waiting }: NonceInfo): boolean => waiting.includes(nonce) || nonce < missing;

/** Says which nonces below this one nothing has taken. */
function nonceGapText(nonce: number, { missing, waiting }: NonceInfo): string {
  const named: string[] = [];
  let at = missing;
  for (; at < nonce && named.length < NAMED; at++) if (!waiting.includes(at)) named.push(String(at));
  const others = nonce - at - waiting.filter((one) => one >= at && one < nonce).length;
  return others > 0 ? t.nonceGapAndMoreText(nonce, named) : t.nonceGapText(nonce, named);
}

const SPEEDS: readonly FeeSpeed[] = ['slow', 'normal', 'fast', 'site', 'own'];
const order = (speed: FeeSpeed): number => SPEEDS.indexOf(speed);

const cost = (context: ReviewContext, wei: bigint): string => roundCost(wei, context.network.decimals);

function optionOf(
  context: ReviewContext,
  transaction: PreparedTransaction,
  dataFee: bigint,
  speed: FeeSpeed,
): FeeOption {
  const most = cost(context, maxFeeOf(transaction, dataFee));
  if ('gasPrice' in transaction) return { speed, most, gasPrice: transaction.gasPrice };
  const { maxFeePerGas, maxPriorityFeePerGas } = transaction;
  return { speed, most, maxFeePerGas, maxPriorityFeePerGas };
}

function offerOf(offers: readonly FeeEstimate[], speed: FeeEstimate['speed']): bigint | null {
  const offer = offers.find((other) => other.speed === speed);
  return offer ? BigInt(offer.maxFeePerGas ?? offer.gasPrice ?? '0') : null;
}
