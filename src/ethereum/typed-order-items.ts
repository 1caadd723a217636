/** Orders for items of collections: Seaport, LooksRare, Blur, 0x, Element, Rarible, Wyvern. What they hide in hashes and code is said to be hidden. */
import type { Hex } from '../lib/bytes.ts';
import {
  addressAt,
  booleanAt,
  endAt,
  endOrNever,
  integerAt,
  listAt,
  orSigner,
  structsAt,
  tokenOrCoin,
} from './typed-fields.ts';
import { readRarible } from './typed-order-rarible.ts';
import { readSeaport } from './typed-order-seaport.ts';
import type { OrderReader } from './typed-order-tokens.ts';
import type { Order, OrderAsset, OrderGain, OrderItem } from './typed-order-type.ts';

const money = (currency: Hex, amount: bigint): OrderAsset => ({ token: tokenOrCoin(currency), item: null, amount });
const mine = (asset: OrderAsset): OrderGain => ({ ...asset, to: null });

/** Version 2; zero as currency is the coin. Fees of the exchange come off the price. */
const readLooksRare: OrderReader = ({ message }) => {
  const [type, price] = [integerAt(message, 'quoteType'), integerAt(message, 'price')];
  const [collection, currency] = [addressAt(message, 'collection'), addressAt(message, 'currency')];
  const [ids, amounts] = [listAt(message, 'itemIds'), listAt(message, 'amounts')];
  if (type === null || price === null || !collection || !currency || !ids || !amounts) return null;
  const items = (ids.length === 0 ? [null] : ids).map((id, place): OrderAsset => {
    const amount = amounts[place];
    const item: OrderItem = typeof id === 'bigint' ? { kind: 'one', id } : { kind: 'any' };
    return { token: collection, item, amount: typeof amount === 'bigint' ? amount : 1n };
  });
  return trade('LooksRare', addressAt(message, 'signer'), type === 1n, items, [money(currency, price)], {
    deadline: endAt(message, 'endTime'),
    hidden: (integerAt(message, 'strategyId') ?? 0n) !== 0n && type === 1n,
  });
};

/** Version 1: what is left to the seller is `minPercentageToAsk` of the price, in hundredths of a percent. */
const readLooksRareFirst: OrderReader = ({ message }) => {
  const [selling, price] = [booleanAt(message, 'isOrderAsk'), integerAt(message, 'price')];
  const [id, amount, least] = [
    integerAt(message, 'tokenId'),
    integerAt(message, 'amount'),
    integerAt(message, 'minPercentageToAsk'),
  ];
  const [collection, currency] = [addressAt(message, 'collection'), addressAt(message, 'currency')];
  if (selling === null || price === null || id === null || amount === null || least === null) return null;
  if (!collection || !currency) return null;
  const item: OrderAsset = { token: collection, item: { kind: 'one', id }, amount };
  const left = selling ? (price * least) / 10_000n : price;
  return trade('LooksRare', addressAt(message, 'signer'), selling, [item], [money(currency, left)], {
    deadline: endAt(message, 'endTime'),
  });
};

/** Version 1: fees are hundredths of a percent off the price. */
const readBlur: OrderReader = ({ message }) => {
  const [side, price] = [integerAt(message, 'side'), integerAt(message, 'price')];
  const [id, amount] = [integerAt(message, 'tokenId'), integerAt(message, 'amount')];
  const [collection, currency] = [addressAt(message, 'collection'), addressAt(message, 'paymentToken')];
  if (side === null || price === null || id === null || amount === null || !collection || !currency)
    return hiddenOrder('Blur', addressAt(message, 'trader'), endAt(message, 'expirationTime'));
  const rates = (structsAt(message, 'fees') ?? []).reduce((sum, fee) => sum + (integerAt(fee, 'rate') ?? 0n), 0n);
  const selling = side === 1n;
  const left = selling ? (price * (rates > 10_000n ? 0n : 10_000n - rates)) / 10_000n : price;
  const item: OrderAsset = { token: collection, item: { kind: 'one', id }, amount: amount || 1n };
  return trade('Blur', addressAt(message, 'trader'), selling, [item], [money(currency, left)], {
    deadline: endAt(message, 'expirationTime'),
  });
};

/** ERC-721 and ERC-1155 orders of 0x, and of Element, which began as a copy. Fees are paid by the buyer on top of the price. */
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

/** Element keeps the time of listing in the upper half. */
const lowHalf = (time: bigint | null): bigint | null =>
  time === null || time >= 1n << 64n ? null : time & ((1n << 32n) - 1n);

/** What is sold is a call of any contract: only the price can be read. */
const readWyvern: OrderReader = ({ message }) => {
  const [currency, price, side] = [
    addressAt(message, 'paymentToken'),
    integerAt(message, 'basePrice'),
    integerAt(message, 'side'),
  ];
  const order = hiddenOrder('Wyvern', addressAt(message, 'maker'), endOrNever(message, 'expirationTime'));
  if (currency === null || price === null || side === null) return order;
  const priced = money(currency, price);
  const leg = side === 1n ? { gives: [], gets: [mine(priced)] } : { gives: [priced], gets: [] };
  return { ...order, legs: [leg] };
};

/** A root of many orders, or an order that keeps its price in one. */
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

/** Items against money: the seller gives the items, the buyer the money. */
function trade(
  protocol: string,
  maker: Hex | null,
  selling: boolean,
  items: OrderAsset[],
  price: OrderAsset[],
  more: { deadline: Order['deadline']; hidden?: boolean; others?: OrderGain[] },
): Order {
  const [gives, gets] = selling ? [items, price] : [price, items];
  const legs = [{ gives, gets: [...gets.map(mine), ...(more.others ?? [])] }];
  return {
    kind: 'order',
    protocol,
    maker: orSigner(maker),
    payer: null,
    legs,
    hidden: more.hidden === true,
    deadline: more.deadline,
  };
}

/** By domain name and primary type. */
export const ITEM_ORDERS: [domainName: RegExp, primaryType: RegExp, read: OrderReader][] = [
  [/^Seaport$/, /^(?:OrderComponents|BulkOrder)$/, readSeaport],
  [/^LooksRare/, /^Maker$/, readLooksRare],
  [/^LooksRare/, /^MakerOrder$/, readLooksRareFirst],
  [/^LooksRare/, /^BatchOrder$/, readRoot('LooksRare')],
  [/^Blur/, /^Order$/, readBlur],
  [/^Blu?r|^Blend$/, /^(?:Root|LoanOffer|SellOffer)$/, readRoot('Blur')],
  [/^ZeroEx$/, /^ERC(?:721|1155)Order$/, readZeroExItems('0x')],
  [/^ElementEx$/, /Orders?$/, readZeroExItems('Element')],
  [/^Exchange$/, /^Order$/, readRarible],
  [/^Wyvern Exchange Contract$/, /^Order$/, readWyvern],
];
