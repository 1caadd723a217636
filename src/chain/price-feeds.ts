/**
 * Reads prices from Chainlink's feeds on the network itself, the whole table of the network in one question: the node learns from it
 * nothing of what is held. An answer that is too old, or not above zero, is no price.
 *
 * price-feeds.json has the addresses that Chainlink publishes, for the coins and for tokens of the package's list. A feed that `hourly`
 * does not name answers anew once a day at least.
 */
import { formatUnits } from '../ethereum/amount.ts';
import { quotientOf, worthOf } from '../ethereum/worth.ts';
import type { Hex } from '../lib/bytes.ts';
import type { Currency, PricesView } from '../messaging/price-view.ts';
import { callMany, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

/** The feeds of one network. Pairs are written `ETH/USD`. */
export interface PriceFeeds {
  /** Pair of the network's coin. */
  coin: string;
  hourly: readonly string[];
  feeds: Readonly<Record<string, string>>;
  /** Pair of each token. */
  tokens: Readonly<Record<string, string>>;
}

/** The feeds of a network; `null` where none are known. Money of a test network is worth nothing. */
export async function feedsOf({ chainId, test }: Pick<Network, 'chainId' | 'test'>): Promise<PriceFeeds | null> {
  if (test) return null;
  const { default: table } = await import('./price-feeds.json');
  return (table as Readonly<Record<string, PriceFeeds>>)[chainId] ?? null;
}

export interface FeedQuestion {
  client: Client;
  network: Pick<Network, 'multicall'>;
  feeds: PriceFeeds;
  currency: Currency;
  /** ms since 1970. */
  now: number;
}

/** In seconds. An answer counts for two of its periods; exchange rates rest over a weekend and a holiday. */
const HOUR = 3_600;
const DAY = 24 * HOUR;
const OLDEST = { hourly: 2 * HOUR, daily: 2 * DAY, rate: 5 * DAY };
/** A block may be ahead of this computer's clock. */
const AHEAD = HOUR;

const MOST_DECIMALS = 36n;

/** @throws WalletError no-network */
export async function readFeedPrices({ client, network, feeds, currency, now }: FeedQuestion): Promise<PricesView> {
  const pairs = Object.entries(feeds.feeds) as [string, Hex][];
  const answers = await callMany(
    client,
    network.multicall,
    pairs.flatMap(([, feed]) => [toReadCall(feed, 'latestRoundData()'), toReadCall(feed, 'decimals()')]),
  );
  const rate = `${currency}/USD`;
  const said = new Map<string, string>();
  for (const [at, [pair]] of pairs.entries()) {
    const oldest = pair === rate ? OLDEST.rate : feeds.hourly.includes(pair) ? OLDEST.hourly : OLDEST.daily;
    const price = priceIn(answers[2 * at] ?? null, answers[2 * at + 1] ?? null, now / 1000, oldest);
    if (price !== null) said.set(pair, price);
  }
  const perUnit = said.get(rate);
  const priceOf = (pair: string): string | null => {
    const dollars = inDollars(pair, said);
    return dollars === null || perUnit === undefined ? dollars : quotientOf(dollars, perUnit);
  };
  return {
    currency: perUnit === undefined ? 'USD' : currency,
    at: now,
    coin: priceOf(feeds.coin),
    tokens: Object.fromEntries(
      Object.entries(feeds.tokens).flatMap(([token, pair]) => {
        const price = priceOf(pair);
        return price === null ? [] : [[token, price]];
      }),
    ),
  };
}

/** `CBETH/ETH` goes through `ETH/USD`. */
function inDollars(pair: string, said: ReadonlyMap<string, string>): string | null {
  const price = said.get(pair);
  const quote = pair.slice(pair.indexOf('/') + 1);
  if (price === undefined || quote === 'USD') return price ?? null;
  const dollars = said.get(`${quote}/USD`);
  return dollars === undefined ? null : worthOf(price, dollars);
}

/** @param now in seconds */
function priceIn(round: Hex | null, places: Hex | null, now: number, oldest: number): string | null {
  if (round === null || places === null) return null;
  const [, answer, , updatedAt] =
    tryDecode<[bigint, bigint, bigint, bigint, bigint]>('uint80,int256,uint256,uint256,uint80', round) ?? [];
  const [decimals] = tryDecode<[bigint]>('uint8', places) ?? [];
  if (answer === undefined || updatedAt === undefined || decimals === undefined) return null;
  if (answer <= 0n || decimals > MOST_DECIMALS) return null;
  const age = now - Number(updatedAt);
  return age > oldest || age < -AHEAD ? null : formatUnits(answer, Number(decimals));
}
