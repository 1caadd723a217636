/** Filters and subscriptions from a request to what is new: who may use them, how many, for how long, and on which network. */
import { beforeEach, describe, expect, it } from 'vitest';
import { NodeError } from '../chain/node-error.ts';
import { createFakeChain, type FakeChain } from '../chain/testing/fake-chain.ts';
import { WalletError } from '../lib/errors.ts';
import { ALICE, codeOf, createWorld, ok, SITE, TOP, type World } from './testing/world.ts';

const DOCUMENT = 'page:1:0:nonce:';
const OTHER_SITE = { ...TOP, origin: 'https://other.example' };
const OTHER_PAGE = { key: 'page:2:0:other:1;' };

let world: World;
let chains: Record<number, FakeChain>;
beforeEach(() => {
  world = createWorld();
  chains = { 1: createFakeChain(), 10: createFakeChain() };
  world.chain.request = async (_characterId, chainId, method, params) =>
    (chains[chainId] as FakeChain).ask(method, params);
});
const made = async (method: string, params: unknown[] = [], options: object = {}): Promise<string> => {
  const reply = await world.request(method, params, options);
  if (reply.kind === 'error') throw new Error(reply.error.message);
  expect(reply.result).toMatch(/^0x[0-9a-f]{32}$/);
  return reply.result as string;
};
const changes = async (id: string, options: object = {}): Promise<unknown> => {
  const reply = await world.request('eth_getFilterChanges', [id], options);
  return reply.kind === 'result' ? reply.result : reply.error.code;
};

