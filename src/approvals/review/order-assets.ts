/** Describes the assets of an order: coins, token amounts and items. Rows always show numbers in full. */
import { shortAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { OrderAsset } from '../../ethereum/typed-order-type.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewOrders as t } from '../../locales/en/approvals/review/orders.ts';
import { fullAddress, nameOf } from './address.ts';
import { amountOrAll, assetOf } from './asset.ts';
import { formatCoins, type ReviewContext } from './context.ts';

export interface DescribedAsset {
  /** For the sentence: long item numbers are cut in the middle. */
  short: string;
  /** For the rows. */
  full: string;
  /** Address for the row: short if the contract has a name, else in full; missing for the native coin. */
  contract?: string;
  /** The taker of the order chooses the item. */
  open: boolean;
  /** The amount is too small to be a payment. */
  dust: boolean;
  /** The token has a readable symbol, or the asset is an item. */
  known: boolean;
}

/** Longer item ids are cut in the sentence. */
const LONGEST_ID = 12;
/** An amount below this fraction of a whole coin or token is dust. */
const DUST = 10_000n;

export async function describeAsset(context: ReviewContext, asset: OrderAsset): Promise<DescribedAsset> {
  const { token, item, amount } = asset;
  if (token === null) {
    const text = amount === null ? labels.all(context.network.symbol) : formatCoins(context, amount);
    return { short: text, full: text, open: false, dust: isDust(amount, context.network.decimals), known: true };
  }
  if (item !== null) return describeItem(context, { ...asset, token, item });
  const known = await assetOf(context, token);
  const text = amountOrAll(known, amount);
  return {
    short: text,
    full: text,
    contract: known.listedAs === null ? fullAddress(token) : shortAddress(token),
    open: false,
    dust: amount === 0n || (known.known && isDust(amount, known.decimals)),
    known: known.known,
  };
}

const isDust = (amount: bigint | null, decimals: number): boolean =>
  amount !== null && amount * DUST < 10n ** BigInt(decimals);

type Item = OrderAsset & { token: `0x${string}`; item: NonNullable<OrderAsset['item']> };

async function describeItem(
  context: ReviewContext,
  { token, item, amount, decimals = 0 }: Item,
): Promise<DescribedAsset> {
  const name = await nameOf(context, token);
  const collection = name ?? shortAddress(token);
  const pieces = amount === null ? t.allPieces : formatAmount(amount, decimals);
  const say = (id: string): string => {
    switch (item.kind) {
      case 'one':
        return pieces === '1' ? labels.itemOf(id, collection) : t.someOfItem(pieces, id, collection);
      case 'any':
        return pieces === '1' ? t.anyItem(collection) : t.anyItems(pieces, collection);
      case 'some':
        return pieces === '1' ? t.itemOfSet(collection) : t.itemsOfSet(pieces, collection);
    }
  };
  const id = item.kind === 'one' ? item.id.toString() : '';
  const cut = id.length > LONGEST_ID ? `${id.slice(0, 6)}…${id.slice(-4)}` : id;
  const contract = name === null ? fullAddress(token) : shortAddress(token);
  return { short: say(cut), full: say(id), contract, open: item.kind !== 'one', dust: amount === 0n, known: true };
}
