/** The stored record of one request that a person decides on. See [Note: Record before promise] in approvals.ts. */
import type { SignInFields } from '../ethereum/sign-in-text.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { TypedDataExtras } from '../ethereum/typed-data-type.ts';
import type { UserOperation } from '../ethereum/user-operation.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ApprovalEdits, ApprovalState, Review } from '../messaging/approval.ts';
import type { ItemRef } from '../messaging/item-view.ts';
import type { SiteName } from '../messaging/site-name.ts';
import type { EventDraft } from '../nostr/event.ts';

export interface RequestedNetwork {
  chainId: number;
  name: string;
  symbol: string;
  decimals: number;
  rpcUrls: string[];
  explorerUrl: string | null;
}

/** The complete content of a request: the payload and the edits suffice to execute an approval. */
export type Payload =
  /**
   * `accounts`, `chains`: what the site asked for. It starts on the network of the request and may later switch to `chains`.
   * `signIn`: approving also signs this with the first account that can sign.
   */
  | { kind: 'connect'; accounts?: Hex[]; chains?: number[]; signIn?: SignInFields }
  /** `withText`: the answer is a `SignedIn`. */
  | { kind: 'personal-sign'; message: Hex; withText?: true }
  /** `json`: EIP-712 typed data. `aside`: fields that the site also sent and that are not signed. */
  | { kind: 'typed-data'; json: string; aside?: TypedDataExtras }
  /** `json`: typed data of version 1, see ethereum/typed-list.ts. */
  | { kind: 'typed-list'; json: string }
  | {
      kind: 'transaction';
      transaction: PreparedTransaction;
      /** The site set the fees; otherwise the transaction has the current normal fees. */
      siteFee?: boolean;
      /** The site set the nonce; it is signed unchanged. */
      siteNonce?: boolean;
      /** The site wrote the recipient with capitals that are not its checksum. */
      oddChecksum?: boolean;
      /** The sent transaction that this one replaces. */
      replaces: { activityId: string; act: 'speed-up' | 'cancel' } | null;
      /** Id of the sent transaction of a layer-2 network that this one does through the layer-1 chain. */
      insteadOf?: string;
    }
  | {
      /** A batch of calls of a site (EIP-5792). */
      kind: 'calls';
      /** The site's own id, or one that the wallet made. */
      bundleId: string;
      /** One for each call, in order, with nonces in a row. */
      transactions: readonly [PreparedTransaction, ...PreparedTransaction[]];
      /** One transaction that makes all calls or none; of EIP-7702 where the account must be set up for that. `null`: the account cannot. */
      together: PreparedTransaction | null;
      /** The site demands all or nothing. */
      atomicRequired: boolean;
      /** Somebody else pays the network fee: `together` is carried out as this user operation. */
      sponsored?: Sponsored;
    }
  /** The site wants a Nostr key. */
  | { kind: 'nostr-connect' }
  | NostrPayload
  | { kind: 'switch-network'; chainId: number }
  | { kind: 'watch-asset'; token: WatchedToken }
  | { kind: 'watch-item'; item: WatchedItem }
  | { kind: 'add-network'; network: RequestedNetwork };

/** Who pays for a batch of calls instead of the account (ERC-7677). */
export interface Sponsored {
  operation: UserOperation;
  /** Host of the paymaster service that the site named. */
  payer: string;
  /** The site lets the account pay itself where nobody else does. */
  optional: boolean;
}

/** Something that is done with a Nostr key; `publicKey` and `peer` in hex. */
export type NostrPayload =
  | { kind: 'nostr-event'; publicKey: string; event: EventDraft }
  /** NIP-44. `peer`: the other side. `text`: what is encrypted or decrypted. */
  | { kind: 'nostr-text'; publicKey: string; act: 'encrypt' | 'decrypt'; peer: string; text: string };

/** A token as its contract describes it. */
export interface WatchedToken {
  address: Hex;
  symbol: string;
  name: string;
  decimals: number;
  /** It is called like a listed token, and is another. */
  resembles: boolean;
  /** Then its symbol without the words that say so. */
  bare?: string;
}

/** An item of a collection that an account of the site holds, as its contract says. */
export interface WatchedItem extends ItemRef {
  /** Name of the collection; `null`: it has no readable one of its own. */
  collection: string | null;
}

export interface ApprovalRequest {
  /**
   * Identifies the request across resends: tab, frame, document nonce and id for a page; `wallet:<uuid>` for the wallet itself.
   * Asking again with the same key and origin finds the same record.
   */
  key: string;
  /** Serialised origin; `null` is the wallet itself. */
  origin: string | null;
  /** Origin of the top-level page when the request comes from a frame of another site. */
  within?: string | null;
  characterId: string;
  account: Hex | null;
  chainId: number;
  /** It belongs to the session of the site: it waits on a network that the site may use, whichever one the site is on. */
  inSession?: true;
  payload: Payload;
}

