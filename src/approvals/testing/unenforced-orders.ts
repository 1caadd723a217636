/** Orders whose fair terms bind nobody: a spender of its own, code that sets the price. Generated in every form that is known here. */
import fc from 'fast-check';
import type { Hex } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import { EXCHANGE, exchange, type Made, type Swap, swap, types, uniswapXTo, witnessed, ZERO } from './orders.ts';
import { MAIN, STRANGER } from './review-world.ts';
import { DECEMBER, typed } from './typed.ts';

/** No contract that is known to enforce anything: one of a drainer, one of another network, the person's friend. */
const spender = fc.constantFrom<Hex[]>(EXCHANGE, '0x000000001ec5656dcdb24d90dfa42742738de729', STRANGER);

const to = (make: (spender: Hex, swap: Swap) => Payload): fc.Arbitrary<Made> =>
  fc.record({ made: swap, whom: spender }).map(({ made, whom }) => ({
    exchange: 'nobody',
    payload: make(whom, made),
    gives: [made.gives],
    gets: [{ ...made.gets, to: made.to }],
  }));

const settler = to((whom, { gives, gets, to: recipient }) =>
  witnessed(
    whom,
    gives,
    'SlippageAndActions',
    { SlippageAndActions: types('address recipient, address buyToken, uint256 minAmountOut, bytes[] actions') },
    { recipient, buyToken: gets.token, minAmountOut: `${gets.amount}`, actions: ['0x1234'] },
  ),
);

const bebop = to((whom, { gives, gets, to: receiver }) =>
  witnessed(
    whom,
    gives,
    'SingleOrder',
    {
      SingleOrder: types(
        'uint256 expiry, address taker_address, address taker_token, address maker_token, uint256 taker_amount, uint256 maker_amount, address receiver',
      ),
    },
    {
      expiry: DECEMBER,
      taker_address: MAIN,
      taker_token: gives.token,
      maker_token: gets.token,
      taker_amount: `${gives.amount}`,
      maker_amount: `${gets.amount}`,
      receiver,
    },
  ),
);

const OLDER =
  'uint256 salt, address makerAsset, address takerAsset, address maker, address receiver, address allowedSender, uint256 makingAmount, uint256 takingAmount';

const oneInch = (fields: string, more: Record<string, unknown>): fc.Arbitrary<Made> =>
  swap.map(({ gives, gets, to: receiver }) => ({
    exchange: '1inch',
    payload: typed(
      'Order',
      { Order: types(fields) },
      {
        salt: '7',
        maker: MAIN,
        receiver: receiver === MAIN ? ZERO : receiver,
        allowedSender: ZERO,
        makerAsset: gives.token,
        takerAsset: gets.token,
        makingAmount: `${gives.amount}`,
        takingAmount: `${gets.amount}`,
        ...more,
      },
      exchange('1inch Aggregation Router', '6'),
    ),
    gives: [gives],
    gets: [{ ...gets, to: receiver }],
  }));

const V4 =
  'uint256 salt, address maker, address receiver, address makerAsset, address takerAsset, uint256 makingAmount, uint256 takingAmount, uint256 makerTraits';

/** By the name of what makes them, so that a failure says which. */
export const LOOSE_ORDERS: Record<string, fc.Arbitrary<Made>> = {
  'a spender of its own in the form of UniswapX': to(uniswapXTo),
  'a spender of its own in the form of 0x': settler,
  'a spender of its own in the form of Bebop': bebop,
  '1inch with an extension': oneInch(V4, { makerTraits: `${(BigInt(DECEMBER) << 80n) | (1n << 249n)}` }),
  '1inch with interactions': oneInch(`${OLDER}, uint256 offsets, bytes interactions`, {
    offsets: '5',
    interactions: `0x${'ab'.repeat(100)}`,
  }),
  '1inch with a getter': oneInch(`${OLDER}, bytes getMakerAmount, bytes getTakerAmount, bytes predicate`, {
    getMakerAmount: '0x',
    // As long as an address.
    getTakerAmount: `0x${'ab'.repeat(20)}`,
    predicate: '0x',
  }),
};
