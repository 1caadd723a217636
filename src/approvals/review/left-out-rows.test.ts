/** A review leaves out the rows that it means, also in a language in which every row has the same name. */
import { afterEach, expect, it } from 'vitest';
import type { SignInFields } from '../../ethereum/sign-in-text.ts';
import type { Hex } from '../../lib/bytes.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages } from '../../locales/en/approvals/review/messages.ts';
import { reviewSignIn } from '../../locales/en/approvals/review/sign-in.ts';
import { translate } from '../../locales/room.ts';
import type { Payload } from '../record.ts';
import { callData, NOW, review, STRANGER, USDC } from '../testing/review-world.ts';
import { type Fields, typed } from '../testing/typed.ts';
import { batchRows } from './batch-rows.ts';
import { plainCall } from './call-words.ts';

const ROOMS = {
  'approvals/review/labels': labels,
  'approvals/review/messages': reviewMessages,
  'approvals/review/sign-in': reviewSignIn,
};
const english = structuredClone(textsOf((text) => text));

/** The plain texts of the rooms. */
function textsOf(write: (text: string) => string) {
  const rooms = Object.entries(ROOMS).map(([name, texts]) => [
    name,
    Object.fromEntries(
      Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[key, write(text)]] : [])),
    ),
  ]);
  return Object.fromEntries(rooms) as Record<string, Record<string, string>>;
}

afterEach(() => {
  translate(english);
  translate({});
});

const signIn: SignInFields = {
  ...{
    scheme: null,
    domain: 'guild.xyz',
    statement: 'Hello.',
    uri: 'https://guild.xyz',
    chainId: 1,
    nonce: '12345678',
  },
  ...{ issuedAt: new Date(NOW).toISOString(), notBefore: null, requestId: null, resources: [], expirationTime: null },
};
const fields = (text: string): Fields =>
  Object.fromEntries(text.split(', ').map((field) => field.split(' ').reverse() as [string, string]));
const none = `0x${'0'.repeat(40)}`;
const safe = typed(
  'SafeTx',
  {
    SafeTx: fields(
      'address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce',
    ),
  },
  {
    ...{ to: USDC, value: '0', data: callData('095ea7b3', STRANGER, 5n), operation: 0, safeTxGas: 0, baseGas: 0 },
    ...{ gasPrice: 0, gasToken: none, refundReceiver: none, nonce: 1 },
  },
  { name: 'Safe', verifyingContract: `0x${'5a'.repeat(20)}` as Hex },
);

it.each<[string, Payload, string]>([
  ['a connection with a sign-in', { kind: 'connect', signIn }, 'https://guild.xyz'],
  ['a transaction of a Safe', safe, 'https://app.uniswap.org'],
])('%s', async (_name, payload, origin) => {
  const rows = async () => (await review(payload, { request: { origin } })).rows.length;
  const before = await rows();
  translate(textsOf(() => 'Name'));
  expect(await rows()).toBe(before);
});

it('calls in a batch, one of which has a row called like that of the site', () => {
  const own = { name: labels.askedBy, value: 'of the call' };
  const part = { ...plainCall, sentence: [], verb: '', rows: [own, { ...own, kind: 'asked-by' as const }] };
  expect(batchRows([part]).map(({ value }) => value)).toEqual(['', 'of the call']);
});
