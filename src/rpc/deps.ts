/** The dependencies of the page API. Interfaces only: the background implements them, tests pass fakes. */
import type {
  ApprovalRequest,
  NostrPayload,
  Outcome,
  Payload,
  WatchedItem,
  WatchedToken,
} from '../approvals/record.ts';
import type { Bundle } from '../chain/bundle.ts';
import type { Batching } from '../chain/delegation.ts';
import type { PaymasterService } from '../chain/sponsor.ts';
import type { TransactionRequest } from '../ethereum/transaction-request.ts';
import type { BatchCall, PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { UserOperation } from '../ethereum/user-operation.ts';
import type { Hex } from '../lib/bytes.ts';
import type { ItemRef } from '../messaging/item-view.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import type { Watches } from './watches.ts';

/** The requesting document, from the browser's `MessageSender` alone, never from a message. */
export interface Caller {
  /** Serialised origin (`https://app.example:8443`), never opaque. */
  origin: string;
  tabId: number;
  /** 0 is the top frame of its tab. */
  frameId: number;
  /** For a frame of another site: the origin of the top-level page, or a description of it; else `null`. */
  within: string | null;
}

/** One request as received. */
export interface RawRequest {
  /** Identifies the request across resends: the document, a number and `;`. */
  key: string;
  /** JSON from the page, not yet parsed. */
  text: string;
  /** Aborted when the requesting document is gone. */
  signal: AbortSignal;
}

export type Reply =
  | { kind: 'result'; result: unknown }
  | { kind: 'error'; error: { code: number; message: string; data?: unknown } };

export interface SessionDoor {
  /**
   * Resolves at once if unlocked. Otherwise opens one login page for all waiting requests and resolves after the unlock.
   * @param asker the site whose request waits, and whether it asks to be connected
   * @throws WalletError stopped when the person closes the login page
   */
  ensureUnlocked(asker: { origin: string; connects: boolean }): Promise<void>;
  /** The character the popup shows; `null` while nothing is open. */
  activeCharacterId(): string | null;
  /** True if this character is open at the present level. False while locked. */
  isOpen(characterId: string): boolean;
  /** True for a login key of this character, which signs messages only. False while it is closed. */
  isLoginKey(characterId: string, account: Hex): Promise<boolean>;
  /** The first of these accounts that can sign. @throws WalletError closed | locked */
  signingAccount(characterId: string, accounts: readonly Hex[]): Promise<Hex | null>;
  /** The network that the popup shows for an open character. @throws WalletError closed | locked */
  homeChainId(characterId: string): Promise<number>;
}

export interface PermissionsDoor {
  /** See Permissions. While locked it reads the mirror in session memory. */
  serving(origin: string): Promise<SiteGrant | null>;
  servingNostr(origin: string): Promise<SiteGrant | null>;
  revoke(origin: string, options?: { keepNostr: boolean }): Promise<boolean>;
  preferredChain(origin: string): Promise<number | null>;
  setPreferredChain(origin: string, chainId: number): Promise<void>;
  setChain(characterId: string, origin: string, chainId: number): Promise<SiteGrant>;
  forgetChains(origin: string, which?: readonly number[]): Promise<void>;
}

/** A site that asks as a character, with the key of its request. */
export interface Asker {
  key: string;
  origin: string;
  /** See Caller. */
  within: string | null;
  characterId: string;
}

export interface NostrDoor {
  /**
   * Does it without a prompt, if the person let the site do so and the signing policy allows it; else `null`.
   * @throws WalletError bad-input (an encrypted text does not open) | not-allowed | locked | closed
   */
  freely(asker: Asker, payload: NostrPayload): Promise<{ result: unknown } | null>;
}

export interface SignInDoor {
  /**
   * Signs in without a prompt, if the person let the site do so, nothing about the message deserves a warning and the signing policy allows
   * it; else `null`.
   * @param isTopFrame the page itself asks, not a frame @throws WalletError locked | closed
   */
  freely(request: ApprovalRequest, isTopFrame: boolean): Promise<{ result: unknown } | null>;
}

/** See Approvals. */
export interface ApprovalsDoor {
  ask(request: ApprovalRequest): Promise<Outcome>;
  /** The window opens while the request is made. @throws what `make` throws */
  askOnceMade(site: string, make: () => Promise<ApprovalRequest>): Promise<Outcome>;
  recall(key: string, origin: string | null): Promise<{ outcome: Promise<Outcome> } | null>;
  cancel(
    which: string | ((request: ApprovalRequest) => boolean),
    message?: string,
    options?: { askerGone: boolean },
  ): Promise<void>;
  list(): Promise<readonly ApprovalRequest[]>;
}

export interface ChainDoor {
  /** Ids of the networks the wallet knows. */
  chainIds(): Promise<number[]>;
  /** The built-in networks among them: knowing one tells a site nothing about the person. */
  builtInChainIds(): Promise<number[]>;
  /**
   * Sends one JSON-RPC call on the character's own route (`null`: a site that is not connected).
   * @throws NodeError with the node's own code, WalletError no-network
   */
  request(characterId: string | null, chainId: number, method: string, params: readonly unknown[]): Promise<unknown>;
  /**
   * Completes nonce, gas and fees. `chainId` is the network of the site.
   * @throws NodeError, WalletError no-network | bad-input
   */
  prepare(characterId: string, chainId: number, request: TransactionRequest): Promise<PreparedTransaction>;
  /** Can this account make several calls at once, by EIP-7702? @throws NodeError, WalletError no-network */
  batching(characterId: string, chainId: number, account: Hex): Promise<Batching>;
  /** True if the network has the contract that this wallet delegates accounts to. @throws WalletError no-network */
  offersDelegation(characterId: string, chainId: number): Promise<boolean>;
  /**
   * Completes nonces, gas and fees of calls, sent in a row and, if the account can, together.
   * @throws NodeError, WalletError no-network
   */
  prepareCalls(
    characterId: string,
    chainId: number,
    from: Hex,
    calls: readonly [BatchCall, ...BatchCall[]],
    batching: Batching,
  ): Promise<Pick<Payload & { kind: 'calls' }, 'transactions' | 'together'>>;
  /** True if the person has named a bundler for this network, so that somebody else can pay. */
  hasBundler(characterId: string, chainId: number): boolean;
  /**
   * The same calls with somebody else who pays for them. See [Note: Who is asked for a sponsor].
   * @throws NodeError, WalletError no-network when service or bundler refuse or do not answer
   */
  sponsor(characterId: string, together: PreparedTransaction, service: PaymasterService): Promise<UserOperation>;
  /** The batch of calls with this id that the site sent as this character; `null` if there is none, or its history is closed. */
  bundle(characterId: string, origin: string, id: string): Promise<Bundle | null>;
  /** A transaction that this character sent, in the shape of eth_getTransactionByHash; `null` if the node must be asked. */
  transactionByHash(characterId: string, chainId: number, hash: Hex): Promise<Record<string, unknown> | null>;
  /** What the contract of an ERC-20 token says of it; `null`: there is none. @throws NodeError, WalletError no-network */
  token(characterId: string, chainId: number, address: Hex): Promise<WatchedToken | null>;
  /** What the contract says of an item; `null`: none of the accounts holds it. @throws NodeError, WalletError no-network */
  item(characterId: string, chainId: number, accounts: readonly Hex[], item: ItemRef): Promise<WatchedItem | null>;
  /** Asks a node for its chain id; no cookies, no redirects. @throws WalletError no-network */
  probe(rpcUrl: string): Promise<number>;
}

export interface RpcDeps {
  session: SessionDoor;
  permissions: PermissionsDoor;
  approvals: ApprovalsDoor;
  chain: ChainDoor;
  nostr: NostrDoor;
  signIns: SignInDoor;
  watches: Pick<Watches, 'add' | 'remove' | 'changes' | 'logs'>;
  /** Of the extension's manifest. */
  version: string;
  /** ms since 1970. */
  clock: () => number;
  /** True if this computer has a network connection (`navigator.onLine`). */
  online: () => boolean;
  /** Shows the person these transactions of the character. */
  showActivity: (characterId: string, activityIds: readonly string[]) => Promise<void>;
  /** Sends the site's state to its documents now, so that events arrive before or with the response that caused them. */
  announce: (origin: string) => Promise<void>;
}
