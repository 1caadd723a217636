/** The provider object against EIP-1193: requests, events, the methods of before; one test for each row of PROVIDER.md. */
import { describe, expect, it, vi } from 'vitest';
import type { Ask } from '../messaging/page.ts';
import type { ProviderState } from '../messaging/provider.ts';
import { createProvider } from './provider.ts';

const STATE: ProviderState = {
  served: true,
  chainId: '0x1',
  accounts: [],
  chains: [],
  windowEthereum: true,
  windowNostr: true,
};
const ALICE = '0x00000000000000000000000000000000000a11ce';

function create(state: Partial<ProviderState> | null = {}) {
  const asked: Ask[] = [];
  const { provider, receive } = createProvider((ask) => asked.push(ask));
  if (state) receive({ kind: 'state', state: { ...STATE, ...state } });
  return { provider, receive, asked };
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    (value) => {
      throw new Error(`resolved with ${JSON.stringify(value)}`);
    },
    (error) => error as Error & { code: number; data?: unknown },
  );

describe('wallet_sessionChanged', () => {
  const methodsOf = (asked: Ask[]) => asked.map(({ text }) => (JSON.parse(text) as { method: string }).method);

  it('asks the worker for the session only while the page listens, and only after a change of it', async () => {
    const { provider, receive, asked } = create({ accounts: [ALICE], chains: [1] });
    const tell = (state: Partial<ProviderState>) => receive({ kind: 'state', state: { ...STATE, ...state } });
    tell({ accounts: [ALICE], chains: [1, 10] });
    expect(asked).toEqual([]);
    const heard = vi.fn();
    provider.on('wallet_sessionChanged', heard);
    tell({ accounts: [ALICE], chains: [10, 1], chainId: '0xa' });
    expect(asked).toEqual([]);
    tell({ accounts: [ALICE], chains: [1] });
    expect(methodsOf(asked)).toEqual(['wallet_getSession']);
    receive({ kind: 'result', id: asked[0]?.id ?? 0, result: { sessionScopes: { 'eip155:1': {} } } });
    await vi.waitFor(() => expect(heard.mock.calls).toEqual([[{ sessionScopes: { 'eip155:1': {} } }]]));
    tell({});
    await vi.waitFor(() => expect(heard.mock.lastCall).toEqual([{ sessionScopes: {} }]));
    expect(asked).toHaveLength(1);
  });

  it('an answer that a later change has overtaken is not told', async () => {
    const { provider, receive, asked } = create({ accounts: [ALICE], chains: [1] });
    const heard = vi.fn();
    provider.on('wallet_sessionChanged', heard);
    receive({ kind: 'state', state: { ...STATE, accounts: [ALICE], chains: [1, 10] } });
    receive({ kind: 'state', state: STATE });
    receive({ kind: 'result', id: asked[0]?.id ?? 0, result: { sessionScopes: { 'eip155:10': {} } } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard.mock.calls).toEqual([[{ sessionScopes: {} }]]);
  });
});

describe('request', () => {
  it('P1: rejects what is no request with -32600, without asking the worker', async () => {
    const { provider, asked } = create();
    const request = provider.request as (args?: unknown) => Promise<unknown>;
    const bad = [undefined, null, 'eth_accounts', 5, [], ['eth_accounts'], {}, { method: '' }, { method: 5 }];
    for (const args of bad) expect((await failure(request(args))).code).toBe(-32600);
    for (const params of ['a', 5, true, null])
      expect((await failure(request({ method: 'eth_accounts', params }))).code).toBe(-32600);
    expect(asked).toEqual([]);
  });

  it('P2: resolves with the result, rejects with an Error that has code, message, maybe data', async () => {
    const { provider, receive, asked } = create();
    const good = provider.request({ method: 'eth_blockNumber', params: [] });
    const bad = provider.request({ method: 'eth_call', params: [{}] });
    expect(asked.map(({ text }) => JSON.parse(text))).toEqual([
      { method: 'eth_blockNumber', params: [] },
      { method: 'eth_call', params: [{}] },
    ]);
    receive({ kind: 'error', id: asked[1]?.id ?? 0, error: { code: 3, message: 'execution reverted', data: '0x08' } });
    receive({ kind: 'result', id: asked[0]?.id ?? 0, result: '0x10' });
    expect(await good).toBe('0x10');
    const error = await failure(bad);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 3, message: 'execution reverted', data: '0x08' });
    expect('data' in (await failure((provider.request as (a: unknown) => Promise<unknown>)(5)))).toBe(false);
  });

  it('rejects params that are no JSON with -32602', async () => {
    const { provider } = create();
    const loop: unknown[] = [];
    loop.push(loop);
    expect((await failure(provider.request({ method: 'eth_call', params: loop }))).code).toBe(-32602);
    expect((await failure(provider.request({ method: 'eth_call', params: [1n] }))).code).toBe(-32602);
  });

  it('sends what the page means where an old library made texts of lists', async () => {
    const given = Object.getOwnPropertyDescriptor(Object.prototype, 'toJSON');
    const odd = Object.assign(Array.prototype, { toJSON: () => 'a text' }) as { toJSON?: unknown };
    try {
      const { provider, asked } = create();
      const date = new Date(0);
      void provider.request({
        method: 'eth_call',
        params: [{ data: ['0x'], date, own: { toJSON: () => 5 } }, 'latest'],
      });
      expect(JSON.parse(asked[0]?.text ?? '')).toEqual({
        method: 'eth_call',
        params: [{ data: ['0x'], date: '1970-01-01T00:00:00.000Z', own: 5 }, 'latest'],
      });
      Object.assign(Object.prototype, { toJSON: () => 'another' });
      void provider.request({ method: 'eth_call', params: [{ a: 1 }] });
      expect(JSON.parse(asked[1]?.text ?? '')).toEqual({ method: 'eth_call', params: [{ a: 1 }] });
    } finally {
      delete odd.toJSON;
      if (!given) delete (Object.prototype as { toJSON?: unknown }).toJSON;
    }
  });

  it('answers from the state that was pushed, without a hop', async () => {
    const { provider, asked } = create({ chainId: '0xa', accounts: [ALICE] });
    expect(await provider.request({ method: 'eth_chainId' })).toBe('0xa');
    expect(await provider.request({ method: 'net_version' })).toBe('10');
    const accounts = (await provider.request({ method: 'eth_accounts' })) as string[];
    accounts.push('0x0');
    expect(await provider.request({ method: 'eth_accounts' })).toEqual([ALICE]);
    expect(asked).toEqual([]);
  });

  it('asks while no state is known, or where it is not served', () => {
    for (const { provider, asked } of [create(null), create({ served: false })]) {
      void provider.request({ method: 'eth_accounts' });
      expect(asked).toHaveLength(1);
    }
  });
});

