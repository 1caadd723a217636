/** Words for a transaction: what it does, what changes, the network fee and the warnings. Always reviews the edited transaction. */
import { sameAddress } from '../../ethereum/address.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import { coinName } from '../../ethereum/coin-name.ts';
import { weiLeaving } from '../../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { mistaken } from '../../lib/errors.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import type { ApprovalEdits, Simulation, Warning } from '../../messaging/approval.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';
import { noncesFor } from '../batch.ts';
import { applyEdits, isNonceChosen } from '../edits.ts';
import type { Payload } from '../record.ts';
import { reviewCall } from './call.ts';
import type { CallWords } from './call-words.ts';
import { accountName, formatCoins, knownOrNull, type ReviewContext } from './context.ts';
import { withDelegation } from './delegation.ts';
import { type FeeInputs, feeWarnings, maxFeeOf, nonceWarnings, reviewFee } from './fee.ts';
import { feeGuessWarning } from './fee-guess.ts';
import { grantedRightsWarning } from './granted-rights.ts';
import { replaceWords } from './replace.ts';
import type { CodeKind, NonceInfo } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { simulationWarnings } from './simulation.ts';
import { toReadable } from './text.ts';
import { theftWarning } from './theft.ts';
import { due, oddChecksumWarning } from './warning.ts';

type Asked = Payload & { kind: 'transaction' };

/** @throws WalletError internal when account or network of the transaction differ from those of the request */
export async function reviewTransaction(
  context: ReviewContext,
  asked: Asked,
  edits: ApprovalEdits,
): Promise<ReviewPart> {
  const edited = applyEdits({ payload: asked, edits });
  const prepared = edited.kind === 'transaction' ? edited.transaction : asked.transaction;
  ensureSame(context, prepared);
  const { data, request } = context;
  const { characterId, chainId } = request;
  const { from, to } = prepared;
  const needed = noncesFor([prepared]);
  const [call, simulation, code, balance, offers, gas, dataFee, nonces, blindSigning] = await Promise.all([
    reviewCall({ context, transaction: prepared, asked }),
    knownOrNull(data.simulate(characterId, prepared)),
    to === null ? null : knownOrNull(data.code(characterId, chainId, to)),
    knownOrNull(data.balance(characterId, chainId, from)),
    knownOrNull(data.fees(characterId, prepared)),
    knownOrNull(data.gas(characterId, prepared)),
    knownOrNull(data.dataFee(characterId, prepared)),
    knownOrNull(data.nonces(characterId, chainId, from, needed)),
    knownOrNull(data.blindSigning()),
  ]);
  const transaction = isNonceChosen(asked, edits) ? prepared : withNextNonce(prepared, nonces);
  const { given, ...tried } = simulationOf(context, simulation);
  const paying: FeeInputs = {
    transaction,
    offers: offers ?? [],
    dataFee: BigInt(dataFee ?? '0'),
    gas: gas === null ? null : BigInt(gas),
    balance: balance === null ? null : BigInt(balance),
  };
  const said = withDelegation(context, transaction, call);
  const words = asked.replaces ? replaceWords(asked.replaces.act, said, transaction.nonce) : said;
  return {
    sentence: words.sentence,
    verb: words.verb,
    warnings: [
      ...words.warnings,
      ...callWarnings(context, transaction, call, code),
      ...simulationWarnings(context, tried, call.unread, blindSigning === true),
      ...due(
        asked.oddChecksum === true && oddChecksumWarning(null),
        await grantedRightsWarning(context, [prepared], given),
        asked.replaces === null && (await theftWarning(context, [{ transaction, unread: call.unread }], tried)),
        notEnough(context, paying),
      ),
      ...feeWarnings(context, paying),
      ...feeGuessWarning(context, paying),
      ...nonceWarnings(transaction.nonce, needed, nonces, asked.replaces !== null),
    ],
    rows: words.rows,
    body: {
      kind: 'transaction',
      to: words.to,
      simulation: withCertain(context, tried, paying, words),
      fee: { ...reviewFee(context, paying, edits, asked.siteFee ? asked.transaction : null), dataFee },
      limit: call.limit,
      replaces: asked.replaces?.act ?? null,
      batch: null,
    },
    raw: toReadable(JSON.stringify(transaction, null, 2)).text,
  };
}

