/** The EIP-1193 provider of one page. Holds only what the page may know; decides nothing. */
import type { Ask, Tell } from '../messaging/page.ts';
import { PROVIDER_CODES, ProviderRpcError, type ProviderState } from '../messaging/provider.ts';
import { createStringify } from './json.ts';
import { type LegacyProvider, withLegacy } from './legacy.ts';
import { createListeners, type Listener } from './listeners.ts';
import type { Provider, RequestArguments } from './provider-type.ts';

export interface ProviderPair {
  provider: Provider & LegacyProvider;
  /** Receives one message of the content script. */
  receive(tell: Tell): void;
}

const codes = PROVIDER_CODES;
const SESSION_CHANGED = 'wallet_sessionChanged';
const NO_SESSION = () => ({ sessionScopes: {} });
/** What the session of a site is made of. */
const sessionOf = ({ accounts, chains }: ProviderState): string => `${accounts.join()} ${[...chains].sort().join()}`;
const invalid = (message: string): ProviderRpcError => new ProviderRpcError(codes.invalidRequest, message);

/** @param ask sends one request to the content script */
export function createProvider(ask: (message: Ask) => void): ProviderPair {
  // Read at load, before the page can replace them.
  const stringify = createStringify();
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: ProviderRpcError) => void }>();
  const listeners = createListeners();
  let state: ProviderState | null = null;
  let connected = false;
  let gone: ProviderRpcError | null = null;
  let lastId = 0;

  /** Answers from the last state that the worker sent; `undefined` if the worker must be asked. */
  function answerFromState(method: string): unknown {
    if (!state?.served) return undefined;
    switch (method) {
      case 'eth_chainId':
        return state.chainId;
      case 'net_version':
        return String(Number(state.chainId));
      case 'eth_accounts':
        return [...state.accounts];
      default:
        return undefined;
    }
  }

  async function request(args: RequestArguments): Promise<unknown> {
    if (typeof args !== 'object' || args === null || Array.isArray(args))
      throw invalid('The request must be an object with a method.');
    const { method, params } = args;
    if (typeof method !== 'string' || method === '') throw invalid('The method must be a text that is not empty.');
    if (params !== undefined && (typeof params !== 'object' || params === null))
      throw invalid('The params must be an array or an object.');
    if (gone) throw new ProviderRpcError(codes.disconnected, gone.message);
    const known = connected ? answerFromState(method) : undefined;
    if (known !== undefined) return known;
    let text: string;
    try {
      text = stringify({ method, params });
    } catch {
      throw new ProviderRpcError(codes.invalidParams, 'The params cannot be written as JSON.');
    }
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      ask({ id, text });
    });
  }

  function hearState(next: ProviderState): void {
    const before = state;
    state = next;
    if (!connected) {
      connected = true;
      listeners.emit('connect', { chainId: next.chainId });
    }
    if (before === null) return;
    if (before.chainId !== next.chainId) {
      listeners.emit('chainChanged', next.chainId);
      listeners.emit('networkChanged', String(Number(next.chainId)));
    }
    if (before.accounts.join() !== next.accounts.join()) listeners.emit('accountsChanged', [...next.accounts]);
    if (sessionOf(before) !== sessionOf(next)) void tellSession(next);
  }

  /** CAIP-311. The scopes are fetched only for a page that listens: no other one pays for them. */
  async function tellSession(next: ProviderState): Promise<void> {
    if (!listeners.has(SESSION_CHANGED)) return;
    const ended = next.accounts.length === 0;
    // One that is not answered is told when the wallet is there again and the page asks.
    const session = ended ? NO_SESSION() : await request({ method: 'wallet_getSession' }).catch(() => null);
    // A later change is told by itself.
    if (session !== null && state && sessionOf(state) === sessionOf(next)) listeners.emit(SESSION_CHANGED, session);
  }

  function disconnect(error: ProviderRpcError): void {
    if (!connected) return;
    connected = false;
    listeners.emit('disconnect', error);
  }

  function receive(tell: Tell): void {
    switch (tell.kind) {
      case 'state':
        hearState(tell.state);
        return;
      case 'result':
        waiting.get(tell.id)?.resolve(tell.result);
        waiting.delete(tell.id);
        return;
      case 'error': {
        const { code, message, data } = tell.error;
        waiting.get(tell.id)?.reject(new ProviderRpcError(code, message, data));
        waiting.delete(tell.id);
        return;
      }
      case 'news':
        listeners.emit('message', {
          type: 'eth_subscription',
          data: { subscription: tell.subscription, result: tell.result },
        });
        return;
      case 'lost':
        disconnect(new ProviderRpcError(codes.tryAgainLater, 'The wallet does not answer at the moment.'));
        return;
      case 'gone': {
        const error = new ProviderRpcError(
          codes.goneForGood,
          'The wallet was updated or removed. Load this page again.',
        );
        gone = error;
        for (const { reject } of waiting.values()) reject(new ProviderRpcError(codes.disconnected, error.message));
        waiting.clear();
        disconnect(error);
      }
    }
  }

  const provider: Provider = {
    isDramatis: true,
    request,
    isConnected: () => connected,
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    off: remove,
    addListener: (event, listener) => add(event, listener, false),
    removeListener: remove,
  };
  const whole = withLegacy(provider, () => state);
  function add(event: string, listener: Listener, once: boolean): Provider {
    listeners.add(event, listener, once);
    return whole;
  }
  function remove(event: string, listener: Listener): Provider {
    listeners.remove(event, listener);
    return whole;
  }
  return { provider: whole, receive };
}
