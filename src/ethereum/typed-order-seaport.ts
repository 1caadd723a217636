/** Decodes Seaport orders, single or as a tree: all offered items, all payments and their recipients. If one part cannot be read, the order is not decoded. */
import type { TypedStruct, TypedValue } from './typed-data-type.ts';
import { addressAt, deadlineAt, integerAt, isStruct, listAt, structsAt } from './typed-fields.ts';
import type { OrderReader } from './typed-order-tokens.ts';
import type { Order, OrderAsset } from './typed-order-type.ts';

/** One order, or a tree of orders (bulk listing). */
export const readSeaport: OrderReader = ({ message }) => {
  const orders = Object.hasOwn(message, 'tree') ? leaves(message.tree) : [message];
  const read = orders.filter((order) => !isEmpty(order)).map(readSeaportOrder);
  const known = read.filter((order) => order !== null);
  const [first] = known;
  if (first === undefined || known.length !== read.length || known.some(({ maker }) => maker !== first.maker))
    return null;
  const ends = known.map(({ deadline }) => deadline ?? null);
  const deadline = ends.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
  return { ...first, legs: known.flatMap(({ legs }) => legs), deadline };
};

function leaves(tree: TypedValue | undefined): TypedStruct[] {
  if (Array.isArray(tree)) return tree.flatMap(leaves);
  return isStruct(tree) ? [tree] : [];
}

/** Trees are padded with orders that offer nothing and ask for nothing. */
const isEmpty = (order: TypedStruct): boolean =>
  listAt(order, 'offer')?.length === 0 && listAt(order, 'consideration')?.length === 0;

function readSeaportOrder(order: TypedStruct): Order | null {
  const maker = addressAt(order, 'offerer');
  const offer = structsAt(order, 'offer')?.map((item) => seaportAsset(item, (a, b) => (a > b ? a : b)));
  const asked = structsAt(order, 'consideration')?.map((item) => {
    const asset = seaportAsset(item, (a, b) => (a < b ? a : b));
    const to = addressAt(item, 'recipient');
    return asset && to ? { ...asset, to } : null;
  });
  if (maker === null || !offer?.every((asset) => asset !== null) || !asked?.every((gain) => gain !== null)) return null;
  const legs = [{ gives: offer, gets: asked }];
  return {
    kind: 'order',
    protocol: 'Seaport',
    maker,
    payer: null,
    legs,
    hidden: false,
    deadline: deadlineAt(order, 'endTime'),
  };
}

/** Item types of Seaport: 0 native coin, 1 ERC-20, 2 ERC-721, 3 ERC-1155; 4 and 5 are ERC-721 and ERC-1155 with criteria: zero means any item, otherwise the root of a set. */
function seaportAsset(item: TypedStruct, pick: (a: bigint, b: bigint) => bigint): OrderAsset | null {
  const [type, token, id] = [
    integerAt(item, 'itemType'),
    addressAt(item, 'token'),
    integerAt(item, 'identifierOrCriteria'),
  ];
  const [start, end] = [integerAt(item, 'startAmount'), integerAt(item, 'endAmount')];
  if (type === null || type > 5n || token === null || id === null || start === null || end === null) return null;
  const amount = pick(start, end);
  if (type < 2n) return { token: type === 0n ? null : token, item: null, amount };
  if (type < 4n) return { token, item: { kind: 'one', id }, amount };
  return { token, item: { kind: id === 0n ? 'any' : 'some' }, amount };
}