/** What a site gets that asked for a connection and a sign-in in one (ERC-7846). */
export interface SignedIn {
  address: Hex;
  /** As it was signed. */
  message: string;
  signature: Hex;
}

/** How a request ended. */
export type Outcome =
  | { kind: 'result'; result: unknown }
  /** An error with a code of EIP-1193 or JSON-RPC. `askerGone`: nobody refused; the page that asked is gone. */
  | { kind: 'error'; code: number; message: string; data?: unknown; askerGone?: true };

/** Names of the requesting and the acting side at the time of the review, for the top of the prompt. */
export interface ReviewHeading {
  /** `null`: the wallet itself asks. */
  site: SiteName | null;
  connectedSince: number | null;
  accountName: string | null;
  networkName: string;
}

/** The reviewer's result: the review, and the names for the top of the prompt. */
export interface Reviewed {
  review: Review;
  heading: ReviewHeading;
}

/** A raw signed transaction and its hash. */
export interface Signed {
  raw: Hex;
  hash: Hex;
}

export interface ApprovalRecord extends ApprovalRequest {
  id: string;
  createdAt: number;
  revision: number;
  /** ms since 1970 at which this revision was first shown; approving is blocked for APPROVE_DELAY after it. */
  revisedAt: number;
  /** ms since 1970 at which the data of the review was last requested. */
  reviewedAt: number;
  review: Review;
  heading: ReviewHeading;
  state: ApprovalState;
  edits: ApprovalEdits;
  /** The person let the site repeat it: nobody is asked. */
  unprompted?: true;
  /** ms since 1970 of the approval; from then on `payload` includes the edits. */
  approvedAt: number | null;
  /** The raw signed transactions in order, from state `signed` on. Every broadcast sends exactly these bytes. */
  signed: Signed[] | null;
  outcome: Outcome | null;
  answeredAt: number | null;
}

/**
 * Executes an approved record. The background provides it, so that this folder holds no key and contacts no node.
 * Executes `record.payload` as it stands, edits included. A call may be repeated for the same record after the worker was
 * stopped, so each method is idempotent by `record.id`. @throws WalletError locked | closed when the keys are not available,
 * needs-login when the signing policy wants a fresh login for this record
 *
 * `decided` resolves when the decision is in the store. Until then a key may be opened, and nothing leaves and nothing is written; where it
 * rejects, the call does too.
 */
export interface Executor {
  /**
   * Saves the grant of `record.edits.accounts`, and of a new account when `record.edits.newAccount`, or of the login key of the site alone
   * when `record.edits.loginKey`. With `payload.signIn` it is signed first, and the answer is a `SignedIn`.
   */
  connect(record: ApprovalRecord): Promise<unknown>;
  signMessage(record: ApprovalRecord, decided: Promise<void>): Promise<Hex | SignedIn>;
  signTypedData(record: ApprovalRecord, decided: Promise<void>): Promise<Hex>;
  /** Of a transaction, or of a batch of calls: all of them, or none. They are stored when this resolves. */
  signTransactions(record: ApprovalRecord, decided: Promise<void>): Promise<Signed[]>;
  /**
   * What `signTransactions` made of this record before the worker was stopped, if the tracker stored it; else `null`.
   * @throws WalletError locked | closed when the store cannot be read now
   */
  findSigned(record: ApprovalRecord): Promise<Signed[] | null>;
  /**
   * Sends `record.signed` in order and returns what the page gets. Idempotent: sending the same bytes again succeeds.
   * @throws WalletError node-refused when the network rejects the first; after any other error the caller sends them again
   */
  broadcast(record: ApprovalRecord): Promise<unknown>;
  /** A person reads the prompt for it: gets ready what the approval will need and what takes no key. Never throws. */
  prepare(record: ApprovalRecord): void;
  /** An outcome is stored, and whoever waits for it has it: what was put off for that can be done. Not called again after a stop of the worker. */
  answered(): void;
  /** Gives the site the key of `record.edits`, else the one that the review proposed. */
  connectNostr(record: ApprovalRecord): Promise<string>;
  /** Signs an event, encrypts or decrypts; then lets the site go on as `record.edits.repeat` says. */
  useNostr(record: ApprovalRecord): Promise<unknown>;
  switchNetwork(record: ApprovalRecord): Promise<null>;
  addNetwork(record: ApprovalRecord): Promise<null>;
  /** Adds the token to the character's assets. */
  addToken(record: ApprovalRecord): Promise<null>;
  /** Puts the item of the record into the character's assets. */
  addItem(record: ApprovalRecord): Promise<null>;
}

/** Where records are stored: session memory, which outlives the worker and ends with the browser. */
export interface ApprovalStore {
  load(): Promise<ApprovalRecord[]>;
  /** All of them or none. A record that has changed is another object. */
  save(records: readonly ApprovalRecord[]): Promise<void>;
}
