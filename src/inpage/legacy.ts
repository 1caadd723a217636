/** Methods from before EIP-1193: enable, send, sendAsync and three properties. They can do nothing that `request` cannot. */
import type { ProviderState } from '../messaging/provider.ts';
import type { Provider, RequestArguments } from './provider-type.ts';

interface Payload extends RequestArguments {
  id?: unknown;
  jsonrpc?: unknown;
}

type Envelope = { id: unknown; jsonrpc: '2.0'; result?: unknown; error?: unknown };
type Callback = (error: unknown, response?: Envelope | Envelope[]) => void;

export interface LegacyProvider {
  readonly chainId: string | null;
  readonly networkVersion: string | null;
  readonly selectedAddress: string | null;
  /** EIP-1102. */
  enable(): Promise<unknown>;
  /** `send(method, params)` resolves to an envelope; `send(payload, callback)` is sendAsync. */
  send(first: string | Payload, second?: unknown): Promise<Envelope> | undefined;
  /** Without a callback: returns a promise of the response or responses. */
  sendAsync(payload: Payload | Payload[], callback?: Callback): Promise<Envelope | Envelope[]> | undefined;
}

/** Adds the old methods to the provider. @param stateOf the last state from the worker */
export function withLegacy(provider: Provider, stateOf: () => ProviderState | null): Provider & LegacyProvider {
  const { request } = provider;
  const envelope = (payload: Payload, rest: object): Envelope => ({ id: payload.id ?? null, jsonrpc: '2.0', ...rest });

  const answer = async (payload: Payload): Promise<Envelope> => envelope(payload, { result: await request(payload) });

  const answerOf = (payload: Payload | Payload[]): Promise<Envelope | Envelope[]> =>
    Array.isArray(payload)
      ? Promise.all(payload.map((one) => answer(one).catch((error) => envelope(one, { error }))))
      : answer(payload);

  function sendAsync(payload: Payload | Payload[], callback?: unknown): Promise<Envelope | Envelope[]> | undefined {
    const answered = answerOf(payload);
    if (typeof callback !== 'function') return answered;
    answered.then(
      (response) => (callback as Callback)(null, response),
      (error) => (callback as Callback)(error, envelope((payload as Payload) ?? {}, { error })),
    );
    return undefined;
  }

  function send(first: string | Payload, second?: unknown): Promise<Envelope> | undefined {
    if (typeof first === 'string')
      return answer(second === undefined ? { method: first } : { method: first, params: second as unknown[] });
    if (typeof second !== 'function') return answer(first);
    sendAsync(first, second);
    return undefined;
  }

  return Object.defineProperties(
    Object.assign(provider, { enable: () => request({ method: 'eth_requestAccounts' }), send, sendAsync }),
    {
      chainId: { enumerable: true, configurable: true, get: () => stateOf()?.chainId ?? null },
      networkVersion: { enumerable: true, configurable: true, get: () => networkVersion(stateOf()) },
      selectedAddress: { enumerable: true, configurable: true, get: () => stateOf()?.accounts[0] ?? null },
    },
  ) as Provider & LegacyProvider;
}

const networkVersion = (state: ProviderState | null): string | null => (state ? String(Number(state.chainId)) : null);
