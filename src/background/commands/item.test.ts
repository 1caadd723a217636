/** Commands about items on a real chain: looked up by who holds them, shown and hidden, and read without asking anybody but the node. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Anvil, CODE, deploy, FUNDED, SECOND, startAnvil } from '../../chain/testing/anvil.ts';
import { encodeCall } from '../../ethereum/abi.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile } from '../../session/session.ts';
import { createFoundTokens } from '../adapters/found-tokens.ts';
import { createHeldItems } from '../adapters/held-items.ts';
import { itemViews } from '../views/item-views.ts';
import type { Wallet } from '../wallet.ts';
import { itemCommands } from './item.ts';

let anvil: Anvil;
let single: Hex;
let several: Hex;
beforeAll(async () => {
  anvil = await startAnvil();
  [single, several] = [await deploy(anvil, CODE.collectible), await deploy(anvil, CODE.several)];
  const send = async (from: Hex, to: Hex, data: Hex) => {
    await anvil.rpc('eth_sendTransaction', { from, to, data });
    await anvil.rpc('evm_mine');
  };
  await send(SECOND.address, single, encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [1n]));
  const mint = encodeCall(
    selectorOf('mintBatch(address,uint256[],uint256[],bytes)'),
    'address,uint256[],uint256[],bytes',
    [SECOND.address, [4n], [10n], '0x'],
  );
  await send(FUNDED.address, several, mint);
});
afterAll(() => anvil.stop());

function world() {
  const profile = { chainId: 31337, accounts: [{ address: SECOND.address }] } as unknown as Profile;
  const clients = { client: () => anvil.client, withTokens: async () => anvil.network };
  const rows = new Map<string, unknown>();
  const incoming = {
    load: async (id: string) => rows.get(id) ?? null,
    save: async (id: string, value: unknown) => void rows.set(id, value),
  };
  const found = createFoundTokens(incoming as never, clients, async () => []);
  const held = createHeldItems(found);
  const commands = itemCommands({
    session: {
      profiles: {
        read: async () => profile,
        update: async (_id: string, change: (one: Profile) => void) => change(profile),
      },
    },
    clients,
    found,
    refreshShown: async () => undefined,
    preferences: { settings: () => ({ ipfsGateway: '' }) },
  } as unknown as Wallet);
  const look = async () => {
    const question = { characterId: 'c', network: anvil.network, accounts: [SECOND.address], chosen: [] };
    await found.look(question);
    await held.read({ ...question, client: anvil.client, profile, whole: true });
  };
  const views = async () =>
    itemViews({
      held: held.of('c', 31337),
      ...(await found.items('c', 31337)),
      choices: new Map((profile.items ?? []).map((choice) => [choice.id.slice('31337:'.length), choice])),
    });
  return { commands, look, views, profile };
}

it('finds what came in, hidden; a choice shows it, and one by hand needs no logs', async () => {
  const { commands, look, views } = world();
  await look();
  expect(await views()).toMatchObject([
    { contract: several, id: '4', standard: 'ERC1155', amount: '10', kind: 'sent', hidden: true },
    { contract: single, id: '1', standard: 'ERC721', collection: 'TestDappNFTs', amount: '1', hidden: true },
  ]);
  const item = { contract: single, id: '1', standard: 'ERC721' } as const;
  await commands['choose-item']({ characterId: 'c', item, shown: true });
  expect((await views()).find(({ id }) => id === '1')).toMatchObject({ kind: 'added', hidden: false });
  await commands['choose-item']({ characterId: 'c', item, shown: false });
  expect((await views()).find(({ id }) => id === '1')?.hidden).toBe(true);
});

it('looks an item up by what its contract says, and takes none that nobody of the character holds', async () => {
  const { commands } = world();
  const lookUp = (address: string, id: string) => commands['look-up-item']({ characterId: 'c', address, id });
  expect(await lookUp(` ${single} `, '#1')).toEqual({
    contract: single,
    id: '1',
    standard: 'ERC721',
    amount: '1',
    collection: 'TestDappNFTs',
  });
  expect(await lookUp(several, '04')).toMatchObject({ id: '4', standard: 'ERC1155', amount: '10' });
  for (const [address, id] of [
    [single, '2'],
    [several, '5'],
    [FUNDED.address, '1'],
    [single, String(2n ** 256n)],
    [single, 'one'],
    ['0x12', '1'],
  ] as const)
    await expect(lookUp(address, id)).rejects.toMatchObject({ code: 'bad-input' });
});

it('reads a picture that stands in the contract', async () => {
  const { commands } = world();
  const item = { contract: single, id: '1', standard: 'ERC721' } as const;
  expect(await commands['read-item']({ characterId: 'c', item, hosts: [] })).toMatchObject({
    name: 'Test Dapp NFTs #1',
    picture: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
    needs: null,
    problem: null,
  });
});
