/** Decodes orders for NFTs: Seaport, LooksRare, Blur, 0x, Element, Rarible, Wyvern. Orders with terms in hashes or code are marked `hidden`. */
import type { Hex } from '../lib/bytes.ts';
import {
  addressAt,
  deadlineAt,
  deadlineOrNever,
  integerAt,
  listAt,
  orSigner,
  structsAt,
  tokenOrCoin,
} from './typed-fields.ts';
import { readRarible } from './typed-order-rarible.ts';
import { lessRate, plusRate } from './typed-order-rate.ts';
import { readSeaport } from './typed-order-seaport.ts';
import type { OrderReader } from './typed-order-tokens.ts';
import type { Order, OrderAsset, OrderGain, OrderItem } from './typed-order-type.ts';

const money = (currency: Hex, amount: bigint): OrderAsset => ({ token: tokenOrCoin(currency), item: null, amount });
const mine = (asset: OrderAsset): OrderGain => ({ ...asset, to: null });

/**
 * LooksRare version 2. Currency zero is the native coin. Fees of the exchange and the creator are deducted from the price.
 * The strategy decides what an order means: 0 is the standard; 1 and 2 are bids for any item and for one item of a set,
 * and ignore `itemIds`; all others are code.
 */
const readLooksRare: OrderReader = ({ message }) => {
  const [type, price] = [integerAt(message, 'quoteType'), integerAt(message, 'price')];
  const [collection, currency] = [addressAt(message, 'collection'), addressAt(message, 'currency')];
  const [ids, amounts] = [listAt(message, 'itemIds'), listAt(message, 'amounts')];
  const strategy = integerAt(message, 'strategyId');
  if (type === null || price === null || strategy === null || !collection || !currency || !ids || !amounts) return null;
  const [maker, deadline, selling] = [addressAt(message, 'signer'), deadlineAt(message, 'endTime'), type === 1n];
  if (selling ? strategy !== 0n : strategy > 2n) return hiddenOrder('LooksRare', maker, deadline);
  const wanted = strategy === 0n && ids.length > 0 ? ids : [null];
  const items = wanted.map((id, place): OrderAsset => {
    const amount = amounts[place];
    const item: OrderItem = typeof id === 'bigint' ? { kind: 'one', id } : { kind: strategy === 2n ? 'some' : 'any' };
    return { token: collection, item, amount: typeof amount === 'bigint' ? amount : 1n };
  });
  return trade('LooksRare', maker, selling, items, [money(currency, price)], { deadline, feesComeOff: true });
};

/** Policies of Blur from its PolicyManager. The policy decides whether an order is for the named item or for any item of the collection. */
const BLUR_ONE: readonly Hex[] = [
  '0x00000000006411739da1c40b106f8511de5d1fac',
  '0x0000000000dab4a563819e8fd93dba3b25bc3495',
];
const BLUR_ANY: Hex = '0x0000000000b92d5d043faf7cecf7e2ee6aaed232';

/** Blur version 1. Fees in hundredths of a percent are deducted from the seller's price and added to the buyer's. The exchange can take its own fee as well. */
const readBlur: OrderReader = ({ message }) => {
  const [side, price] = [integerAt(message, 'side'), integerAt(message, 'price')];
  const [id, amount] = [integerAt(message, 'tokenId'), integerAt(message, 'amount')];
  const [collection, currency] = [addressAt(message, 'collection'), addressAt(message, 'paymentToken')];
  if (side === null || price === null || id === null || amount === null || !collection || !currency)
    return hiddenOrder('Blur', addressAt(message, 'trader'), deadlineAt(message, 'expirationTime'));
  const rates = (structsAt(message, 'fees') ?? []).reduce((sum, fee) => sum + (integerAt(fee, 'rate') ?? 0n), 0n);
  const [maker, deadline, selling] = [addressAt(message, 'trader'), deadlineAt(message, 'expirationTime'), side === 1n];
  const policy = addressAt(message, 'matchingPolicy');
  const any = policy === BLUR_ANY && !selling;
  if (policy === null || !(any || BLUR_ONE.includes(policy))) return hiddenOrder('Blur', maker, deadline);
  const total = selling ? lessRate(price, rates) : plusRate(price, rates);
  const item: OrderAsset = {
    token: collection,
    item: any ? { kind: 'any' } : { kind: 'one', id },
    amount: amount || 1n,
  };
  return trade('Blur', maker, selling, [item], [money(currency, total)], { deadline, feesComeOff: true });
};

