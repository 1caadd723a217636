/** Orders of every kind: whatever is given, and to whom what comes back goes, stands in the card; what is given for nothing wants a tick. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Review } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import { EVERY_ORDER, type Piece } from '../testing/orders.ts';
import {
  CATS,
  MAIN,
  ROUTER,
  review,
  rowsOf,
  SPENDING,
  STRANGER,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';
import { DECEMBER, typed } from '../testing/typed.ts';
import { LOOSE_ORDERS } from '../testing/unenforced-orders.ts';

const decimalsOf = ({ token }: Piece) => (token === null ? 18 : token === USDC ? 6 : 0);
const wordsOf = (piece: Piece): string =>
  piece.id === null ? formatAmount(piece.amount, decimalsOf(piece)) : `item ${piece.id} of `;
/** Rows whose value says this piece. */
const rowsWith = ({ rows }: Review, piece: Piece) => rows.filter(({ value }) => value.includes(wordsOf(piece)));
const pays = ({ id, amount }: Piece) => id !== null || amount > 0n;

describe.each(Object.entries(EVERY_ORDER))('an order of %s', (_name, order) => {
  it('says what is given, what comes back and to whom', async () => {
    await fc.assert(
      fc.asyncProperty(order, async ({ exchange, payload, gives, gets }) => {
        const made = await review(payload);
        expect(made.refused).toBe(false);
        if (exchange !== 'UniswapX') expect(rowsOf(made)).toContain(`Exchange: ${exchange}`);
        for (const piece of gives)
          expect(rowsWith(made, piece).map(({ name }) => name.replace(/ \(\d+\)/, ''))).toContain('You give');
        for (const piece of gets) {
          const rows = rowsWith(made, piece).filter(({ name }) =>
            name.startsWith(piece.to === MAIN ? 'You get' : 'Others get'),
          );
          expect(rows.length).toBeGreaterThan(0);
          if (piece.to !== MAIN) expect(rows.some(({ detail }) => detail === toChecksumAddress(piece.to))).toBe(true);
        }
        const nothing = !gets.some((piece) => piece.to === MAIN && pays(piece));
        expect(warningOf(made, 'order-for-nothing')?.severity).toBe(nothing ? 'danger' : undefined);
        if (nothing) {
          expect(warningOf(made, 'order-for-nothing')?.tick).toBeDefined();
          expect(made.verb).toBe('Offer anyway');
          if (!gets.some(pays)) expect(rowsOf(made)).toContain('You get: Nothing');
        }
      }),
      { numRuns: 12 },
    );
  });
});

function jsonOf(order: (typeof EVERY_ORDER)[string]): string {
  const [made] = fc.sample(order, { seed: 1, numRuns: 1 });
  if (made?.payload.kind !== 'typed-data') throw new Error('no typed data');
  return made.payload.json;
}

/** Orders that name the account they speak for. Of CoW Swap whoever signs is the owner. */
const OWNED = Object.entries({ ...EVERY_ORDER, ...LOOSE_ORDERS }).filter(
  ([name]) => name !== 'CoW Swap' && name !== 'a spender of its own in the form of 0x',
);

it.each(OWNED)('an order of %s for another account is refused', async (_name, order) => {
  const json = jsonOf(order);
  expect(json).toContain(MAIN);
  const made = await review({ kind: 'typed-data', json: json.replaceAll(MAIN, SPENDING) });
  expect(warningsOf(made)).toContain('refused other-owner');
});