export const simulationOf = ({ network }: ReviewContext, simulation: SimulationResult | null): SimulationResult =>
  simulation ?? { kind: 'unavailable', accepted: false, reason: t.notResponding(network.name), changes: [] };

/** Moves a nonce that nobody chose behind transactions that were sent in the meantime. The shown nonce is the signed one. */
export const withNextNonce = (transaction: PreparedTransaction, nonces: NonceInfo | null): PreparedTransaction => ({
  ...transaction,
  nonce: Math.max(transaction.nonce, nonces?.next ?? 0),
});

export function ensureSame({ request }: ReviewContext, transaction: PreparedTransaction): void {
  const sameAccount = request.account !== null && sameAddress(request.account, transaction.from);
  if (!sameAccount || transaction.chainId !== request.chainId) throw mistaken();
}

export function callWarnings(
  context: ReviewContext,
  transaction: PreparedTransaction,
  call: CallWords,
  code: CodeKind | null,
): Warning[] {
  const calls = transaction.to !== null && transaction.data !== '0x';
  return due(
    calls &&
      code === 'none' && {
        rule: 'no-code',
        severity: 'danger',
        title: t.noCode,
        text: t.noCodeText(context.network.name),
        tick: t.noCodeTick,
      },
    call.takesNoCoins &&
      BigInt(transaction.value) > 0n && {
        rule: 'coins-along',
        severity: 'danger',
        title: t.coinsAlong(formatCoins(context, transaction.value)),
        text: t.coinsAlongText,
      },
  );
}

export function notEnough(context: ReviewContext, { transaction, dataFee, balance }: FeeInputs): Warning | false {
  const needed = weiLeaving(transaction) + maxFeeOf(transaction, dataFee);
  return (
    balance !== null &&
    needed > balance && {
      rule: 'not-enough',
      severity: 'danger',
      title: t.notEnough(context.network.symbol),
      text: t.notEnoughText(formatCoins(context, needed), accountName(context), formatCoins(context, balance)),
    }
  );
}

/**
 * Adds the certain changes to those of the simulation: the sent value, the fee, and the remaining balance of the coin
 * (see [Note: Balance changes of a simulation] in chain/simulate.ts). Incoming assets of a call that cannot be decoded are marked as expected.
 */
export function withCertain(
  context: ReviewContext,
  simulation: Simulation,
  { transaction, dataFee, balance }: FeeInputs,
  { sentence, unread, changes = [] }: CallWords,
): Simulation {
  const { symbol, decimals } = context.network;
  const exactly = (wei: bigint) => `${formatUnits(wei, decimals)} ${symbol}`;
  const ofCoin = (wei: bigint) => ({ token: null, decimal: formatUnits(wei, decimals) });
  const toItself = transaction.to !== null && sameAddress(transaction.to, transaction.from);
  const leaving = weiLeaving(transaction);
  // What an account sends to itself stays, but every wei is said.
  const value = leaving === 0n ? BigInt(transaction.value) : leaving;
  const sent = formatCoins(context, value);
  const isSaid = value === 0n || (toItself && leaving === 0n && sentence.some(({ text }) => text.includes(sent)));
  const most = maxFeeOf(transaction, dataFee);
  const left = balance === null ? null : balance - leaving - most;
  const isLeftKnown = transaction.data === '0x' && simulation.kind !== 'failed' && left !== null && left >= 0n;
  const simulated = simulation.changes.map((change) =>
    unread && change.direction === 'in' ? { ...change, asset: t.expected(change.asset) } : change,
  );
  return {
    ...simulation,
    changes: [
      ...(isSaid
        ? []
        : [{ asset: coinName(symbol), amount: exactly(value), direction: 'out', of: ofCoin(value) } as const]),
      ...changes,
      ...simulated,
      { asset: t.networkFeeAtMost, amount: exactly(most), direction: 'out', of: ofCoin(most) },
      ...(isLeftKnown ? [{ asset: t.left, amount: exactly(left), direction: 'left' } as const] : []),
    ],
  };
}
