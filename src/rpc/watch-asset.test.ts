/** wallet_watchAsset: answered before the person decides, checked against the contract, and never more than a few prompts. */
import { expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import { ALICE, BOB, codeOf, createWorld, ok, settle, type World } from './testing/world.ts';

const TOKEN: Hex = `0x${'7c'.repeat(20)}`;
const GUILD = { address: TOKEN, symbol: 'GUILD', name: 'Guild of readers', decimals: 18, resembles: false };
const asset = (options: object = {}, type: unknown = 'ERC20') => ({ type, options: { address: TOKEN, ...options } });

async function connected(): Promise<World> {
  const world = createWorld();
  world.state.tokens[TOKEN] = GUILD;
  void world.request('eth_requestAccounts');
  await settle();
  await world.approveFirst();
  world.state.executed.length = 0;
  return world;
}

it('answers true while the prompt waits, given by name or in a list, and adds what the contract says', async () => {
  const world = await connected();
  expect(
    await world.request('wallet_watchAsset', asset({ symbol: 'guild', decimals: '18', image: 'https://x' })),
  ).toEqual(ok(true));
  await settle();
  expect(await world.waiting()).toMatchObject([{ chainId: 1, payload: { kind: 'watch-asset', token: GUILD } }]);
  expect(world.state.executed).toEqual([]);
  await world.approveFirst();
  expect(world.state.executed).toEqual(['token GUILD']);
  expect(await world.request('wallet_watchAsset', [asset()])).toEqual(ok(true));
  expect(await world.request('wallet_watchAsset', ['ERC20', { address: TOKEN }])).toEqual(ok(true));
});

it.each(['ERC721', 'ERC1155'] as const)('proposes an item (%s) that an account of the site holds', async (standard) => {
  const world = await connected();
  const lantern = { contract: TOKEN, id: '12', standard, collection: 'Lanterns' };
  world.state.items.push({ ...lantern, holders: [ALICE] });
  expect(await world.request('wallet_watchAsset', asset({ tokenId: '012' }, standard))).toEqual(ok(true));
  await settle();
  expect(await world.waiting()).toMatchObject([{ chainId: 1, payload: { kind: 'watch-item', item: lantern } }]);
  await world.approveFirst();
  expect(world.state.executed).toEqual(['item 12']);
  expect(await world.request('wallet_watchAsset', [asset({ tokenId: 12 }, standard)])).toEqual(ok(true));
});

it('a number that no item can have is malformed, whatever a node says of it', async () => {
  const world = await connected();
  const tokenId = `${2n ** 256n}`;
  world.state.items.push({ contract: TOKEN, id: tokenId, standard: 'ERC1155', collection: null, holders: [ALICE] });
  expect(codeOf(await world.request('wallet_watchAsset', asset({ tokenId }, 'ERC1155')))).toBe(-32602);
});

it('an item of an account that the site does not see is as one that nobody holds', async () => {
  const world = await connected();
  world.state.items.push({ contract: TOKEN, id: '12', standard: 'ERC721', collection: null, holders: [BOB] });
  const [hidden, none] = await Promise.all(
    ['12', '13'].map((tokenId) => world.request('wallet_watchAsset', asset({ tokenId }, 'ERC721'))),
  );
  expect(codeOf(hidden as never)).toBe(-32602);
  expect(hidden).toEqual(none);
});

it('a site does not learn of a refusal', async () => {
  const world = await connected();
  expect(await world.request('wallet_watchAsset', asset())).toEqual(ok(true));
  await settle();
  const [record] = await world.waiting();
  await world.approvals.decide(record?.id ?? '', { kind: 'refuse' });
  await settle();
  expect(world.state.executed).toEqual([]);
  expect(await world.waiting()).toEqual([]);
});

it.each<[string, unknown]>([
  ['no object', ['x']],
  ['no type', { options: { address: TOKEN } }],
  ['another type', asset({}, 'ERC777')],
  ['an item without its number', asset({}, 'ERC721')],
  ['an odd number', asset({ tokenId: '0x1' }, 'ERC721')],
  ['a number below none', asset({ tokenId: -1 }, 'ERC1155')],
  ['an item without a collection', asset({ address: undefined, tokenId: '1' }, 'ERC721')],
  ['an item that nobody holds', asset({ tokenId: '1' }, 'ERC721')],
  ['no options', { type: 'ERC20' }],
  ['no address', asset({ address: undefined })],
  ['half an address', asset({ address: '0x12' })],
  ['no token there', asset({ address: `0x${'11'.repeat(20)}` })],
  ['another symbol', asset({ symbol: 'USDC' })],
  ['an empty symbol', asset({ symbol: '' })],
  ['a long symbol', asset({ symbol: 'GUILDGUILDGUILD' })],
  ['other decimals', asset({ decimals: 6 })],
  ['odd decimals', asset({ decimals: 1.5 })],
])('fails with -32602 and no prompt: %s', async (_name, params) => {
  const world = await connected();
  const before = world.state.prompts;
  expect(codeOf(await world.request('wallet_watchAsset', params))).toBe(-32602);
  await settle();
  expect(world.state.prompts).toBe(before);
});

it('a marked or shortened symbol is compared by what is left of it', async () => {
  const world = await connected();
  world.state.tokens[TOKEN] = { ...GUILD, symbol: 'USDC (ein anderer)', resembles: true, bare: 'USDC' };
  expect(await world.request('wallet_watchAsset', asset({ symbol: 'USDC' }))).toEqual(ok(true));
  world.state.tokens[TOKEN] = { ...GUILD, symbol: '“ABC DEF GHI …”' };
  expect(await world.request('wallet_watchAsset', asset({ symbol: 'ABC DEF GHI' }))).toEqual(ok(true));
  expect(codeOf(await world.request('wallet_watchAsset', asset({ symbol: 'ABD' })))).toBe(-32602);
});

it('takes five at a time, and none of a site that is not connected', async () => {
  const world = await connected();
  for (let at = 0; at < 5; at++) expect(await world.request('wallet_watchAsset', asset())).toEqual(ok(true));
  expect(codeOf(await world.request('wallet_watchAsset', asset()))).toBe(-32002);
  expect(codeOf(await createWorld().request('wallet_watchAsset', asset()))).toBe(4100);
});