describe('filters', () => {
  it('give what is new since they were last asked, also after the worker was stopped', async () => {
    const logs = await made('eth_newFilter', [{ address: ALICE }]);
    const blocks = await made('eth_newBlockFilter');
    expect([await changes(logs), await changes(blocks)]).toEqual([[], []]);
    chains[1]?.mine('a');
    expect(await changes(logs)).toMatchObject([{ data: 'a' }]);
    chains[1]?.mine('b');
    world.restart();
    expect(await changes(logs)).toMatchObject([{ data: 'b' }]);
    expect(await changes(blocks)).toEqual(chains[1]?.blocks.slice(1).map(({ hash }) => hash));
    expect(await changes(logs)).toEqual([]);
  });

  it('select what the page asked for', async () => {
    const asked: unknown[] = [];
    const { request } = world.chain;
    world.chain.request = async (...all) => {
      if (all[2] === 'eth_getLogs') asked.push(all[3][0]);
      return request(...all);
    };
    const topics = [`0x${'1'.repeat(64)}`, null, [`0x${'2'.repeat(64)}`, `0x${'3'.repeat(64)}`]];
    const id = await made('eth_newFilter', [
      { address: [ALICE.toUpperCase().replace('0X', '0x')], topics, fromBlock: '0x0', toBlock: 'latest' },
    ]);
    chains[1]?.mine('a');
    await changes(id);
    expect(asked).toEqual([{ address: [ALICE], topics, fromBlock: '0x1', toBlock: '0x1' }]);
    expect(await world.request('eth_getFilterLogs', [id])).toMatchObject({ kind: 'result', result: [] });
    expect(asked.at(-1)).toEqual({ address: [ALICE], topics, fromBlock: '0x0', toBlock: 'latest' });
  });

  it('lose nothing when their place cannot be stored, and none is made then', async () => {
    const id = await made('eth_newFilter');
    chains[1]?.mine('a');
    world.state.isFull = true;
    expect(typeof (await changes(id))).toBe('number');
    expect((await world.request('eth_newBlockFilter', [], OTHER_PAGE)).kind).toBe('error');
    world.state.isFull = false;
    expect(await changes(id)).toMatchObject([{ data: 'a' }]);
  });

  it('lose nothing when a node does not answer', async () => {
    const id = await made('eth_newFilter');
    chains[1]?.mine('a');
    const { request } = world.chain;
    world.chain.request = async () => {
      throw new WalletError('no-network', 'No route answers.');
    };
    expect(await changes(id)).toBe(4901);
    world.chain.request = async () => {
      throw new NodeError(-32000, 'too many logs');
    };
    expect(await changes(id)).toBe(-32000);
    world.chain.request = request;
    expect(await changes(id)).toMatchObject([{ data: 'a' }]);
  });

  it('are there once, when a page asks for the same at the same time', async () => {
    const id = await made('eth_newFilter', [], { key: 'page:1:0:nonce:1;' });
    world.restart();
    expect(await made('eth_newFilter', [], { key: 'page:1:0:nonce:1;' })).toBe(id);
    chains[1]?.mine('a');
    const both = (await Promise.all([changes(id), changes(id)])) as unknown[][];
    expect(both.flat()).toHaveLength(1);
  });

  it('are those of their site, and end when it says so', async () => {
    const id = await made('eth_newFilter');
    const blocks = await made('eth_newBlockFilter');
    expect(await changes(id, OTHER_PAGE)).toEqual([]);
    expect(await changes(id, { caller: OTHER_SITE })).toBe(-32000);
    expect(await world.request('eth_uninstallFilter', [id], { caller: OTHER_SITE })).toEqual(ok(false));
    expect(codeOf(await world.request('eth_getFilterLogs', [blocks]))).toBe(-32000);
    expect(await world.request('eth_uninstallFilter', [id])).toEqual(ok(true));
    expect(await world.request('eth_uninstallFilter', [id])).toEqual(ok(false));
    expect(await changes(id)).toBe(-32000);
    for (const method of ['eth_getFilterChanges', 'eth_getFilterLogs'])
      expect(await world.request(method, ['0x1'])).toMatchObject({
        error: { code: -32000, message: 'filter not found' },
      });
  });

  it('are forgotten after five minutes without a question', async () => {
    const [used, unused] = [await made('eth_newFilter'), await made('eth_newFilter')];
    for (let n = 0; n < 6; n++) {
      world.state.now += 60_000;
      await changes(used);
    }
    world.restart();
    expect(await changes(used)).toEqual([]);
    expect(await changes(unused)).toBe(-32000);
  });

  it('are at most sixteen of a page and thirty-two of a site', async () => {
    const page = (tab: number, n: number) => ({ key: `page:${tab}:0:n${tab}:${n};` });
    for (const tab of [1, 2]) {
      for (let n = 0; n < 16; n++) await made('eth_newFilter', [], page(tab, n));
      expect(codeOf(await world.request('eth_newFilter', [], page(tab, 99)))).toBe(-32005);
    }
    expect(codeOf(await world.request('eth_subscribe', ['newHeads'], page(3, 1)))).toBe(-32005);
    await made('eth_newFilter', [], { caller: OTHER_SITE });
  });

  it('of very many sites: the one that was not used for the longest time makes room', async () => {
    const first = await made('eth_newFilter', [], { caller: { ...TOP, origin: 'https://first.example' } });
    for (let site = 0; site < 4; site++)
      for (let n = 0; n < 32; n++) {
        world.state.now += 1;
        const caller = { ...TOP, origin: `https://${site}.example` };
        await made('eth_newFilter', [], { caller, key: `page:${site}${n >> 4}:0:n:${n};` });
      }
    expect(await changes(first, { caller: { ...TOP, origin: 'https://first.example' } })).toBe(-32000);
  });

  it('follow the site to another network, from its newest block on', async () => {
    await world.connect();
    const id = await made('eth_newFilter');
    chains[1]?.mine('a');
    for (const name of ['x', 'y']) chains[10]?.mine(name);
    await world.permissions.setChain('c1', SITE, 10);
    expect(await changes(id)).toEqual([]);
    chains[10]?.mine('z');
    expect(await changes(id)).toMatchObject([{ data: 'z' }]);
  });

  it('refuse what selects nothing', async () => {
    for (const params of [
      ['0x1'],
      [[]],
      [{ address: '0x1' }],
      [{ address: [ALICE, 5] }],
      [{ address: Array.from({ length: 200 }, () => ALICE) }],
      [{ topics: 'a' }],
      [{ topics: ['0x1'] }],
      [{ topics: [[`0x${'1'.repeat(64)}`, null]] }],
      [{ topics: [null, null, null, null, null] }],
      [{ fromBlock: 5 }],
      [{ toBlock: 'newest' }],
      [{ blockHash: `0x${'1'.repeat(64)}` }],
    ])
      expect(codeOf(await world.request('eth_newFilter', params)), JSON.stringify(params)).toBe(-32602);
    for (const method of ['eth_getFilterChanges', 'eth_getFilterLogs', 'eth_uninstallFilter', 'eth_unsubscribe'])
      for (const params of [[], [5], [null]]) expect(codeOf(await world.request(method, params)), method).toBe(-32602);
  });
});

