/** Converts errors for the page. Passes on messages of nodes and of WalletError, never those of unexpected errors. */
import { NodeError } from '../chain/node-error.ts';
import { unreachable, WalletError } from '../lib/errors.ts';
import { PROVIDER_CODES, type ProviderErrorShape, ProviderRpcError } from '../messaging/provider.ts';

const codes = PROVIDER_CODES;

export const refused = (message = 'The person refused this request.'): ProviderRpcError =>
  new ProviderRpcError(codes.refused, message);
export const notGranted = (message: string): ProviderRpcError => new ProviderRpcError(codes.notGranted, message);
/** @param ask what connects the site */
export const notConnected = (ask: string): ProviderRpcError =>
  notGranted(`This site is not connected: ask with ${ask} first.`);
export const refusedMethod = (message: string): ProviderRpcError => new ProviderRpcError(codes.unsupported, message);
export const invalidParams = (message: string): ProviderRpcError => new ProviderRpcError(codes.invalidParams, message);
export const invalidInput = (message: string): ProviderRpcError => new ProviderRpcError(codes.invalidInput, message);
export const tooMany = (message: string): ProviderRpcError => new ProviderRpcError(codes.tooMany, message);
export const unknownChain = (chainId: number): ProviderRpcError =>
  new ProviderRpcError(
    codes.unknownChain,
    `The wallet does not know the network ${chainId}; add it with wallet_addEthereumChain.`,
  );
export const promptPending = (): ProviderRpcError =>
  new ProviderRpcError(codes.pending, 'A request of this kind waits for the person already.');

/** Methods that this wallet never supports: they sign unreadable data or reveal keys. */
const REFUSED_METHODS: ReadonlySet<string> = new Set([
  'eth_sign',
  'eth_signTransaction',
  'eth_decrypt',
  'eth_getEncryptionPublicKey',
]);

/**
 * The error for an unknown method. Client libraries take -32601 with these words as a reason to use other methods: single
 * transactions instead of batches, polling instead of subscriptions. They take 4200 as final.
 */
export function missing(method: string): ProviderRpcError {
  const name = method.slice(0, 60);
  return REFUSED_METHODS.has(name)
    ? refusedMethod(`This wallet refuses the method ${name}.`)
    : new ProviderRpcError(codes.methodNotFound, `The method ${name} does not exist or is not available.`);
}

/** Converts any error to the error object for the page. @param online true if this computer has a network connection */
export function toFault(error: unknown, online: () => boolean): ProviderErrorShape {
  if (error instanceof ProviderRpcError) return shape(error.code, error.message, error.data);
  if (error instanceof NodeError)
    return shape(Number.isInteger(error.rpcCode) ? error.rpcCode : codes.nodeRefused, error.message, error.data);
  if (error instanceof WalletError) return shape(codeOf(error.code, online), error.message);
  return shape(codes.internal, 'The wallet could not do this because of a fault of its own.');
}

const shape = (code: number, message: string, data?: unknown): ProviderErrorShape =>
  data === undefined ? { code, message } : { code, message, data };

function codeOf(code: WalletError['code'], online: () => boolean): number {
  switch (code) {
    case 'bad-input':
    case 'bad-encoding':
    case 'exists':
    case 'not-found':
      return codes.invalidParams;
    case 'refused':
    case 'stopped':
    case 'stale':
    case 'keys-missing':
      return codes.refused;
    case 'locked':
    case 'closed':
    case 'needs-login':
    case 'not-allowed':
    case 'cannot-open':
    case 'wrong-credential':
    case 'wrong-personal':
    case 'no-prf':
    case 'prf-unstable':
    case 'bad-recovery-key':
    case 'recovery-key-mismatch':
      return codes.notGranted;
    case 'no-network':
      return online() ? codes.chainDisconnected : codes.disconnected;
    case 'node-refused':
      return codes.nodeRefused;
    case 'server-unreachable':
    case 'server-refused':
    case 'not-invited':
    case 'bad-server':
    case 'issuer-unreachable':
    case 'issuer-refused':
    case 'bad-log':
    case 'older-state':
    case 'bad-pairing':
    case 'storage-broken':
    case 'storage-full':
    case 'storage-unreachable':
    case 'wrong-file':
    case 'newer-version':
    case 'internal':
      return codes.internal;
    default:
      return unreachable(code);
  }
}
