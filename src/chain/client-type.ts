/** The interface of a client for one chain. Types only. */

/** State of one RPC address. */
export interface RouteStatus {
  url: string;
  state: 'unknown' | 'answers' | 'failing' | 'wrong-chain';
  /** A sentence about the last failure; `null` when there was none. */
  problem: string | null;
  /** ms since 1970 of the last answer. */
  answeredAt: number | null;
}

export interface ClientStatus {
  /** `null` before the first request. */
  answers: boolean | null;
  /** The route that is in use; `null` when none answers. */
  url: string | null;
  /** An earlier route of the list failed and a later one answers. */
  failedOver: boolean;
  routes: RouteStatus[];
}

/** One request of a batch. */
export interface Question {
  method: string;
  params: readonly unknown[];
}

export interface Client {
  readonly chainId: number;
  /** It names no two accounts of a character in one request. See apart.ts. */
  readonly apart?: boolean;
  /** The client that keeps no answers. See recent-head.ts. */
  readonly plain?: Client;
  /** It has a bundler, which alone takes user operations. */
  readonly bundles?: boolean;
  /**
   * One JSON-RPC request; the first one also checks the chain id of the route.
   * @throws NodeError when the node refused (its code, message and data)
   * @throws WalletError no-network when no route answered
   */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  /**
   * Several JSON-RPC requests in one HTTP request; one by one where the node does not take that. An answer that is an error is a NodeError
   * in its place.
   * @throws WalletError no-network when no route answered
   */
  batch(requests: readonly Question[]): Promise<unknown[]>;
  status(): ClientStatus;
}
