/** A request that is malformed in any one place is answered with a code of its own, at once, and never comes before the person. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptText } from '../nostr/nip44.ts';
import { ALICE, BOB, codeOf, createWorld, NOSTR_KEY, SITE, settle } from './testing/world.ts';

type Path = (string | number)[];

interface Asked {
  method: string;
  params: unknown[];
  /** Places whose value decides what is asked, with values that would be good there besides the given one. */
  places: [path: Path, isGood: (value: unknown) => boolean][];
}

const never = (): boolean => false;
const isText = (value: unknown): boolean => typeof value === 'string';
/** What is left out. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isUint = (value: unknown): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
const isHex = (value: unknown): boolean => isText(value) && /^0x[\da-f]{1,64}$/i.test(value as string);
const isNumber = (value: unknown): boolean =>
  isUint(value) || isHex(value) || (isText(value) && /^\d{1,70}$/.test(value as string));
const isBytes = (value: unknown): boolean => isText(value) && /^0x([\da-f]{2})*$/i.test(value as string);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const either =
  (...all: ((value: unknown) => boolean)[]) =>
  (value: unknown): boolean =>
    all.some((isGood) => isGood(value));

const TYPED = {
  types: {
    EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
    Mail: [
      { name: 'to', type: 'address' },
      { name: 'count', type: 'uint256' },
    ],
  },
  primaryType: 'Mail',
  domain: { chainId: 1 },
  message: { to: BOB, count: '5' },
};
const typedPlaces: Asked['places'] = [
  [[0], never],
  [[1], never],
  [[1, 'types'], never],
  [[1, 'types', 'Mail'], isEmpty],
  [[1, 'types', 'Mail', 0, 'type'], never],
  [[1, 'primaryType'], never],
  [[1, 'domain'], never],
  [[1, 'domain', 'chainId'], (value) => isNumber(value) && Number(value) === 1],
  [[1, 'message'], never],
  [[1, 'message', 'to'], never],
  [[1, 'message', 'count'], isNumber],
];
const transaction = (more: object) => ({ from: ALICE, to: BOB, value: '0x1', data: '0x1234', ...more });
const call = {
  version: '2.0.0',
  chainId: '0x1',
  from: ALICE,
  atomicRequired: false,
  calls: [{ to: BOB, value: '0x1', data: '0x1234' }],
};

const isKey = (value: unknown): boolean => isText(value) && (value as string).toLowerCase() === NOSTR_KEY;
const isKind = (value: unknown): boolean => isUint(value) && (value as number) <= 65_535;
const isSecond = (value: unknown): boolean => isUint(value) && (value as number) < 253_402_300_800;
const isFilled = (value: unknown): boolean => isText(value) && value !== '';

const METHODS: Asked[] = [
  {
    method: 'nostr_signEvent',
    params: [{ kind: 1, created_at: 1_700_000_000, tags: [['t', 'stage']], content: 'Curtain up', pubkey: NOSTR_KEY }],
    places: [
      [[0], never],
      [[0, 'kind'], isKind],
      [[0, 'created_at'], isSecond],
      [[0, 'content'], isText],
      [[0, 'tags'], (value) => Array.isArray(value) && value.every(isTexts)],
      [[0, 'tags', 0], isTexts],
      [[0, 'tags', 0, 1], isText],
      [[0, 'pubkey'], either(isAbsent, isKey, (value) => value === '')],
    ],
  },
  {
    method: 'nostr_nip44_encrypt',
    params: [NOSTR_KEY, 'the prompter whispers'],
    places: [
      [[0], isKey],
      [[1], isFilled],
    ],
  },
  {
    method: 'nostr_nip44_decrypt',
    params: [NOSTR_KEY, encryptText('the prompter whispers', new Uint8Array(32).fill(1))],
    places: [
      [[0], isKey],
      [[1], never],
    ],
  },
  {
    method: 'personal_sign',
    params: ['hi', ALICE],
    places: [
      [[0], isText],
      [[1], never],
    ],
  },
  { method: 'eth_signTypedData_v4', params: [ALICE, TYPED], places: typedPlaces },
  { method: 'eth_signTypedData_v3', params: [ALICE, TYPED], places: typedPlaces },
  {
    method: 'eth_signTypedData',
    params: [[{ type: 'uint8', name: 'n', value: 5 }], ALICE],
    places: [
      [[0], never],
      [[1], never],
      [[0, 0], never],
      [[0, 0, 'type'], never],
      [[0, 0, 'name'], isText],
      [[0, 0, 'value'], isNumber],
    ],
  },
  {
    method: 'eth_sendTransaction',
    params: [
      transaction({
        gas: '0x5208',
        nonce: '0x1',
        maxFeePerGas: '0x2',
        maxPriorityFeePerGas: '0x1',
        chainId: '0x1',
        type: '0x2',
        accessList: [],
      }),
    ],
    places: [
      [[0], never],
      [[0, 'from'], never],
      [[0, 'to'], isAbsent],
      [[0, 'data'], either(isAbsent, isBytes)],
      ...['value', 'gas', 'nonce', 'maxFeePerGas', 'maxPriorityFeePerGas'].map((field): Asked['places'][number] => [
        [0, field],
        either(isAbsent, isHex),
      ]),
      [[0, 'chainId'], isAbsent],
      [[0, 'type'], isAbsent],
      [[0, 'accessList'], either(isAbsent, isEmpty)],
      [[0, 'surprise'], isAbsentKey],
    ],
  },
  {
    method: 'wallet_switchEthereumChain',
    params: [{ chainId: '0xa' }],
    places: [
      [[0], never],
      [[0, 'chainId'], never],
    ],
  },
  {
    method: 'wallet_addEthereumChain',
    params: [
      {
        chainId: '0x5',
        chainName: 'Five',
        rpcUrls: ['https://rpc.example'],
        nativeCurrency: { symbol: 'FIV', decimals: 18 },
      },
    ],
    places: [
      [[0], never],
      [[0, 'chainId'], never],
      [[0, 'chainName'], either(isAbsent, isText)],
      [[0, 'rpcUrls'], never],
      [[0, 'rpcUrls', 0], never],
      [[0, 'nativeCurrency'], either(isAbsent, isObject)],
      [[0, 'nativeCurrency', 'symbol'], either(isAbsent, isText)],
      [[0, 'nativeCurrency', 'decimals'], (value) => isAbsent(value) || value === 18],
    ],
  },
  {
    method: 'wallet_requestPermissions',
    params: [{ eth_accounts: { caveats: [{ type: 'restrictReturnedAccounts', value: [ALICE] }] } }],
    places: [
      [[0], never],
      [[0, 'eth_accounts'], isObject],
      [[0, 'eth_accounts', 'caveats'], either(isAbsent, isEmpty)],
      [[0, 'eth_accounts', 'caveats', 0], never],
      [[0, 'eth_accounts', 'caveats', 0, 'type'], never],
      [[0, 'eth_accounts', 'caveats', 0, 'value'], isEmpty],
      [[0, 'eth_accounts', 'caveats', 0, 'value', 0], never],
      [[0, 'snap_dialog'], isAbsentKey],
    ],
  },
  {
    method: 'wallet_createSession',
    params: [
      {
        requiredScopes: { eip155: { references: ['10'], methods: ['personal_sign'], notifications: [] } },
        optionalScopes: { 'eip155:1': { methods: [], notifications: [], accounts: [`eip155:1:${ALICE}`] } },
        scopedProperties: { 'eip155:1': {} },
        sessionProperties: {},
      },
    ],
    places: [
      [[0], never],
      [[0, 'requiredScopes'], isAbsent],
      [[0, 'requiredScopes', 'eip155'], never],
      [[0, 'requiredScopes', 'eip155', 'references'], either(isAbsent, isEmpty)],
      [[0, 'requiredScopes', 'eip155', 'references', 0], (value) => value === '1'],
      [[0, 'requiredScopes', 'eip155', 'methods'], isEmpty],
      [[0, 'requiredScopes', 'eip155', 'methods', 0], never],
      [[0, 'requiredScopes', 'eip155', 'notifications'], isEmpty],
      [[0, 'optionalScopes'], isAbsent],
      [[0, 'optionalScopes', 'eip155:1'], never],
      [[0, 'optionalScopes', 'eip155:1', 'accounts'], either(isAbsent, isEmpty)],
      [[0, 'optionalScopes', 'eip155:1', 'accounts', 0], never],
      [[0, 'optionalScopes', 'eip155:1', 'scopedProperties'], isAbsentKey],
      [
        [0, 'scopedProperties'],
        either(isAbsent, (value) => isObject(value) && Object.values(value as object).every(isObject)),
      ],
      [[0, 'scopedProperties', 'eip155:1'], either(isAbsentKey, isObject)],
      [[0, 'sessionProperties'], either(isAbsent, isObject)],
      [[0, 'sessionId'], isAbsent],
    ],
  },
  {
    method: 'wallet_invokeMethod',
    params: [{ scope: 'eip155:1', request: { method: 'personal_sign', params: ['hi', ALICE] } }],
    places: [
      [[0], never],
      [[0, 'scope'], never],
      [[0, 'request'], never],
      [[0, 'request', 'method'], never],
      [[0, 'request', 'params'], never],
      [[0, 'request', 'params', 0], isText],
      [[0, 'request', 'params', 1], never],
      [[0, 'sessionId'], isAbsent],
    ],
  },
  {
    method: 'wallet_sendCalls',
    params: [call],
    places: [
      [[0], never],
      [[0, 'version'], never],
      [[0, 'chainId'], never],
      [[0, 'from'], isAbsent],
      [[0, 'calls'], never],
      [[0, 'calls', 0], never],
      [[0, 'calls', 0, 'data'], either(isAbsent, isBytes)],
      [[0, 'calls', 0, 'value'], either(isAbsent, isHex)],
    ],
  },
];

/** JSON leaves such a key out. */
function isAbsentKey(value: unknown): boolean {
  return value === undefined;
}

