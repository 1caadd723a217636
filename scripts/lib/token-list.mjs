/** The lists of tokens that the package carries, one for each network, and their icons: made at build time from pinned packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules');
const LIST = join(MODULES, '@uniswap/default-token-list');
const ICONS = join(MODULES, 'cryptocurrency-icons/svg/color');

/** Symbols that mean one brand, and the icon of each. The icons of other symbols may belong to somebody else. */
const BRANDS =
  '1inch aave ankr ant ape avax bal band bat bnb bnt btc chz comp crv cvc dai enj eth gno grt gusd knc link lpt lrc mana matic mkr mln nmr oxt paxg pol qnt ren req rlc sand skl snt snx storj sushi uma uni usdc usdt wbtc weth yfi zrx'.split(
    ' ',
  );
/** @type {Record<string, string>} */
const SAME_BRAND = { pol: 'matic', weth: 'eth', wbtc: 'wbtc' };

/** Longest names and symbols that are kept: the list is checked by people, but a row has one line. */
const LONGEST = { symbol: 20, name: 60 };

/** A larger icon is a drawing that nobody can tell at its size. */
const LARGEST_ICON = 6_000;

/**
 * By chain id: `[address, symbol, name, decimals]`, addresses in lower case.
 * @param {readonly number[]} chainIds
 * @returns {Map<number, [string, string, string, number][]>}
 */
export function tokenLists(chainIds) {
  const { tokens } = JSON.parse(readFileSync(join(LIST, 'build/uniswap-default.tokenlist.json'), 'utf8'));
  /** @type {Map<number, Map<string, [string, string, string, number]>>} */
  const byChain = new Map(chainIds.map((chainId) => [chainId, new Map()]));
  for (const { chainId, address, symbol, name, decimals } of tokens) {
    const lower = address.toLowerCase();
    if (!/^0x[0-9a-f]{40}$/.test(lower) || !(decimals >= 0 && decimals <= 36)) continue;
    if (symbol.length > LONGEST.symbol || name.length > LONGEST.name) continue;
    byChain.get(chainId)?.set(lower, [lower, symbol, name.trim(), decimals]);
  }
  return new Map([...byChain].flatMap(([chainId, rows]) => (rows.size > 0 ? [[chainId, [...rows.values()]]] : [])));
}

/**
 * The icons by lower-case symbol, as SVG.
 * @returns {Map<string, string>}
 */
export function tokenIcons() {
  const files = new Set(readdirSync(ICONS));
  return new Map(
    BRANDS.flatMap((symbol) => {
      const file = `${SAME_BRAND[symbol] ?? symbol}.svg`;
      const svg = files.has(file) ? readFileSync(join(ICONS, file), 'utf8') : '';
      return svg !== '' && svg.length <= LARGEST_ICON ? [/** @type {const} */ ([symbol, svg])] : [];
    }),
  );
}

/** The licence of the list, which goes with it. */
export const tokenListLicence = () => readFileSync(join(LIST, 'LICENSE'), 'utf8');
