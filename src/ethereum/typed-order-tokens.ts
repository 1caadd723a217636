/** Decodes orders that exchange tokens: CoW Swap, 1inch, 0x, Bebop, Paraswap, Polymarket. Never guesses: unknown orders are not decoded. */
import type { Hex } from '../lib/bytes.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import {
  addressAt,
  bytesAt,
  deadlineAt,
  deadlineOrNever,
  integerAt,
  isAddressValue,
  listAt,
  orSigner,
  structAt,
  tokenOrCoin,
} from './typed-fields.ts';
import { lessRate } from './typed-order-rate.ts';
import type { Order, OrderAsset } from './typed-order-type.ts';

/** @param signer needed for orders that either side may sign */
export type OrderReader = (typedData: TypedData, signer: Hex | null) => Order | null;

const tokens = (token: Hex, amount: bigint): OrderAsset => ({ token: tokenOrCoin(token), item: null, amount });

/** The asset whose token and amount are in the fields with these names. */
function assetAt(struct: TypedStruct, token: string, amount: string): OrderAsset | null {
  const [address, number] = [addressAt(struct, token), integerAt(struct, amount)];
  return address === null || number === null ? null : tokens(address, number);
}

interface Swap {
  protocol: string;
  maker: Hex | null;
  to: Hex | null;
  gives: OrderAsset | null;
  gets: OrderAsset | null;
  deadline: Order['deadline'];
  feesComeOff?: boolean;
  pricedByCode?: boolean;
}

function swap({ gives, gets, to, feesComeOff = false, ...rest }: Swap): Order | null {
  if (gives === null || gets === null) return null;
  const legs = [{ gives: [gives], gets: [{ ...gets, to, feesComeOff }] }];
  return { kind: 'order', ...rest, payer: null, legs, hidden: false };
}

const readCow: OrderReader = ({ message }) => {
  const gives = assetAt(message, 'sellToken', 'sellAmount');
  const fee = integerAt(message, 'feeAmount') ?? 0n;
  return swap({
    protocol: 'CoW Swap',
    maker: null,
    to: orSigner(addressAt(message, 'receiver')),
    gives: gives && { ...gives, amount: (gives.amount ?? 0n) + fee },
    gets: assetAt(message, 'buyToken', 'buyAmount'),
    deadline: deadlineAt(message, 'validTo'),
  });
};

/** The expiry in MakerTraits (limit order protocol, version 4): bits 80 to 119, seconds since 1970; zero means never. */
const endOfTraits = (traits: bigint): bigint | null => (traits >> 80n) & ((1n << 40n) - 1n) || null;

/** MakerTraits: the order has an extension, which can name a contract that computes the amounts. Only its hash is signed. */
const HAS_EXTENSION = 1n << 249n;

/** Version 4 prices by code through its extension; earlier versions through any non-empty bytes field (`getTakingAmount`, `interactions` and others). */
const isPricedByCode = ({ types, primaryType, message }: TypedData): boolean =>
  ((integerAt(message, 'makerTraits') ?? 0n) & HAS_EXTENSION) !== 0n ||
  (types[primaryType] ?? []).some(({ name, type }) => type === 'bytes' && bytesAt(message, name) !== '0x');

const readOneInch: OrderReader = (typedData) => {
  const { message } = typedData;
  const traits = integerAt(message, 'makerTraits');
  const maker = addressAt(message, 'maker');
  return swap({
    protocol: '1inch',
    maker,
    to: orSigner(addressAt(message, 'receiver')),
    gives: assetAt(message, 'makerAsset', 'makingAmount'),
    gets: assetAt(message, 'takerAsset', 'takingAmount'),
    // Older versions encode the expiry in call data.
    deadline: traits === null ? undefined : endOfTraits(traits),
    pricedByCode: isPricedByCode(typedData),
  });
};

/** Limit, RFQ and OTC orders of 0x, version 4. Either side may sign. */
const readZeroEx: OrderReader = ({ message }, signer) => {
  const [maker, taker] = [addressAt(message, 'maker'), addressAt(message, 'taker')];
  const made = assetAt(message, 'makerToken', 'makerAmount');
  const taken = assetAt(message, 'takerToken', 'takerAmount');
  const asTaker = signer !== null && taker === signer && maker !== signer;
  const packed = integerAt(message, 'expiryAndNonce');
  return swap({
    protocol: '0x',
    maker: asTaker ? taker : maker,
    to: null,
    gives: asTaker ? taken : made,
    gets: asTaker ? made : taken,
    deadline: packed === null ? deadlineAt(message, 'expiry') : packed >> 192n,
  });
};

const readParaswap: OrderReader = ({ message }) =>
  swap({
    protocol: 'ParaSwap',
    maker: addressAt(message, 'maker'),
    to: null,
    gives: assetAt(message, 'makerAsset', 'makerAmount'),
    gets: assetAt(message, 'takerAsset', 'takerAmount'),
    deadline: deadlineOrNever(message, 'expiry'),
  });

/** Tells whether a partner of the exchange gets a fee. Partner and fee are packed into one integer. */
const namesPartner = (message: TypedStruct, name: string): boolean => (integerAt(message, name) ?? 0n) !== 0n;

