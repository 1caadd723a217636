/** Detects sites that use the name of a well-known site, by a list on this computer. Contacts nobody, forbids nothing. */
import type { SiteName } from '../../messaging/site-name.ts';

/** Distinctive names with the domains that belong to them. The first domain is the one to show. */
const WELL_KNOWN: readonly (readonly [name: string, ...domains: string[]])[] = [
  ['uniswap', 'uniswap.org', 'uniswapfoundation.org'],
  ['aave', 'aave.com', 'aave.org'],
  ['opensea', 'opensea.io'],
  ['metamask', 'metamask.io', 'metamask.github.io'],
  ['pancakeswap', 'pancakeswap.finance'],
  ['sushiswap', 'sushi.com', 'sushiswap.fi'],
  ['etherscan', 'etherscan.io'],
  ['walletconnect', 'walletconnect.com', 'walletconnect.network', 'walletconnect.org'],
  ['coinbase', 'coinbase.com'],
  ['binance', 'binance.com', 'binance.org', 'binance.us'],
  ['eigenlayer', 'eigenlayer.xyz'],
  ['makerdao', 'makerdao.com'],
  ['rarible', 'rarible.com'],
  ['looksrare', 'looksrare.org'],
  ['rocketpool', 'rocketpool.net'],
  ['arbitrum', 'arbitrum.io', 'arbitrum.foundation'],
  ['starknet', 'starknet.io', 'starknet.org'],
  ['zksync', 'zksync.io', 'zksync.network'],
  ['etherfi', 'ether.fi'],
  ['debank', 'debank.com'],
  ['trezor', 'trezor.io'],
  ['ledger', 'ledger.com'],
  ['lido', 'lido.fi'],
  ['curve', 'curve.finance', 'curve.fi'],
  ['blur', 'blur.io'],
  ['1inch', '1inch.com', '1inch.io', '1inch.network', '1inch.dev', '1inch.exchange'],
  ['hyperliquid', 'hyperliquid.xyz', 'hyperliquid-testnet.xyz'],
  ['pendle', 'pendle.finance'],
  ['ethena', 'ethena.fi'],
  ['layerzero', 'layerzero.network', 'layerzero.foundation', 'layerzero-api.com', 'layerzeroscan.com'],
  ['rabby', 'rabby.io'],
  ['phantom', 'phantom.com', 'phantom.app'],
  ['trustwallet', 'trustwallet.com'],
  ['polymarket', 'polymarket.com'],
  ['farcaster', 'farcaster.xyz'],
  ['morpho', 'morpho.org'],
  ['balancer', 'balancer.fi', 'balancer.finance'],
  ['stargate', 'stargate.finance'],
  ['magiceden', 'magiceden.io', 'magiceden.us'],
  ['zerion', 'zerion.io'],
  ['galxe', 'galxe.com'],
  ['paraswap', 'paraswap.io', 'paraswap.xyz'],
  ['cowswap', 'cow.fi', 'cowswap.exchange'],
  ['dydx', 'dydx.exchange', 'dydx.trade', 'dydx.xyz'],
  ['gmx', 'gmx.io'],
  ['okx', 'okx.com'],
  ['kraken', 'kraken.com'],
];

/** Shorter names must match exactly, because changing one letter gives other common words. */
const LONG_ENOUGH = 6;
/** Names that are common words, or part of many, must match exactly too. */
const WORDS = new Set(['ledger', 'phantom', 'balancer', 'stargate', 'kraken', 'pendle', 'morpho']);

/** @returns the domain of the well-known site that this one could be taken for; `null` when there is none */
export function resembledSite({ domain, rest }: SiteName): string | null {
  const genuine = WELL_KNOWN.some(([, ...domains]) => domains.includes(domain));
  if (genuine) return null;
  const found = WELL_KNOWN.find(
    ([name, ...domains]) =>
      // A well-known domain as a subdomain of another: uniswap.org.claim.example.
      domains.some((other) => `.${rest}`.includes(`.${other}.`)) || goesByName(domain.split('.')[0] ?? '', name),
  );
  return found?.[1] ?? null;
}

/** `aave-claims`, `uniswapdrop`, `uniswao`. */
function goesByName(label: string, name: string): boolean {
  if (label.split('-').includes(name)) return true;
  if (name.length < LONG_ENOUGH || WORDS.has(name)) return false;
  return label.includes(name) || label.split('-').some((word) => isOneAway(word, name));
}

/** True if the words differ by one letter that is changed, added, left out or swapped with its neighbour. */
function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
