/** The best known tokens of the most used networks. */
import type { Hex } from '../lib/bytes.ts';
import type { KnownToken } from './network.ts';

/** @param address in lower case */
const token = (symbol: string, name: string, decimals: number, address: Hex): KnownToken => ({
  address,
  symbol,
  name,
  decimals,
});

const usdc = (address: Hex) => token('USDC', 'USD Coin', 6, address);
const usdt = (address: Hex) => token('USDT', 'Tether USD', 6, address);
const dai = (address: Hex) => token('DAI', 'Dai Stablecoin', 18, address);
const weth = (address: Hex) => token('WETH', 'Wrapped Ether', 18, address);

export const CORE_TOKENS: Readonly<Record<number, readonly KnownToken[]>> = {
  1: [
    usdc('0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'),
    usdt('0xdac17f958d2ee523a2206206994597c13d831ec7'),
    dai('0x6b175474e89094c44da98b954eedeac495271d0f'),
    weth('0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2'),
    token('WBTC', 'Wrapped BTC', 8, '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599'),
  ],
  8453: [
    usdc('0x833589fcd6edb6e08f4c7c32d4f71b54bda02913'),
    dai('0x50c5725949a6f0c72e6c4a641f24049a917db0cb'),
    weth('0x4200000000000000000000000000000000000006'),
  ],
  42161: [
    usdc('0xaf88d065e77c8cc2239327c5edb3a432268e5831'),
    usdt('0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9'),
    dai('0xda10009cbd5d07dd0cecc66161fc93d7c9000da1'),
    weth('0x82af49447d8a07e3bd95bd0d56f35241523fbab1'),
  ],
  10: [
    usdc('0x0b2c639c533813f4aa9d7837caf62653d097ff85'),
    usdt('0x94b008aa00579c1307b0ef2c499ad98a8ce58e58'),
    dai('0xda10009cbd5d07dd0cecc66161fc93d7c9000da1'),
    weth('0x4200000000000000000000000000000000000006'),
  ],
  137: [
    usdc('0x3c499c542cef5e3811e1192ce70d8cc03d5c3359'),
    usdt('0xc2132d05d31c914a87c6611c10748aeb04b58e8f'),
    dai('0x8f3cf7ad23cd3cadbd9735aff958023239c6a063'),
    weth('0x7ceb23fd6bc0add59e62ac25578270cff1b9f619'),
  ],
  11155111: [usdc('0x1c7d4b196cb0c7b01d743fbc6116a902379c7238'), weth('0xfff9976782d46cc05630d1f6ebab18b2324d6b14')],
};
