/** What reading balances asks of a node, on a real chain: how many requests, when the list and the logs have their turn, and what is found. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { NodeError } from '../../chain/node-error.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { type Anvil, deployMulticall, deployToken, FUNDED, SECOND, startAnvil } from '../../chain/testing/anvil.ts';
import { encodeTransfer } from '../../ethereum/encode-call.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile, Session } from '../../session/session.ts';
import { createBalanceKeeper } from './balances.ts';
import { createFoundTokens, type JustCame } from './found-tokens.ts';
import { createHeldItems } from './held-items.ts';

let anvil: Anvil;
let listed: Hex;
let unlisted: Hex;
let multicall: Hex;
beforeAll(async () => {
  anvil = await startAnvil();
  [listed, unlisted, multicall] = [
    await deployToken(anvil, 'LIST'),
    await deployToken(anvil, 'GIFT'),
    await deployMulticall(anvil),
  ];
});
afterAll(() => anvil.stop());

const LIST = 60;
const send = async (token: Hex, to: Hex, amount: bigint): Promise<string> => {
  const hash = await anvil.rpc('eth_sendTransaction', {
    from: FUNDED.address,
    to: token,
    data: encodeTransfer(to, amount),
  });
  await anvil.rpc('evm_mine');
  return String(hash);
};

/** A character with the second account; counts HTTP requests by what is in them. */
function world(fields: Partial<Network> = {}) {
  const asked: string[] = [];
  /** Answers of another node. */
  const answers = new Map<string, unknown>();
  /** The next batch is answered when this is over. */
  let held: Promise<void> | null = null;
  const hold = () => {
    let go = () => {};
    held = new Promise((resolve) => {
      go = resolve;
    });
    return () => go();
  };
  const client: Client = {
    ...anvil.client,
    request(method, params) {
      asked.push(method);
      const answer = answers.get(method);
      if (answer instanceof NodeError) return Promise.reject(answer);
      return answer === undefined ? anvil.client.request(method, params) : Promise.resolve(answer);
    },
    async batch(requests) {
      const refusal = answers.get('calls in a batch');
      const real = await anvil.client.batch(requests);
      asked.push(`batch of ${requests.length}`);
      const wait = held;
      held = null;
      await wait;
      return real.map((one, at) => {
        const method = requests[at]?.method ?? '';
        return method === 'eth_call' && refusal ? refusal : (answers.get(method) ?? one);
      });
    },
  };
  const padding = Array.from({ length: LIST - 1 }, (_value, at) => ({
    address: `0x${(at + 1000).toString(16).padStart(40, '0')}` as Hex,
    symbol: `T${at}`,
    name: `Token ${at}`,
    decimals: 6,
  }));
  const tokens = [{ address: listed, symbol: 'LIST', name: 'Listed', decimals: 6 }, ...padding];
  const network = { ...anvil.network, tokens, ...fields };
  const profile = { chainId: 31337, accounts: [{ address: SECOND.address }] } as unknown as Profile;
  const rows = new Map<string, unknown>();
  const incoming = {
    load: async (id: string) => structuredClone(rows.get(id) ?? null),
    save: async (id: string, value: unknown) => void rows.set(id, structuredClone(value)),
  } as unknown as Session['incoming'];
  const time = { now: 1_000_000 };
  const sent: SentTransaction[] = [];
  const told: JustCame[] = [];
  const make = () => {
    const found = createFoundTokens(
      incoming,
      { client: () => client },
      async () => sent,
      (came) => told.push(came),
    );
    const keeper = createBalanceKeeper({
      session: { profiles: { read: async () => profile } as unknown as Session['profiles'] },
      clients: { client: () => client, withTokens: async () => network },
      found,
      items: createHeldItems(found),
      clock: () => time.now,
      onChange: () => undefined,
    });
    return { found, keeper };
  };
  return { ...make(), make, hold, asked, answers, network, time, profile, sent, told, rows };
}

const looked = (accounts: Hex[], network: Network = anvil.network) => ({
  characterId: 'c',
  network,
  accounts,
  chosen: [],
});

/** A transaction of the character. */
const sentAs = (hash: string, fields: Partial<SentTransaction> = {}) =>
  ({
    hash,
    status: 'included',
    block: null,
    transaction: { chainId: 31337, data: '0x1234', from: SECOND.address, to: null },
    ...fields,
  }) as unknown as SentTransaction;

const drain = (asked: string[]): string[] => asked.splice(0);

beforeEach(() => anvil.rpc('evm_mine'));

it('asks four requests for everything at first, then one for what is held', async () => {
  await send(listed, SECOND.address, 7n);
  const { keeper, asked, time } = world({ multicall });
  await keeper.refresh('c', 31337, true);
  expect(keeper.of('c', 31337).tokens.get(listed)?.get(SECOND.address)).toBeGreaterThanOrEqual(7n);
  expect(drain(asked)).toEqual(['eth_call', 'batch of 1', 'batch of 2', 'batch of 1']);
  time.now += 20_000;
  await keeper.refresh('c', 31337, true);
  expect(drain(asked)).toEqual(['eth_call']);
  await keeper.refresh('c', 31337, false);
  expect(drain(asked)).toEqual([]);
  time.now += 40_000;
  await anvil.rpc('evm_mine');
  await keeper.refresh('c', 31337, false);
  expect(drain(asked)).toEqual(['eth_call', 'batch of 2', 'batch of 2', 'batch of 1']);
});

