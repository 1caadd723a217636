/** The client against nodes that fail in every way: failover, the chain check, limits, and errors kept as they are. */
import { describe, expect, it, vi } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { createClient, type FoundRoutes } from './client.ts';
import { NodeError } from './node-error.ts';
import { probeChainId } from './probe.ts';
import type { Fetch } from './transport.ts';

/** All that follows from what is known by now has happened. */
const afterPromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Answer = (method: string, init: RequestInit) => Response | Promise<Response>;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const ok = (result: unknown) => json({ jsonrpc: '2.0', id: 1, result });
const fails = (error: unknown, status = 200) => json({ jsonrpc: '2.0', id: 1, error }, status);
const healthy =
  (result: unknown, chain = '0x1'): Answer =>
  (method) =>
    ok(method === 'eth_chainId' ? chain : result);

/** Nodes by address, a clock to turn, and a list of what was asked of whom. */
function world(
  nodes: Record<string, Answer>,
  options: { timeoutMilliseconds?: number; maximumBytes?: number; sendUrl?: string; found?: FoundRoutes } = {},
) {
  const asked: string[] = [];
  const time = { now: 1000 };
  const fetch: Fetch = async (url, init) => {
    const body = [JSON.parse(String(init.body))].flat() as { method: string }[];
    const method = body[0]?.method ?? '';
    asked.push(`${url} ${method}`);
    const node = nodes[url];
    if (!node) throw new TypeError('fetch failed');
    return node(method, init);
  };
  const client = createClient({
    chainId: 1,
    urls: Object.keys(nodes).filter((url) => url !== options.sendUrl),
    fetch,
    clock: () => time.now,
    ...options,
  });
  return { client, asked, time, nodes };
}