describe('subscriptions', () => {
  it('have their news fetched for their document, without asking a node twice the same', async () => {
    const heads = await made('eth_subscribe', ['newHeads']);
    const logs = await made('eth_subscribe', ['logs', { address: ALICE, fromBlock: '0xffff' }]);
    const syncing = await made('eth_subscribe', ['syncing']);
    expect(world.state.subscribed).toEqual([DOCUMENT, DOCUMENT, DOCUMENT]);
    expect(await world.watches.subscriptions(DOCUMENT)).toEqual([heads, logs, syncing]);
    chains[1]?.mine('a');
    const { asked } = chains[1] as FakeChain;
    asked.length = 0;
    expect(await world.watches.news(DOCUMENT)).toMatchObject({
      failed: false,
      news: [
        { id: heads, news: [{ number: '0x1' }] },
        { id: logs, news: [{ data: 'a' }] },
        { id: syncing, news: [false] },
      ],
    });
    expect(asked.toSorted()).toEqual(['eth_blockNumber', 'eth_getBlockByNumber', 'eth_getLogs']);
    world.state.now += 2_000;
    expect(await world.watches.news(DOCUMENT)).toEqual({ failed: false, news: [] });
  });

  it('outlive the worker, and lose nothing when a node does not answer', async () => {
    const id = await made('eth_subscribe', ['logs', {}]);
    world.restart();
    chains[1]?.mine('a');
    const { request } = world.chain;
    world.chain.request = async () => {
      throw new WalletError('no-network', 'No route answers.');
    };
    expect(await world.watches.news(DOCUMENT)).toEqual({ failed: true, news: [] });
    world.chain.request = request;
    world.state.now += 2_000;
    expect(await world.watches.news(DOCUMENT)).toMatchObject({ news: [{ id, news: [{ data: 'a' }] }] });
  });

  it('end with eth_unsubscribe from their document, or with it', async () => {
    const [first, second] = [await made('eth_subscribe', ['newHeads']), await made('eth_subscribe', ['newHeads'])];
    const filter = await made('eth_newFilter');
    expect(await world.request('eth_unsubscribe', [first], OTHER_PAGE)).toEqual(ok(false));
    expect(await world.request('eth_uninstallFilter', [first])).toEqual(ok(false));
    expect(await changes(first)).toBe(-32000);
    expect(await world.request('eth_unsubscribe', [filter])).toEqual(ok(false));
    expect(await world.request('eth_unsubscribe', [first])).toEqual(ok(true));
    expect(await world.watches.subscriptions(DOCUMENT)).toEqual([second]);
    await world.watches.end((document) => document === DOCUMENT);
    expect(await world.watches.subscriptions(DOCUMENT)).toEqual([]);
    expect(await changes(filter)).toEqual([]);
  });

  it('are of four kinds', async () => {
    for (const params of [[], ['newBlocks'], [['newHeads']], [5], ['logs', 'all']])
      expect(codeOf(await world.request('eth_subscribe', params)), JSON.stringify(params)).toBe(-32602);
  });
});
