/** Orders of every exchange that is known here, generated with whatever they may give, ask for and pay to whom. As the exchanges' own types have them. */
import fc from 'fast-check';
import { encodeAbiParameters } from 'viem';
import type { Hex } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import { CATS, MAIN, STRANGER, USDC } from './review-world.ts';
import { DECEMBER, typed } from './typed.ts';

export interface Piece {
  /** `null` is the coin. */
  token: Hex | null;
  id: bigint | null;
  amount: bigint;
}

export interface Made {
  exchange: string;
  payload: Payload;
  gives: Piece[];
  gets: (Piece & { to: Hex })[];
}

export const ZERO: Hex = `0x${'0'.repeat(40)}`;
export const BYTES32: Hex = `0x${'0'.repeat(63)}1`;
export const WETH: Hex = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';
export const EXCHANGE: Hex = `0x${'e1'.repeat(20)}`;

export const amount = fc.bigInt({ min: 10n ** 18n, max: 10n ** 24n });
const id = fc.bigInt({ min: 0n, max: (1n << 256n) - 1n });
export const receiver = fc.constantFrom(MAIN, STRANGER);
export const money = fc.record({ token: fc.constantFrom<Hex[]>(USDC, WETH), id: fc.constant(null), amount });
export const piece = fc.record({ token: fc.constant(CATS), id, amount: fc.constant(1n) });

export const exchange = (name: string, version = '1') => ({ name, version, chainId: 1, verifyingContract: EXCHANGE });
export const types = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(', ').map((field) => field.split(' ').reverse() as [string, string]));

/** Tokens for tokens: one given, one paid to a receiver. */
export interface Swap {
  gives: Piece & { token: Hex };
  gets: Piece & { token: Hex };
  to: Hex;
}
export const swap = fc.record({ gives: money, gets: money, to: receiver });

export const swapOf = (name: string, make: (swap: Swap) => Payload, toMaker = false): fc.Arbitrary<Made> =>
  swap.map(({ gives, gets, to }) => {
    const payee = toMaker ? MAIN : to;
    return {
      exchange: name,
      payload: make({ gives, gets, to: payee }),
      gives: [gives],
      gets: [{ ...gets, to: payee }],
    };
  });

const cow = swapOf('CoW Swap', ({ gives, gets, to }) =>
  typed(
    'Order',
    {
      Order: types(
        'address sellToken, address buyToken, address receiver, uint256 sellAmount, uint256 buyAmount, uint32 validTo, bytes32 appData, uint256 feeAmount, string kind, bool partiallyFillable, string sellTokenBalance, string buyTokenBalance',
      ),
    },
    {
      sellToken: gives.token,
      buyToken: gets.token,
      receiver: to === MAIN ? ZERO : to,
      sellAmount: `${gives.amount - 5n}`,
      buyAmount: `${gets.amount}`,
      validTo: DECEMBER,
      appData: BYTES32,
      feeAmount: '5',
      kind: 'sell',
      partiallyFillable: false,
      sellTokenBalance: 'erc20',
      buyTokenBalance: 'erc20',
    },
    exchange('Gnosis Protocol'),
  ),
);

const oneInch = swapOf('1inch', ({ gives, gets, to }) =>
  typed(
    'Order',
    {
      Order: types(
        'uint256 salt, address maker, address receiver, address makerAsset, address takerAsset, uint256 makingAmount, uint256 takingAmount, uint256 makerTraits',
      ),
    },
    {
      salt: '7',
      maker: MAIN,
      receiver: to === MAIN ? ZERO : to,
      makerAsset: gives.token,
      takerAsset: gets.token,
      makingAmount: `${gives.amount}`,
      takingAmount: `${gets.amount}`,
      makerTraits: `${(BigInt(DECEMBER) << 80n) | (1n << 255n)}`,
    },
    exchange('1inch Aggregation Router', '6'),
  ),
);

