/** Words for a transaction: what it does, what it changes, what it costs, what speaks against it. Always of the edited one. */
import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { coinName } from '../../ethereum/coin-name.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ApprovalEdits, Simulation, Warning } from '../../messaging/approval.ts';
import type { Trial } from '../../messaging/trial.ts';
import { applyEdits, isNonceChosen } from '../edits.ts';
import type { Payload } from '../record.ts';
import { reviewCall } from './call.ts';
import type { CallWords } from './call-words.ts';
import type { CodeFact, NonceFact } from './facts.ts';
import { feeWarnings, mostOf, nonceWarnings, type Paying, reviewFee } from './fee.ts';
import { guessedFee } from './fee-guess.ts';
import { givenWarning } from './given-rights.ts';
import type { Part } from './part.ts';
import { replaceWords } from './replace.ts';
import { accountName, coins, knownOrNull, type Scene } from './scene.ts';
import { simulationWarnings } from './simulation.ts';
import { toReadable } from './text.ts';
import { due } from './warning.ts';

type Asked = Payload & { kind: 'transaction' };

/** @throws WalletError internal when the transaction is not of the account and network that the prompt names */
export async function reviewTransaction(scene: Scene, asked: Asked, edits: ApprovalEdits): Promise<Part> {
  const edited = applyEdits({ payload: asked, edits });
  const prepared = edited.kind === 'transaction' ? edited.transaction : asked.transaction;
  ensureSame(scene, prepared);
  const { facts, request } = scene;
  const { characterId, chainId } = request;
  const { from, to } = prepared;
  const [call, simulation, code, balance, offers, gas, dataFee, nonces, blindSigning] = await Promise.all([
    reviewCall({ scene, transaction: prepared, asked }),
    knownOrNull(facts.simulate(characterId, prepared)),
    to === null ? null : knownOrNull(facts.code(characterId, chainId, to)),
    knownOrNull(facts.balance(characterId, chainId, from)),
    knownOrNull(facts.fees(characterId, prepared)),
    knownOrNull(facts.gas(characterId, prepared)),
    knownOrNull(facts.dataFee(characterId, prepared)),
    knownOrNull(facts.nonces(characterId, chainId, from)),
    knownOrNull(facts.blindSigning()),
  ]);
  const transaction = isNonceChosen(asked, edits) ? prepared : withNextNonce(prepared, nonces);
  const silent = `${scene.network.name} is not responding.`;
  const { given, ...tried }: Trial = simulation ?? {
    kind: 'unavailable',
    accepted: false,
    reason: silent,
    changes: [],
  };
  const paying: Paying = {
    transaction,
    offers: offers ?? [],
    dataFee: BigInt(dataFee ?? '0'),
    gas: gas === null ? null : BigInt(gas),
    balance: balance === null ? null : BigInt(balance),
  };
  const words = asked.replaces ? replaceWords(asked.replaces.act, call, transaction.nonce) : call;
  return {
    sentence: words.sentence,
    verb: words.verb,
    warnings: [
      ...words.warnings,
      ...callWarnings(scene, transaction, call, code),
      ...simulationWarnings(scene, tried, call.unread, blindSigning === true),
      ...due(await givenWarning(scene, prepared, given), notEnough(scene, paying)),
      ...feeWarnings(scene, paying),
      ...guessedFee(scene, paying),
      ...nonceWarnings(transaction.nonce, nonces, asked.replaces !== null),
    ],
    rows: words.rows,
    body: {
      kind: 'transaction',
      to: words.to,
      simulation: withCertain(scene, tried, paying, words),
      fee: reviewFee(scene, paying, edits, asked.siteFee ? asked.transaction : null),
      limit: call.limit,
      replaces: asked.replaces?.act ?? null,
    },
    raw: toReadable(JSON.stringify(transaction, null, 2)).text,
  };
}

/** A nonce that nobody chose moves on behind what was sent meanwhile; what is signed has the one that is shown here. */
const withNextNonce = (transaction: PreparedTransaction, nonces: NonceFact | null): PreparedTransaction => ({
  ...transaction,
  nonce: Math.max(transaction.nonce, nonces?.next ?? 0),
});

function ensureSame({ request }: Scene, transaction: PreparedTransaction): void {
  const sameAccount = request.account !== null && sameAddress(request.account, transaction.from);
  if (!sameAccount || transaction.chainId !== request.chainId)
    throw new WalletError('internal', 'This transaction is for another account or network than the request.');
}

function callWarnings(
  scene: Scene,
  transaction: PreparedTransaction,
  call: CallWords,
  code: CodeFact | null,
): Warning[] {
  const calls = transaction.to !== null && transaction.data !== '0x';
  return due(
    calls &&
      (code === 'none' || code === 'delegated') && {
        rule: 'no-code',
        severity: 'danger',
        title: 'There is no contract at this address',
        text: `On ${scene.network.name} this would do nothing but spend the fee and send what goes along.`,
        tick: 'I want to send this to an address without a contract',
      },
    call.takesNoCoins &&
      BigInt(transaction.value) > 0n && {
        rule: 'coins-along',
        severity: 'danger',
        title: `It also sends ${coins(scene, transaction.value)}`,
        text: 'This kind of call has no use for coins. They would probably be lost.',
      },
  );
}

function notEnough(scene: Scene, { transaction, dataFee, balance }: Paying): Warning | false {
  const needed = BigInt(transaction.value) + mostOf(transaction, dataFee);
  return (
    balance !== null &&
    needed > balance && {
      rule: 'not-enough',
      severity: 'danger',
      title: `Not enough ${scene.network.symbol}`,
      text: `With the fee up to ${coins(scene, needed)} is needed. ${accountName(scene)} has ${coins(scene, balance)}.`,
    }
  );
}

/**
 * What is certain belongs to what changes, whatever the simulation says: the value that is sent, the fee, and what is left of
 * the coin. What a call that cannot be read brings in is marked as expected.
 */
function withCertain(
  scene: Scene,
  simulation: Simulation,
  { transaction, dataFee, balance }: Paying,
  { sentence, unread }: CallWords,
): Simulation {
  const { symbol, decimals } = scene.network;
  const value = BigInt(transaction.value);
  const toItself = transaction.to !== null && sameAddress(transaction.to, transaction.from);
  const sent = coins(scene, value);
  const isSaid = value === 0n || (toItself && sentence.some(({ text }) => text.includes(sent)));
  const most = mostOf(transaction, dataFee);
  const left = balance === null ? null : balance - (toItself ? 0n : value) - most;
  const isLeftKnown = transaction.data === '0x' && simulation.kind !== 'failed' && left !== null && left >= 0n;
  const simulated = simulation.changes.map((change) =>
    unread && change.direction === 'in' ? { ...change, asset: `${change.asset}, expected` } : change,
  );
  return {
    ...simulation,
    changes: [
      ...(isSaid ? [] : [{ asset: coinName(symbol), amount: sent, direction: 'out' } as const]),
      ...simulated,
      { asset: 'Fee, at most', amount: coins(scene, most), direction: 'out' },
      ...(isLeftKnown
        ? [{ asset: 'Left', amount: `${formatAmount(left, decimals)} ${symbol}`, direction: 'left' } as const]
        : []),
    ],
  };
}