describe('createClient', () => {
  it('asks for the chain once, then the question', async () => {
    const { client, asked } = world({ a: healthy('0x5') });
    expect(client.status()).toMatchObject({ answers: null, url: null });
    expect(await client.request('eth_blockNumber')).toBe('0x5');
    expect(await client.request('eth_blockNumber')).toBe('0x5');
    expect(asked).toEqual(['a eth_chainId', 'a eth_blockNumber', 'a eth_blockNumber']);
    expect(client.status()).toEqual({
      answers: true,
      url: 'a',
      failedOver: false,
      routes: [{ url: 'a', state: 'answers', problem: null, answeredAt: 1000 }],
    });
  });

  it('asks for the chain once, also for requests made at once', async () => {
    const { client, asked } = world({ a: healthy('0x5') });
    expect(await Promise.all([1, 2, 3].map(() => client.request('eth_blockNumber')))).toEqual(['0x5', '0x5', '0x5']);
    expect(asked.filter((line) => line.endsWith('eth_chainId'))).toHaveLength(1);
  });

  const broken: [string, Answer][] = [
    ['can’t be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['HTTP 502', () => new Response('bad gateway', { status: 502 })],
    ['HTTP 403', () => fails({ code: -32000, message: 'forbidden' }, 403)],
    ['isn’t JSON-RPC', () => new Response('<html>')],
    ['isn’t JSON-RPC', () => json([])],
    ['isn’t JSON-RPC', () => json({ jsonrpc: '2.0', id: 1 })],
    ['Try again later', () => fails({ code: -32005, message: 'rate limit' })],
    ['Try again later', () => new Response('slow down', { status: 429 })],
    ['is larger than', () => ok('x'.repeat(2000))],
    [
      'in time',
      (_, init) =>
        new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    ],
  ];
  it.each(broken)('goes on to the next route when one fails: %s', async (problem, node) => {
    const { client } = world({ a: node, b: healthy('0x5') }, { maximumBytes: 1000, timeoutMilliseconds: 30 });
    expect(await client.request('eth_blockNumber')).toBe('0x5');
    const status = client.status();
    expect(status).toMatchObject({ answers: true, url: 'b', failedOver: true });
    expect(status.routes[0]).toMatchObject({ state: 'failing', problem: expect.stringContaining(problem) });
  });

  it('a question whose answer is too large fails alone: no other route is asked, and none rests', async () => {
    const big: Answer = (method) => ok(method === 'eth_getLogs' ? 'x'.repeat(2000) : '0x1');
    const { client, asked } = world({ a: big, b: big }, { maximumBytes: 1000 });
    await expect(client.request('eth_getLogs')).rejects.toMatchObject({ rpcCode: -32602, code: 'node-refused' });
    expect(await client.request('eth_blockNumber')).toBe('0x1');
    expect(asked.filter((line) => line.startsWith('b'))).toEqual([]);
    expect(client.status()).toMatchObject({ answers: true, url: 'a', failedOver: false });
  });

  it('never asks a node of another chain anything else', async () => {
    const { client, asked, time } = world({ a: healthy('0x5', '0x2'), b: healthy('0x6') });
    expect(await client.request('eth_blockNumber')).toBe('0x6');
    time.now += 1_000_000;
    expect(await client.request('eth_blockNumber')).toBe('0x6');
    expect(asked.filter((line) => line.startsWith('a'))).toEqual(['a eth_chainId']);
    expect(client.status().routes[0]).toMatchObject({
      state: 'wrong-chain',
      problem: 'It serves network 2, not 1.',
    });
    const alone = world({ a: healthy('0x5', '0x2') });
    await expect(alone.client.request('eth_blockNumber')).rejects.toMatchObject({ code: 'no-network' });
  });

  describe('a route that was found to serve the chain before', () => {
    /** The node answers what it is asked for its chain only when the test says so. */
    function slow(chain: string, sendUrl?: string) {
      let tell: () => void = () => undefined;
      const told = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const node: Answer = async (method) => {
        if (method === 'eth_chainId') await told;
        return ok(method === 'eth_chainId' ? chain : '0x5');
      };
      const urls = new Set(['a', 'relay']);
      const found = { has: (url: string) => urls.has(url), note: vi.fn() };
      return {
        ...world({ a: node, ...(sendUrl && { [sendUrl]: node }) }, { found, ...(sendUrl && { sendUrl }) }),
        tell,
        found,
      };
    }

    it('is asked beside the check, and its answer counts once the check has passed', async () => {
      const { client, asked, tell, found } = slow('0x1');
      const answers = Promise.all([
        client.request('eth_blockNumber'),
        client.batch([{ method: 'eth_gasPrice', params: [] }]),
      ]);
      const early = vi.fn();
      void answers.then(early);
      await vi.waitFor(() => expect(asked).toEqual(['a eth_chainId', 'a eth_blockNumber', 'a eth_gasPrice']));
      await afterPromises();
      expect(early).not.toHaveBeenCalled();
      tell();
      expect(await answers).toEqual(['0x5', ['0x5']]);
      expect(found.note).toHaveBeenCalledWith('a', true);
    });

    it('that serves another one now gives no answer, and is forgotten', async () => {
      const { client, tell, found } = slow('0x2');
      tell();
      await expect(client.request('eth_blockNumber')).rejects.toMatchObject({ code: 'no-network' });
      expect(client.status().routes[0]).toMatchObject({ state: 'wrong-chain' });
      expect(found.note).toHaveBeenCalledWith('a', false);
    });

    it.each([undefined, 'relay'])('is sent nothing before the check has passed', async (sendUrl) => {
      const { client, asked, tell } = slow('0x1', sendUrl);
      const sending = client.request('eth_sendRawTransaction', ['0x02']);
      await afterPromises();
      const url = sendUrl ?? 'a';
      expect(asked).toEqual([`${url} eth_chainId`]);
      tell();
      await sending;
      expect(asked).toEqual([`${url} eth_chainId`, `${url} eth_sendRawTransaction`]);
    });
  });

  it('lets a failed route rest, and comes back to it', async () => {
    const { client, asked, nodes, time } = world({ a: () => new Response('', { status: 500 }), b: healthy('0x5') });
    await client.request('eth_blockNumber');
    nodes.a = healthy('0x7');
    expect(await client.request('eth_blockNumber')).toBe('0x5');
    expect(asked.at(-1)).toBe('b eth_blockNumber');
    time.now += 30_000;
    expect(await client.request('eth_blockNumber')).toBe('0x7');
    expect(client.status()).toMatchObject({ url: 'a', failedOver: false });
  });

  it('tries resting routes too when all fail, and says when none answers', async () => {
    const { client, nodes } = world({ a: () => new Response('', { status: 500 }) });
    await expect(client.request('eth_blockNumber')).rejects.toEqual(
      new WalletError('no-network', 'None of the nodes of this network is responding.'),
    );
    expect(client.status()).toMatchObject({ answers: false, url: null });
    nodes.a = healthy('0x7');
    expect(await client.request('eth_blockNumber')).toBe('0x7');
  });

  describe('with a private relay', () => {
    const relay = healthy('0xhash');

    it('sends signed transactions there alone, and asks it nothing else', async () => {
      const { client, asked } = world({ a: healthy('0x5'), relay }, { sendUrl: 'relay' });
      expect(await client.request('eth_sendRawTransaction', ['0x02'])).toBe('0xhash');
      expect(await client.request('eth_getTransactionByHash', ['0x1'])).toBe('0x5');
      await client.batch(['eth_blockNumber', 'eth_gasPrice'].map((method) => ({ method, params: [] })));
      expect(asked.filter((line) => line.startsWith('relay'))).toEqual([
        'relay eth_chainId',
        'relay eth_sendRawTransaction',
      ]);
      expect(asked).not.toContain('a eth_sendRawTransaction');
    });

    it('sends to nobody when the relay is silent or serves another chain', async () => {
      const silent = () => new Response('', { status: 500 });
      for (const node of [silent, healthy('0xhash', '0x2')]) {
        const { client, asked } = world({ a: healthy('0x5'), relay: node }, { sendUrl: 'relay' });
        await expect(client.request('eth_sendRawTransaction', ['0x02'])).rejects.toEqual(
          new WalletError(
            'no-network',
            'The private relay of this network isn’t responding. Nothing was sent to anybody else.',
          ),
        );
        expect(asked).not.toContain('a eth_sendRawTransaction');
        expect(asked).not.toContain('a eth_chainId');
      }
    });
  });

  it("keeps a node's own error, also under an HTTP error, and asks nobody else", async () => {
    const error = { code: 3, message: 'execution reverted: no', data: '0x08c379a0' };
    for (const status of [200, 400]) {
      const node: Answer = (method) => (method === 'eth_chainId' ? ok('0x1') : fails(error, status));
      const { client, asked } = world({ a: node, b: healthy('0x5') });
      const failure = await client.request('eth_call', [{}]).catch((thrown: unknown) => thrown);
      expect(failure).toBeInstanceOf(NodeError);
      expect(failure).toMatchObject({ code: 'node-refused', rpcCode: 3, message: error.message, data: error.data });
      expect(asked).toHaveLength(2);
      expect(client.status()).toMatchObject({ answers: true, url: 'a' });
    }
    const large: Answer = (method) =>
      method === 'eth_chainId' ? ok('0x1') : fails({ code: -32005, message: 'query returned more than 10000 results' });
    await expect(world({ a: large, b: healthy('0x5') }).client.request('eth_getLogs')).rejects.toMatchObject({
      rpcCode: -32005,
    });
    const odd: Answer = (method) => (method === 'eth_chainId' ? ok('0x1') : fails({}));
    const { client } = world({ a: odd });
    await expect(client.request('eth_call')).rejects.toMatchObject({ rpcCode: -32603 });
  });

  it('sends no cookies, no referrer, follows no redirect', async () => {
    let seen: RequestInit = {};
    const { client } = world({
      a: (method, init) => {
        seen = init;
        return healthy('0x5')(method, init);
      },
    });
    await client.request('eth_getBalance', ['0x00', 'latest']);
    expect(seen).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      method: 'POST',
    });
    expect(JSON.parse(String(seen.body))).toEqual({
      jsonrpc: '2.0',
      id: 1,
      method: 'eth_getBalance',
      params: ['0x00', 'latest'],
    });
  });

  it('probes an address for its chain', async () => {
    const at =
      (answer: Answer): Fetch =>
      async (_url, init) =>
        answer('eth_chainId', init);
    expect(
      await probeChainId(
        'a',
        at(() => ok('0xa')),
      ),
    ).toBe(10);
    await expect(
      probeChainId(
        'a',
        at(() => ok('0x0a')),
      ),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      probeChainId(
        'a',
        at(() => ok('1')),
      ),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      probeChainId(
        'a',
        at(() => new Response('', { status: 404 })),
      ),
    ).rejects.toMatchObject({ code: 'no-network' });
  });
});