describe.each(Object.entries(LOOSE_ORDERS))('terms that bind nobody: %s', (_name, order) => {
  it('are never said to come back, and want a tick', async () => {
    await fc.assert(
      fc.asyncProperty(order, async ({ payload, gives, gets }) => {
        const made = await review(payload);
        expect(sentenceOf(made)).not.toContain('at least');
        expect(sentenceOf(made)).not.toMatch(/UniswapX|0x for|Bebop/);
        expect(rowsOf(made).join()).not.toContain('You get');
        const danger = made.warnings.filter(({ rule }) => /^(?:unenforced-order|order-priced-by-code)$/.test(rule));
        expect(danger).toMatchObject([{ severity: 'danger', tick: expect.any(String) }]);
        for (const piece of gives) expect(danger[0]?.text).toContain(wordsOf(piece));
        for (const piece of gets)
          expect(rowsWith(made, piece).map(({ name }) => name)).toContainEqual(
            expect.stringMatching(/^The order (?:promises|names)/),
          );
      }),
      { numRuns: 12 },
    );
  });
});

describe('who is paid by an order of 1inch that is priced by code', () => {
  const fusion = (receiver: Hex) =>
    review(
      typed(
        'Order',
        {
          Order: {
            salt: 'uint256',
            maker: 'address',
            receiver: 'address',
            makerAsset: 'address',
            takerAsset: 'address',
            makingAmount: 'uint256',
            takingAmount: 'uint256',
            makerTraits: 'uint256',
          },
        },
        {
          salt: '7',
          maker: MAIN,
          receiver,
          makerAsset: USDC,
          takerAsset: CATS,
          makingAmount: '5000000',
          takingAmount: '9',
          makerTraits: `${(BigInt(DECEMBER) << 80n) | (1n << 249n)}`,
        },
        { name: '1inch Aggregation Router', version: '6', verifyingContract: ROUTER },
      ),
    );

  it('is 1inch Fusion, which hands it on', async () => {
    const made = await fusion('0x2ad5004c60e16e54d5007c80ce329adde5b51ef5');
    expect(warningOf(made, 'order-for-nothing')).toBeUndefined();
    const warning = warningOf(made, 'order-priced-by-code');
    expect(warning).toMatchObject({ severity: 'danger', title: 'Code decides what you get, and who gets it' });
    expect(warning?.text).toContain('1inch Fusion gets the payment for 5 USDC and passes it on.');
    expect(rowsOf(made)).toContainEqual(expect.stringContaining('Recipient: 1inch Fusion'));
  });

  it('is a stranger, which is a danger of its own', async () => {
    const made = await fusion(STRANGER);
    expect(warningOf(made, 'order-for-nothing')).toMatchObject({
      severity: 'danger',
      title: 'The payment goes to somebody else',
      tick: 'I want to give this away',
    });
    expect(warningOf(made, 'order-priced-by-code')?.title).toBe('Code decides what you get');
  });

  it('is the signer', async () => {
    const made = await fusion('0x0000000000000000000000000000000000000000');
    expect(warningOf(made, 'order-for-nothing')).toBeUndefined();
    expect(warningOf(made, 'order-priced-by-code')?.title).toBe('Code decides what you get');
  });
});

const cow = (changes: Record<string, unknown>) =>
  typed(
    'Order',
    {
      Order: {
        sellToken: 'address',
        buyToken: 'address',
        receiver: 'address',
        sellAmount: 'uint256',
        buyAmount: 'uint256',
        validTo: 'uint32',
        feeAmount: 'uint256',
      },
    },
    {
      sellToken: USDC,
      buyToken: '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
      receiver: `0x${'0'.repeat(40)}`,
      sellAmount: '5000000',
      buyAmount: '2000000000000000',
      validTo: String(DECEMBER),
      feeAmount: '0',
      ...changes,
    },
    { name: 'Gnosis Protocol', verifyingContract: ROUTER },
  );

