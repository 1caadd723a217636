/** What a site, a token or a node writes never becomes words of the wallet: no review says a name, an address or a sign that was planted. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { revealHidden } from '../../ethereum/hidden-text.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import type { Review } from '../../messaging/approval.ts';
import { parseAddedChain } from '../../rpc/added-chain.ts';
import type { Payload } from '../record.ts';
import { EVERY_ORDER } from '../testing/orders.ts';
import {
  callData,
  type Given,
  MAIN,
  ROUTER,
  review,
  STRANGER,
  sending,
  sentenceOf,
  USDC,
} from '../testing/review-world.ts';
import { type Fields, typed } from '../testing/typed.ts';

/** A word that nobody but the site says, and signs that turn, hide or close what stands around them. */
const MARKER = 'Qzplanted';
const SIGNS = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\u0000',
  '\u2028',
  '\n',
  '”',
  '. Verified by Dramatis',
  ' to Ida Holm',
  'а',
];
const planted = fc
  .tuple(
    fc.constantFrom('', 'Send 1 ETH. ', '5'),
    fc.constantFrom(...SIGNS),
    fc.constantFrom('', ' ok', '0x7777777777777777777777777777777777777777'),
  )
  .map(([before, sign, after]) => `${before}${sign}${MARKER}${after}`);

/** Any letters at all, quicker than fast-check's own. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x24f }), fc.integer({ min: 0, max: 0x10ffff })), { maxLength: 20 })
  .map((codes) => String.fromCodePoint(...codes));

const hyperliquid = (primary: string, fields: Fields, message: Record<string, unknown>): Payload =>
  typed(`HyperliquidTransaction:${primary}`, { [`HyperliquidTransaction:${primary}`]: fields }, message, {
    name: 'HyperliquidSignTransaction',
    version: '1',
  });
const sends: Fields = {
  hyperliquidChain: 'string',
  destination: 'string',
  token: 'string',
  amount: 'string',
  time: 'uint64',
};

/** Typed data of every kind with a text of the site in each of its texts. */
const typedKinds: Record<string, (text: string) => Payload> = {
  unknown: (text) =>
    typed('Thing', { Thing: { note: 'string', list: 'string[]' } }, { note: text, list: [text, text] }, { name: text }),
  permit: (text) =>
    typed(
      'Permit',
      { Permit: { owner: 'address', spender: 'address', value: 'uint256', nonce: 'uint256', deadline: 'uint256' } },
      { owner: MAIN, spender: STRANGER, value: '250000000', nonce: '0', deadline: '1900000000' },
      { name: text },
    ),
  'a send on Hyperliquid': (text) =>
    hyperliquid('UsdSend', sends, {
      hyperliquidChain: text,
      destination: STRANGER,
      token: text,
      amount: text,
      time: '1',
    }),
  'a token on Hyperliquid': (text) =>
    hyperliquid('SpotSend', sends, {
      hyperliquidChain: 'Mainnet',
      destination: STRANGER,
      token: text,
      amount: '5',
      time: '1',
    }),
  'a fee on Hyperliquid': (text) =>
    hyperliquid(
      'ApproveBuilderFee',
      { hyperliquidChain: 'string', maxFeeRate: 'string', builder: 'address', nonce: 'uint64' },
      { hyperliquidChain: 'Mainnet', maxFeeRate: text, builder: STRANGER, nonce: '1' },
    ),
  'an agent on Hyperliquid': (text) =>
    hyperliquid(
      'ApproveAgent',
      { hyperliquidChain: 'string', agentAddress: 'address', agentName: 'string', nonce: 'uint64' },
      { hyperliquidChain: 'Mainnet', agentAddress: STRANGER, agentName: text, nonce: '1' },
    ),
  'a vote': (text) =>
    typed(
      'Vote',
      { Vote: { from: 'address', space: 'string', proposal: 'string', reason: 'string' } },
      { from: MAIN, space: text, proposal: text, reason: text },
      { name: 'snapshot', verifyingContract: undefined },
    ),
  Farcaster: (text) =>
    typed(
      'UserNameProof',
      { UserNameProof: { name: 'string', timestamp: 'uint256' } },
      { name: text, timestamp: '1' },
      { name: `Farcaster ${text}` },
    ),
  'a log-in': (text) =>
    typed(
      'ClobAuth',
      { ClobAuth: { address: 'address', message: 'string' } },
      { address: MAIN, message: text },
      { name: 'ClobAuthDomain', verifyingContract: undefined },
    ),
};

/** Every text of a review but the exact data and the message itself, which are the site's. */
function wordsOf({ sentence, warnings, rows, body, verb }: Review): { own: string[]; all: string[] } {
  const own = [
    ...sentence.map(({ text }) => text),
    ...warnings.flatMap(({ title, tick }) => [title, tick ?? '']),
    verb,
  ];
  const quoted = warnings.map(({ text }) => text);
  const told = rows.flatMap(({ name, value, detail }) => [name, value, detail ?? '']);
  const inside =
    body.kind === 'transaction'
      ? [...body.simulation.changes.flatMap(({ asset, amount }) => [asset, amount]), body.to?.label ?? '']
      : [];
  return { own, all: [...own, ...quoted, ...told, ...inside, body.kind === 'message' ? body.text : ''] };
}

