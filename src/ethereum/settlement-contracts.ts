/**
 * Contracts that enforce the order in the witness of a Permit2 transfer, by network. Permit2 itself does not enforce
 * it: only the spender can. A fixed list: any other contract counts as one that does not enforce the order.
 * Sources: docs.uniswap.org/contracts/uniswapx/deployment, deployments.md of the UniswapX repository (version 3), and
 * REACTOR_ADDRESS_MAPPING of @uniswap/uniswapx-sdk 3.1.0.
 */
import type { Hex } from '../lib/bytes.ts';

const UNISWAP_X: Readonly<Record<number, readonly Hex[]>> = {
  1: [
    '0x6000da47483062a0d734ba3dc7576ce6a0b645c4',
    '0x00000011f84b9aa48e5f8aa8b9897600006289be',
    '0x0000000015757c461808ea25eb309638b62681cf',
  ],
  10: ['0x000000000923439a92dae8930613568824108631'],
  56: ['0x00000000a55e50c71b70db3c8b58749cd1e18eb2'],
  130: ['0x00000006021a6bce796be7ba509bbba71e956e37', '0x000000005af66799d1a6317714d66800f9ca1406'],
  137: ['0x00000000bab6e234db8ad638b6a6395b7c499bc4'],
  143: ['0x000000000ac008f7e07210cfb6648e40249232c2'],
  196: ['0x000000005af66799d1a6317714d66800f9ca1406'],
  480: ['0x00000000d714ea34028930b762e96bfbe50f42c2'],
  1868: ['0x000000005af66799d1a6317714d66800f9ca1406'],
  8453: ['0x000000001ec5656dcdb24d90dfa42742738de729', '0x000000008a8330b5d1f43a62bf4c673a49f27ba0'],
  42161: ['0x1bd1aadc9e230626c44a139d7e70d842749351eb', '0xb274d5f4b833b61b340b654d600a864fb604a87c'],
  42220: ['0x00000000b8077fdf2281a80be96f6c282b5d943a'],
  43114: ['0x00000000862ccf095823fc7576fa6c7e6b7385ef'],
  57073: ['0x000000007a1c8e570011eedf86a2a35593013cba'],
  81457: ['0x0000000086f50c5e1a2500602183d4390a7ffc98'],
  7777777: ['0x000000002c9a3812e15cf233190992e9a57edb56'],
  11155111: ['0x0e22b6638161a89533940db590e67a52474bebcd', '0xd6c073f2a3b676b8f9002b276b618e0d8ba84fad'],
};

/** The protocol that this contract belongs to on that network; `null` if the contract is not in the list. @param address in lower case */
export const settlementProtocolOf = (chainId: number, address: Hex): 'UniswapX' | null =>
  UNISWAP_X[chainId]?.includes(address) ? 'UniswapX' : null;

/**
 * The contract of 1inch that settles Fusion orders. It is the receiver of the order and forwards the payment to the account that the order's extension names.
 * Source: README of 1inch/limit-order-settlement, *Deployments*.
 */
export const FUSION_SETTLEMENT: Hex = '0x2ad5004c60e16e54d5007c80ce329adde5b51ef5';
const FUSION_CHAINS: readonly number[] = [1, 10, 56, 100, 130, 137, 146, 8453, 42161, 43114, 59144];

/** @param address in lower case */
export const isFusionSettlement = (chainId: number, address: Hex): boolean =>
  address === FUSION_SETTLEMENT && FUSION_CHAINS.includes(chainId);