describe('events', () => {
  it('P3: works destructured, has the six verbs, takes a hundred listeners', () => {
    const { provider, receive } = create();
    const { on, once, off, addListener, removeListener, request } = provider;
    expect([on, once, off, addListener, removeListener, request].every((verb) => typeof verb === 'function')).toBe(
      true,
    );
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const listener = vi.fn();
    for (let n = 0; n < 100; n++) on('chainChanged', listener);
    receive({ kind: 'state', state: { ...STATE, chainId: '0xa' } });
    expect(listener).toHaveBeenCalledTimes(100);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    const single = vi.fn();
    once('chainChanged', single);
    addListener('accountsChanged', single);
    removeListener('accountsChanged', single);
    off('chainChanged', listener);
    receive({ kind: 'state', state: { ...STATE, chainId: '0x1', accounts: [ALICE] } });
    receive({ kind: 'state', state: { ...STATE, chainId: '0xa' } });
    expect(single).toHaveBeenCalledTimes(1);
    expect(listener).toHaveBeenCalledTimes(100 + 99 + 99);
    expect(on('x', listener)).toBe(provider);
  });

  it('P4: connect once with the chain id; disconnect with a typed error; connect again when it is back', async () => {
    const { provider, receive } = create(null);
    const connect = vi.fn();
    const disconnect = vi.fn();
    provider.on('connect', connect);
    provider.on('disconnect', disconnect);
    expect(provider.isConnected()).toBe(false);
    receive({ kind: 'state', state: STATE });
    receive({ kind: 'state', state: { ...STATE, accounts: [ALICE] } });
    expect(connect.mock.calls).toEqual([[{ chainId: '0x1' }]]);
    expect(provider.isConnected()).toBe(true);
    receive({ kind: 'lost' });
    receive({ kind: 'lost' });
    expect(disconnect).toHaveBeenCalledTimes(1);
    expect(disconnect.mock.calls[0]?.[0]).toBeInstanceOf(Error);
    expect(disconnect.mock.calls[0]?.[0]).toMatchObject({ code: 1013 });
    expect(provider.isConnected()).toBe(false);
    receive({ kind: 'state', state: STATE });
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('P5: chainChanged and accountsChanged only on change, never at the first state', () => {
    const { provider, receive } = create(null);
    const chains: unknown[] = [];
    const accounts: unknown[] = [];
    provider.on('chainChanged', (value: never) => chains.push(value));
    provider.on('accountsChanged', (value: never) => accounts.push(value));
    for (const change of [
      { chainId: '0x1', accounts: [] },
      { chainId: '0x1', accounts: [ALICE] },
      { chainId: '0x1', accounts: [ALICE] },
      { chainId: '0x2105', accounts: [ALICE] },
      { chainId: '0x2105', accounts: [] },
    ] as Partial<ProviderState>[])
      receive({ kind: 'state', state: { ...STATE, ...change } });
    expect(chains).toEqual(['0x2105']);
    expect(accounts).toEqual([[ALICE], []]);
  });

  it('a listener that throws stops no other one', () => {
    vi.useFakeTimers();
    const { provider, receive } = create();
    const second = vi.fn();
    provider.on('chainChanged', () => {
      throw new Error('of the page');
    });
    provider.on('chainChanged', second);
    receive({ kind: 'state', state: { ...STATE, chainId: '0xa' } });
    expect(second).toHaveBeenCalledWith('0xa');
    expect(() => vi.runAllTimers()).toThrow('of the page');
    vi.useRealTimers();
  });

  it('the wallet was updated: what waits and what comes is 4900, and disconnect says so once', async () => {
    const { provider, receive } = create();
    const disconnect = vi.fn();
    provider.on('disconnect', disconnect);
    const waiting = failure(provider.request({ method: 'eth_blockNumber' }));
    receive({ kind: 'gone' });
    expect((await waiting).code).toBe(4900);
    expect((await failure(provider.request({ method: 'eth_chainId' }))).code).toBe(4900);
    expect(disconnect.mock.calls[0]?.[0]).toMatchObject({ code: 1011 });
    expect(provider.isConnected()).toBe(false);
  });
});

describe('P7: legacy', () => {
  it('chainId, networkVersion, selectedAddress, no isMetaMask', () => {
    const { provider, receive } = create(null);
    expect([provider.chainId, provider.networkVersion, provider.selectedAddress]).toEqual([null, null, null]);
    receive({ kind: 'state', state: { ...STATE, chainId: '0xa', accounts: [ALICE] } });
    expect([provider.chainId, provider.networkVersion, provider.selectedAddress]).toEqual(['0xa', '10', ALICE]);
    expect('isMetaMask' in provider).toBe(false);
  });

  it('enable, send and sendAsync', async () => {
    const { provider, receive, asked } = create({ accounts: [ALICE] });
    const enabled = provider.enable();
    expect(JSON.parse(asked[0]?.text ?? '')).toEqual({ method: 'eth_requestAccounts' });
    receive({ kind: 'result', id: asked[0]?.id ?? 0, result: [ALICE] });
    expect(await enabled).toEqual([ALICE]);
    expect(await provider.send('eth_accounts')).toEqual({ id: null, jsonrpc: '2.0', result: [ALICE] });
    expect(await provider.send({ id: 7, method: 'eth_chainId' })).toEqual({ id: 7, jsonrpc: '2.0', result: '0x1' });
    const one = await new Promise((resolve) =>
      provider.send({ id: 8, method: 'eth_chainId' }, (error: unknown, response: unknown) =>
        resolve([error, response]),
      ),
    );
    expect(one).toEqual([null, { id: 8, jsonrpc: '2.0', result: '0x1' }]);
    const many = await new Promise((resolve) =>
      provider.sendAsync(
        [
          { id: 1, method: 'eth_chainId' },
          { id: 2, method: '' },
        ],
        (_error, response) => resolve(response),
      ),
    );
    expect(many).toMatchObject([
      { id: 1, result: '0x1' },
      { id: 2, error: { code: -32600 } },
    ]);
    const failed = await new Promise((resolve) =>
      provider.sendAsync({ id: 3, method: '' }, (error, response) => resolve([error, response])),
    );
    expect(failed).toMatchObject([{ code: -32600 }, { id: 3, jsonrpc: '2.0', error: { code: -32600 } }]);
    const promised = await provider.sendAsync([{ id: 4, method: 'eth_chainId' }, { method: '' }]);
    expect(promised).toMatchObject([{ id: 4, result: '0x1' }, { error: { code: -32600 } }]);
  });
});

describe('subscriptions', () => {
  it('P8: news comes as a message event with the id of the subscription', () => {
    const { provider, receive } = create();
    const seen: unknown[] = [];
    provider.on('message', (message: never) => seen.push(message));
    receive({ kind: 'news', subscription: '0xa', result: { number: '0x5' } });
    expect(seen).toEqual([{ type: 'eth_subscription', data: { subscription: '0xa', result: { number: '0x5' } } }]);
  });
});
