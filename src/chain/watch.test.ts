/** What is delivered of blocks, logs and pending transactions: everything once, in order, and taken back when a chain is re-organised. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anvil, FUNDED, startAnvil } from './testing/anvil.ts';
import { createFakeChain, type FakeChain } from './testing/fake-chain.ts';
import { advanceWatch, startWatch } from './watch.ts';
import type { AskNode, Position, Watched } from './watch-type.ts';

const LOGS: Watched = { kind: 'logs', selection: {}, first: 0, last: null };

/** Reads what is new again and again, over JSON as after a restart of the worker. */
async function watch(watched: Watched, ask: AskNode) {
  let position = await startWatch(watched, ask);
  return async (): Promise<unknown[]> => {
    const { position: next, news } = await advanceWatch(watched, JSON.parse(JSON.stringify(position)) as Position, ask);
    position = next;
    return news;
  };
}

const namesOf = (news: readonly unknown[]): string[] =>
  (news as { data: string; removed?: boolean }[]).map(({ data, removed }) => (removed ? `-${data}` : data));
const numbersOf = (news: readonly unknown[]): number[] =>
  (news as { number: string }[]).map(({ number }) => Number(number));

describe('logs', () => {
  it('come once, from the start on', async () => {
    const chain = createFakeChain();
    chain.mine('before');
    const poll = await watch(LOGS, chain.ask);
    expect(await poll()).toEqual([]);
    chain.mine('a', 'b');
    chain.mine();
    chain.mine('c');
    expect(namesOf(await poll())).toEqual(['a', 'b', 'c']);
    expect(await poll()).toEqual([]);
    chain.mine('d');
    expect(namesOf(await poll())).toEqual(['d']);
  });

  it('are taken back, the last one first, with the next block after a re-organisation', async () => {
    const chain = createFakeChain();
    const poll = await watch(LOGS, chain.ask);
    chain.mine('a');
    chain.mine('b', 'c');
    await poll();
    chain.reorganise(1, 'd');
    chain.mine();
    expect(namesOf(await poll())).toEqual(['-c', '-b', 'd']);
  });

  it('are not taken back because a node does not have them, and come when a node was late', async () => {
    const chain = createFakeChain();
    const poll = await watch(LOGS, chain.ask);
    chain.mine('a');
    chain.mine('b');
    await poll();
    chain.logLag = 3;
    chain.mine('c');
    expect(await poll()).toEqual([]);
    chain.logLag = 0;
    chain.lag = 2;
    expect(await poll()).toEqual([]);
    chain.lag = 0;
    chain.mine('d');
    expect(namesOf(await poll())).toEqual(['c', 'd']);
  });

  it('of a chain that was started anew come again', async () => {
    const chain = createFakeChain();
    for (let n = 0; n < 1_100; n++) chain.mine();
    const poll = await watch(LOGS, chain.ask);
    chain.blocks.splice(5);
    expect(await poll()).toEqual([]);
    chain.mine('a');
    expect(namesOf(await poll())).toEqual(['a']);
  });

  it('keep to the blocks that they were asked for', async () => {
    const chain = createFakeChain();
    const poll = await watch({ ...LOGS, first: 2, last: 3 } as Watched, chain.ask);
    for (const name of ['one', 'two', 'three', 'four']) chain.mine(name);
    expect(namesOf(await poll())).toEqual(['two', 'three']);
    chain.mine('five');
    expect(await poll()).toEqual([]);
  });

  it('of a wide range are read piece by piece, and many of them leave no endless state behind', async () => {
    const chain = createFakeChain();
    const watched = LOGS;
    let position = await startWatch(watched, chain.ask);
    for (let n = 0; n < 2_500; n++) chain.mine(`${n}`.repeat(40));
    const seen: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { position: next, news } = await advanceWatch(watched, position, chain.ask);
      position = next;
      seen.push(...namesOf(news));
    }
    expect(seen).toHaveLength(2_500);
    expect(JSON.stringify(position).length).toBeLessThan(20_000);
  });

  type Step = ['mine' | 'reorganise' | 'lag' | 'logLag' | 'poll', number];
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom('mine', 'mine', 'reorganise', 'lag', 'logLag', 'poll', 'poll'),
      fc.nat(6),
    ) as fc.Arbitrary<Step>,
    { maxLength: 40 },
  );

  it('whatever a chain and its nodes do, are in the end those of the chain', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const chain = createFakeChain();
        const poll = await watch(LOGS, chain.ask);
        const held = new Set<string>();
        const hear = async (): Promise<void> => {
          for (const log of (await poll()) as { blockHash: string; data: string; removed?: boolean }[]) {
            const name = `${log.blockHash} ${log.data}`;
            // Nothing comes twice, and only what came is taken back.
            expect(held.has(name)).toBe(log.removed === true);
            if (log.removed) held.delete(name);
            else held.add(name);
          }
        };
        for (const [at, [act, size]] of all.entries()) await run(chain, act, size, `${at}`, hear);
        Object.assign(chain, { lag: 0, logLag: 0 });
        chain.mine('last');
        // Two blocks beyond a node that had fewer: whatever was late is asked for again.
        await hear();
        chain.mine('end');
        await hear();
        const there = chain.blocks.slice(1).flatMap(({ hash, logs }) => logs.map((name) => `${hash} ${name}`));
        expect([...held].sort()).toEqual(there.sort());
      }),
      { numRuns: 200 },
    );
  });

  async function run(chain: FakeChain, act: Step[0], size: number, name: string, poll: () => Promise<void>) {
    if (act === 'mine') for (let n = 0; n <= size % 3; n++) chain.mine(`${name}.${n}`);
    else if (act === 'reorganise') chain.reorganise(size, name);
    else if (act === 'poll') await poll();
    else chain[act] = size % 3;
  }
});

