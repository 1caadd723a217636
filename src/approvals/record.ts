/** The stored record of one request that waits for a person. The record is the request; the promise of the page is a courtesy. */
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { TypedDataExtras } from '../ethereum/typed-data-type.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ApprovalEdits, ApprovalState, Review } from '../messaging/approval.ts';

export interface RequestedNetwork {
  chainId: number;
  name: string;
  symbol: string;
  decimals: number;
  rpcUrls: string[];
  explorerUrl: string | null;
}

/** What is asked, complete: an approval can be executed from this and the edits alone. */
export type Payload =
  | { kind: 'connect' }
  | { kind: 'personal-sign'; message: Hex }
  /** `aside`: what the site sent besides, which is not signed. */
  | { kind: 'typed-data'; json: string; aside?: TypedDataExtras }
  | {
      kind: 'transaction';
      transaction: PreparedTransaction;
      /** The site named the fees itself; otherwise they are the normal ones of the moment. */
      siteFee?: boolean;
      /** The site named the nonce itself: it is signed as it stands. */
      siteNonce?: boolean;
      /** The activity this one replaces. */
      replaces: { activityId: string; act: 'speed-up' | 'cancel' } | null;
    }
  | { kind: 'switch-network'; chainId: number }
  | { kind: 'add-network'; network: RequestedNetwork };

export interface ApprovalRequest {
  /**
   * Names the request across resends: tab, frame, document nonce and id for a page; `wallet:<uuid>` for the wallet itself.
   * Asking again with the same key finds the same record.
   */
  key: string;
  /** Serialised origin; `null` is the wallet itself. */
  origin: string | null;
  /** The page around the asking frame, where it is another site's. */
  within?: string | null;
  characterId: string;
  account: Hex | null;
  chainId: number;
  payload: Payload;
}

/** How a request ended. */
export type Outcome =
  | { kind: 'result'; result: unknown }
  /** `askerGone`: nobody refused; the page that asked went away. */
  | { kind: 'error'; code: number; message: string; data?: unknown; askerGone?: true };

/** Who asks and who would act, named as they were when the review was made. */
export interface ReviewHeading {
  connectedSince: number | null;
  accountName: string | null;
  networkName: string;
}

/** What the reviewer answers: the words, and the names for the top of the window. */
export interface Reviewed {
  review: Review;
  heading: ReviewHeading;
}

export interface ApprovalRecord extends ApprovalRequest {
  id: string;
  createdAt: number;
  revision: number;
  /** When this revision was first there; approving is dead for half a second after it. */
  revisedAt: number;
  /** When the facts behind the review were last asked for. */
  reviewedAt: number;
  review: Review;
  heading: ReviewHeading;
  state: ApprovalState;
  edits: ApprovalEdits;
  /** When the person approved; from then on `payload` has the edits in it. */
  approvedAt: number | null;
  /** Raw signed transaction and its hash, from `signed` on: what is broadcast, however often, is these bytes. */
  signed: { raw: Hex; hash: Hex } | null;
  outcome: Outcome | null;
  answeredAt: number | null;
}

/**
 * What approving runs; given by the background, so that approvals hold no key and speak to no node.
 * Executes `record.payload` as it stands: the edits are in it. May be called again with the same record after the worker
 * was stopped, so each act is idempotent by `record.id`. @throws WalletError locked | closed when the keys are not at hand
 */
export interface Executor {
  /** Saves the grant of `record.edits.accounts`, and of a new account when `record.edits.newAccount`. */
  connect(record: ApprovalRecord): Promise<unknown>;
  signMessage(record: ApprovalRecord): Promise<Hex>;
  signTypedData(record: ApprovalRecord): Promise<Hex>;
  signTransaction(record: ApprovalRecord): Promise<{ raw: Hex; hash: Hex }>;
  /**
   * What `signTransaction` made of this record earlier, where it was kept before the worker was stopped; `null` when nothing was.
   * @throws WalletError locked | closed when that cannot be known now
   */
  findSigned(record: ApprovalRecord): Promise<{ raw: Hex; hash: Hex } | null>;
  /**
   * Idempotent: the same bytes again are success.
   * @throws WalletError node-refused when the network will not take them; after anything else they are sent again
   */
  broadcast(record: ApprovalRecord): Promise<Hex>;
  switchNetwork(record: ApprovalRecord): Promise<null>;
  addNetwork(record: ApprovalRecord): Promise<null>;
}

/** Where records lie: memory that outlives the worker and dies with the browser. */
export interface ApprovalStore {
  load(): Promise<ApprovalRecord[]>;
  save(records: ApprovalRecord[]): Promise<void>;
}