const zeroEx = (asTaker: boolean) =>
  swapOf(
    '0x',
    ({ gives, gets }) => {
      const [made, taken] = asTaker ? [gets, gives] : [gives, gets];
      return typed(
        'OtcOrder',
        {
          OtcOrder: types(
            'address makerToken, address takerToken, uint128 makerAmount, uint128 takerAmount, address maker, address taker, address txOrigin, uint256 expiryAndNonce',
          ),
        },
        {
          makerToken: made.token,
          takerToken: taken.token,
          makerAmount: `${made.amount}`,
          takerAmount: `${taken.amount}`,
          maker: asTaker ? STRANGER : MAIN,
          taker: asTaker ? MAIN : STRANGER,
          txOrigin: STRANGER,
          expiryAndNonce: `${BigInt(DECEMBER) << 192n}`,
        },
        exchange('ZeroEx', '1.0.0'),
      );
    },
    true,
  );

const paraswap = swapOf(
  'ParaSwap',
  ({ gives, gets }) =>
    typed(
      'Order',
      {
        Order: types(
          'uint256 nonceAndMeta, uint128 expiry, address makerAsset, address takerAsset, address maker, address taker, uint256 makerAmount, uint256 takerAmount',
        ),
      },
      {
        nonceAndMeta: '1',
        expiry: DECEMBER,
        makerAsset: gives.token,
        takerAsset: gets.token,
        maker: MAIN,
        taker: ZERO,
        makerAmount: `${gives.amount}`,
        takerAmount: `${gets.amount}`,
      },
      exchange('AUGUSTUS RFQ'),
    ),
  true,
);

const bebop = swapOf('Bebop', ({ gives, gets, to }) =>
  typed(
    'MultiOrder',
    {
      MultiOrder: types(
        'uint64 partner_id, uint256 expiry, address taker_address, address maker_address, uint256 maker_nonce, address[] taker_tokens, address[] maker_tokens, uint256[] taker_amounts, uint256[] maker_amounts, address receiver, bytes commands',
      ),
    },
    {
      partner_id: 0,
      expiry: DECEMBER,
      taker_address: MAIN,
      maker_address: STRANGER,
      maker_nonce: 1,
      taker_tokens: [gives.token],
      maker_tokens: [gets.token],
      taker_amounts: [`${gives.amount}`],
      maker_amounts: [`${gets.amount}`],
      receiver: to,
      commands: '0x',
    },
    exchange('BebopSettlement', '2'),
  ),
);

/** A Permit2 transfer to a spender, with an order in UniswapX's form on it. */
export const uniswapXTo = (spender: Hex, { gives, gets, to }: Swap): Payload =>
  witnessed(
    spender,
    gives,
    'V2DutchOrder',
    {
      V2DutchOrder: types(
        'OrderInfo info, address cosigner, address baseInputToken, uint256 baseInputStartAmount, uint256 baseInputEndAmount, DutchOutput[] baseOutputs',
      ),
      OrderInfo: types('address reactor, address swapper, uint256 nonce, uint256 deadline'),
      DutchOutput: types('address token, uint256 startAmount, uint256 endAmount, address recipient'),
    },
    {
      info: { reactor: EXCHANGE, swapper: MAIN, nonce: '1', deadline: DECEMBER },
      cosigner: STRANGER,
      baseInputToken: gives.token,
      baseInputStartAmount: `${gives.amount}`,
      baseInputEndAmount: `${gives.amount}`,
      baseOutputs: [
        { token: gets.token, startAmount: `${gets.amount * 2n}`, endAmount: `${gets.amount}`, recipient: to },
      ],
    },
  );

export function witnessed(
  spender: Hex,
  gives: Swap['gives'],
  type: string,
  witnessTypes: Record<string, Record<string, string>>,
  witness: Record<string, unknown>,
): Payload {
  return typed(
    'PermitWitnessTransferFrom',
    {
      PermitWitnessTransferFrom: types(
        `TokenPermissions permitted, address spender, uint256 nonce, uint256 deadline, ${type} witness`,
      ),
      TokenPermissions: types('address token, uint256 amount'),
      ...witnessTypes,
    },
    {
      permitted: { token: gives.token, amount: `${gives.amount}` },
      spender,
      nonce: '1',
      deadline: DECEMBER,
      witness,
    },
    { name: 'Permit2', verifyingContract: '0x000000000022d473030f116ddee9f6b43ac78ba3' },
  );
}

const uniswapX = swapOf('UniswapX', (made) => uniswapXTo('0x00000011f84b9aa48e5f8aa8b9897600006289be', made));

