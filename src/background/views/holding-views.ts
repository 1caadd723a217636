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
  const accounts = countedOf(profile.accounts);
  const all: Held[] = [];
  for (const { chainId } of parts.preferences.networks()) {
    const now = parts.balances.of(characterId, chainId);
    const before = kept.get(chainId);
    if (now.at === null && now.answers === null && before === undefined) continue;
    const balances =
      now.at === null && before !== undefined
        ? { ...fromKept(before, accounts), answers: now.answers }
        : ofAccounts(now, accounts);
    const prices = await parts.prices.of(characterId, chainId);
    all.push({ network: await parts.clients.withTokens(chainId), balances, prices });
  }
  const currency = (all.find(({ network }) => network.chainId === profile.chainId)?.prices ?? firstPrices(all))
    ?.currency;
  const priced = all.map((held) => (held.prices?.currency === currency ? held : { ...held, prices: null }));
  const elsewhere = pricesElsewhere(priced);
  const networks = await Promise.all(
    priced.map(async (held) =>
      toView(
        held,
        assetViews({
          ...held,
          choices: choicesOn(held.network.chainId, profile.tokens),
          found: await parts.found.of(characterId, held.network.chainId).catch(() => []),
        }),
        elsewhere,
        accounts.filter((account) => !held.balances.native.has(account)).length,
      ),
    ),
  );
  const times = priced.flatMap(({ prices }) => (prices === null ? [] : [prices.at]));
  return {
    networks,
    accounts: accounts.length,
    prices: currency === undefined || times.length === 0 ? null : { currency, at: Math.min(...times) },
  };
}

/** Accounts that can only be watched are somebody else's. A character with no others shows what those hold. */
function countedOf(accounts: Profile['accounts']): Hex[] {
  const own = accounts.filter(({ kind }) => kind !== 'watch');
  return (own.length === 0 ? accounts : own).map(({ address }) => address);
}

/** Without accounts that are not counted, or not there any more since it was read. */
function ofAccounts({ native, tokens, ...rest }: Balances, accounts: readonly Hex[]): Balances {
  const counted = new Set(accounts);
  const only = (of: ReadonlyMap<Hex, bigint>) => new Map([...of].filter(([account]) => counted.has(account)));
  return { ...rest, native: only(native), tokens: new Map([...tokens].map(([token, of]) => [token, only(of)])) };
}

const firstPrices = (all: readonly Held[]): PricesView | null =>
  all.find(({ prices }) => prices !== null)?.prices ?? null;

/**
 * Prices of coins and of tokens of the package's list, for a network that was not asked for its own. Two tokens are the same one where
 * symbol and name are the same: a symbol alone is used by several. Test networks and those that somebody added have none: their coins are
 * not what they are called.
 */
function pricesElsewhere(all: readonly Held[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { network, prices } of all) {
    if (prices === null || !isListed(network)) continue;
    const known = network.tokens.flatMap((token) => {
      const price = prices.tokens[token.address];
      return price === undefined ? [] : [[tokenKey(token), price] as const];
    });
    if (prices.coin !== null) known.push([network.symbol, prices.coin]);
    for (const [key, price] of known) if (!found.has(key)) found.set(key, price);
  }
  return found;
}

const tokenKey = ({ symbol, name }: Network['tokens'][number]): string => JSON.stringify([symbol, name]);

const isListed = ({ builtIn, test }: Network): boolean => builtIn && !test;

function toView(
  { network, balances, prices }: Held,
  assets: readonly AssetView[],
  elsewhere: ReadonlyMap<string, string>,
  unread: number,
): HoldingView {
  const held = assets.filter(({ token, hidden, amount }) => token === null || (!hidden && isSome(amount)));
  const priceOf = ({ symbol, token }: AssetView): string | null | undefined => {
    if (prices !== null) return token === null ? prices.coin : prices.tokens[token.toLowerCase() as Hex];
    if (!isListed(network)) return null;
    if (token === null) return elsewhere.get(symbol);
    const listed = network.tokens.find(({ address }) => address === token.toLowerCase());
    return listed && elsewhere.get(tokenKey(listed));
  };
  const worths = held.flatMap((asset) => {
    const price = isSome(asset.amount) ? (priceOf(asset) ?? null) : null;
    return price === null ? [] : [worthOf(asset.amount, price)];
  });
  return {
    chainId: network.chainId,
    at: balances.at,
    answers: balances.answers,
    assets: held.map(({ symbol, token, kind, amount }) => ({ symbol, token, kind, amount })),
    worth: worths.length === 0 ? null : sumOf(worths),
    unread: balances.at === null ? 0 : unread,
    unpriced: held.filter(({ amount }) => isSome(amount)).length - worths.length,
  };
}

const isSome = (amount: string): boolean => /[1-9]/.test(amount);
