/** What reading balances asks of a node, on a real chain: how many requests, when the list and the logs have their turn, and what is found. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { type Anvil, deployMulticall, deployToken, FUNDED, SECOND, startAnvil } from '../../chain/testing/anvil.ts';
import { encodeTransfer } from '../../ethereum/encode-call.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile, Session } from '../../session/session.ts';
import { createBalanceKeeper } from './balances.ts';
import { createFoundTokens } from './found-tokens.ts';

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
  const client: Client = {
    ...anvil.client,
    request(method, params) {
      asked.push(method);
      return anvil.client.request(method, params);
    },
    batch(requests) {
      asked.push(`batch of ${requests.length}`);
      return anvil.client.batch(requests);
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
  const sent: string[] = [];
  const make = () => {
    const found = createFoundTokens(incoming, { client: () => client }, () => sent);
    const keeper = createBalanceKeeper({
      session: { profiles: { read: async () => profile } as unknown as Session['profiles'] },
      clients: { client: () => client, withTokens: async () => network },
      found,
      clock: () => time.now,
      onChange: () => undefined,
    });
    return { found, keeper };
  };
  return { ...make(), make, asked, time, profile, sent, rows };
}

const drain = (asked: string[]): string[] => asked.splice(0);

beforeEach(() => anvil.rpc('evm_mine'));

it('asks three requests for everything at first, then one for what is held', async () => {
  await send(listed, SECOND.address, 7n);
  const { keeper, asked, time } = world({ multicall });
  await keeper.refresh('c', 31337, true);
  expect(keeper.of('c', 31337).tokens.get(listed)?.get(SECOND.address)).toBeGreaterThanOrEqual(7n);
  expect(drain(asked)).toEqual(['eth_call', 'eth_blockNumber', 'eth_getLogs']);
  time.now += 20_000;
  await keeper.refresh('c', 31337, true);
  expect(drain(asked)).toEqual(['eth_call']);
  await keeper.refresh('c', 31337, false);
  expect(drain(asked)).toEqual([]);
  time.now += 40_000;
  await anvil.rpc('evm_mine');
  await keeper.refresh('c', 31337, false);
  expect(drain(asked)).toEqual(['eth_call', 'eth_blockNumber', 'eth_getLogs']);
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
  const { keeper, found, asked, time, make, rows } = world({ multicall });
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
  expect(await again.found.look('c', { ...anvil.network, multicall }, [SECOND.address])).toEqual([]);
  expect(await again.found.of('c', 31337)).toContainEqual(expect.objectContaining({ address: unlisted }));
  expect(drain(asked)).toEqual(['eth_blockNumber', 'eth_getLogs']);
  const stored = rows.get('c') as Record<string, { range: { from: number; to: number } }>;
  expect(stored['31337']?.range).toEqual({ from: 0, to: Number(await anvil.rpc('eth_blockNumber')) });

  const mine = world({ multicall });
  mine.sent.push((await send(unlisted, SECOND.address, 1n)).toLowerCase());
  await mine.keeper.refresh('c', 31337, true);
  expect(await mine.found.of('c', 31337)).toContainEqual(expect.objectContaining({ address: unlisted, acted: true }));
});

it('an account that is added later has its logs read from the start', async () => {
  const { found, asked } = world({ multicall });
  await found.look('c', anvil.network, [SECOND.address]);
  drain(asked);
  const other: Hex = `0x${'d4'.repeat(20)}`;
  await send(unlisted, other, 3n);
  await anvil.rpc('anvil_mine', '0x5');
  expect(await found.look('c', anvil.network, [SECOND.address, other])).toContain(unlisted);
  expect(asked).toContain('eth_getLogs');
});

it('an added token is asked for each time, a node that gives no logs is no error', async () => {
  const { keeper, asked, profile, time } = world({ multicall });
  profile.tokens = [{ id: `31337:${unlisted}`, shown: true, symbol: 'GIFT', name: 'Gift', decimals: 6 }];
  await keeper.refresh('c', 31337, true);
  drain(asked);
  time.now += 20_000;
  await keeper.refresh('c', 31337, true);
  expect(keeper.of('c', 31337).tokens.has(unlisted)).toBe(true);
  expect(keeper.of('c', 31337).answers).toBe(true);
});
