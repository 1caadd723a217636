/** Tokens that came in: found in logs, with nodes that limit what they answer, and on a real chain. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeAbi, encodeCall } from '../ethereum/abi.ts';
import { encodeTransfer } from '../ethereum/encode-call.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { bareHex, type Hex, toHex } from '../lib/bytes.ts';
import { findIncoming } from './incoming.ts';
import { NodeError } from './node-error.ts';
import { type Anvil, CODE, deploy, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { fakeClient } from './testing/fake-client.ts';
import { TRANSFER, TRANSFER_BATCH, TRANSFER_SINGLE } from './transfers.ts';

const OWNER: Hex = `0x${'a1'.repeat(20)}`;
const pair = (...words: bigint[]): Hex => `0x${words.map((word) => word.toString(16).padStart(64, '0')).join('')}`;
const padded = (address: string): Hex => `0x${address.slice(2).padStart(64, '0')}`;

/** A node that answers about `limit` blocks at most; each block has one transfer of a token that is named after it. */
function limited(limit: number) {
  const asked: [number, number][] = [];
  const client = fakeClient(async (_method, params) => {
    const [{ fromBlock, toBlock, topics }] = params as [{ fromBlock: string; toBlock: string; topics: unknown[] }];
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    // Each range is asked for twice: for transfers of tokens, and for those of ERC-1155.
    if (topics[0] !== TRANSFER) return [];
    asked.push([from, to]);
    if (to - from + 1 > limit) throw new NodeError(-32005, 'query returned more than 10000 results');
    return Array.from({ length: to - from + 1 }, (_value, at) => ({
      address: `0x${(from + at).toString(16).padStart(40, '0')}`,
      topics: [TRANSFER, padded(OWNER), padded(OWNER)],
      data: padded('0x01'),
      transactionHash: `0x${'0'.repeat(64)}`,
    }));
  });
  return { client, asked };
}

const ask = (client: ReturnType<typeof fakeClient>, from: number, to: number, most = 20, backwards = false) =>
  findIncoming({ client, accounts: [OWNER], range: { from, to }, most, backwards });

it('halves the range until the node answers, and goes on from there', async () => {
  const { client, asked } = limited(100);
  const { found, read } = await ask(client, 1, 300);
  expect(read).toEqual({ from: 1, to: 300 });
  expect(found).toHaveLength(300);
  expect(asked).toEqual([
    [1, 300],
    [1, 150],
    [1, 75],
    [76, 150],
    [151, 225],
    [226, 300],
  ]);
});

it('stops after so many answers and says what it has read; backwards the newest blocks first', async () => {
  const forwards = await ask(limited(100).client, 1, 300, 2);
  expect(forwards.read).toEqual({ from: 1, to: 150 });
  const { client, asked } = limited(100);
  expect((await ask(client, 1, 300, 2, true)).read).toEqual({ from: 151, to: 300 });
  expect(asked).toEqual([
    [1, 300],
    [151, 300],
    [226, 300],
    [151, 225],
  ]);
});

it('reads with a node that takes few blocks at once, however often it has to ask for less', async () => {
  expect((await ask(limited(20).client, 1, 100_000, 4, true)).read).toEqual({ from: 99_925, to: 100_000 });
});

it('gives up on a node that refuses every range', async () => {
  const { client, asked } = limited(0);
  expect(await ask(client, 1, 1000, 50)).toEqual({ found: [], read: null });
  expect(asked.length).toBeLessThan(10);
});

it('takes nothing that was not asked for', async () => {
  const other = padded(`0x${'b2'.repeat(20)}`);
  const address = `0x${'c3'.repeat(20)}`;
  const client = fakeClient(async () => [
    { address, topics: [TRANSFER, other, other], data: padded('0x1') },
    { address, topics: [padded('0x1'), other, padded(OWNER)], data: padded('0x1') },
    { address: '0x12', topics: [TRANSFER, other, padded(OWNER)], data: padded('0x1') },
    { address, topics: [TRANSFER_SINGLE, other, padded(OWNER), other], data: pair(1n, 1n) },
    { address, topics: [TRANSFER_SINGLE, other, other, padded(OWNER)], data: padded('0x1') },
    { address, topics: 7, data: padded('0x1') },
    'nonsense',
  ]);
  expect((await ask(client, 1, 5)).found).toEqual([]);
});