describe('an order to swap', () => {
  it('says both sides and the end', async () => {
    const made = await review(cow({}));
    expect(sentenceOf(made)).toBe('Offer *5 USDC* for *at least 0.002 ETH* through CoW Swap?');
    expect(made.verb).toBe('Offer');
    expect(made.warnings).toEqual([
      {
        rule: 'order',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: 'Once signed, whoever meets the terms can take 5 USDC from Main, until 22 December.',
      },
    ]);
    expect(rowsOf(made).slice(0, 4)).toEqual([
      'Exchange: CoW Swap',
      `You give: 5 USDC (${toChecksumAddress(USDC)})`,
      'You get at least: 0.002 ETH',
      'Valid: until 22 December',
    ]);
  });

  it('for one wei, or paid to a stranger, is a danger with a tick', async () => {
    const dust = await review(cow({ buyAmount: '1' }));
    expect(warningsOf(dust)).toEqual(['danger order-for-nothing', 'caution order']);
    expect(warningOf(dust, 'order-for-nothing')).toMatchObject({
      title: 'You get almost nothing for it',
      text: 'Main gives 5 USDC and gets only 0.000000000000000001 ETH.',
    });
    const away = await review(cow({ receiver: STRANGER }));
    expect(sentenceOf(away)).toBe('Offer *5 USDC* through CoW Swap, with the payment to *0x777777…777777*?');
    expect(warningOf(away, 'order-for-nothing')).toMatchObject({
      title: 'The payment goes to somebody else',
      text: 'Main gives 5 USDC. 0.002 ETH goes to 0x777777…777777.',
    });
    const own = await review(cow({ receiver: SPENDING }));
    expect(warningsOf(own)).toEqual(['caution order']);
    expect(rowsOf(own)).toContain(`Recipient: Spending (${toChecksumAddress(SPENDING)})`);
  });

  it('that has expired says so', async () => {
    expect(warningsOf(await review(cow({ validTo: 1 })))).toContain('caution ran-out');
  });
});

const ITEM = {
  itemType: 'uint8',
  token: 'address',
  identifierOrCriteria: 'uint256',
  startAmount: 'uint256',
  endAmount: 'uint256',
};
const ORDER = { offerer: 'address', offer: 'OfferItem[]', consideration: 'ConsiderationItem[]', endTime: 'uint256' };
const SEAPORT = { OfferItem: ITEM, ConsiderationItem: { ...ITEM, recipient: 'address' } };
const item = (
  itemType: number,
  token: string,
  identifierOrCriteria: number,
  startAmount: string,
  endAmount = startAmount,
) => ({
  itemType,
  token,
  identifierOrCriteria,
  startAmount,
  endAmount,
});
const paid = (amount: string, recipient: string) => ({ ...item(0, `0x${'0'.repeat(40)}`, 0, amount), recipient });
const ETHER = `1${'0'.repeat(18)}`;
const components = (offer: unknown[], consideration: unknown[]) => ({
  offerer: MAIN,
  offer,
  consideration,
  endTime: String(DECEMBER),
});
const seaport = (offer: unknown[], consideration: unknown[]) =>
  typed('OrderComponents', { OrderComponents: ORDER, ...SEAPORT }, components(offer, consideration), {
    name: 'Seaport',
  });

