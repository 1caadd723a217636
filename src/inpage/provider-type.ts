/** The EIP-1193 provider as a page sees it. Its older methods are in legacy.ts. */
import type { Listener } from './listeners.ts';

export interface RequestArguments {
  readonly method: string;
  readonly params?: readonly unknown[] | object;
}

export interface Provider {
  readonly isDramatis: true;
  /** @throws ProviderRpcError with the codes of PROVIDER.md */
  request(args: RequestArguments): Promise<unknown>;
  isConnected(): boolean;
  on(event: string, listener: Listener): Provider;
  once(event: string, listener: Listener): Provider;
  off(event: string, listener: Listener): Provider;
  addListener(event: string, listener: Listener): Provider;
  removeListener(event: string, listener: Listener): Provider;
}