it('reads the items of ERC-1155, a bounded number of one log', async () => {
  const address = `0x${'c3'.repeat(20)}`;
  const other = padded(`0x${'b2'.repeat(20)}`);
  const ids = Array.from({ length: 500 }, (_value, at) => BigInt(at) + 2n ** 255n);
  const data = `0x${bareHex(encodeAbi('uint256[],uint256[]', [ids, ids.map(() => 3n)]))}`;
  const client = fakeClient(async (_method, params) =>
    (params as [{ topics: unknown[] }])[0].topics[0] === TRANSFER
      ? []
      : [
          { address, topics: [TRANSFER_SINGLE, other, other, padded(OWNER)], data: pair(7n, 30n) },
          { address, topics: [TRANSFER_BATCH, other, other, padded(OWNER)], data },
          // As many amounts as there are: the others are nothing.
          { address, topics: [TRANSFER_BATCH, other, other, padded(OWNER)], data: pair(64n, 128n, 1n, 9n, 0n) },
        ],
  );
  const { found } = await ask(client, 1, 5);
  expect(found[0]).toMatchObject({ id: 7n, amount: 30n, standard: 'ERC1155', to: OWNER });
  expect(found.filter(({ amount }) => amount === 3n)).toHaveLength(50);
  expect(found.at(-1)).toMatchObject({ id: 9n, amount: 0n });
});

it('reads any logs without a fault, and takes only what came to the accounts', async () => {
  const hexOf = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((some) => toHex(some));
  const event = fc.constantFrom(TRANSFER, TRANSFER_SINGLE, TRANSFER_BATCH);
  const topics = fc
    .tuple(event, fc.array(fc.oneof(hexOf(32), fc.constant(padded(OWNER))), { maxLength: 4 }))
    .map(([first, rest]) => [first, ...rest]);
  const log = fc.record({
    address: fc.oneof(hexOf(20), fc.string()),
    topics: fc.oneof(topics, fc.array(fc.string())),
    data: fc.oneof(fc.uint8Array({ maxLength: 400 }).map(toHex), fc.string()),
    transactionHash: fc.anything(),
    blockNumber: fc.oneof(fc.constant('0x5'), fc.anything()),
    logIndex: fc.oneof(fc.constant('0x1'), fc.anything()),
    blockHash: fc.oneof(hexOf(32), fc.anything()),
    blockTimestamp: fc.anything(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(log, fc.anything()), { maxLength: 6 }), async (logs) => {
      const { found } = await ask(
        fakeClient(async () => logs),
        1,
        5,
      );
      for (const { to, token, id, standard } of found) {
        expect(to).toBe(OWNER);
        expect(token).toMatch(/^0x[0-9a-f]{40}$/);
        expect(id === null).toBe(standard === null);
      }
    }),
  );
});

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil();
});
afterAll(() => anvil.stop());

it('finds an ERC-20 token and items of both standards on a real chain, and what was only sent away is not there', async () => {
  const token = await deployToken(anvil);
  const collectible = await deploy(anvil, CODE.collectible);
  const several = await deploy(anvil, CODE.several);
  const send = async (to: Hex, data: Hex, from: Hex) => {
    await anvil.rpc('eth_sendTransaction', { from, to, data });
    await anvil.rpc('evm_mine');
  };
  await send(token, encodeTransfer(SECOND.address, 5n), FUNDED.address);
  await send(collectible, encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [1n]), SECOND.address);
  const mintBatch = encodeCall(
    selectorOf('mintBatch(address,uint256[],uint256[],bytes)'),
    'address,uint256[],uint256[],bytes',
    [SECOND.address, [4n, 5n], [10n, 20n], '0x'],
  );
  await send(several, mintBatch, FUNDED.address);
  const to = Number(await anvil.rpc('eth_blockNumber'));
  const { found } = await findIncoming({
    client: anvil.client,
    accounts: [SECOND.address],
    range: { from: 0, to },
    most: 3,
    backwards: false,
  });
  expect(found[0]).toMatchObject({ token, id: null, transaction: expect.stringMatching(/^0x[0-9a-f]{64}$/) });
  expect(found[1]).toMatchObject({ token: collectible, id: expect.any(BigInt), standard: 'ERC721' });
  expect(found.slice(2)).toMatchObject([
    { token: several, id: 4n, amount: 10n, standard: 'ERC1155' },
    { token: several, id: 5n, amount: 20n, standard: 'ERC1155' },
  ]);
});
