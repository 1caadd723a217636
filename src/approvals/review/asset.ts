/** Names amounts of tokens in words, whether or not the token is known. Never rounds. */
import { shortAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { nameOf, whole } from './address.ts';
import type { TokenFact } from './facts.ts';
import { knownOrNull, type Scene } from './scene.ts';
import { toReadable } from './text.ts';

export interface Asset {
  address: Hex;
  /** Symbol, or `units of 0x…` for a token that does not say what it is. */
  symbol: string;
  decimals: number;
  /** Base units; `null` is not known. */
  held: bigint | null;
  known: boolean;
  /** Name on the wallet's own list; `null` for a token that only says itself what it is. */
  listedAs: string | null;
}

/** A symbol is a stranger's text: no longer than a sentence bears. */
const LONGEST_SYMBOL = 24;

export async function assetOf(scene: Scene, token: Hex): Promise<Asset> {
  const { characterId, chainId, account } = scene.request;
  const [fact, listedAs] = await Promise.all([
    knownOrNull(scene.facts.token(characterId, chainId, token, account)),
    nameOf(scene, token),
  ]);
  if (!fact) {
    const symbol = `units of ${shortAddress(token)}`;
    return { address: token, symbol, decimals: 0, held: null, known: false, listedAs };
  }
  return {
    address: token,
    symbol: symbolOf(fact),
    decimals: fact.decimals,
    held: fact.balance === null ? null : BigInt(fact.balance),
    known: true,
    listedAs,
  };
}

function symbolOf({ symbol }: TokenFact): string {
  const readable = toReadable(symbol.replace(/\s+/g, ' ').trim()).text;
  return readable.length > LONGEST_SYMBOL ? `${readable.slice(0, LONGEST_SYMBOL)}…` : readable || 'nameless coins';
}

export const tokenRow = (asset: Asset): Row => ({
  name: 'Token',
  value: asset.known ? asset.symbol : 'Unknown',
  detail: asset.listedAs === null ? whole(asset.address) : shortAddress(asset.address),
});

/** `250.5 USDC` */
export const amountOf = (asset: Asset, amount: bigint): string =>
  `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;

/** `250.5 USDC`, or `all USDC` when there is no limit. */
export const amountOrAll = (asset: Asset, amount: bigint | null): string =>
  amount === null || isUnlimited(amount) ? `all ${asset.symbol}` : amountOf(asset, amount);

/** Above so many times what is held, a limit is none. */
const FAR_ABOVE = 1_000n;
/** So many whole tokens are without limit for whoever's balance is not known. */
const WHOLE_TOKENS = 10n ** 12n;

/** Without limit, or so far above what is held that it comes to the same. */
export const isAsGoodAsUnlimited = ({ held, decimals }: Asset, amount: bigint): boolean =>
  isUnlimited(amount) ||
  (held !== null && held > 0n && amount >= held * FAR_ABOVE) ||
  amount >= WHOLE_TOKENS * 10n ** BigInt(decimals);

export const unknownToken = (asset: Asset): Warning | false =>
  !asset.known && {
    rule: 'unknown-token',
    severity: 'caution',
    title: 'This token does not say what it is',
    text: 'Its name and its decimals are not known, so amounts are shown in its smallest units.',
  };
