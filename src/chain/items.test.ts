/** Who holds items: asked of contracts on a real chain, and of a node that refuses or lies. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/selector.ts';
import type { Hex } from '../lib/bytes.ts';
import { type ItemQuestion, readHolders } from './items.ts';
import { NodeError } from './node-error.ts';
import { type Anvil, CODE, deploy, deployMulticall, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';
import { fakeClient } from './testing/fake-client.ts';

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil();
});
afterAll(() => anvil.stop());

it('asks for all items in one request where the network has Multicall3', async () => {
  const multicall = await deployMulticall(anvil);
  const [single, several] = [await deploy(anvil, CODE.collectible), await deploy(anvil, CODE.several)];
  const send = async (to: Hex, data: Hex) => {
    await anvil.rpc('eth_sendTransaction', { from: FUNDED.address, to, data });
    await anvil.rpc('evm_mine');
  };
  await send(single, encodeCall(selectorOf('mintNFTs(uint256)'), 'uint256', [1n]));
  await send(
    several,
    encodeCall(selectorOf('mintBatch(address,uint256[],uint256[],bytes)'), 'address,uint256[],uint256[],bytes', [
      SECOND.address,
      [4n],
      [10n],
      '0x',
    ]),
  );
  const accounts = [FUNDED.address, SECOND.address];
  const items: ItemQuestion[] = [
    { contract: single, id: '1', standard: 'ERC721', accounts },
    { contract: single, id: '99', standard: 'ERC721', accounts },
    { contract: several, id: '4', standard: 'ERC1155', accounts },
    { contract: several, id: String(2n ** 256n - 1n), standard: 'ERC1155', accounts },
    { contract: several, id: '4', standard: 'ERC721', accounts },
  ];
  const asked: string[] = [];
  const client = fakeClient(async (method, params) => {
    asked.push(method);
    return anvil.client.request(method, params);
  });
  const held = [[[FUNDED.address, 1n]], [], [[SECOND.address, 10n]], [], []];
  const read = async (with3: Hex | null) =>
    (await readHolders(client, { multicall: with3 }, items)).map((holders) => [
      ...(holders as ReadonlyMap<Hex, bigint>),
    ]);
  expect(await read(multicall)).toEqual(held);
  expect(asked).toEqual(['eth_call']);
  expect(await read(null)).toEqual(held);
});

it('a refusal of the node says nothing of who holds an item, and an odd answer is no holder', async () => {
  const item = { contract: `0x${'c1'.repeat(20)}`, id: '1', accounts: [SECOND.address] } as const;
  const read = (answer: unknown, standard: ItemQuestion['standard']) =>
    readHolders(
      fakeClient(async () => {
        if (answer instanceof Error) throw answer;
        return answer;
      }),
      { multicall: null },
      [{ ...item, standard }],
    );
  expect(await read(new NodeError(-32005, 'rate limit'), 'ERC721')).toEqual(['unanswered']);
  expect(await read(`0x${'ff'.repeat(32)}`, 'ERC721')).toEqual([new Map()]);
  expect(await read('0x', 'ERC1155')).toEqual([new Map()]);
  expect(await read('0x01', 'ERC1155')).toEqual([new Map()]);
});
