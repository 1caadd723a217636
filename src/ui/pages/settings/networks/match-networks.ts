/** Searches networks by name, symbol or chain ID. */

interface Searched {
  chainId: number;
  name: string;
  symbol: string;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The networks that match, the best first: the chain ID itself, a name that begins so, a word that does, the rest. */
export function matchNetworks<Network extends Searched>(networks: readonly Network[], search: string): Network[] {
  const wanted = plain(search);
  const rank = ({ chainId, name, symbol }: Network): number => {
    const its = plain(name);
    if (String(chainId) === wanted) return 0;
    if (its.startsWith(wanted)) return 1;
    if (its.includes(` ${wanted}`)) return 2;
    if (its.includes(wanted) || plain(symbol) === wanted) return 3;
    return 4;
  };
  return networks
    .map((network) => ({ network, rank: rank(network) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ network }) => network);
}
