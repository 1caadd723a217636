/** Formats amounts of known and unknown tokens. Never rounds. */
import { shortAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { fullAddress, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { toReadable } from './text.ts';

export interface Asset {
  address: Hex;
  /** Symbol, or `units of 0x…` for a token that does not say what it is. */
  symbol: string;
  decimals: number;
  /** Balance of the account in base units; `null` if unknown. */
  held: bigint | null;
  /** Total supply in base units; `null` if unknown. */
  supply: bigint | null;
  /** The token has a readable symbol. */
  known: boolean;
  /** The contract is an ERC-20 token, with or without a symbol. */
  isToken: boolean;
  /** Name on the wallet's own list; `null` if the wallet does not list the token. */
  listedAs: string | null;
}

/** Symbols are untrusted text and are cut to this length. */
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
    return {
      ...common,
      symbol: t.unitsOfToken(shortAddress(token)),
      decimals: 0,
      known: false,
      isToken: fact !== null,
    };
  return { ...common, symbol: readableSymbol(fact.symbol), decimals: fact.decimals, known: true, isToken: true };
}

function readableSymbol(symbol: string): string {
  const readable = toReadable(symbol.replace(/\s+/g, ' ').trim()).text;
  return readable.length > LONGEST_SYMBOL ? `${readable.slice(0, LONGEST_SYMBOL)}…` : readable || t.namelessCoins;
}

export const tokenRow = (asset: Asset): Row => ({
  name: labels.token,
  value: asset.known ? asset.symbol : labels.unknown,
  detail: asset.listedAs === null ? fullAddress(asset.address) : shortAddress(asset.address),
});

/** `250.5 USDC` */
export const amountOf = (asset: Asset, amount: bigint): string =>
  `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;

/** `250.5 USDC`, or `all USDC` when there is no limit. */
export const amountOrAll = (asset: Asset, amount: bigint | null): string =>
  amount === null || isUnlimited(amount) ? labels.all(asset.symbol) : amountOf(asset, amount);

/** A spending limit: `250.5 USDC`, or `all USDC` if it is unlimited in effect. */
export const limitOrAll = (asset: Asset, limit: bigint | null): string =>
  amountOrAll(asset, limit === null || coversSupply(asset, limit) ? null : limit);

/** A limit this many times above the balance counts as unlimited; without a balance, this fraction of the supply does. */
const FAR_ABOVE = 1_000n;
/** The assumed supply in whole tokens if the supply is unknown. */
const WHOLE_TOKENS = 10n ** 12n;

/** True if the amount is unlimited or at least the total supply. */
export const coversSupply = ({ held, supply, decimals }: Asset, amount: bigint): boolean =>
  isUnlimited(amount) ||
  (supply !== null && supply > 0n
    ? amount >= supply
    : amount >= WHOLE_TOKENS * 10n ** BigInt(decimals) && (held === null || amount > held));

/** True if the amount is unlimited, or so far above the balance that it makes no difference. */
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
    title: t.unknownToken,
    text: labels.inBaseUnits,
  };
