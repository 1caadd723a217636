/** Orders of known exchanges in typed data: what the signer gives. Never guesses at an order it does not know. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedData, TypedStruct, TypedValue } from './typed-data-type.ts';
import type { TypedMeaning } from './typed-meaning-type.ts';

type Order = Extract<TypedMeaning, { kind: 'order' }>;

/** Shape of an order: the primary type, a field that tells it from others of that name, and where the assets stand. */
interface OrderShape {
  protocol: string;
  primaryTypes: string[];
  domainName: RegExp;
  token: string | null;
  amount: string | null;
  deadline: string | null;
}

const SHAPES: OrderShape[] = [
  {
    protocol: 'CoW Swap',
    primaryTypes: ['Order'],
    domainName: /^Gnosis Protocol$/,
    token: 'sellToken',
    amount: 'sellAmount',
    deadline: 'validTo',
  },
  {
    protocol: '1inch',
    primaryTypes: ['Order'],
    domainName: /^1inch /,
    token: 'makerAsset',
    amount: 'makingAmount',
    deadline: null,
  },
  {
    protocol: '0x',
    primaryTypes: ['LimitOrder', 'RfqOrder', 'OtcOrder'],
    domainName: /^ZeroEx$/,
    token: 'makerToken',
    amount: 'makerAmount',
    deadline: 'expiry',
  },
  {
    protocol: '0x',
    primaryTypes: ['ERC721Order', 'ERC1155Order'],
    domainName: /^ZeroEx$/,
    token: null,
    amount: null,
    deadline: 'expiry',
  },
  {
    protocol: 'LooksRare',
    primaryTypes: ['Maker', 'MakerOrder'],
    domainName: /^LooksRare/,
    token: null,
    amount: null,
    deadline: 'endTime',
  },
  {
    protocol: 'Blur',
    primaryTypes: ['Order', 'Root'],
    domainName: /^Blur/,
    token: null,
    amount: null,
    deadline: 'expirationTime',
  },
];

/** @returns `null` when it is no order that is known here */
export function readOrder({ primaryType, domain, message }: TypedData): Order | null {
  const name = domain.name ?? '';
  if (name === 'Seaport' && (primaryType === 'OrderComponents' || primaryType === 'BulkOrder'))
    return readSeaport(message);
  const shape = SHAPES.find(
    ({ primaryTypes, domainName }) => primaryTypes.includes(primaryType) && domainName.test(name),
  );
  if (shape === undefined) return null;
  const token = shape.token === null ? undefined : message[shape.token];
  const amount = shape.amount === null ? undefined : message[shape.amount];
  return {
    kind: 'order',
    protocol: shape.protocol,
    gives: typeof token === 'string' && typeof amount === 'bigint' ? [{ token: token as Hex, amount }] : [],
    deadline: timeOf(shape.deadline === null ? undefined : message[shape.deadline]),
  };
}

/** One order, or a tree of them (bulk listing): everything that any of them offers. */
function readSeaport(message: TypedStruct): Order {
  const orders = message.tree === undefined ? [message] : leaves(message.tree);
  const gives = orders.flatMap((order) => {
    const offer = Array.isArray(order.offer) ? order.offer : [];
    return offer.flatMap((item) => {
      if (typeof item !== 'object' || Array.isArray(item)) return [];
      const { token, startAmount, endAmount } = item;
      if (typeof token !== 'string' || typeof startAmount !== 'bigint' || typeof endAmount !== 'bigint') return [];
      return [{ token: token as Hex, amount: startAmount > endAmount ? startAmount : endAmount }];
    });
  });
  return { kind: 'order', protocol: 'Seaport', gives, deadline: timeOf(orders[0]?.endTime) };
}

function leaves(tree: TypedValue): TypedStruct[] {
  if (Array.isArray(tree)) return tree.flatMap(leaves);
  return typeof tree === 'object' ? [tree] : [];
}

const timeOf = (value: TypedValue | undefined): bigint | null =>
  typeof value === 'bigint' && value < 900_000_000_000n ? value : null;
