/**
 * What a request would sign, as the signing policy counts it. An amount is known only of a plain transfer of the network's own coin: it
 * has neither calldata nor creates a contract. A sign-in (ERC-4361) for the site that asks moves nothing.
 */

import { throughLayerOne } from '../../ethereum/deposit.ts';
import { sendsOf, weiLeaving } from '../../ethereum/own-calls.ts';
import { isRecap } from '../../ethereum/recap.ts';
import { checkDomain, parseSignIn } from '../../ethereum/sign-in.ts';
import { maxFee } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { fromHex, fromUtf8, type Hex } from '../../lib/bytes.ts';
import { hostOfLogin } from '../../nostr/auth.ts';
import type { EventDraft } from '../../nostr/event.ts';
import type { Wanted } from '../profile/signing-policy.ts';
import type { Payment } from '../profile/spent.ts';

/** What the person was told of a signature. */
export interface Told {
  /** The prompt's words, without the question mark. */
  title: string;
  /** What leaves the account, with its symbol; empty: nothing. */
  amount: string;
}

/** Who asks, and how the person was asked. */
export interface Asked {
  /** Id of the approval. */
  approvalId: string;
  /** Serialised origin; `null`: the wallet itself. */
  origin: string | null;
  /** One for each signature. */
  told: readonly Told[];
  /** Resolves when the decision is stored; nothing is written and no signature leaves before. Without it: it is stored. */
  decided?: Promise<void>;
  /** Without a prompt: the list of signatures leaves it out, where a site could push everything else out. The list of sign-ins has a sign-in. */
  automatic?: true;
}

/** What is to be signed; `connect` stands for the connection of a site, which signs nothing. */
export type ToSign =
  /** `dataFee`: in wei, what the network takes besides gas; `null`: nobody knows. */
  | { kind: 'transaction'; transaction: PreparedTransaction; dataFee: string | null }
  /** Several at once, of one account on one network; `dataFee`: of all together. */
  | { kind: 'transactions'; transactions: readonly PreparedTransaction[]; dataFee: string | null }
  | { kind: 'message'; message: Hex }
  | { kind: 'typed-data' }
  | { kind: 'nostr-event'; event: EventDraft }
  /** It encrypts or decrypts, which signs nothing. */
  | { kind: 'nostr-text' }
  | { kind: 'connect' };

export function wantedOf(
  characterId: string,
  chainId: number,
  { origin }: Pick<Asked, 'origin'>,
  toSign: ToSign,
): Wanted {
  const nothing: Wanted = {
    characterId,
    origin,
    chainId,
    wei: 0n,
    hasUnknown: false,
    feeUnknown: false,
    signs: true,
    payments: [],
    elsewhere: [],
  };
  switch (toSign.kind) {
    case 'connect':
      return { ...nothing, signs: false };
    case 'nostr-text':
      return nothing;
    case 'nostr-event':
      return { ...nothing, hasUnknown: !isOwnLogin(toSign.event, origin) };
    case 'typed-data':
      return { ...nothing, hasUnknown: true };
    case 'message':
      return { ...nothing, hasUnknown: !isOwnSignIn(toSign.message, origin) };
    case 'transaction':
      return { ...nothing, ...paying([toSign.transaction], toSign.dataFee) };
    case 'transactions':
      return { ...nothing, ...paying(toSign.transactions, toSign.dataFee) };
  }
}

/** @param dataFee counted with the first of them */
function paying(transactions: readonly PreparedTransaction[], dataFee: string | null) {
  const payments = transactions.map((transaction, at) => {
    const { chainId, from, nonce } = transaction;
    const besides = at === 0 ? BigInt(dataFee ?? '0') : 0n;
    return { chainId, from, nonce, wei: weiLeaving(transaction) + maxFee(transaction) + besides };
  });
  const elsewhere = transactions.flatMap(onLayerTwo);
  return {
    ...(transactions[0] && { chainId: transactions[0].chainId }),
    wei: payments.reduce((sum, { wei }) => sum + wei, 0n),
    feeUnknown: dataFee === null,
    hasUnknown: transactions.some(({ data, to }) => data !== '0x' || to === null),
    payments: [...payments, ...elsewhere],
    elsewhere,
  };
}

/** What leaves the account on a layer-2 network, when the transaction goes there through its layer-1 chain. */
function onLayerTwo(transaction: PreparedTransaction): Payment[] {
  const { from, nonce, chainId } = transaction;
  const payments = new Map<number, bigint>();
  for (const { to, data } of sendsOf(transaction)) {
    const through = throughLayerOne({ chainId, to, data });
    if (through?.deposit) payments.set(through.chainId, (payments.get(through.chainId) ?? 0n) + through.deposit.value);
  }
  // The nonce is that of the layer-1 chain: no payment of the network itself is the same one.
  return [...payments].map(([there, wei]) => ({ chainId: there, from: `${from}@${chainId}`, nonce, wei }));
}

/** A well-formed sign-in for the site that asks, which delegates nothing (ERC-5573). */
function isOwnSignIn(message: Hex, origin: string | null): boolean {
  if (origin === null) return false;
  try {
    const { domain, resources } = parseSignIn(fromUtf8(fromHex(message)));
    return checkDomain(domain, new URL(origin)).length === 0 && !resources.some(isRecap);
  } catch {
    return false;
  }
}

/** A login of nostr at the site that asks. */
const isOwnLogin = (event: EventDraft, origin: string | null): boolean =>
  origin !== null && hostOfLogin(event) === new URL(origin).host;
