/** Words for a batch of calls that a site asks for together (EIP-5792): every call in words, one simulation and one fee for all. */
import { weiLeaving } from '../../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { ApprovalEdits, SetUpReview, Warning } from '../../messaging/approval.ts';
import { type Batch, costsOf, noncesFor, type Transactions } from '../batch.ts';
import { applyEdits } from '../edits.ts';
import { limitedCallOf } from '../limit.ts';
import { batchRows } from './batch-rows.ts';
import { reviewCall } from './call.ts';
import { type CallWords, plainCall } from './call-words.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { delegateRows, setUpWords } from './delegation.ts';
import { type FeeInputs, feeWarnings, nonceWarnings, reviewFee } from './fee.ts';
import { feeGuessWarning } from './fee-guess.ts';
import { grantedRightsWarning } from './granted-rights.ts';
import { askedBy } from './grantee.ts';
import type { NonceInfo } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { simulationWarnings } from './simulation.ts';
import { sponsorRows, sponsorWarnings } from './sponsor.ts';
import { toReadable } from './text.ts';
import { type ReviewedCall, theftWarning } from './theft.ts';
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

const asTransaction = (transaction: PreparedTransaction) =>
  ({ kind: 'transaction', transaction, replaces: null }) as const;

/** @throws WalletError internal when account or network of a call differ from those of the request */
export async function reviewCalls(context: ReviewContext, asked: Batch, edits: ApprovalEdits): Promise<ReviewPart> {
  const [only, ...others] = asked.transactions;
  if (others.length > 0 || asked.sponsored) return reviewSeveral(context, asked, edits);
  const part = await reviewTransaction(context, asTransaction(only), edits);
  const batch = { sentences: [textOf(part)], transactions: 1, setUp: null, declined: false };
  return part.body.kind === 'transaction' ? { ...part, body: { ...part.body, batch } } : part;
}

async function reviewSeveral(context: ReviewContext, asked: Batch, edits: ApprovalEdits): Promise<ReviewPart> {
  const applied = applyEdits({ payload: asked, edits });
  const edited = applied.kind === 'calls' ? applied : asked;
  const calls = edited.transactions;
  const costs = costsOf(edited);
  // Limits count it as another payment; it is tried as what it is.
  const carriers: Transactions =
    edited.sponsored && edited.together ? [{ ...costs[0], nonce: edited.together.nonce }] : costs;
  const sponsored = edited.together ? (edited.sponsored ?? null) : null;
  for (const transaction of [...calls, ...carriers]) ensureSame(context, transaction);
  const [parts, codes, facts, whole] = await Promise.all([
    reviewParts(context, calls, asked),
    codesOf(context, calls),
    factsOf(context, carriers),
    simulateWhole(context, edited),
  ]);
  const { offers, dataFee, balance, gas, nonces, blindSigning } = facts;
  const transactions = inARow(carriers, edits.nonce === undefined && !sponsored ? nonces : null);
  const words = wordsOf(context, parts, transactions.length === 1);
  const paying: FeeInputs = {
    transaction: combined(calls, transactions),
    offers,
    dataFee: sponsored ? 0n : (dataFee ?? 0n),
    gas,
    balance,
  };
  const { given, ...tried } = simulationOf(context, sponsored ? whole : facts.simulation);
  return {
    sentence: words.sentence,
    verb: words.verb,
    warnings: [
      ...words.warnings,
      ...calls.flatMap((call, at) => callWarnings(context, call, parts[at] as CallWords, codes[at] ?? null)),
      ...simulationWarnings(context, tried, words.unread, blindSigning === true, sponsored !== null),
      ...(sponsored ? sponsorWarnings(sponsored.payer, facts.simulation, whole) : []),
      ...due(
        await grantedRightsWarning(context, calls, given),
        await theftWarning(context, calls.map(withUnread(parts)), tried),
        notEnough(context, paying),
      ),
      ...(sponsored
        ? []
        : [
            ...feeWarnings(context, paying),
            ...feeGuessWarning(context, paying),
            ...nonceWarnings(transactions[0].nonce, noncesFor(transactions), nonces, false),
          ]),
      ...due(transactions.length > 1 && separate(transactions.length)),
    ],
    rows: [...words.rows, ...delegateRows(edited.together), ...(sponsored ? sponsorRows(sponsored) : [])],
    body: {
      kind: 'transaction',
      to: null,
      simulation: withCertain(context, tried, paying, words),
      fee: { ...reviewFee(context, paying, edits, null), dataFee: sponsored ? '0' : (dataFee?.toString() ?? null) },
      limit: sponsored ? null : words.limit,
      replaces: null,
      batch: {
        sentences: parts.map(textOf),
        transactions: transactions.length,
        setUp: setUpOf(context, edited),
        ...(sponsored ? { payer: sponsored.payer } : {}),
        declined: edits.separately === true,
      },
    },
    raw: toReadable(JSON.stringify(sponsored ? sponsored.operation : transactions, null, 2)).text,
  };
}