/** Orders across a bridge are not decoded, because a different token arrives on another network. */
const readPortikus: OrderReader = ({ message }) => {
  const bridge = structAt(message, 'bridge');
  if (Object.hasOwn(message, 'bridge') && (bridge === null || integerAt(bridge, 'destinationChainId') !== 0n))
    return null;
  return swap({
    protocol: 'Velora Delta',
    maker: addressAt(message, 'owner'),
    to: orSigner(addressAt(message, 'beneficiary')),
    gives: assetAt(message, 'srcToken', 'srcAmount'),
    gets: assetAt(message, 'destToken', 'destAmount'),
    deadline: deadlineAt(message, 'deadline'),
    feesComeOff: namesPartner(message, 'partnerAndFee'),
  });
};

/** Bebop: the signer is the taker. Nested lists (several makers) are flattened. */
const readBebop: OrderReader = ({ message }) => {
  const gives = pairs(
    message,
    ['taker_token', 'taker_tokens', 'sellTokens'],
    ['taker_amount', 'taker_amounts', 'sellAmounts'],
  );
  const gets = pairs(
    message,
    ['maker_token', 'maker_tokens', 'buyTokens'],
    ['maker_amount', 'maker_amounts', 'buyAmounts'],
  );
  if (gives === null || gets === null) return null;
  const [to, feesComeOff] = [orSigner(addressAt(message, 'receiver')), namesPartner(message, 'partnerInfo')];
  return {
    kind: 'order',
    protocol: 'Bebop',
    maker: addressAt(message, 'taker_address') ?? addressAt(message, 'taker'),
    payer: null,
    legs: [{ gives, gets: gets.map((asset) => ({ ...asset, to, feesComeOff })) }],
    hidden: false,
    deadline: deadlineAt(message, 'expiry'),
  };
};

/** Pairs tokens with amounts from the first existing field of each list of names. `null` if their numbers differ. */
function pairs(struct: TypedStruct, tokenNames: string[], amountNames: string[]): OrderAsset[] | null {
  const flat = (names: string[]) => {
    const name = names.find((each) => Object.hasOwn(struct, each));
    if (name === undefined) return null;
    return (listAt(struct, name) ?? [struct[name]]).flat(2);
  };
  const [addresses, amounts] = [flat(tokenNames), flat(amountNames)];
  if (addresses === null || amounts === null || addresses.length !== amounts.length) return null;
  const assets = addresses.map((address, place) => {
    const amount = amounts[place];
    return isAddressValue(address) && typeof amount === 'bigint' ? tokens(address, amount) : null;
  });
  return assets.every((asset) => asset !== null) ? assets : null;
}

/** The assets of Polymarket on Polygon: bridged USDC, and outcome shares with six decimals. */
const POLYMARKET_USDC: Hex = '0x2791bca1f2de4661ed88a30c99a7a9449aa84174';
const POLYMARKET_OUTCOMES: Hex = '0x4d97dcd97ec945f40cf65f87097ace5ea0476045';

/** The signer may act for a Polymarket wallet, the maker, which pays and receives. Fees up to the given rate are deducted from what it receives. */
const readPolymarket: OrderReader = ({ message }) => {
  const [maker, signer] = [addressAt(message, 'maker'), addressAt(message, 'signer')];
  const [id, side] = [integerAt(message, 'tokenId'), integerAt(message, 'side')];
  const [made, taken] = [integerAt(message, 'makerAmount'), integerAt(message, 'takerAmount')];
  if (maker === null || id === null || made === null || taken === null || (side !== 0n && side !== 1n)) return null;
  const left = lessRate(taken, integerAt(message, 'feeRateBps') ?? 0n);
  const money = (amount: bigint): OrderAsset => ({ token: POLYMARKET_USDC, item: null, amount });
  const shares = (amount: bigint): OrderAsset => ({
    token: POLYMARKET_OUTCOMES,
    item: { kind: 'one', id },
    amount,
    decimals: 6,
  });
  const buying = side === 0n;
  return {
    kind: 'order',
    protocol: 'Polymarket',
    maker: signer ?? maker,
    payer: maker === (signer ?? maker) ? null : maker,
    legs: [
      {
        gives: [buying ? money(made) : shares(made)],
        gets: [{ ...(buying ? shares(left) : money(left)), to: null }],
      },
    ],
    hidden: false,
    deadline: deadlineOrNever(message, 'expiration'),
  };
};

/** Readers by domain name and primary type. */
export const TOKEN_ORDERS: [domainName: RegExp, primaryType: RegExp, read: OrderReader][] = [
  [/^Gnosis Protocol$/, /^Order$/, readCow],
  [/^1inch /, /^(?:Order|OrderRFQ|LimitOrder)$/, readOneInch],
  [/^ZeroEx$/, /^(?:LimitOrder|RfqOrder|OtcOrder)$/, readZeroEx],
  [/^AUGUSTUS RFQ$/, /^Order$/, readParaswap],
  [/^Portikus$/, /Order$/, readPortikus],
  [/^(?:Bebop|Jam)Settlement$/, /^(?:Single|Multi|Aggregate|Jam)Order$/, readBebop],
  [/^Polymarket CTF Exchange$/, /^Order$/, readPolymarket],
];
