/** Names amounts of tokens in words, whether or not the token is known. Never rounds. */
import { shortAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { fullAddress, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { toReadable } from './text.ts';

export interface Asset {
  address: Hex;
  /** Symbol, or `units of 0x…` for a token that does not say what it is. */
  symbol: string;
  decimals: number;
  /** Base units; `null` is not known. */
  held: bigint | null;
  /** Base units that there are of it; `null` is not known. */
  supply: bigint | null;
  /** It says what it is. */
  known: boolean;
  /** It is an ERC-20 token, named or not. */
  isToken: boolean;
  /** Name on the wallet's own list; `null` for a token that only says itself what it is. */
  listedAs: string | null;
}

/** A symbol is a stranger's text: no longer than a sentence bears. */
const LONGEST_SYMBOL = 32;

export async function assetOf(context: ReviewContext, token: Hex): Promise<Asset> {
  const { characterId, chainId, account } = context.request;
  const [fact, listedAs] = await Promise.all([
    knownOrNull(context.data.token(characterId, chainId, token, account)),
    nameOf(context, token),
  ]);
  const units = (value: string | null | undefined): bigint | null => (value == null ? null : BigInt(value));
  const common = { address: token, held: units(fact?.balance), supply: units(fact?.supply), listedAs };
  if (fact === null || fact.symbol === null)
    return { ...common, symbol: `units of ${shortAddress(token)}`, decimals: 0, known: false, isToken: fact !== null };
  return { ...common, symbol: readableSymbol(fact.symbol), decimals: fact.decimals, known: true, isToken: true };
}

function readableSymbol(symbol: string): string {
  const readable = toReadable(symbol.replace(/\s+/g, ' ').trim()).text;
  return readable.length > LONGEST_SYMBOL ? `${readable.slice(0, LONGEST_SYMBOL)}…` : readable || 'nameless coins';
}

export const tokenRow = (asset: Asset): Row => ({
  name: 'Token',
  value: asset.known ? asset.symbol : 'Unknown',
  detail: asset.listedAs === null ? fullAddress(asset.address) : shortAddress(asset.address),
});

/** `250.5 USDC` */
export const amountOf = (asset: Asset, amount: bigint): string =>
  `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;

/** `250.5 USDC`, or `all USDC` when there is no limit. */
export const amountOrAll = (asset: Asset, amount: bigint | null): string =>
  amount === null || isUnlimited(amount) ? `all ${asset.symbol}` : amountOf(asset, amount);

/** What may be taken: `250.5 USDC`, or `all USDC` when it comes to that. */
export const limitOrAll = (asset: Asset, limit: bigint | null): string =>
  amountOrAll(asset, limit === null || coversSupply(asset, limit) ? null : limit);

/** Above so many times what is held, a limit is none; for whoever holds nothing, above such a part of all there is. */
const FAR_ABOVE = 1_000n;
/** So many whole tokens are all there are where nobody knows the supply. */
const WHOLE_TOKENS = 10n ** 12n;

/** No limit, or as much as there is of the token at all. */
export const coversSupply = ({ held, supply, decimals }: Asset, amount: bigint): boolean =>
  isUnlimited(amount) ||
  (supply !== null && supply > 0n
    ? amount >= supply
    : amount >= WHOLE_TOKENS * 10n ** BigInt(decimals) && (held === null || amount > held));

/** Without limit, or so far above what is held that it comes to the same. */
export function isEffectivelyUnlimited(asset: Asset, amount: bigint): boolean {
  const { held, supply } = asset;
  if (coversSupply(asset, amount)) return true;
  if (held !== null && held > 0n) return amount >= held * FAR_ABOVE;
  return supply !== null && supply > 0n && amount * FAR_ABOVE >= supply;
}

export const unknownTokenWarning = (asset: Asset): Warning | false =>
  !asset.known && {
    rule: 'unknown-token',
    severity: 'caution',
    title: 'Unknown token',
    text: 'The amount is in base units, not in whole tokens.',
  };
