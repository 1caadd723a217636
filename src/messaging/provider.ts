/** What a page reads of this wallet: error codes, the error's shape, names and bounds of the provider. Holds no state and imports nothing. */

/** Codes of EIP-1193, EIP-1474, EIP-3326 and EIP-1102 that this provider answers with; PROVIDER.md lists when. */
export const PROVIDER_CODES = {
  /** The person refused, or closed the window (EIP-1193). */
  refused: 4001,
  /** The site has not been given what it asks with (EIP-1193). */
  notGranted: 4100,
  /** A method that this wallet refuses on purpose (EIP-1193). */
  unsupported: 4200,
  /** The wallet cannot be reached at all (EIP-1193). */
  disconnected: 4900,
  /** This network does not answer (EIP-1193). */
  chainDisconnected: 4901,
  /** The wallet does not know this network (EIP-3326). */
  unknownChain: 4902,
  /** Not a request object (EIP-1474). */
  invalidRequest: -32600,
  /** There is no such method here (JSON-RPC 2.0): client libraries go on without it. */
  methodNotFound: -32601,
  /** Parameters of the wrong number, type or form (EIP-1474). */
  invalidParams: -32602,
  /** A fault of this wallet (EIP-1474). */
  internal: -32603,
  /** What is to be signed is malformed (EIP-1474: invalid input). */
  invalidInput: -32000,
  /** A prompt of this kind waits already (EIP-1474: resource unavailable). */
  pending: -32002,
  /** The node refused (EIP-1474: transaction rejected). */
  nodeRefused: -32003,
  /** Too many requests (EIP-1474: limit exceeded). */
  tooMany: -32005,
  /** A capability that this wallet does not have and that the site does not mark as optional (EIP-5792). */
  unsupportedCapability: 5700,
  /** The wallet does not know the network of a batch of calls (EIP-5792). */
  unsupportedChain: 5710,
  /** The site has used this id for another batch of calls (EIP-5792). */
  duplicateId: 5720,
  /** The site has no batch of calls with this id (EIP-5792). */
  unknownBundle: 5730,
  /** A batch of too many calls, or of too much data (EIP-5792). */
  bundleTooLarge: 5740,
  /** The person does not want the account to be set up for making all calls or none (EIP-5792). */
  upgradeRefused: 5750,
  /** All calls or none are demanded, which this account cannot do on this network (EIP-5792). */
  notAtomic: 5760,
  /** Disconnected for now; trying again helps (RFC 6455 registry: try again later). */
  tryAgainLater: 1013,
  /** Disconnected until the page is loaded again (RFC 6455 §7.4.1: internal error). */
  goneForGood: 1011,
} as const;

/** An error as it crosses a boundary. `data` is JSON or absent. */
export interface ProviderErrorShape {
  code: number;
  message: string;
  data?: unknown;
}

/** EIP-1193 ProviderRpcError: what `request` rejects with, and what `disconnect` carries. */
export class ProviderRpcError extends Error {
  override readonly name = 'ProviderRpcError';
  readonly code: number;
  declare readonly data?: unknown;
  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    if (data !== undefined) this.data = data;
  }
}

/** What a page may know of its connection: the whole of it, sent anew after each change. */
export interface ProviderState {
  /** False in a frame whose own origin is not connected: nothing is exposed there. */
  served: boolean;
  /** Lower-case hex without leading zeros. */
  chainId: `0x${string}`;
  /** Lower-case addresses this site was given, the active one first. */
  accounts: `0x${string}`[];
  /** Networks that the person let this site use: with the accounts they are its session (CAIP-25). */
  chains: number[];
  /** Should `window.ethereum` be set. */
  windowEthereum: boolean;
  /** Should `window.nostr` be set. */
  windowNostr: boolean;
}

/** Reverse domain name of the wallet in EIP-6963. */
export const PROVIDER_RDNS = 'app.dramatis';

/** Longest request, in UTF-16 units of its JSON text: contract creations of 200 kB fit four times. */
export const MAX_REQUEST_LENGTH = 1 << 20;

/** Requests of one document that may wait for an answer at the same time. */
export const MAX_UNANSWERED = 256;
