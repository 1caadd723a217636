/** What a node or the disk answers after a lock is not kept: the holders of items, and what came in. */
import { expect, it } from 'vitest';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { fakeClient } from '../../chain/testing/fake-client.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile, Session } from '../../session/session.ts';
import type { FoundItem } from './found-items.ts';
import { createFoundTokens, type FoundTokens } from './found-tokens.ts';
import { createHeldItems } from './held-items.ts';

const MINE: Hex = '0x1111111111111111111111111111111111111111';
const CATS: Hex = '0x2222222222222222222222222222222222222222';

/** A promise that is settled by hand. */
function waiting<Value>() {
  let answer: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    answer = resolve;
  });
  return { promise, answer };
}

it('the holders of items that a node tells after a lock', async () => {
  const item = { contract: CATS, id: '12', standard: 'ERC721', account: MINE, acted: true } as unknown as FoundItem;
  const found = { items: async () => ({ items: [item], collections: {} }) } as unknown as FoundTokens;
  const held = createHeldItems(found);
  const node = waiting<unknown>();
  const client: Client = fakeClient(() => node.promise);
  const reading = held.read({
    characterId: 'c',
    client,
    network: { chainId: 1, multicall: null } as unknown as Network,
    profile: { accounts: [{ address: MINE }] } as unknown as Profile,
    whole: true,
  });
  held.forget();
  node.answer(`0x${MINE.slice(2).padStart(64, '0')}`);
  await reading;
  expect(held.of('c', 1).size).toBe(0);
});

it('what came in, that the disk gives after a lock: it is read again', async () => {
  const disk = waiting<unknown>();
  let reads = 0;
  const rows = {
    load: () => {
      reads += 1;
      return disk.promise;
    },
  } as unknown as Session['incoming'];
  const found = createFoundTokens(rows, { client: () => fakeClient(async () => null) }, async () => []);
  const reading = found.of('c', 1);
  found.forget();
  disk.answer({});
  expect(await reading).toEqual([]);
  await found.of('c', 1);
  await found.of('c', 1);
  expect(reads).toBe(2);
});