it('asks in batches where the network has no Multicall3', async () => {
  const { keeper, asked, time } = world();
  await keeper.refresh('c', 31337, true);
  expect(drain(asked).slice(0, 4)).toEqual(['batch of 20', 'batch of 20', 'batch of 20', 'batch of 1']);
  time.now += 20_000;
  await keeper.refresh('c', 31337, true);
  expect(drain(asked)).toEqual(['batch of 2']);
});

it('asks nothing by itself', async () => {
  const { keeper, asked } = world({ multicall });
  keeper.of('c', 31337);
  expect(asked).toEqual([]);
});

it('finds a token that somebody sent, and tells it from one that the person got', async () => {
  const { keeper, found, asked, time, make, rows, network } = world({ multicall });
  await keeper.refresh('c', 31337, true);
  expect(await found.of('c', 31337)).not.toContainEqual(expect.objectContaining({ symbol: 'GIFT' }));
  await send(unlisted, SECOND.address, 5n);
  time.now += 60_000;
  await keeper.refresh('c', 31337, true);
  expect(await found.of('c', 31337)).toContainEqual({
    address: unlisted,
    symbol: 'GIFT',
    name: 'Test GIFT',
    decimals: 6,
    acted: false,
  });
  expect(keeper.of('c', 31337).tokens.get(unlisted)?.get(SECOND.address)).toBe(5n);
  drain(asked);

  // Another start of the worker goes on where the former one stopped.
  const again = make();
  await anvil.rpc('evm_mine');
  expect(await again.found.look(looked([SECOND.address], network))).toEqual([]);
  expect(await again.found.of('c', 31337)).toContainEqual(expect.objectContaining({ address: unlisted }));
  expect(drain(asked)).toEqual(['batch of 3', 'batch of 2', 'batch of 1']);
  const stored = rows.get('c') as Record<string, { range: { from: number; to: number } }>;
  expect(stored['31337']?.range).toEqual({ from: 0, to: Number(await anvil.rpc('eth_blockNumber')) });

  const mine = world({ multicall });
  mine.sent.push(sentAs(await send(unlisted, SECOND.address, 1n)));
  await mine.keeper.refresh('c', 31337, true);
  expect(await mine.found.of('c', 31337)).toContainEqual(expect.objectContaining({ address: unlisted, acted: true }));
});

it('a token of which the node does not answer is asked again, and takes no place among those that are none', async () => {
  const { found, answers, rows } = world();
  await send(unlisted, SECOND.address, 3n);
  answers.set('calls in a batch', new NodeError(-32005, 'rate limit'));
  await found.look(looked([SECOND.address]));
  expect(await found.of('c', 31337)).toEqual([]);
  expect(rows.get('c')).toMatchObject({ 31337: { others: [], unasked: expect.arrayContaining([unlisted]) } });
  answers.delete('calls in a batch');
  await anvil.rpc('anvil_mine', '0x40');
  await found.look(looked([SECOND.address]));
  expect(await found.of('c', 31337)).toContainEqual(expect.objectContaining({ address: unlisted, symbol: 'GIFT' }));
  expect(rows.get('c')).toMatchObject({ 31337: { unasked: [] } });
});

it('an account that is added later has its logs read from the start', async () => {
  const { found, asked } = world({ multicall });
  await found.look(looked([SECOND.address]));
  drain(asked);
  const other: Hex = `0x${'d4'.repeat(20)}`;
  await send(unlisted, other, 3n);
  await anvil.rpc('anvil_mine', '0x5');
  expect(await found.look(looked([SECOND.address, other]))).toContain(unlisted);
  expect(asked.filter((one) => one === 'batch of 2')).not.toEqual([]);
});

it('an added token is asked for each time, a node that gives no logs is no error', async () => {
  const { keeper, asked, profile, time } = world({ multicall });
  profile.tokens = [{ id: `31337:${unlisted}`, shown: true, at: 0, symbol: 'GIFT', name: 'Gift', decimals: 6 }];
  await keeper.refresh('c', 31337, true);
  drain(asked);
  time.now += 20_000;
  await keeper.refresh('c', 31337, true);
  expect(keeper.of('c', 31337).tokens.has(unlisted)).toBe(true);
  expect(keeper.of('c', 31337).answers).toBe(true);
});

const transferTo = async (address: Hex, wei: bigint): Promise<void> => {
  await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to: address, value: `0x${wei.toString(16)}` });
  await anvil.rpc('evm_mine');
};
const receivedBy = async ({ found }: ReturnType<typeof world>) => (await found.received('c'))[0]?.received ?? [];

