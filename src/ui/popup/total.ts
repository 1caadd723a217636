/** Adds up what a character holds on all its networks. Test networks and real ones are never added, and a silent network is no zero. */
import { sumOf } from '../../ethereum/worth.ts';
import type { HoldingView } from '../../messaging/holding-view.ts';
import type { CharacterDetail, NetworkView } from '../../messaging/snapshot.ts';

export interface Coin {
  symbol: string;
  /** Decimal. */
  amount: string;
  /** Networks on which some of it is. */
  networks: NetworkView[];
}

export interface Total {
  /** Coins of which some is held, that of the shown network first in any case. */
  coins: Coin[];
  /** How many tokens are held. */
  tokens: number;
  /** Decimal, in the person's currency; `null`: nothing has a price. */
  worth: string | null;
  unpriced: number;
  /** How many networks are in it. */
  counted: number;
  /** Networks in it of which the amounts are old: they did not answer. */
  old: NetworkView[];
  /** Networks that did not answer and of which nothing is known. */
  missing: NetworkView[];
  /** Networks of the menus that were never asked. */
  unasked: NetworkView[];
  /** Networks in it of which some account was not read. */
  unread: NetworkView[];
  /** When the oldest amounts in it were read (ms since 1970); `null`: none is known. */
  oldest: number | null;
}

interface Known {
  network: NetworkView;
  holding: HoldingView;
}

/** On a test network, that network alone. */
export function totalOf(
  { holdings, chainId }: Pick<CharacterDetail, 'holdings' | 'chainId'>,
  networks: readonly NetworkView[],
): Total {
  const shown = networks.find((network) => network.chainId === chainId);
  const belongs = shown?.test ? (network: NetworkView) => network === shown : (network: NetworkView) => !network.test;
  const known = networks.filter(belongs).flatMap((network): Known[] => {
    const holding = holdings.networks.find((one) => one.chainId === network.chainId);
    return holding === undefined ? [] : [{ network, holding }];
  });
  const read = known.filter(({ holding }) => holding.at !== null);
  const worths = read.flatMap(({ holding }) => holding.worth ?? []);
  const isKnown = (network: NetworkView) => known.some((one) => one.network === network);
  return {
    coins: coinsOf(read, chainId),
    tokens: read.reduce((sum, { holding }) => sum + holding.assets.filter(({ token }) => token !== null).length, 0),
    worth: worths.length === 0 ? null : sumOf(worths),
    unpriced: read.reduce((sum, { holding }) => sum + holding.unpriced, 0),
    counted: read.length,
    old: read.filter(({ holding }) => holding.answers === false).map(({ network }) => network),
    unread: read.filter(({ holding }) => holding.unread > 0).map(({ network }) => network),
    missing: known.filter(({ holding }) => holding.at === null).map(({ network }) => network),
    unasked: networks.filter((network) => belongs(network) && network.shown && !isKnown(network)),
    oldest: read.length === 0 ? null : Math.min(...read.map(({ holding }) => holding.at ?? 0)),
  };
}

/** One coin for each symbol of the built-in networks. What an added network calls its coin is not believed: it stands alone. */
function coinsOf(read: readonly Known[], chainId: number): Coin[] {
  const coins = new Map<string, { symbol: string; amounts: string[]; networks: NetworkView[] }>();
  const inOrder = [...read].sort(
    (a, b) => Number(b.network.chainId === chainId) - Number(a.network.chainId === chainId),
  );
  for (const { network, holding } of inOrder) {
    const amount = holding.assets.find(({ token }) => token === null)?.amount ?? '0';
    const key = network.builtIn ? network.symbol : `${network.symbol} ${network.chainId}`;
    const coin = coins.get(key) ?? { symbol: network.symbol, amounts: [], networks: [] };
    coins.set(key, coin);
    coin.amounts.push(amount);
    if (/[1-9]/.test(amount)) coin.networks.push(network);
  }
  const [first, ...others] = [...coins.values()].map(({ symbol, amounts, networks }) => ({
    symbol,
    amount: sumOf(amounts),
    networks,
  }));
  return first === undefined ? [] : [first, ...others.filter(({ networks }) => networks.length > 0)];
}