const setUpOf = (context: ReviewContext, { together, atomicRequired, sponsored }: Batch): SetUpReview | null =>
  together?.type === 'eip7702'
    ? setUpWords(context, together.delegate, atomicRequired || sponsored?.optional === false)
    : null;

const simulateWhole = ({ data, request }: ReviewContext, { together, sponsored }: Batch) =>
  together && sponsored
    ? knownOrNull(data.simulateOperation(request.characterId, together, sponsored.operation))
    : null;

/** As the list of activity says it. */
const textOf = ({ sentence }: Pick<CallWords, 'sentence'>): string =>
  sentence.map(({ text, afterwards }) => afterwards ?? text).join('');

/** The words of each call. Only a limit that can be edited is compared with what the site asked for. */
function reviewParts(context: ReviewContext, transactions: Transactions, asked: Batch): Promise<CallWords[]> {
  const limited = limitedCallOf(asked);
  return Promise.all(
    transactions.map((transaction, at) => {
      const original = asked.transactions[at];
      const comparable = at === limited && original ? asTransaction(original) : ({ kind: 'connect' } as const);
      return reviewCall({ context, transaction, asked: comparable });
    }),
  );
}

const withUnread =
  (parts: readonly CallWords[]) =>
  (transaction: PreparedTransaction, at: number): ReviewedCall => ({
    transaction,
    unread: parts[at]?.unread !== false,
  });

const codesOf = ({ data, request }: ReviewContext, calls: Transactions) =>
  Promise.all(
    calls.map(({ to }) => (to === null ? null : knownOrNull(data.code(request.characterId, request.chainId, to)))),
  );

/** @param carriers the transactions that are signed */
async function factsOf({ data, request }: ReviewContext, carriers: Transactions) {
  const { characterId, chainId } = request;
  const [first, ...after] = carriers;
  const [simulation, gas, balance, offers, dataFees, nonces, blindSigning] = await Promise.all([
    knownOrNull(data.simulate(characterId, first, after)),
    // The limits of several are those of the wallet itself.
    after.length > 0 ? null : knownOrNull(data.gas(characterId, first)),
    knownOrNull(data.balance(characterId, chainId, first.from)),
    knownOrNull(data.fees(characterId, first)),
    Promise.all(carriers.map((transaction) => knownOrNull(data.dataFee(characterId, transaction)))),
    knownOrNull(data.nonces(characterId, chainId, first.from, noncesFor(carriers))),
    knownOrNull(data.blindSigning()),
  ]);
  const dataFee = dataFees.reduce<bigint | null>(
    (sum, fee) => (sum === null || fee === null ? null : sum + BigInt(fee)),
    0n,
  );
  return {
    simulation,
    gas: gas === null ? null : BigInt(gas),
    balance: balance === null ? null : BigInt(balance),
    offers: offers ?? [],
    dataFee,
    nonces,
    blindSigning,
  };
}

/** Nonces in a row, behind what was sent in the meantime. */
function inARow([first, ...others]: Transactions, nonces: NonceInfo | null): Transactions {
  const start = withNextNonce(first, nonces);
  return [start, ...others.map((other, at) => ({ ...other, nonce: start.nonce + 1 + at }))];
}

/** All of them as one transaction, for what concerns coins and fees: it only has sums, and goes to nobody. */
function combined(calls: Transactions, carriers: Transactions): PreparedTransaction {
  return {
    ...carriers[0],
    to: null,
    value: calls.reduce((sum, call) => sum + weiLeaving(call), 0n).toString(),
    gasLimit: carriers.reduce((sum, { gasLimit }) => sum + BigInt(gasLimit), 0n).toString(),
    data: calls.find(({ data }) => data !== '0x')?.data ?? '0x',
  };
}

function wordsOf(context: ReviewContext, parts: readonly CallWords[], atOnce: boolean): CallWords {
  return {
    ...plainCall,
    sentence: atOnce ? t.callsTogether(parts.length) : t.callsApart(parts.length),
    verb: labels.makeCalls,
    warnings: parts.flatMap(({ warnings }) => warnings),
    rows: [...batchRows(parts), ...askedBy(context)],
    limit: parts.find(({ limit }) => limit?.editable)?.limit ?? null,
    changes: parts.flatMap(({ changes = [] }) => changes),
    unread: parts.some(({ unread }) => unread),
  };
}

const separate = (length: number): Warning => ({
  rule: 'separate-transactions',
  severity: 'note',
  title: t.separateTransactions(length),
  text: t.separateTransactionsText,
});
