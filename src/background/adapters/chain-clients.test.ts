/** A character's requests go along the route that it chose, also while it is closed and after the worker was stopped. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../session/session.ts';
import type { Unread } from '../../vault/stored.ts';
import { createChainClients } from './chain-clients.ts';
import type { Preferences } from './preferences.ts';

/** All that follows from what is known by now has happened. */
const afterPromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const OWN = 'https://own.example';
const PUBLIC = 'https://public.example';

afterEach(() => vi.unstubAllGlobals());

function createMemory() {
  let kept: unknown = null;
  return {
    load: async () => structuredClone(kept) as never,
    save: async (value: unknown) => {
      kept = structuredClone(value);
    },
  };
}

function create() {
  const routes: Record<string, Record<number, string[]>> = { a: { 1: [OWN] }, b: {} };
  const unread: Record<string, Unread[]> = {};
  const state = { open: ['a', 'b'], apart: false };
  const session = {
    layers: async () => (state.open.length > 0 ? [{ characterIds: state.open }] : []),
    profiles: {
      viewed: async () => [],
      readable: async () => state.open.map((id) => ({ id, profile: { routes: routes[id], unread: unread[id] } })),
    },
  } as unknown as Session;
  const preferences = {
    settings: () => ({ accountsApart: state.apart }),
    network: (chainId: number) => ({ chainId, rpcUrls: [PUBLIC] }),
    networks: () => [{ chainId: 1 }, { chainId: 10 }],
  } as unknown as Preferences;
  const [memory, served] = [createMemory(), createMemory()];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (input: unknown) => {
    asked.push(new URL(String(input)).origin);
    return new Response(JSON.stringify({ jsonrpc: '2.0', id: 1, result: '0x1' }));
  });
  const start = async () => {
    const clients = createChainClients(session, preferences, memory, served, async () => []);
    await clients.load();
    return clients;
  };
  return { routes, unread, state, asked, start };
}

const read = (clients: Awaited<ReturnType<ReturnType<typeof create>['start']>>, id: string | null, chainId = 1) =>
  clients
    .client(id, chainId)
    .request('eth_blockNumber', [])
    .catch(() => null);

/** The addresses are asked for their chain by each worker. */
describe('after the worker was stopped', () => {
  const methods: string[] = [];
  const nodeOf = (chain: () => Promise<string>) =>
    vi.stubGlobal('fetch', async (_url: unknown, init: RequestInit) => {
      const { method } = JSON.parse(String(init.body)) as { method: string };
      methods.push(method);
      const result = method === 'eth_chainId' ? await chain() : '0x7';
      return new Response(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
    });

  it('a node that served its network is asked beside the check, until it serves another one', async () => {
    const { start } = create();
    nodeOf(async () => '0x1');
    expect(await read(await start(), null)).toBe('0x7');
    let tell: (chain: string) => void = () => undefined;
    nodeOf(
      () =>
        new Promise((resolve) => {
          tell = resolve;
        }),
    );
    methods.length = 0;
    const answer = read(await start(), null);
    await vi.waitFor(() => expect(methods).toEqual(['eth_chainId', 'eth_blockNumber']));
    tell('0x2');
    expect(await answer).toBeNull();
    methods.length = 0;
    void read(await start(), null);
    await afterPromises();
    expect(methods).toEqual(['eth_chainId']);
    tell('0x1');
  });
});

describe('accounts that are kept apart', () => {
  it('are asked for one by one as long as the person wants it', async () => {
    const { state, start } = create();
    const clients = await start();
    expect(clients.client('a', 1).apart).toBeUndefined();
    state.apart = true;
    expect(clients.client('a', 1).apart).toBe(true);
    // A site that is not connected sees no account.
    expect(clients.client(null, 1).apart).toBeUndefined();
    state.apart = false;
    expect(clients.client('a', 1).apart).toBeUndefined();
  });
});

describe('the route of a character', () => {
  it('is its own while it is open', async () => {
    const { asked, start } = create();
    await read(await start(), 'a');
    expect(new Set(asked)).toEqual(new Set([OWN]));
  });

  it('stays its own when it closes, when all is locked, and in the next worker', async () => {
    const { state, asked, start } = create();
    const clients = await start();
    state.open = ['b'];
    await clients.load();
    await read(clients, 'a');
    state.open = [];
    await clients.load();
    await read(clients, 'a');
    await read(await start(), 'a');
    expect(new Set(asked)).toEqual(new Set([OWN]));
  });

  it('is the public one again when the character says so, and for sites that are not connected', async () => {
    const { routes, asked, start } = create();
    await start();
    routes.a = {};
    const clients = await start();
    await read(clients, 'a');
    await read(clients, null);
    expect(new Set(asked)).toEqual(new Set([PUBLIC]));
  });

  it('that cannot be read is not replaced by the public one, and leaves the others as they are', async () => {
    const { routes, unread, asked, start } = create();
    // As a profile is read: the damaged one has an empty list in its place, and is told.
    routes.a = { 1: [], 10: [OWN] };
    unread.a = [{ path: ['routes', '1'], value: 7, standIn: [] }];
    const clients = await start();
    await read(clients, 'a');
    expect(asked).toEqual([]);
    await read(clients, 'a', 10);
    expect(new Set(asked)).toEqual(new Set([OWN]));
    await read(clients, 'b');
    expect(new Set(asked)).toEqual(new Set([OWN, PUBLIC]));
  });

  it('asks no node where none of its routes can be read', async () => {
    const { routes, unread, asked, start } = create();
    routes.a = {};
    unread.a = [{ path: ['routes'], value: 'none', standIn: {} }];
    const clients = await start();
    for (const chainId of [1, 10]) await read(clients, 'a', chainId);
    expect(asked).toEqual([]);
  });

  it('sends through its own relay, and asks the public node where it chose none', async () => {
    const { routes, asked, start } = create();
    routes.a = { 1: ['send https://relay.example'] };
    const clients = await start();
    await read(clients, 'a');
    expect(new Set(asked)).toEqual(new Set([PUBLIC]));
    asked.length = 0;
    await clients.client('a', 1).request('eth_sendRawTransaction', ['0x02']);
    expect(new Set(asked)).toEqual(new Set(['https://relay.example']));
    asked.length = 0;
    await clients.client('b', 1).request('eth_sendRawTransaction', ['0x02']);
    expect(new Set(asked)).toEqual(new Set([PUBLIC]));
  });
});