const ITEM_TYPE = { coin: 0, token: 1, item: 2 };

const seaport: fc.Arbitrary<Made> = fc
  .record({
    gives: fc.array(fc.oneof(money, piece), { minLength: 1, maxLength: 4 }),
    gets: fc.array(
      fc.record({
        paid: fc.oneof(money, piece, fc.record({ token: fc.constant(null), id: fc.constant(null), amount })),
        to: receiver,
      }),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ gives, gets }) => {
    const item = ({ token, id: number, amount: much }: Piece) => ({
      itemType: token === null ? ITEM_TYPE.coin : number === null ? ITEM_TYPE.token : ITEM_TYPE.item,
      token: token ?? ZERO,
      identifierOrCriteria: `${number ?? 0n}`,
      startAmount: `${much}`,
      endAmount: `${much}`,
    });
    const ITEM = 'uint8 itemType, address token, uint256 identifierOrCriteria, uint256 startAmount, uint256 endAmount';
    return {
      exchange: 'Seaport',
      payload: typed(
        'OrderComponents',
        {
          OrderComponents: types(
            'address offerer, address zone, OfferItem[] offer, ConsiderationItem[] consideration, uint8 orderType, uint256 startTime, uint256 endTime, bytes32 zoneHash, uint256 salt, bytes32 conduitKey, uint256 counter',
          ),
          OfferItem: types(ITEM),
          ConsiderationItem: types(`${ITEM}, address recipient`),
        },
        {
          offerer: MAIN,
          zone: ZERO,
          offer: gives.map(item),
          consideration: gets.map(({ paid, to }) => ({ ...item(paid), recipient: to })),
          orderType: 0,
          startTime: 0,
          endTime: DECEMBER,
          zoneHash: BYTES32,
          salt: '1',
          conduitKey: BYTES32,
          counter: 0,
        },
        exchange('Seaport', '1.6'),
      ),
      gives,
      gets: gets.map(({ paid, to }) => ({ ...paid, to })),
    };
  });

/** An item for money that goes to the seller, less fees that go to others. */
export const sale = fc.record({ gives: piece, gets: money });

export const saleOf = (name: string, make: (sale: Pick<Swap, 'gives' | 'gets'>) => Payload): fc.Arbitrary<Made> =>
  sale.map(({ gives, gets }) => ({
    exchange: name,
    payload: make({ gives, gets }),
    gives: [gives],
    gets: [{ ...gets, to: MAIN }],
  }));

const looksRare = saleOf('LooksRare', ({ gives, gets }) =>
  typed(
    'Maker',
    {
      Maker: types(
        'uint8 quoteType, uint256 globalNonce, uint256 subsetNonce, uint256 orderNonce, uint256 strategyId, uint8 collectionType, address collection, address currency, address signer, uint256 startTime, uint256 endTime, uint256 price, uint256[] itemIds, uint256[] amounts, bytes additionalParameters',
      ),
    },
    {
      quoteType: 1,
      globalNonce: 0,
      subsetNonce: 0,
      orderNonce: 0,
      strategyId: 0,
      collectionType: 0,
      collection: gives.token,
      currency: gets.token,
      signer: MAIN,
      startTime: 0,
      endTime: DECEMBER,
      price: `${gets.amount}`,
      itemIds: [`${gives.id}`],
      amounts: ['1'],
      additionalParameters: '0x',
    },
    exchange('LooksRareProtocol', '2'),
  ),
);

const blur = saleOf('Blur', ({ gives, gets }) =>
  typed(
    'Order',
    {
      Order: types(
        'address trader, uint8 side, address matchingPolicy, address collection, uint256 tokenId, uint256 amount, address paymentToken, uint256 price, uint256 listingTime, uint256 expirationTime, Fee[] fees, uint256 salt, bytes extraParams, uint256 nonce',
      ),
      Fee: types('uint16 rate, address recipient'),
    },
    {
      trader: MAIN,
      side: 1,
      matchingPolicy: '0x0000000000dab4a563819e8fd93dba3b25bc3495',
      collection: gives.token,
      tokenId: `${gives.id}`,
      amount: 1,
      paymentToken: gets.token,
      price: `${gets.amount}`,
      listingTime: 0,
      expirationTime: DECEMBER,
      fees: [],
      salt: 1,
      extraParams: '0x',
      nonce: 0,
    },
    exchange('Blur Exchange'),
  ),
);

