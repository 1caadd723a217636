/** The list of networks that the package carries, made from viem's at build time: what a person can search when adding a network. */
import * as chains from 'viem/chains';

/** A stretch of an address that stands for a key. */
const PLACEHOLDER = /\$\{|\{[a-z_]+\}|<[a-z_]+>/i;

/** Data fee oracles that viem does not know: those of Scroll and its test network. */
const ORACLES = new Map([534352, 534351].map((id) => [id, '0x5300000000000000000000000000000000000002']));

/** @param {readonly string[]} urls */
const usable = (urls) => [
  ...new Set(urls.filter((url) => url.startsWith('https://') && !PLACEHOLDER.test(url)).map(bare)),
];

/** @param {string} url */
const bare = (url) => url.replace(/\/+$/, '');

/**
 * One row for each chain id with a coin of 18 decimals and a node that is reached by https:
 * `[chainId, name, symbol, rpcUrls, explorerUrl or null, test, multicall or null, l1FeeOracle or null]`.
 * @returns {[number, string, string, string[], string | null, boolean, string | null, string | null][]}
 */
export function chainList() {
  /** @type {Map<number, any>} */
  const byId = new Map();
  for (const chain of Object.values(/** @type {Record<string, any>} */ (chains))) {
    if (typeof chain !== 'object' || !chain.rpcUrls || chain.nativeCurrency.decimals !== 18) continue;
    const known = byId.get(chain.id);
    // Variants of a network have longer names: *Base Preconf*.
    if (!known || chain.name.length < known.name.length) byId.set(chain.id, chain);
  }
  return [...byId.values()]
    .map(({ id, name, nativeCurrency, rpcUrls, blockExplorers, contracts, testnet }) => {
      const urls = usable(Object.values(rpcUrls).flatMap((/** @type {any} */ { http }) => http));
      const explorer = usable([blockExplorers?.default?.url ?? ''])[0] ?? null;
      const multicall = contracts?.multicall3?.address?.toLowerCase() ?? null;
      const oracle = contracts?.gasPriceOracle?.address?.toLowerCase() ?? ORACLES.get(id) ?? null;
      return /** @type {ReturnType<typeof chainList>[number]} */ ([
        id,
        name,
        nativeCurrency.symbol,
        urls,
        explorer,
        testnet === true,
        multicall,
        oracle,
      ]);
    })
    .filter(([, , , urls]) => urls.length > 0)
    .sort(([a], [b]) => a - b);
}