/** ERC-721 and ERC-1155 orders of 0x, and of Element, whose contracts are derived from it. The buyer pays fees in addition to the price. */
const readZeroExItems =
  (protocol: string): OrderReader =>
  ({ message, primaryType }) => {
    const collection =
      addressAt(message, 'erc721Token') ?? addressAt(message, 'erc1155Token') ?? addressAt(message, 'nft');
    const id =
      integerAt(message, 'erc721TokenId') ?? integerAt(message, 'erc1155TokenId') ?? integerAt(message, 'nftId');
    const [currency, price] = [addressAt(message, 'erc20Token'), integerAt(message, 'erc20TokenAmount')];
    const direction = integerAt(message, 'direction');
    const buying = direction === null ? /Buy/.test(primaryType) : direction === 1n;
    const maker = addressAt(message, 'maker');
    const deadline = lowHalf(integerAt(message, 'expiry'));
    if (!collection || id === null || !currency || price === null) return hiddenOrder(protocol, maker, deadline);
    const properties =
      listAt(message, 'erc721TokenProperties') ??
      listAt(message, 'erc1155TokenProperties') ??
      listAt(message, 'nftProperties');
    const item: OrderItem = buying && properties?.length ? { kind: 'some' } : { kind: 'one', id };
    const fees = (structsAt(message, 'fees') ?? []).map((fee) => ({
      amount: integerAt(fee, 'amount') ?? 0n,
      to: addressAt(fee, 'recipient'),
    }));
    const most = fees.reduce((sum, fee) => sum + fee.amount, price);
    const asset: OrderAsset = { token: collection, item, amount: integerAt(message, 'erc1155TokenAmount') ?? 1n };
    const others = buying ? [] : fees.map(({ amount, to }): OrderGain => ({ ...money(currency, amount), to }));
    return trade(protocol, maker, !buying, [asset], [money(currency, buying ? most : price)], { deadline, others });
  };

/** Element stores the listing time in the upper half of the expiry. */
const lowHalf = (time: bigint | null): bigint | null =>
  time === null || time >= 1n << 64n ? null : time & ((1n << 32n) - 1n);

/** Wyvern: the sold item is encoded as a call to any contract, so only the price can be read. */
const readWyvern: OrderReader = ({ message }) => {
  const [currency, price, side] = [
    addressAt(message, 'paymentToken'),
    integerAt(message, 'basePrice'),
    integerAt(message, 'side'),
  ];
  const order = hiddenOrder('Wyvern', addressAt(message, 'maker'), deadlineOrNever(message, 'expirationTime'));
  if (currency === null || price === null || side === null) return order;
  const priced = money(currency, price);
  const leg = side === 1n ? { gives: [], gets: [mine(priced)] } : { gives: [priced], gets: [] };
  return { ...order, legs: [leg] };
};

/** A Merkle root of many orders, an order whose price is in such a root, or an order whose meaning is code. */
const readRoot =
  (protocol: string): OrderReader =>
  ({ message }) =>
    hiddenOrder(
      protocol,
      addressAt(message, 'trader') ?? addressAt(message, 'signer') ?? addressAt(message, 'maker'),
      undefined,
    );

const hiddenOrder = (protocol: string, maker: Hex | null, deadline: Order['deadline']): Order => ({
  kind: 'order',
  protocol,
  maker,
  payer: null,
  legs: [],
  hidden: true,
  deadline,
});

/** A trade: the seller gives the items, the buyer gives the money. */
function trade(
  protocol: string,
  maker: Hex | null,
  selling: boolean,
  items: OrderAsset[],
  price: OrderAsset[],
  more: { deadline: Order['deadline']; feesComeOff?: boolean; others?: OrderGain[] },
): Order {
  const [gives, gets] = selling ? [items, price] : [price, items];
  const comeOff = selling && more.feesComeOff ? { feesComeOff: true } : {};
  const legs = [{ gives, gets: [...gets.map((asset) => ({ ...mine(asset), ...comeOff })), ...(more.others ?? [])] }];
  return {
    kind: 'order',
    protocol,
    maker: orSigner(maker),
    payer: null,
    legs,
    hidden: false,
    deadline: more.deadline,
  };
}

/** Readers by domain name and primary type. */
export const ITEM_ORDERS: [domainName: RegExp, primaryType: RegExp, read: OrderReader][] = [
  [/^Seaport$/, /^(?:OrderComponents|BulkOrder)$/, readSeaport],
  [/^LooksRare/, /^Maker$/, readLooksRare],
  [/^LooksRare/, /^(?:MakerOrder|BatchOrder)$/, readRoot('LooksRare')],
  [/^Blur/, /^Order$/, readBlur],
  [/^Blu?r|^Blend$/, /^(?:Root|LoanOffer|SellOffer)$/, readRoot('Blur')],
  [/^ZeroEx$/, /^ERC(?:721|1155)Order$/, readZeroExItems('0x')],
  [/^ElementEx$/, /Orders?$/, readZeroExItems('Element')],
  [/^Exchange$/, /^Order$/, readRarible],
  [/^Wyvern Exchange Contract$/, /^Order$/, readWyvern],
];
