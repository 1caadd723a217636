/** What the page API needs of the rest of the wallet. Interfaces only: the background wires them, tests give fakes. */
import type { ApprovalRequest, Outcome } from '../approvals/record.ts';
import type { TransactionRequest } from '../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../ethereum/transaction-type.ts';
import type { Hex } from '../lib/bytes.ts';
import type { SiteGrant } from '../permissions/grant.ts';

/** Who asks, from the browser alone (`MessageSender`), never from a message. */
export interface Caller {
  /** Serialised origin (`https://app.example:8443`), never opaque. */
  origin: string;
  tabId: number;
  /** 0 is the top frame of its tab. */
  frameId: number;
  /** For a frame of another site: the origin of the page around it, or words for it; else `null`. */
  within: string | null;
}

/** One request as it came. */
export interface RawRequest {
  /** Names the request across resends; the document, a number and `;`. */
  key: string;
  /** JSON of the page, not parsed yet. */
  text: string;
  /** Aborted when the document that asked is gone. */
  signal: AbortSignal;
}

export type Reply =
  | { kind: 'result'; result: unknown }
  | { kind: 'error'; error: { code: number; message: string; data?: unknown } };

export interface SessionDoor {
  /**
   * Resolves at once when unlocked. Otherwise brings up the login page, one for all who wait, and resolves after the unlock.
   * @throws WalletError stopped, when the person closes it
   */
  ensureUnlocked(): Promise<void>;
  /** The character the popup shows; `null` while nothing is open. */
  activeCharacterId(): string | null;
  /** Is this character open at the present level? False while locked. */
  isOpen(characterId: string): boolean;
  /** The network that the popup shows for an open character. @throws WalletError closed | locked */
  homeChainId(characterId: string): Promise<number>;
}

export interface PermissionsDoor {
  /** See Permissions. While locked it reads the mirror in session memory. */
  serving(origin: string): Promise<SiteGrant | null>;
  revoke(origin: string): Promise<boolean>;
  wished(origin: string): Promise<number | null>;
  wish(origin: string, chainId: number): Promise<void>;
}

/** See Approvals. */
export interface ApprovalsDoor {
  ask(request: ApprovalRequest): Promise<Outcome>;
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
  /** Those among them that every installation has: knowing them tells a site nothing of the person. */
  builtInChainIds(): Promise<number[]>;
  /**
   * One JSON-RPC call along the character's own route (`null`: a site that is not connected).
   * @throws NodeError with the node's own code, WalletError no-network
   */
  request(characterId: string | null, chainId: number, method: string, params: readonly unknown[]): Promise<unknown>;
  /**
   * Fixes nonce, gas and fees. `chainId` is that of the site.
   * @throws NodeError, WalletError no-network | bad-input
   */
  prepare(characterId: string, chainId: number, request: TransactionRequest): Promise<PreparedTransaction>;
  /** A transaction that this wallet sent as this character, as eth_getTransactionByHash answers it; `null`: ask the node. */
  transactionByHash(characterId: string, chainId: number, hash: Hex): Promise<Record<string, unknown> | null>;
  /** The chain id a node says it has; no cookies, no redirects. @throws WalletError no-network */
  probe(rpcUrl: string): Promise<number>;
}

export interface RpcDeps {
  session: SessionDoor;
  permissions: PermissionsDoor;
  approvals: ApprovalsDoor;
  chain: ChainDoor;
  /** Of the extension's manifest. */
  version: string;
  /** ms since 1970. */
  clock: () => number;
  /** Does this computer have a network at all (`navigator.onLine`)? */
  online: () => boolean;
  /** Sends the site's state to its documents, now: events come before or with the answer that made them. */
  announce: (origin: string) => Promise<void>;
}
