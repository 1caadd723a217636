/** What a character holds on all its networks: as read while the wallet is open, else as it was kept. Asks no network. */
import type { Network } from '../../chain/network.ts';
import { sumOf, worthOf } from '../../ethereum/worth.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AssetView } from '../../messaging/asset-view.ts';
import type { HoldingsView, HoldingView } from '../../messaging/holding-view.ts';
import type { PricesView } from '../../messaging/price-view.ts';
import { choicesOn, type Profile } from '../../session/session.ts';
import type { BalanceKeeper } from '../adapters/balances.ts';
import type { Balances } from '../adapters/balances-type.ts';
import type { ChainClients } from '../adapters/chain-clients.ts';
import type { FoundTokens } from '../adapters/found-tokens.ts';
import { fromKept } from '../adapters/kept-balances.ts';
import type { Preferences } from '../adapters/preferences.ts';
import type { PriceKeeper } from '../adapters/prices.ts';
import { assetViews } from './asset-views.ts';

export interface HoldingParts {
  preferences: Pick<Preferences, 'networks'>;
  clients: Pick<ChainClients, 'withTokens'>;
  found: Pick<FoundTokens, 'of' | 'held'>;
  balances: Pick<BalanceKeeper, 'of'>;
  prices: Pick<PriceKeeper, 'of'>;
}

interface Held {
  network: Network;
  balances: Balances;
  prices: PricesView | null;
}

/** Networks in the order of the list. @throws WalletError closed | locked */
export async function holdingsView(
  parts: HoldingParts,
  characterId: string,
  profile: Pick<Profile, 'accounts' | 'tokens' | 'chainId'>,
): Promise<HoldingsView> {
  const kept = await parts.found.held(characterId).catch(() => new Map<number, never>());
  const accounts = profile.accounts.map(({ address }) => address);
  const all: Held[] = [];
  for (const { chainId } of parts.preferences.networks()) {
    const now = parts.balances.of(characterId, chainId);
    const before = kept.get(chainId);
    if (now.at === null && now.answers === null && before === undefined) continue;
    const balances =
      now.at === null && before !== undefined ? { ...fromKept(before, accounts), answers: now.answers } : now;
    const prices = await parts.prices.of(characterId, chainId);
    all.push({ network: await parts.clients.withTokens(chainId), balances, prices });
  }
  const currency = (all.find(({ network }) => network.chainId === profile.chainId)?.prices ?? firstPrices(all))
    ?.currency;
  const priced = all.map((held) => (held.prices?.currency === currency ? held : { ...held, prices: null }));
  const bySymbol = pricesBySymbol(priced);
  const networks = await Promise.all(
    priced.map(async (held) =>
      toView(
        held,
        assetViews({
          ...held,
          choices: choicesOn(held.network.chainId, profile.tokens),
          found: await parts.found.of(characterId, held.network.chainId).catch(() => []),
        }),
        bySymbol,
      ),
    ),
  );
  const times = priced.flatMap(({ prices }) => (prices === null ? [] : [prices.at]));
  return {
    networks,
    prices: currency === undefined || times.length === 0 ? null : { currency, at: Math.min(...times) },
  };
}

const firstPrices = (all: readonly Held[]): PricesView | null =>
  all.find(({ prices }) => prices !== null)?.prices ?? null;

/**
 * Prices of coins and of tokens of the package's list, for a network that was not asked for its own. Test networks and those that
 * somebody added have none: their coins are not what they are called.
 */
function pricesBySymbol(all: readonly Held[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { network, prices } of all) {
    if (prices === null || !isListed(network)) continue;
    if (prices.coin !== null) found.set(network.symbol, prices.coin);
    for (const { address, symbol } of network.tokens) {
      const price = prices.tokens[address];
      if (price !== undefined && !found.has(symbol)) found.set(symbol, price);
    }
  }
  return found;
}

const isListed = ({ builtIn, test }: Network): boolean => builtIn && !test;

function toView(
  { network, balances, prices }: Held,
  assets: readonly AssetView[],
  bySymbol: ReadonlyMap<string, string>,
): HoldingView {
  const held = assets.filter(({ token, hidden, amount }) => token === null || (!hidden && isSome(amount)));
  const priceOf = ({ symbol, token, kind }: AssetView): string | undefined =>
    (token === null ? prices?.coin : prices?.tokens[token.toLowerCase() as Hex]) ??
    (isListed(network) && (kind === 'coin' || kind === 'listed') ? bySymbol.get(symbol) : undefined);
  const worths = held.flatMap((asset) => {
    const price = isSome(asset.amount) ? priceOf(asset) : undefined;
    return price === undefined ? [] : [worthOf(asset.amount, price)];
  });
  return {
    chainId: network.chainId,
    at: balances.at,
    answers: balances.answers,
    assets: held.map(({ symbol, token, kind, amount }) => ({ symbol, token, kind, amount })),
    worth: worths.length === 0 ? null : sumOf(worths),
    unpriced: held.filter(({ amount }) => isSome(amount)).length - worths.length,
  };
}

const isSome = (amount: string): boolean => /[1-9]/.test(amount);