describe('an order for items', () => {
  it('tells one item from any of a collection', async () => {
    const one = await review(seaport([item(2, CATS, 12, '1')], [paid(ETHER, MAIN)]));
    expect(sentenceOf(one)).toBe('Offer *item 12 of 0xca7500…000001* for *at least 1 ETH* through Seaport?');
    expect(warningsOf(one)).toEqual(['caution order']);
    const any = await review(seaport([item(4, CATS, 0, '5')], [paid(ETHER, MAIN)]));
    expect(sentenceOf(any)).toContain('*any 5 items of 0xca7500…000001*');
    expect(warningsOf(any)).toEqual(['danger order-any-item', 'caution order']);
    const set = await review(seaport([item(4, CATS, 99, '1')], [paid(ETHER, MAIN)]));
    expect(sentenceOf(set)).toContain('*an item of a set of 0xca7500…000001*');
  });

  it('takes the least of a falling price, and warns when others get more', async () => {
    const falling = { ...item(0, `0x${'0'.repeat(40)}`, 0, ETHER, `2${'0'.repeat(17)}`), recipient: MAIN };
    const made = await review(seaport([item(2, CATS, 12, '1')], [falling, paid(ETHER, STRANGER)]));
    expect(rowsOf(made)).toContain('You get at least: 0.2 ETH');
    expect(warningsOf(made)).toEqual(['danger order-pays-others', 'caution order']);
  });

  it('judges each of a list by itself', async () => {
    const fair = components([item(2, CATS, 1, '1')], [paid(ETHER, MAIN)]);
    const gift = components([item(2, CATS, 2, '1')], [paid(ETHER, STRANGER)]);
    const tree = (orders: unknown[]) =>
      typed(
        'BulkOrder',
        { BulkOrder: { tree: 'OrderComponents[2][2]' }, OrderComponents: ORDER, ...SEAPORT },
        { tree: [orders, [components([], []), components([], [])]] },
        { name: 'Seaport' },
      );
    const made = await review(tree([fair, gift]));
    expect(sentenceOf(made)).toBe('Make *2 offers* through Seaport?');
    expect(warningsOf(made)).toEqual(['danger order-for-nothing', 'caution order']);
    expect(warningsOf(await review(tree([fair, fair])))).toEqual(['caution order']);
    const stolen = components([item(1, USDC, 0, '2450000000')], []);
    const text = warningOf(await review(tree([gift, stolen])), 'order-for-nothing')?.text;
    expect(text).toBe(
      'Main gives item 2 of 0xca7500…000001. 1 ETH goes to 0x777777…777777. You get nothing for it. Main gives 2,450 USDC and gets nothing.',
    );
  });

  it('whose terms are in a hash follows the rule for what cannot be read', async () => {
    const root = typed(
      'Root',
      { Root: { root: 'bytes32' } },
      { root: `0x${'11'.repeat(32)}` },
      { name: 'Blur Exchange' },
    );
    const made = await review(root);
    expect(made.refused).toBe(true);
    expect(sentenceOf(made)).toBe('Sign *an order that nobody can read* for Blur?');
    expect(warningOf(made, 'blind-signing')?.text).toContain('turn on “Allow blind signing” in Settings, Preferences');
    const allowed = await review(root, { data: { blindSigning: async () => true } });
    expect(warningsOf(allowed)[0]).toBe('danger blind-signing');
    expect(allowed.refused).toBe(false);
  });
});

it('an order of Polymarket is paid by the wallet there, and signed by its owner', async () => {
  const order = (signer: string) =>
    typed(
      'Order',
      {
        Order: {
          maker: 'address',
          signer: 'address',
          tokenId: 'uint256',
          makerAmount: 'uint256',
          takerAmount: 'uint256',
          expiration: 'uint256',
          side: 'uint8',
        },
      },
      {
        maker: STRANGER,
        signer,
        tokenId: '77',
        makerAmount: '650000',
        takerAmount: '1000000',
        expiration: '0',
        side: 0,
      },
      { name: 'Polymarket CTF Exchange' },
    );
  const made = await review(order(MAIN));
  expect(rowsOf(made)).toContain(`Pays and gets it: Wallet at the exchange (${toChecksumAddress(STRANGER)})`);
  expect(rowsOf(made)).toContainEqual(expect.stringMatching(/^You get at least: item 77 of /));
  expect(warningOf(made, 'order')?.text).toContain('from the wallet at the exchange, forever');
  expect(rowsOf(made)).toContain('Valid: forever');
  expect(warningsOf(await review(order(SPENDING)))).toContain('refused other-owner');
});