describe('blocks', () => {
  const watchBlocks = (chain: FakeChain) => watch({ kind: 'blocks' }, chain.ask);

  it('come as headers, each once and in order', async () => {
    const chain = createFakeChain();
    const poll = await watchBlocks(chain);
    expect(await poll()).toEqual([]);
    chain.mine();
    chain.mine();
    const news = await poll();
    expect(numbersOf(news)).toEqual([1, 2]);
    expect(Object.keys(news[0] as object)).not.toContain('transactions');
    expect(await poll()).toEqual([]);
  });

  it('of the new chain come after a re-organisation, from where it begins', async () => {
    const chain = createFakeChain();
    for (let n = 0; n < 5; n++) chain.mine();
    const poll = await watchBlocks(chain);
    chain.mine();
    chain.mine();
    await poll();
    chain.reorganise(2);
    chain.mine();
    const news = await poll();
    expect(numbersOf(news)).toEqual([6, 7, 8]);
    expect((news as { hash: string }[]).map(({ hash }) => hash)).toEqual(
      chain.blocks.slice(-3).map(({ hash }) => hash),
    );
  });

  it('wait for a node that lags behind, and skip what is long past', async () => {
    const chain = createFakeChain();
    chain.mine();
    const poll = await watchBlocks(chain);
    chain.lag = 1;
    expect(await poll()).toEqual([]);
    chain.lag = 0;
    for (let n = 0; n < 100; n++) chain.mine();
    expect(numbersOf(await poll())).toEqual(Array.from({ length: 32 }, (_, at) => 70 + at));
    chain.blocks.splice(95);
    chain.mine();
    expect(numbersOf(await poll())).toEqual([95]);
  });

  it('of a chain that was started anew come again', async () => {
    const chain = createFakeChain();
    for (let n = 0; n < 1_100; n++) chain.mine();
    const poll = await watchBlocks(chain);
    chain.blocks.splice(5);
    expect(await poll()).toEqual([]);
    chain.mine();
    expect(numbersOf(await poll())).toEqual([5]);
  });

  it('ask one short question while nothing is new', async () => {
    const chain = createFakeChain();
    for (const watched of [{ kind: 'blocks' }, LOGS] as Watched[]) {
      const poll = await watch(watched, chain.ask);
      chain.asked.length = 0;
      await poll();
      expect(chain.asked).toEqual(['eth_blockNumber']);
    }
  });
});

describe('on a real chain', () => {
  let anvil: Anvil;
  beforeAll(async () => {
    anvil = await startAnvil('--no-mining');
  });
  afterAll(() => anvil.stop());

  it('logs, blocks and pending transactions, over a re-organisation', async () => {
    const ask: AskNode = (method, params) => anvil.client.request(method, params);
    const logger = '0x00000000000000000000000000000000000010c5';
    await anvil.rpc('anvil_setCode', logger, '0x60006000a000');
    const selection = { address: logger } as const;
    const logs = await watch({ ...LOGS, selection } as Watched, ask);
    const blocks = await watch({ kind: 'blocks' }, ask);
    const pending = await watch({ kind: 'pending', whole: false }, ask);
    const whole = await watch({ kind: 'pending', whole: true }, ask);
    const hash = await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to: logger });
    expect(await pending()).toEqual([hash]);
    expect(await pending()).toEqual([]);
    expect(await whole()).toMatchObject([{ hash, to: logger }]);
    await anvil.rpc('anvil_mine');
    const [log] = await logs();
    expect(log).toMatchObject({ address: logger, transactionHash: hash, removed: false });
    expect(await blocks()).toHaveLength(1);
    await anvil.rpc('anvil_reorg', 1, []);
    await anvil.rpc('anvil_mine');
    expect(await logs()).toEqual([{ ...(log as object), removed: true }]);
    expect(await blocks()).toHaveLength(2);
    expect(await pending()).toEqual([]);
  });
});
