/** Names of contracts that many sites use. A fixed list: no name comes from a site or a server. */
import { isUniversalRouter } from '../../clear-signing/universal-router.ts';
import { FUSION_SETTLEMENT, settlementProtocolOf } from '../../ethereum/settlement-contracts.ts';
import type { Hex } from '../../lib/bytes.ts';

/** Networks on which these contracts are deployed at the same address. */
const DETERMINISTIC: readonly number[] = [1, 10, 137, 8453, 42161];
const ETHEREUM: readonly number[] = [1];

/** MultiSend contracts of Safe: they run a batch of calls as the calling account. */
const MULTI_SENDS: readonly Hex[] = [
  '0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761',
  '0x40a2accbd92bca938b02010e17a5b8929b49130d',
  '0x38869bf66a61cf6bdb996a6ae40d5853fd43b526',
  '0x9641d764fc13c8b624c04430c7356c1c7c8102e2',
];

const CONTRACTS: ReadonlyMap<Hex, { name: string; chainIds: readonly number[] }> = new Map([
  ...MULTI_SENDS.map((address) => [address, { name: 'MultiSend of Safe', chainIds: DETERMINISTIC }] as const),
  ['0x000000000022d473030f116ddee9f6b43ac78ba3', { name: 'Permit2 of Uniswap', chainIds: DETERMINISTIC }],
  ['0x0000000000000068f116a894984e2db1123eb395', { name: 'Seaport 1.6', chainIds: DETERMINISTIC }],
  ['0x1e0049783f008a0085193e00003d00cd54003c71', { name: 'OpenSea', chainIds: DETERMINISTIC }],
  [FUSION_SETTLEMENT, { name: '1inch Fusion', chainIds: DETERMINISTIC }],
  ['0x111111125421ca6dc452d289314280a0f8842a65', { name: '1inch Router 6', chainIds: DETERMINISTIC }],
  ['0xc92e8bdf79f0507f65a392b0ab4667716bfe0110', { name: 'CoW Swap', chainIds: [1, 8453, 42161, 137] }],
  ['0x9008d19f58aabd9ed0d60971565aa8510560ab41', { name: 'CoW Swap', chainIds: [1, 8453, 42161, 137] }],
  ['0x4bfb41d5b3570defd03c39a9a4d8de6bd8b8982e', { name: 'Polymarket', chainIds: [137] }],
  ['0xc5d563a36ae78145c45a50134d48a1215220f80a', { name: 'Polymarket', chainIds: [137] }],
  ['0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45', { name: 'Uniswap Router 2', chainIds: [1, 10, 137, 42161] }],
  ['0xe592427a0aece92de3edee1f18e0157c05861564', { name: 'Uniswap Router 3', chainIds: [1, 10, 137, 42161] }],
  ['0x7a250d5630b4cf539739df2c5dacb4c659f2488d', { name: 'Uniswap Router of v2', chainIds: ETHEREUM }],
  ['0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2', { name: 'Aave', chainIds: ETHEREUM }],
  ['0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', { name: 'Wrapped Ether', chainIds: ETHEREUM }],
  ['0xae7ab96520de3a18e5e111b5eaab095312d7fe84', { name: 'Lido', chainIds: ETHEREUM }],
  ['0x253553366da8546fc250f225fe3d25d0c782303b', { name: 'ENS Registrar', chainIds: ETHEREUM }],
]);

/** Name of the contract; `null` if it is not on the list for that network. @throws if the package lacks the descriptions */
export async function knownContract(chainId: number, address: Hex): Promise<string | null> {
  const lower = address.toLowerCase() as Hex;
  const known = CONTRACTS.get(lower);
  if (known?.chainIds.includes(chainId)) return known.name;
  const protocol = settlementProtocolOf(chainId, lower);
  return protocol ?? ((await isUniversalRouter(chainId, lower)) ? 'Uniswap Universal Router' : null);
}

/** True if the address is a MultiSend contract of Safe. */
export const isMultiSend = (chainId: number, address: Hex): boolean =>
  MULTI_SENDS.includes(address.toLowerCase() as Hex) && DETERMINISTIC.includes(chainId);
