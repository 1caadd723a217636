/** Items that came in: which are kept, and how no flood of one collection takes the place of others. */
import { expect, it } from 'vitest';
import type { Incoming } from '../../chain/incoming.ts';
import type { Network } from '../../chain/network.ts';
import { NodeError } from '../../chain/node-error.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import { encodeAbi } from '../../ethereum/abi.ts';
import { type Hex, toHex } from '../../lib/bytes.ts';
import { collectionsOf, type FoundItem, joinItems } from './found-items.ts';
import { toReceived } from './received.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const FRIEND: Hex = `0x${'33'.repeat(20)}`;
const contract = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`;
const MINE: Hex = `0x${'aa'.repeat(32)}`;

const came = (n: number, id: bigint, fields: Partial<Incoming> = {}): Incoming => ({
  token: contract(n),
  from: FRIEND,
  to: ME,
  amount: 1n,
  id,
  standard: 'ERC721',
  transaction: `0x${'bb'.repeat(32)}`,
  place: { block: Number(id), hash: `0x${'cc'.repeat(32)}`, index: n, at: 1_000 },
  ...fields,
});
const join = (before: readonly FoundItem[], ...found: Incoming[]) =>
  joinItems(before, toReceived(found, new Set([MINE])), found, [ME]);

it('keeps the newest first, each once; one that the person brought stays theirs when it comes again', () => {
  const first = join([], came(1, 5n, { transaction: MINE }), came(1, 6n), came(2, 7n, { standard: 'ERC1155' }));
  expect(first.map(({ id, acted, standard }) => [id, acted, standard])).toEqual([
    ['7', false, 'ERC1155'],
    ['6', false, 'ERC721'],
    ['5', true, 'ERC721'],
  ]);
  expect(join(first, came(1, 5n)).find(({ id }) => id === '5')?.acted).toBe(true);
  expect(join(first, came(1, 5n))).toHaveLength(3);
});

it('takes no tokens, nothing of other accounts, and no transfers of nothing', () => {
  const none = [
    came(1, 5n, { id: null, standard: null }),
    came(1, 5n, { to: FRIEND, from: ME }),
    came(1, 5n, { amount: 0n }),
    came(1, 5n, { from: ME }),
  ];
  expect(join([], ...none)).toEqual([]);
});

it('a flood of one collection takes the place of no other, and many together not that of what the person brought', () => {
  const mine = came(1, 1n, { transaction: MINE });
  const gift = came(2, 2n);
  const flood = Array.from({ length: 500 }, (_value, at) => came(3, BigInt(at) + 10n));
  const items = join([], mine, gift, ...flood);
  expect(items).toHaveLength(22);
  expect(items.map(({ contract: at }) => at)).toContain(contract(2));
  const many = Array.from({ length: 500 }, (_value, at) => came(at + 10, BigInt(at) + 10n));
  const after = join([], mine, ...many);
  expect(after).toHaveLength(101);
  expect(after).toContainEqual(expect.objectContaining({ contract: contract(1), acted: true }));
});

it('reads the name of each collection once, and again where the node did not answer', async () => {
  const asked: unknown[] = [];
  let refuses = true;
  const client = fakeClient(async (_method, params) => {
    asked.push(params);
    if (refuses) throw new NodeError(-32005, 'rate limit');
    return toHex(encodeAbi('string', ['Lanterns']));
  });
  const network = { multicall: null, symbol: 'ETH', tokens: [] } as unknown as Network;
  const items = join([], came(1, 1n), came(1, 2n));
  const first = await collectionsOf(client, network, items, {});
  expect(first).toEqual({});
  refuses = false;
  const named = await collectionsOf(client, network, items, first);
  expect(named).toEqual({ [contract(1)]: 'Lanterns' });
  asked.length = 0;
  expect(await collectionsOf(client, network, items, named)).toEqual(named);
  expect(await collectionsOf(client, network, items, { [contract(1)]: null, [contract(9)]: 'Gone' })).toEqual({
    [contract(1)]: null,
  });
  expect(asked).toEqual([]);
});
