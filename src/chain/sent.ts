/** The stored record of a signed transaction, one list per character. See [Note: Raw bytes before broadcast] in track.ts. */
import * as v from 'valibot';
import type { Hex } from '../lib/bytes.ts';
import { chainSent as t } from '../locales/en/chain/sent.ts';
import { listBy, orElse } from '../vault/stored.ts';

const hex = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]*$/i.test(value));
const decimal = v.pipe(v.string(), v.regex(/^\d{1,80}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const common = {
  chainId: count,
  from: hex,
  to: v.nullable(hex),
  value: decimal,
  data: hex,
  nonce: count,
  gasLimit: decimal,
};
const accessList = v.array(v.object({ address: hex, storageKeys: v.array(hex) }));

const transactionSchema = v.variant('type', [
  v.object({ type: v.literal('legacy'), ...common, gasPrice: decimal }),
  v.object({ type: v.literal('eip2930'), ...common, gasPrice: decimal, accessList }),
  v.object({
    type: v.literal('eip1559'),
    ...common,
    maxFeePerGas: decimal,
    maxPriorityFeePerGas: decimal,
    accessList,
  }),
  v.object({
    type: v.literal('eip7702'),
    ...common,
    maxFeePerGas: decimal,
    maxPriorityFeePerGas: decimal,
    accessList,
    delegate: hex,
  }),
]);

const sentSchema = v.object({
  id: v.string(),
  characterId: v.string(),
  /** Serialised origin; `null` is the wallet itself. */
  origin: v.nullable(v.string()),
  transaction: transactionSchema,
  raw: hex,
  hash: hex,
  /** Hex id of the login method that allowed it. */
  signedBy: v.optional(v.string()),
  /** ms since 1970 of signing. */
  at: orElse(v.number(), 0),
  /** What ActivityView shows. */
  title: orElse(v.string(), () => t.unnamed),
  detail: orElse(v.string(), ''),
  amount: orElse(v.string(), ''),
  // Looked after again: the network says what became of it.
  status: orElse(v.picklist(['signed', 'pending', 'included', 'failed', 'replaced', 'dropped']), 'pending'),
  /** The block it is in; `null` while in none. */
  block: orElse(v.nullable(v.object({ number: count, hash: hex, index: count })), null),
  /** Fee paid in wei, decimal; from the receipt. */
  feePaid: orElse(v.nullable(decimal), null),
  /** Why it failed, was dropped, or could not be broadcast. */
  reason: orElse(v.nullable(v.string()), null),
  /** The batch of calls that it belongs to (EIP-5792): `index` counts its transactions from 0. */
  bundle: v.optional(v.object({ id: v.string(), origin: v.nullable(v.string()), index: count, atomic: v.boolean() })),
  /** What it brings to a layer-2 network. `to`: whom a deposit calls or pays there; absent where it is not known. `hash`: there; `null`: not known before it is in a block. `block`: the one that `hash` follows from. */
  through: v.optional(
    v.object({
      chainId: count,
      to: v.optional(hex),
      hash: v.nullable(hex),
      block: v.nullable(hex),
      status: orElse(v.picklist(['waiting', 'included', 'failed']), 'waiting'),
    }),
  ),
  /**
   * It is a user operation (ERC-4337): `hash` is that of the operation, `raw` its JSON, `transaction` what its calls would be without a payer.
   */
  operation: v.optional(
    v.object({
      /** The host that pays the network fee. */
      payer: v.string(),
      /** The transaction that carries it, as the character's own node has it. */
      transactionHash: orElse(v.nullable(hex), null),
      /** The newest block when it was sent. */
      since: orElse(v.nullable(count), null),
    }),
  ),
  /** The person let the site repeat it: nobody was asked. */
  unprompted: v.optional(v.boolean()),
  /** Id of the record of a layer-2 network that this deposit does in its place. */
  insteadOf: v.optional(v.string()),
  /** Id of the record this one replaces (speeding up, cancelling). */
  replaces: v.nullable(v.string()),
  /** Hash of the transaction that took its nonce; `null` when unknown. */
  replacedBy: orElse(v.nullable(hex), null),
  /** It was in a block once that is no longer part of the chain. */
  reorganised: orElse(v.boolean(), false),
  /** Send the bytes again when no node has them; false once a node refused them, as the page was told so. */
  resend: orElse(v.boolean(), false),
  /** Nothing more will happen to it: it is not looked at again. */
  settled: orElse(v.boolean(), false),
  /** ms since 1970 of the last look, and how many looks in a row found it missing. */
  checkedAt: orElse(v.nullable(v.number()), null),
  missedChecks: orElse(count, 0),
});

export type SentTransaction = v.InferOutput<typeof sentSchema>;

/** As a character's history has them. One that cannot be read is neither shown nor tracked, and stays where it is. */
export const sentListSchema = orElse(listBy('id', sentSchema), []);

/** All that one character sent. */
export interface SentList {
  characterId: string;
  sent: SentTransaction[];
}

/** Where records lie: one document per open character. */
export interface SentStore {
  /**
   * Reads what has to be looked after: the lists of open characters that are not at rest (`isAtRest` in sent-state.ts).
   * @param isKnown characters whose list need not be read
   */
  load(isKnown: (characterId: string) => boolean): Promise<{ openIds: string[]; lists: SentList[] }>;
  /** The list of one character. @throws WalletError locked | closed */
  loadOf(characterId: string): Promise<SentTransaction[]>;
  /** Writes or replaces by id, all of one character or none; resolves when it is durable. */
  save(...transactions: SentTransaction[]): Promise<void>;
}
