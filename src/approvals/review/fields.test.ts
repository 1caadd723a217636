/** Typed data that nobody knows: every field has its row, and what it may allow decides between a caution, a tick and no. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Payload } from '../record.ts';
import {
  type Given,
  IDA,
  MAIN,
  ROUTER,
  review,
  rowsOf,
  STRANGER,
  sentenceOf,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';
import { DECEMBER, type Fields, typed } from '../testing/typed.ts';

const data = (types: Fields, message: Record<string, unknown>, domain = {}): Payload =>
  typed('Thing', { Thing: types }, message, { name: 'Thing', verifyingContract: ROUTER, ...domain });
const mail = (contents: string, given: Given = {}) =>
  review(
    typed(
      'Mail',
      { Mail: { from: 'Person', to: 'Person[]', contents: 'string' }, Person: { name: 'string', wallet: 'address' } },
      { from: { name: 'Cow', wallet: MAIN }, to: [{ name: 'Bob', wallet: IDA }], contents },
      { name: 'Ether Mail', verifyingContract: ROUTER },
    ),
    given,
  );

it('is shown field by field, and wants a tick where it names somebody else', async () => {
  const made = await mail('Hello, Bob!');
  expect(sentenceOf(made)).toBe('Sign a message from *uniswap.org*?');
  expect(warningsOf(made)).toEqual(['danger unknown-data']);
  expect(warningOf(made, 'unknown-data')?.tick).toBe('I know what this signature allows');
  expect(rowsOf(made)).toEqual([
    'Made for: Ether Mail',
    `Contract: Universal Router (${shortAddress(ROUTER)})`,
    'What: Mail',
    'from · name: Cow',
    `from · wallet: Main (${shortAddress(MAIN)})`,
    'to 1 · name: Bob',
    `to 1 · wallet: Ida Holm (${shortAddress(IDA)})`,
    'contents: Hello, Bob!',
  ]);
  expect(made.verb).toBe('Sign anyway');
});

it('has hidden characters written out', async () => {
  const made = await mail('Hello\u202e');
  expect(warningsOf(made)).toEqual(['danger unknown-data', 'danger turned-text']);
  expect(rowsOf(made).at(-1)).toBe('contents: Hello⟨U+202E⟩');
});

it('tells fields of one name apart', async () => {
  const made = await review(data({ What: 'string' }, { What: 'Cow' }));
  expect(rowsOf(made).slice(-2)).toEqual(['What: Thing', 'What (2): Cow']);
});

it('cuts long texts in their row, never in the raw data', async () => {
  const made = await mail('x'.repeat(300));
  expect(rowsOf(made).at(-1)).toBe(`contents: ${'x'.repeat(200)}… (300 characters, complete in the raw data)`);
  expect(made.raw).toContain('x'.repeat(300));
});

it('never folds an address, a number or a yes away, however many fields stand before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 120 }),
      fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
      async (before, amount) => {
        const harmless = Array.from({ length: before }, (_, at) => `note${at}`);
        const made = await review(
          data(
            {
              ...Object.fromEntries(harmless.map((name) => [name, 'string'])),
              taker: 'address',
              amount: 'uint256',
              all: 'bool',
            },
            {
              ...Object.fromEntries(harmless.map((name) => [name, 'nothing'])),
              taker: STRANGER,
              amount: `${amount}`,
              all: true,
            },
          ),
        );
        expect(rowsOf(made)).toContain(`taker: No name (${toChecksumAddress(STRANGER)})`);
        expect(rowsOf(made)).toContain(`amount: ${amount}`);
        expect(rowsOf(made)).toContain('all: yes');
        expect(warningsOf(made)).toContain('danger unknown-data');
      },
    ),
    { numRuns: 12 },
  );
});

describe('what it may allow', () => {
  const login = { statement: 'string', wallet: 'address', nonce: 'uint256', issuedAt: 'uint64' };
  const me = { statement: 'Log in', wallet: MAIN, nonce: '1', issuedAt: '1790000000' };

  it('is nothing where there is no amount and no address but the own: a caution', async () => {
    const made = await review(
      data(
        { ...login, nonce: 'string' },
        { ...me, nonce: '8f3c41DRpbCBMxVnDKjmLZSWfTTjJT', statement: `Log in as ${MAIN}` },
      ),
    );
    expect(warningsOf(made)).toEqual(['caution unknown-data']);
    expect(made.verb).toBe('Sign');
  });

  it.each([
    ['another address', login, { ...me, wallet: STRANGER }],
    ['another address in a text', login, { ...me, statement: `send to ${STRANGER}` }],
    ['an amount', { ...login, amount: 'uint256' }, { ...me, amount: '5' }],
    ...[
      '5.0',
      '5,000 USDC',
      '0xff',
      '1e9',
      '-5',
      '٥٠٠',
      'bc1qxykgdygjrsqtzqnyrfpkkfjhxwlh',
      'alice.eth',
      'ALICE.ETH',
      'DRpbCBMxVnDKjmLZSWfTTjJTHfYkQwPs',
    ].map((text): [string, Record<string, string>, Record<string, string>] => [
      `“${text}” as text`,
      { ...login, destination: 'string' },
      { ...me, destination: text },
    ]),
    ['an address in a nonce', { ...login, nonce: 'string' }, { ...me, nonce: STRANGER }],
  ])('is not known with %s: a tick', async (_what, types, message) => {
    const made = await review(data(types, message));
    expect(warningsOf(made)).toEqual(['danger unknown-data']);
    expect(made.refused).toBe(false);
  });

  it.each([
    ['a hash', { root: 'bytes32' }, { root: `0x${'11'.repeat(32)}` }],
    ['bytes', { call: 'bytes' }, { call: `0xa9059cbb${'00'.repeat(64)}` }],
    ['more fields than anybody reads', { list: 'uint256[]' }, { list: Array.from({ length: 501 }, () => 1) }],
  ])('cannot be read with %s: refused, or a tick where that is allowed', async (_what, types, message) => {
    const made = await review(data(types, message));
    expect(warningsOf(made)).toEqual(['refused blind-signing']);
    expect(warningOf(made, 'blind-signing')?.text).toContain('turn on “Allow blind signing” in Settings, Preferences');
    const allowed = await review(data(types, message), { data: { blindSigning: async () => true } });
    expect(warningsOf(allowed)).toEqual(['danger blind-signing']);
    expect(warningOf(allowed, 'blind-signing')?.tick).toBe('I know what this signature allows');
  });

  it('is read in bytes that are a text, and not seen in salts', async () => {
    const made = await review(
      data({ text: 'bytes', salt: 'bytes32' }, { text: `0x${'61'.repeat(40)}`, salt: `0x${'22'.repeat(32)}` }),
    );
    expect(warningsOf(made)).toEqual(['danger unknown-data']);
  });
});

describe('votes, attestations and log-ins', () => {
  it.each([
    [
      'Vote at Snapshot as *Everyday*?',
      'Vote',
      { proposal: 'bytes32', choice: 'uint32', from: 'address' },
      { name: 'snapshot' },
    ],
    [
      'Sign a statement for Ethereum Attestation Service as *Everyday*?',
      'Attest',
      { schema: 'bytes32', recipient: 'address' },
      { name: 'EAS', verifyingContract: ROUTER },
    ],
    [
      'Sign in to Polymarket as *Everyday*?',
      'ClobAuth',
      { address: 'address', message: 'string' },
      { name: 'ClobAuthDomain' },
    ],
  ])('%s', async (sentence, primaryType, types, domain) => {
    const values: Record<string, unknown> = {
      bytes32: `0x${'11'.repeat(32)}`,
      uint32: 1,
      address: IDA,
      string: 'Hello',
    };
    const message = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, values[type]]));
    const made = await review(
      typed(primaryType, { [primaryType]: types }, message, { verifyingContract: undefined, ...domain }),
    );
    expect(sentenceOf(made)).toBe(sentence);
    expect(warningsOf(made)).toEqual(primaryType === 'ClobAuth' ? ['danger log-in-elsewhere'] : []);
    expect(rowsOf(made).slice(0, 2)).toEqual(['Asked by: app.uniswap.org', 'Moves funds: No']);
  });

  it('a log-in is one only at the service itself', async () => {
    const payload = typed(
      'ClobAuth',
      { ClobAuth: { address: 'address' } },
      { address: MAIN },
      {
        name: 'ClobAuthDomain',
        verifyingContract: undefined,
      },
    );
    const at = async (origin: string) => warningsOf(await review(payload, { request: { origin } }));
    expect(await at('https://app.polymarket.com')).toEqual([]);
    expect(await at('https://polymarket.com.evil.example')).toContain('danger log-in-elsewhere');
    const made = await review(payload, { request: { origin: 'https://evil.example' } });
    expect(warningOf(made, 'log-in-elsewhere')).toMatchObject({
      text: 'Whoever has this signature can sign in to Polymarket as Main. Polymarket itself asks for it at polymarket.com.',
      tick: 'I want evil.example to be signed in there',
    });
  });

  it('votes that are given away name who gets them', async () => {
    const delegation = (delegatee: string) =>
      review(
        typed(
          'Delegation',
          { Delegation: { delegatee: 'address', nonce: 'uint256', expiry: 'uint256' } },
          { delegatee, nonce: 0, expiry: DECEMBER },
        ),
      );
    const made = await delegation(STRANGER);
    expect(sentenceOf(made)).toBe('Give your votes to *0x777777…777777 (somebody’s account)*?');
    expect(warningsOf(made)).toEqual(['caution gives-votes']);
    expect(rowsOf(made)[0]).toBe(`Who gets your votes: Somebody’s account (${STRANGER})`);
    expect(sentenceOf(await delegation(MAIN))).toBe('Give your votes to *Main*?');
    expect((await delegation(MAIN)).warnings).toEqual([]);
  });

  it('a name at Farcaster is handed over, and a hash there is not read', async () => {
    const farcaster = (primaryType: string, types: Record<string, string>, message: Record<string, unknown>) =>
      review(typed(primaryType, { [primaryType]: types }, message, { name: 'Farcaster name verification' }));
    const name = { name: 'string', timestamp: 'uint256', owner: 'address' };
    const made = await farcaster('UserNameProof', name, { name: 'alice', timestamp: '1790000000', owner: MAIN });
    expect(sentenceOf(made)).toBe('Let whoever has this signature own or recover *your name at Farcaster*?');
    expect(warningOf(made, 'hands-over')).toMatchObject({ severity: 'danger', tick: expect.any(String) });
    const hash = await farcaster('MessageData', { hash: 'bytes' }, { hash: `0x${'a1'.repeat(20)}` });
    expect(warningsOf(hash)).toEqual(['refused blind-signing']);
  });

  it('a key that a message makes is one in typed data too', async () => {
    const dydx = typed(
      'dYdX',
      { dYdX: { action: 'string' } },
      { action: 'dYdX Chain Onboarding' },
      {
        name: 'dYdX Chain',
        verifyingContract: undefined,
      },
    );
    expect(warningsOf(await review(dydx))).toContain('danger derives-key');
    const older = typed(
      'dYdX',
      { dYdX: { action: 'string', onlySignOn: 'string' } },
      {
        action: 'Onboarding',
        onlySignOn: 'https://trade.dydx.exchange',
      },
    );
    expect(warningsOf(await review(older))).toContain('refused key-elsewhere');
  });
});

it('names what the site sent besides, and addresses with an unusual checksum', async () => {
  const payload = data({ statement: 'string' }, { statement: 'x' }) as Payload & { kind: 'typed-data' };
  const made = await review({ ...payload, aside: { dropped: ['message.note'], unchecked: ['message.to'] } });
  expect(warningOf(made, 'not-signed')?.text).toBe('They aren’t part of what you sign: message.note.');
  expect(warningOf(made, 'odd-checksum')?.severity).toBe('caution');
});