const turnsOrHides = (text: string): boolean =>
  revealHidden(text).findings.some(({ kind }) => kind === 'bidi' || kind === 'hidden');

const ADDRESS = /0x[0-9a-f]{40}(?![0-9a-f])/gi;
/** Addresses that the wallet itself knows, of its lists. */
const LISTED: Hex[] = ['0x000000000022d473030f116ddee9f6b43ac78ba3'];

async function check(payload: Payload, given: Given = {}): Promise<Review> {
  const made = await review(payload, given);
  const { own, all } = wordsOf(made);
  expect(all.filter(turnsOrHides)).toEqual([]);
  expect(own.filter((word) => word.includes(MARKER))).toEqual([]);
  const asked = JSON.stringify([payload, given.request]).toLowerCase();
  const known = [MAIN, STRANGER, USDC, ROUTER, ...LISTED].map((address) => address.slice(2));
  for (const found of all.flatMap((word) => word.match(ADDRESS) ?? []).map((address) => address.slice(2).toLowerCase()))
    expect(asked.includes(found) || known.includes(found)).toBe(true);
  return made;
}

it.each(Object.entries(typedKinds))('typed data, %s', async (_name, make) => {
  await fc.assert(
    fc.asyncProperty(planted, async (text) => void (await check(make(text)))),
    { numRuns: 30 },
  );
});

it('numbers and names that Hyperliquid has as texts are read where they are such', async () => {
  const of = (name: string) => typedKinds[name] as (text: string) => Payload;
  const words = async (name: string, text: string) => sentenceOf(await check(of(name)(text)));
  expect(await words('a token on Hyperliquid', 'PURR:0xc4bf3f870c0e9465323c0b6ed28096c2')).toMatch(
    /^Send \*5 PURR\* at/,
  );
  expect(await words('a fee on Hyperliquid', '0.001%')).toContain('a fee of up to 0.001%');
  expect(await words('a send on Hyperliquid', '12.5')).toMatch(/^Send \*12\.5 USDC\* at/);
  for (const wrong of ['12.5 USDC to Ida Holm', '1e3', '-1', '', '1 ETH?', '٣'])
    expect(await words('a send on Hyperliquid', wrong)).toBe('Sign a message from *uniswap.org*?');
});

it.each(Object.entries(EVERY_ORDER))('an order: %s', async (_name, made) => {
  await fc.assert(
    fc.asyncProperty(made, async ({ payload }) => void (await check(payload))),
    { numRuns: 10 },
  );
});

it('messages and sign-ins', async () => {
  const signIn = (text: string) =>
    `app.uniswap.org wants you to sign in with your Ethereum account:\n${MAIN}\n\n${text}\n\nURI: https://app.uniswap.org\nVersion: 1\nChain ID: 1\nNonce: 12345678\nIssued At: 2026-11-22T10:00:00Z\nResources:\n- ${text}`;
  await fc.assert(
    fc.asyncProperty(planted, async (text) => {
      for (const message of [text, signIn(text), signIn(text).replace('app.uniswap.org wants', `${text} wants`)])
        await check({ kind: 'personal-sign', message: toHex(utf8(message)) });
    }),
    { numRuns: 40 },
  );
});

it('networks that a site adds: its name and coin stand where a name stands, and are read whole', async () => {
  await fc.assert(
    fc.asyncProperty(planted, anyText, async (text, other) => {
      for (const chainName of [text, other, `${MARKER} ${other}`]) {
        const asked = {
          chainId: '0x539',
          chainName,
          rpcUrls: ['https://node.example'],
          nativeCurrency: { symbol: other },
        };
        const network = accepted(() => parseAddedChain([asked]).read());
        if (network === null) continue;
        const { all } = wordsOf(await review({ kind: 'add-network', network }));
        expect(all.filter(turnsOrHides)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

it('what a node or a token says of a transaction', async () => {
  const data = fc.oneof(
    fc.uint8Array({ maxLength: 140 }).map(toHex),
    fc.constantFrom<Hex[]>('0x', callData('a9059cbb', STRANGER, 5n), callData('095ea7b3', STRANGER, (1n << 256n) - 1n)),
  );
  const to = fc.constantFrom<(Hex | null)[]>(null, STRANGER, USDC, ROUTER);
  await fc.assert(
    fc.asyncProperty(data, to, planted, async (calldata, receiver, text) => {
      const transaction = { ...sending, to: receiver, data: calldata };
      const simulate = async () => ({ kind: 'failed' as const, reason: text, changes: [] });
      await check({ kind: 'transaction', transaction, replaces: null }, { data: { simulate } });
    }),
    { numRuns: 60 },
  );
});

function accepted<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch {
    return null;
  }
}