/** JSON values of every kind. Long hex and prefixes of it come near to what is good. */
const anyValue = fc.oneof(
  // The text makes 0 of -0.
  fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text)),
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    '0x',
    '0X1',
    '0x01',
    ' 0x1',
    '1',
    -1,
    0.5,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    ALICE.slice(0, -1),
    `${ALICE}0`,
    'latest',
    '0xzz',
  ),
);

const set = (value: unknown, [first, ...rest]: Path, to: unknown): unknown => {
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((item, at) => (at === first ? set(item, rest, to) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: set(object[first], rest, to) };
};
const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown>)?.[key], value);

/** What comes at once, with the number of prompts. `null`: it waits for the person. */
async function ask(method: string, params: unknown[]) {
  const world = createWorld();
  await world.connect();
  await world.permissions.connectNostr({ origin: SITE, characterId: 'c1', publicKey: NOSTR_KEY });
  const reply = await Promise.race([world.request(method, params), settle().then(() => null)]);
  return { reply, prompts: world.state.prompts };
}

describe('every method that asks the person', () => {
  it.each(METHODS)('$method does, when its params are good', async ({ method, params }) => {
    expect(await ask(method, params)).toEqual({ reply: null, prompts: 1 });
  });

  for (const { method, params, places } of METHODS)
    it.each(places.map(([path, isGood]) => ({ path, isGood })))(
      `${method} does not, when $path is anything else`,
      async ({ path, isGood }) => {
        await fc.assert(
          fc.asyncProperty(anyValue, async (value) => {
            fc.pre(!isGood(value) && JSON.stringify(value) !== JSON.stringify(at(params, path)));
            const { reply, prompts } = await ask(method, set(params, path, value) as unknown[]);
            expect(prompts).toBe(0);
            expect([-32602, -32000, 4100, 4902, 5100, 5101, 5102, 5300, 5301, 5302, 5500, 5700, 5710, 5760]).toContain(
              reply && codeOf(reply),
            );
          }),
          { numRuns: 40 },
        );
      },
    );
});