it('keeps what came in with its sender and time; a re-organisation takes it back and brings it again', async () => {
  const here = world();
  const { found } = here;
  await found.look(looked([SECOND.address]));
  const before = (await receivedBy(here)).length;
  expect(here.told).toEqual([]);
  await send(listed, SECOND.address, 123n);
  await found.look(looked([SECOND.address]));
  expect(here.told).toMatchObject([{ characterId: 'c', chainId: 31337, received: [{ amount: '123' }] }]);
  const [newest] = await receivedBy(here);
  expect(await receivedBy(here)).toHaveLength(before + 1);
  expect(newest).toMatchObject({
    token: listed,
    from: FUNDED.address,
    to: SECOND.address,
    amount: '123',
    acted: false,
  });
  const block = (await anvil.rpc('eth_getBlockByNumber', `0x${newest?.block.toString(16)}`, false)) as {
    timestamp: Hex;
  };
  expect(newest?.at).toBe(Number(block.timestamp) * 1_000);

  // The chain has other blocks now, which do not have the transfer, and is longer.
  await anvil.rpc('anvil_reorg', 2, []);
  await anvil.rpc('anvil_mine', '0x2');
  await found.look(looked([SECOND.address]));
  expect((await receivedBy(here)).filter(({ amount }) => amount === '123')).toEqual([]);
  await send(listed, SECOND.address, 123n);
  await found.look(looked([SECOND.address]));
  expect((await receivedBy(here)).filter(({ amount }) => amount === '123')).toHaveLength(1);
});

it('a node that does not have a log now takes nothing back while its block is the same', async () => {
  const here = world();
  await send(listed, SECOND.address, 321n);
  await here.found.look(looked([SECOND.address]));
  await anvil.rpc('evm_mine');
  here.answers.set('eth_getLogs', []);
  await here.found.look(looked([SECOND.address]));
  expect((await receivedBy(here)).map(({ amount }) => amount)).toContain('321');
});

it('tells of coins that came in between two readings, and takes them back with their block', async () => {
  const here = world();
  const { found } = here;
  await found.look(looked([SECOND.address]));
  await transferTo(SECOND.address, 5n);
  await found.look(looked([SECOND.address]));
  const coins = async () => (await receivedBy(here)).filter(({ token }) => token === null);
  expect(await coins()).toMatchObject([{ from: null, to: SECOND.address, amount: '5', transaction: null }]);

  await anvil.rpc('anvil_reorg', 2, []);
  await anvil.rpc('anvil_mine', '0x2');
  await found.look(looked([SECOND.address]));
  expect(await coins()).toEqual([]);

  here.sent.push(sentAs('0x1', { status: 'pending' }));
  await transferTo(SECOND.address, 7n);
  await found.look(looked([SECOND.address]));
  expect(await coins()).toEqual([]);
});

it('what came in survives another start, and a node without any logs still tells of coins', async () => {
  const here = world();
  here.answers.set('eth_getLogs', new NodeError(-32601, 'not supported'));
  await here.found.look(looked([SECOND.address]));
  await transferTo(SECOND.address, 9n);
  await here.found.look(looked([SECOND.address]));
  expect(here.told).toMatchObject([{ received: [{ token: null, amount: '9' }] }]);
  const again = here.make();
  await again.found.look(looked([SECOND.address]));
  expect(here.told).toHaveLength(1);
  expect((await again.found.received('c'))[0]?.received).toMatchObject([{ token: null, amount: '9' }]);
});

it('keeps no answer from before a newer one, and none after a lock', async () => {
  const { keeper, asked, hold } = world();
  const balance = () => keeper.of('c', 31337).native.get(SECOND.address);
  const go = hold();
  const slow = keeper.refresh('c', 31337, true);
  await expect.poll(() => asked.length).toBe(1);
  await anvil.rpc('anvil_setBalance', SECOND.address, '0x5');
  await keeper.refresh('c', 31337, true);
  expect(balance()).toBe(5n);
  go();
  await slow;
  expect(balance()).toBe(5n);

  const goOn = hold();
  drain(asked);
  const late = keeper.refresh('c', 31337, true);
  await expect.poll(() => asked.length).toBe(1);
  keeper.forget();
  goOn();
  await late;
  expect(keeper.of('c', 31337)).toMatchObject({ at: null, answers: null });
});

it('keeps what was held for another start, and a look at logs loses nothing of it', async () => {
  const here = world();
  await here.keeper.refresh('c', 31337, false);
  const kept = async (found = here.found) => (await found.held('c')).get(31337);
  await expect.poll(() => kept()).toMatchObject({ at: 1_000_000 });
  here.time.now += 20_000;
  await anvil.rpc('anvil_setBalance', SECOND.address, '0x7');
  await here.keeper.refresh('c', 31337, false);
  await expect.poll(() => kept()).toMatchObject({ at: 1_020_000, native: { [SECOND.address]: '7' } });
  await here.found.look(looked([SECOND.address]));
  expect(await kept(here.make().found)).toMatchObject({ at: 1_020_000, native: { [SECOND.address]: '7' } });
});