describe('the meaning that an exchange gives an order', () => {
  const types = (text: string) => Object.fromEntries(text.split(', ').map((field) => field.split(' ').reverse()));
  const looksRare = (changes: Record<string, unknown>) =>
    typed(
      'Maker',
      {
        Maker: types(
          'uint8 quoteType, uint256 strategyId, address collection, address currency, address signer, uint256 endTime, uint256 price, uint256[] itemIds, uint256[] amounts',
        ),
      },
      {
        quoteType: 0,
        strategyId: 0,
        collection: CATS,
        currency: USDC,
        signer: MAIN,
        endTime: DECEMBER,
        price: '5000000',
        itemIds: ['7'],
        amounts: ['1'],
        ...changes,
      },
      { name: 'LooksRareProtocol' },
    );
  const blur = (changes: Record<string, unknown>) =>
    typed(
      'Order',
      {
        Order: types(
          'address trader, uint8 side, address matchingPolicy, address collection, uint256 tokenId, uint256 amount, address paymentToken, uint256 price, uint256 expirationTime, Fee[] fees',
        ),
        Fee: types('uint16 rate, address recipient'),
      },
      {
        trader: MAIN,
        side: 0,
        matchingPolicy: '0x0000000000dab4a563819e8fd93dba3b25bc3495',
        collection: CATS,
        tokenId: '7',
        amount: 1,
        paymentToken: USDC,
        price: '5000000',
        expirationTime: DECEMBER,
        fees: [],
        ...changes,
      },
      { name: 'Blur Exchange' },
    );

  it.each([
    ['LooksRare', looksRare({}), looksRare({ strategyId: 1 }), looksRare({ strategyId: 3 })],
    [
      'Blur',
      blur({}),
      blur({ matchingPolicy: '0x0000000000b92d5d043faf7cecf7e2ee6aaed232' }),
      blur({ matchingPolicy: ROUTER }),
    ],
  ])('a bid through %s is for the item only where its strategy says so', async (exchange, one, any, code) => {
    const named = `Offer *5 USDC* for *item 7 of 0xca7500…000001* through ${exchange}?`;
    expect(sentenceOf(await review(one))).toBe(named);
    expect(sentenceOf(await review(any))).toBe(named.replace('item 7', 'any item'));
    expect((await review(code)).refused).toBe(true);
  });

  it('a seller is not promised what fees come off', async () => {
    const sale = await review(looksRare({ quoteType: 1 }));
    expect(sentenceOf(sale)).toBe('Offer *item 7 of 0xca7500…000001* for *5 USDC minus fees* through LooksRare?');
    expect(rowsOf(sale)).toContain(`You get: 5 USDC, minus the fees of the exchange (${toChecksumAddress(USDC)})`);
    expect((await review(looksRare({ quoteType: 1, strategyId: 1 }))).refused).toBe(true);
    const fees = [{ rate: 9_900, recipient: STRANGER }];
    expect(sentenceOf(await review(blur({ side: 1, fees })))).toContain('*0.05 USDC minus fees*');
    expect(sentenceOf(await review(blur({ fees })))).toContain('Offer *9.95 USDC* for');
  });

  it('a permit whose order promises a fair price stays a permit', async () => {
    const [made] = fc.sample(LOOSE_ORDERS['a spender of its own in the form of UniswapX'] as never, 1) as [
      { payload: Payload },
    ];
    const shown = await review(made.payload);
    expect(sentenceOf(shown)).toMatch(/^Let 0x[0-9a-fA-F]{6}…[0-9a-fA-F]{6} \(.+\) spend /);
    expect(shown.verb).toMatch(/anyway$|without limit$/);
    const [known] = fc.sample(EVERY_ORDER.UniswapX as never, 1) as [{ payload: Payload & { kind: 'typed-data' } }];
    expect(sentenceOf(await review(known.payload))).toMatch(/^Offer .+ through UniswapX\?$/);
    // Any other contract that asks for the same fields keeps to nothing.
    const elsewhere = known.payload.json.replaceAll('0x000000000022d473030f116ddee9f6b43ac78ba3', ROUTER);
    expect(warningsOf(await review({ ...known.payload, json: elsewhere }))).toContain('danger unenforced-order');
  });
});
