/** The pinned entrances of layer-2 networks, compared with viem's list. */
import * as chains from 'viem/chains';
import { expect, it } from 'vitest';
import { entranceAt, entranceOf } from './layer-one.ts';

type Listed = {
  id: number;
  nativeCurrency: { symbol: string };
  contracts?: { portal?: Record<number, { address: string }> };
};

const listed = (Object.values(chains) as unknown as Listed[]).filter(
  ({ contracts }) => contracts?.portal !== undefined,
);
const pinned = listed.flatMap((chain) => {
  const entrance = entranceOf(chain.id);
  return entrance ? [{ chain, entrance }] : [];
});

it('has the portals that viem has, on the same layer-1 chain', () => {
  expect(new Set(pinned.map(({ entrance }) => entrance.chainId)).size).toBe(18);
  for (const { chain, entrance } of pinned) {
    expect(chain.contracts?.portal?.[entrance.through]?.address.toLowerCase()).toBe(entrance.contract);
    expect(chain.nativeCurrency.symbol).toBe('ETH');
    expect(entrance.kind).toBe('deposit');
    expect(entranceAt(entrance.through, entrance.contract)).toEqual(entrance);
  }
});

it('knows the inboxes of Arbitrum, and an entrance only on its own layer-1 chain', () => {
  for (const chainId of [42161, 42170, 421614]) expect(entranceOf(chainId)?.kind).toBe('signed');
  const base = entranceOf(8453);
  expect(entranceAt(11155111, base?.contract ?? null)).toBeNull();
  expect(entranceAt(1, null)).toBeNull();
  expect(entranceOf(137)).toBeNull();
});