const element = (name: string, domain: string, primaryType: string): fc.Arbitrary<Made> =>
  fc.record({ sale, fee: amount }).map(({ sale: { gives, gets }, fee }) => {
    const [token, number] = primaryType === 'ERC721Order' ? ['erc721Token', 'erc721TokenId'] : ['nft', 'nftId'];
    return {
      exchange: name,
      payload: typed(
        primaryType,
        {
          [primaryType]: types(
            `${primaryType === 'ERC721Order' ? 'uint8 direction, ' : ''}address maker, address taker, uint256 expiry, uint256 nonce, address erc20Token, uint256 erc20TokenAmount, Fee[] fees, address ${token}, uint256 ${number}`,
          ),
          Fee: types('address recipient, uint256 amount, bytes feeData'),
        },
        {
          direction: 0,
          maker: MAIN,
          taker: ZERO,
          expiry: DECEMBER,
          nonce: 1,
          erc20Token: gets.token,
          erc20TokenAmount: `${gets.amount}`,
          fees: [{ recipient: STRANGER, amount: `${fee}`, feeData: '0x' }],
          [token as string]: gives.token,
          [number as string]: `${gives.id}`,
        },
        exchange(domain),
      ),
      gives: [gives],
      gets: [
        { ...gets, to: MAIN },
        { ...gets, amount: fee, to: STRANGER },
      ],
    };
  });

const rarible: fc.Arbitrary<Made> = fc
  .record({ sale, to: receiver, fee: fc.bigInt({ min: 0n, max: 10_000n }) })
  .map(({ sale: { gives, gets }, to, fee }) => {
    const parts = { type: 'tuple[]', components: [{ type: 'address' }, { type: 'uint96' }] } as const;
    const fees = fee === 0n ? [] : [[STRANGER, fee]];
    const data = encodeAbiParameters([{ type: 'tuple', components: [parts, parts] }], [
      [[[to, 10_000n]], fees],
    ] as never);
    const taken = (gets.amount * fee + 9_999n) / 10_000n;
    return {
      exchange: 'Rarible',
      payload: typed(
        'Order',
        {
          Order: types(
            'address maker, Asset makeAsset, address taker, Asset takeAsset, uint256 salt, uint256 start, uint256 end, bytes4 dataType, bytes data',
          ),
          Asset: types('AssetType assetType, uint256 value'),
          AssetType: types('bytes4 assetClass, bytes data'),
        },
        {
          maker: MAIN,
          makeAsset: {
            assetType: {
              assetClass: '0x73ad2146',
              data: encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [gives.token, gives.id ?? 0n]),
            },
            value: '1',
          },
          taker: ZERO,
          takeAsset: {
            assetType: { assetClass: '0x8ae85d84', data: encodeAbiParameters([{ type: 'address' }], [gets.token]) },
            value: `${gets.amount}`,
          },
          salt: 1,
          start: 0,
          end: DECEMBER,
          dataType: '0x4c234266',
          data,
        },
        exchange('Exchange', '2'),
      ),
      gives: [gives],
      gets: [
        { ...gets, amount: gets.amount - taken, to },
        ...(fee === 0n ? [] : [{ ...gets, amount: (gets.amount * fee) / 10_000n, to: STRANGER }]),
      ],
    };
  });

/** By the name of what makes them, so that a failure says which. */
export const EVERY_ORDER: Record<string, fc.Arbitrary<Made>> = {
  'CoW Swap': cow,
  '1inch': oneInch,
  '0x as maker': zeroEx(false),
  '0x as taker': zeroEx(true),
  ParaSwap: paraswap,
  Bebop: bebop,
  UniswapX: uniswapX,
  Seaport: seaport,
  LooksRare: looksRare,
  Blur: blur,
  '0x for items': element('0x', 'ZeroEx', 'ERC721Order'),
  Element: element('Element', 'ElementEx', 'NFTSellOrder'),
  Rarible: rarible,
};
