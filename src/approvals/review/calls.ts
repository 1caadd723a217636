/** Words for a batch of calls that a site asks for together (EIP-5792): every call in words, one simulation and one fee for all. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { ApprovalEdits, Warning } from '../../messaging/approval.ts';
import { applyEdits } from '../edits.ts';
import { limitedCallOf } from '../limit.ts';
import type { Payload } from '../record.ts';
import { batchRows } from './batch-rows.ts';
import { reviewCall } from './call.ts';
import { type CallWords, plainCall } from './call-words.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { type FeeInputs, feeWarnings, nonceWarnings, reviewFee } from './fee.ts';
import { feeGuessWarning } from './fee-guess.ts';
import { grantedRightsWarning } from './granted-rights.ts';
import { askedBy } from './grantee.ts';
import type { ReviewPart } from './review-part.ts';
import { simulationWarnings } from './simulation.ts';
import { toReadable } from './text.ts';
import {
  callWarnings,
  ensureSame,
  notEnough,
  reviewTransaction,
  simulationOf,
  withCertain,
  withNextNonce,
} from './transaction.ts';
import { due } from './warning.ts';
import { count, mark, say } from './words.ts';

type Asked = Payload & { kind: 'calls' };
type Transactions = Asked['transactions'];

const asTransaction = (transaction: PreparedTransaction) =>
  ({ kind: 'transaction', transaction, replaces: null }) as const;

/** @throws WalletError internal when account or network of a call differ from those of the request */
export async function reviewCalls(context: ReviewContext, asked: Asked, edits: ApprovalEdits): Promise<ReviewPart> {
  const [only, ...others] = asked.transactions;
  if (others.length > 0) return reviewSeveral(context, asked, edits);
  const part = await reviewTransaction(context, asTransaction(only), edits);
  const batch = { sentences: [textOf(part)], transactions: 1 };
  return part.body.kind === 'transaction' ? { ...part, body: { ...part.body, batch } } : part;
}

async function reviewSeveral(context: ReviewContext, asked: Asked, edits: ApprovalEdits): Promise<ReviewPart> {
  const edited = applyEdits({ payload: asked, edits });
  const prepared = edited.kind === 'calls' ? edited.transactions : asked.transactions;
  for (const transaction of prepared) ensureSame(context, transaction);
  const [parts, facts] = await Promise.all([reviewParts(context, prepared, asked), factsOf(context, prepared)]);
  const { offers, dataFee, balance, nonces, blindSigning } = facts;
  const transactions = inARow(prepared, edits.nonce === undefined ? facts : { nonces: null });
  const words = wordsOf(context, parts);
  const paying: FeeInputs = {
    transaction: combined(transactions),
    offers,
    dataFee: dataFee ?? 0n,
    // The limits are those of the wallet itself.
    gas: null,
    balance,
  };
  const { given, ...tried } = simulationOf(context, facts.simulation);
  return {
    sentence: words.sentence,
    verb: words.verb,
    warnings: [
      ...words.warnings,
      ...parts.flatMap((part, at) =>
        callWarnings(context, transactions[at] as PreparedTransaction, part, facts.codes[at] ?? null),
      ),
      ...simulationWarnings(context, tried, words.unread, blindSigning === true),
      ...due(await grantedRightsWarning(context, prepared, given), notEnough(context, paying)),
      ...feeWarnings(context, paying),
      ...feeGuessWarning(context, paying),
      ...nonceWarnings(transactions[0].nonce, nonces, false),
      separate(transactions.length),
    ],
    rows: words.rows,
    body: {
      kind: 'transaction',
      to: null,
      simulation: withCertain(context, tried, paying, words),
      fee: { ...reviewFee(context, paying, edits, null), dataFee: dataFee?.toString() ?? null },
      limit: words.limit,
      replaces: null,
      batch: { sentences: parts.map(textOf), transactions: transactions.length },
    },
    raw: toReadable(JSON.stringify(transactions, null, 2)).text,
  };
}

const textOf = ({ sentence }: Pick<CallWords, 'sentence'>): string => sentence.map(({ text }) => text).join('');

/** The words of each call. Only a limit that can be edited is compared with what the site asked for. */
function reviewParts(context: ReviewContext, transactions: Transactions, asked: Asked): Promise<CallWords[]> {
  const limited = limitedCallOf(asked);
  return Promise.all(
    transactions.map((transaction, at) => {
      const original = asked.transactions[at];
      const comparable = at === limited && original ? asTransaction(original) : ({ kind: 'connect' } as const);
      return reviewCall({ context, transaction, asked: comparable });
    }),
  );
}

async function factsOf({ data, request }: ReviewContext, transactions: Transactions) {
  const { characterId, chainId } = request;
  const [first, ...after] = transactions;
  const [simulation, codes, balance, offers, dataFees, nonces, blindSigning] = await Promise.all([
    knownOrNull(data.simulate(characterId, first, after)),
    Promise.all(transactions.map(({ to }) => (to === null ? null : knownOrNull(data.code(characterId, chainId, to))))),
    knownOrNull(data.balance(characterId, chainId, first.from)),
    knownOrNull(data.fees(characterId, first)),
    Promise.all(transactions.map((transaction) => knownOrNull(data.dataFee(characterId, transaction)))),
    knownOrNull(data.nonces(characterId, chainId, first.from)),
    knownOrNull(data.blindSigning()),
  ]);
  const dataFee = dataFees.reduce<bigint | null>(
    (sum, fee) => (sum === null || fee === null ? null : sum + BigInt(fee)),
    0n,
  );
  return {
    simulation,
    codes,
    balance: balance === null ? null : BigInt(balance),
    offers: offers ?? [],
    dataFee,
    nonces,
    blindSigning,
  };
}

/** Nonces in a row, behind what was sent in the meantime. */
function inARow(
  [first, ...others]: Transactions,
  { nonces }: Pick<Awaited<ReturnType<typeof factsOf>>, 'nonces'>,
): Transactions {
  const start = withNextNonce(first, nonces);
  return [start, ...others.map((other, at) => ({ ...other, nonce: start.nonce + 1 + at }))];
}

/** All of them as one transaction, for what concerns coins and fees: it only has sums, and goes to nobody. */
function combined(transactions: Transactions): PreparedTransaction {
  const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n).toString();
  const leaving = transactions.filter(({ to, from }) => to !== from);
  return {
    ...transactions[0],
    to: null,
    value: sum(leaving.map(({ value }) => value)),
    gasLimit: sum(transactions.map(({ gasLimit }) => gasLimit)),
    data: transactions.find(({ data }) => data !== '0x')?.data ?? '0x',
  };
}

function wordsOf(context: ReviewContext, parts: readonly CallWords[]): CallWords {
  return {
    ...plainCall,
    sentence: [say('Make '), mark(count(parts.length, 'call')), say(', one after another?')],
    verb: 'Run all',
    warnings: parts.flatMap(({ warnings }) => warnings),
    rows: [...batchRows(parts), ...askedBy(context)],
    limit: parts.find(({ limit }) => limit?.editable)?.limit ?? null,
    unread: parts.some(({ unread }) => unread),
  };
}

const separate = (length: number): Warning => ({
  rule: 'separate-transactions',
  severity: 'note',
  title: `These are ${count(length, 'transaction')}`,
  text: 'Each is included by itself. If one fails, the others can still go through.',
});
