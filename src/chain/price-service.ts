/**
 * Asks an API that the person named for the prices of listed tokens. It learns the tokens, the time and the internet address. Sends no
 * cookies and follows no redirect; an answer of another form is no price.
 */
import type { Hex } from '../lib/bytes.ts';
import type { Currency, PriceService, PricesView } from '../messaging/price-view.ts';
import { type Fetch, fetchJson } from './transport.ts';

export interface ServiceQuestion {
  fetch: Fetch;
  service: PriceService;
  chainId: number;
  /** On the package's list. */
  tokens: readonly Hex[];
  currency: Currency;
  /** ms since 1970. */
  now: number;
}

/** What the APIs call a network, and its coin: price-names.json has them by chain id. */
interface Names {
  coin: string;
  coingecko: string;
  defillama: string;
}

async function namesOf(chainId: number): Promise<Names | undefined> {
  const { default: names } = await import('./price-names.json');
  return (names as Readonly<Record<number, Names>>)[chainId];
}

/** Most tokens that one question names. */
const MOST = 100;
/** In seconds: a price that the service itself calls older is no price. */
const OLDEST = 24 * 3_600;
const LIMITS = { timeoutMilliseconds: 8_000, maximumBytes: 500_000 };

/** @returns `null`: the services do not know this network @throws WalletError no-network */
export async function readServicePrices(question: ServiceQuestion): Promise<PricesView | null> {
  const called = await namesOf(question.chainId);
  const { service, now } = question;
  const tokens = question.tokens.slice(0, MOST);
  const currency = service.format === 'defillama' ? 'USD' : question.currency;
  if (called === undefined) return null;
  const ask = (path: string) => fetchJson(service.url + path, { ...LIMITS, fetch: question.fetch });
  const { coin, of } = await (service.format === 'defillama'
    ? askDefillama(ask, called, tokens)
    : askCoingecko(ask, called, tokens, currency.toLowerCase()));
  const price = (said: Said): string | null => readPrice(said, now / 1000);
  return {
    currency,
    at: now,
    coin: price(coin),
    tokens: Object.fromEntries(
      tokens.flatMap((token) => {
        const one = price(of(token));
        return one === null ? [] : [[token, one]];
      }),
    ),
  };
}

type Ask = (path: string) => Promise<unknown>;

/** What an answer says of one asset, not yet looked at. */
interface Said {
  price: unknown;
  /** Seconds since 1970. */
  at: unknown;
}

interface Answer {
  coin: Said;
  of(token: Hex): Said;
}

async function askCoingecko(ask: Ask, called: Names, tokens: readonly Hex[], currency: string): Promise<Answer> {
  const how = `vs_currencies=${currency}&include_last_updated_at=true&precision=full`;
  const coins = await ask(`/simple/price?ids=${called.coin}&${how}`);
  // A refusal of the tokens leaves the price of the coin.
  const others =
    tokens.length === 0
      ? null
      : await ask(`/simple/token_price/${called.coingecko}?contract_addresses=${tokens.join(',')}&${how}`).catch(
          () => null,
        );
  const said = (entry: unknown): Said => ({ price: field(entry, currency), at: field(entry, 'last_updated_at') });
  return { coin: said(field(coins, called.coin)), of: (token) => said(field(others, token)) };
}

async function askDefillama(ask: Ask, called: Names, tokens: readonly Hex[]): Promise<Answer> {
  const coin = `coingecko:${called.coin}`;
  const ids = [coin, ...tokens.map((token) => `${called.defillama}:${token}`)];
  const coins = field(await ask(`/prices/current/${ids.join(',')}`), 'coins');
  const said = (id: string): Said => {
    const entry = field(coins, id);
    return { price: field(entry, 'price'), at: field(entry, 'timestamp') };
  };
  return { coin: said(coin), of: (token) => said(`${called.defillama}:${token}`) };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** A number above zero with its time, as decimal text. */
function readPrice({ price, at }: Said, now: number): string | null {
  if (typeof price !== 'number' || !(price > 0) || !(price < 1e15)) return null;
  if (typeof at !== 'number' || !(Math.abs(now - at) <= OLDEST)) return null;
  return decimalOf(price);
}

/** The digits of a number, written without an exponent. */
function decimalOf(value: number): string | null {
  const [digits = '', exponent] = value.toString().split('e-');
  if (exponent === undefined) return digits;
  const [whole = '', fraction = ''] = digits.split('.');
  const places = Number(exponent);
  return places > 30 ? null : `0.${whole.padStart(places, '0')}${fraction}`;
}
