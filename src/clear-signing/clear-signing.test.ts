/** Descriptions of ERC-7730: the examples of the standard, every format, every rule of its context, and files of any kind. */
import fc from 'fast-check';
import { encodeFunctionData, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';
import { parseTypedData } from '../ethereum/typed-data.ts';
import type { Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { ownDescriptors } from './builtin.ts';
import { type Described, describeCall, describeTypedData } from './find.ts';
import { parseFunctionKey } from './function-key.ts';
import { readNamedCall } from './named-functions.ts';
import { parsePath } from './path.ts';
import { readDescriptor } from './read-descriptor.ts';
import {
  ARRAYS,
  CONTRACT,
  describing,
  ERC20_PART,
  INCLUDING,
  MAIN_V1,
  MAPS,
  MESSAGES,
  SCHEMA,
  TOKEN,
  VISIBILITY,
} from './testing/examples.ts';

const ME: Hex = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
const FRIEND: Hex = '0x5a0b36cdf4e1927bb8c70d4e6f21a98c3d5e7a14';
const OTHER: Hex = '0x7777777777777777777777777777777777777777';

const parse = parseAbi as (signatures: readonly string[]) => unknown;
const encode = encodeFunctionData as (input: unknown) => Hex;
const callOf = (signature: string, ...args: unknown[]): Hex => encode({ abi: parse([`function ${signature}`]), args });

const read = (json: object, others: { name: string; text: string }[] = []) =>
  readDescriptor({ name: 'example.json', text: JSON.stringify(json) }, others);

const apply = (json: object, data: Hex, more: { to?: Hex; value?: bigint; chainId?: number } = {}) =>
  describeCall([read(json)], { from: ME, to: CONTRACT, value: 0n, chainId: 1, data, ...more });

function described(found: Described | null) {
  if (found?.kind !== 'described') throw new Error(`Not described: ${JSON.stringify(found)}`);
  return found.description;
}

/** One field `x` of that type, in that format. */
const one = (type: string, format: string, params: object, value: unknown, more: object = {}) => {
  const key = `act(${type} x)`;
  const json = describing(
    { [key]: { intent: 'Act', fields: [{ path: 'x', label: 'X', format, params }] } },
    { metadata: more },
  );
  const found = apply(json, callOf(`act(${type} x)`, value));
  return found?.kind === 'described' ? found.description.fields[0]?.shown : found;
};

describe('the examples of the standard', () => {
  it('a file of version 1, with its address format and its list of excluded fields', () => {
    const data = callOf('transfer(address,uint256)', FRIEND, 100n);
    const { intent, fields, sentence } = described(apply(MAIN_V1, data, { to: TOKEN }));
    expect(intent).toBe('Send');
    expect(sentence).toBeNull();
    expect(fields.map(({ label, shown }) => [label, shown])).toEqual([
      ['To', { kind: 'address', address: FRIEND, types: null }],
      ['Amount', { kind: 'token', amount: 100n, token: TOKEN, chainId: 1, instead: null }],
    ]);
  });

  it('an included file: fields meet by their path, and the including file wins', () => {
    const part = { name: 'example-erc20.json', text: JSON.stringify(ERC20_PART) };
    const descriptor = read(INCLUDING, [part]);
    const data = callOf('approve(address,uint256)', FRIEND, 2n ** 80n);
    const found = describeCall([descriptor], { from: ME, to: TOKEN, value: 0n, chainId: 1, data });
    expect(described(found).sentence).toEqual([
      'Approve ',
      { kind: 'address', address: FRIEND, types: null },
      ' to spend ',
      { kind: 'token', amount: 2n ** 80n, token: TOKEN, chainId: 1, instead: 'Unlimited' },
    ]);
    expect(() => read(INCLUDING)).toThrow('It includes the file “example-erc20.json”. Choose both files together.');
  });

  it('lists that belong together, element by element, each under its separator', () => {
    const data = callOf('distribute(address[],uint256[])', [FRIEND, OTHER], [2_500n, 7_500n]);
    const { fields, sentence } = described(apply(ARRAYS, data, { value: 10n }));
    expect(fields.map(({ group, label, shown }) => [group, label, shown])).toEqual([
      [null, 'Total Distributed Amount', { kind: 'coins', amount: 10n }],
      ['Recipient 1', 'Recipients', { kind: 'address', address: FRIEND, types: null }],
      ['Recipients and Fees', 'Percentages', { kind: 'text', text: '25%' }],
      ['Recipient 2', 'Recipients', { kind: 'address', address: OTHER, types: null }],
      ['Recipients and Fees', 'Percentages', { kind: 'text', text: '75%' }],
    ]);
    expect(sentence?.filter((piece) => typeof piece === 'string')).toEqual([
      'Distribute fees ',
      ' and ',
      ' among recipients ',
      ' and ',
    ]);
    const uneven = callOf('distribute(address[],uint256[])', [FRIEND, OTHER], [2_500n]);
    expect(apply(ARRAYS, uneven)).toMatchObject({ kind: 'misfit', why: expect.stringContaining('different lengths') });
  });

  it('calls inside the call, each with its own target and value', () => {
    const data = callOf('batchExecute(address[],bytes[],uint256[])', [TOKEN, OTHER], ['0x1234', '0x'], [0n, 7n]);
    expect(described(apply(ARRAYS, data)).fields.map(({ shown }) => shown)).toEqual([
      { kind: 'call', to: TOKEN, from: CONTRACT, data: '0x1234', value: 0n, chainId: 1 },
      { kind: 'call', to: OTHER, from: CONTRACT, data: '0x', value: 7n, chainId: 1 },
    ]);
  });

  it('what is visible, and what has to hold of a hidden field', () => {
    const signature = 'transfer(address,uint256,address,address,uint256,uint256)';
    const labels = (legacy: bigint, fee: bigint) =>
      described(apply(VISIBILITY, callOf(signature, FRIEND, 1n, OTHER, OTHER, legacy, fee))).fields.map(
        ({ label }) => label,
      );
    expect(labels(0n, 0n)).toEqual(['To', 'Amount', 'Referrer']);
    expect(labels(0n, 5n)).toEqual(['To', 'Amount', 'Referrer', 'Fee Amount']);
    expect(apply(VISIBILITY, callOf(signature, FRIEND, 1n, OTHER, OTHER, 1n, 0n))).toMatchObject({ kind: 'misfit' });
  });

  it('maps, with a misfit where the map has no value', () => {
    const data = callOf('deposit(uint256,uint256)', 5n, 6n);
    expect(described(apply(MAPS, data)).fields.map(({ shown }) => shown)).toMatchObject([
      { token: TOKEN, amount: 5n },
      { token: CONTRACT, amount: 6n },
    ]);
    const without = structuredClone(MAPS) as unknown as { metadata: { maps: { shareToken: { values: object } } } };
    without.metadata.maps.shareToken.values = { '10': CONTRACT };
    expect(apply(without, data)).toMatchObject({ kind: 'misfit', why: expect.stringContaining('has no value') });
  });

  it('a message of typed data, with the fields of each element and relative paths', () => {
    const typed = (domain: object) =>
      parseTypedData(
        {
          types: {
            EIP712Domain: [
              { name: 'name', type: 'string' },
              { name: 'chainId', type: 'uint256' },
              { name: 'verifyingContract', type: 'address' },
            ],
            PermitBatch: [
              { name: 'details', type: 'PermitDetails[]' },
              { name: 'spender', type: 'address' },
              { name: 'sigDeadline', type: 'uint256' },
            ],
            PermitDetails: [
              { name: 'token', type: 'address' },
              { name: 'amount', type: 'uint160' },
              { name: 'expiration', type: 'uint48' },
              { name: 'nonce', type: 'uint48' },
            ],
          },
          primaryType: 'PermitBatch',
          domain: { name: 'Permit2', chainId: 1, verifyingContract: CONTRACT, ...domain },
          message: {
            details: [
              { token: TOKEN, amount: '5', expiration: '1700000000', nonce: '0' },
              { token: OTHER, amount: '6', expiration: '1800000000', nonce: '0' },
            ],
            spender: FRIEND,
            sigDeadline: '1900000000',
          },
        },
        1,
      );
    const descriptors = [read(MESSAGES)];
    expect(described(describeTypedData(descriptors, typed({}), ME)).fields.map(({ shown }) => shown)).toEqual([
      { kind: 'address', address: FRIEND, types: null },
      { kind: 'token', amount: 5n, token: TOKEN, chainId: 1, instead: null },
      { kind: 'time', seconds: 1_700_000_000n },
      { kind: 'token', amount: 6n, token: OTHER, chainId: 1, instead: null },
      { kind: 'time', seconds: 1_800_000_000n },
    ]);
    expect(describeTypedData(descriptors, typed({ name: 'Permit3' }), ME)).toBeNull();
    expect(describeTypedData(descriptors, typed({ verifyingContract: OTHER }), ME)).toBeNull();
  });
});

describe('the binding', () => {
  const json = describing({ 'act(uint256 x)': { intent: 'Act', fields: [{ path: 'x', label: 'X' }] } });
  const data = callOf('act(uint256)', 1n);
  it('is the address, the chain and the function, all three', () => {
    expect(apply(json, data)?.kind).toBe('described');
    expect(apply(json, data, { to: OTHER })).toBeNull();
    expect(apply(json, data, { chainId: 10 })).toBeNull();
    expect(apply(json, callOf('act(uint128)', 1n))).toBeNull();
  });
  it('does not describe data that does not decode', () => {
    expect(apply(json, data.slice(0, 40) as Hex)?.kind).toBe('misfit');
  });
});

describe('the formats', () => {
  it.each<[string, string, object, unknown, unknown]>([
    ['uint256', 'raw', {}, 1000n, { kind: 'text', text: '1000' }],
    ['int256', 'raw', {}, -5n, { kind: 'text', text: '-5' }],
    ['string', 'raw', {}, 'Ledger', { kind: 'text', text: 'Ledger' }],
    ['bytes', 'raw', {}, '0x123456789a', { kind: 'text', text: '0x123456789a' }],
    ['bool', 'raw', {}, true, { kind: 'text', text: 'yes' }],
    ['address', 'raw', {}, FRIEND, { kind: 'address', address: FRIEND, types: null }],
    ['uint256', 'amount', {}, 0x2c1c986f1c48000n, { kind: 'coins', amount: 0x2c1c986f1c48000n }],
    ['uint256', 'date', { encoding: 'timestamp' }, 1709191632n, { kind: 'time', seconds: 1709191632n }],
    ['uint256', 'date', { encoding: 'blockheight' }, 19332140n, { kind: 'block', height: 19332140n }],
    ['uint256', 'duration', {}, 8250n, { kind: 'duration', seconds: 8250n }],
    ['uint256', 'unit', { base: 'h' }, 10n, { kind: 'text', text: '10h' }],
    ['uint256', 'unit', { base: 'd', decimals: 1 }, 15n, { kind: 'text', text: '1.5d' }],
    ['uint256', 'unit', { base: 's', prefix: true }, 36000n, { kind: 'text', text: '36ks' }],
    ['uint256', 'chainId', {}, 1n, { kind: 'network', chainId: 1n }],
    ['address', 'tokenTicker', {}, TOKEN, { kind: 'ticker', token: TOKEN, chainId: 1 }],
    ['uint256', 'nftName', { collection: TOKEN }, 1036n, { kind: 'item', id: 1036n, collection: TOKEN }],
    ['address', 'addressName', { types: ['eoa'] }, FRIEND, { kind: 'address', address: FRIEND, types: ['eoa'] }],
    ['address', 'addressName', { senderAddress: OTHER }, OTHER, { kind: 'address', address: ME, types: null }],
    ['uint256', 'tokenAmount', { token: TOKEN, nativeCurrencyAddress: [TOKEN] }, 2n, { kind: 'coins', amount: 2n }],
    [
      'uint256',
      'tokenAmount',
      { token: TOKEN, threshold: '0xFF', message: 'Max' },
      255n,
      { kind: 'token', amount: 255n, token: TOKEN, chainId: 1, instead: 'Max' },
    ],
    [
      'uint256',
      'tokenAmount',
      { token: TOKEN, chainId: 10 },
      1n,
      { kind: 'token', amount: 1n, token: TOKEN, chainId: 10, instead: null },
    ],
    [
      'bytes',
      'interoperableAddressName',
      {},
      '0x00010000010114d8da6bf26964af9d7eed9e03e53415d37aa96045',
      { kind: 'text', text: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045@eip155:1#4CA88C9C' },
    ],
  ])('%s as %s %j', (type, format, params, value, shown) => {
    expect(one(type, format, params, value)).toEqual(shown);
  });

  it('enumerations, and a misfit for a value without words', () => {
    const enums = { enums: { mode: { '1': 'stable', '2': 'variable' } } };
    const $ref = { $ref: '$.metadata.enums.mode' };
    expect(one('uint256', 'enum', $ref, 2n, enums)).toEqual({ kind: 'text', text: 'variable' });
    expect(one('uint256', 'enum', $ref, 3n, enums)).toMatchObject({ kind: 'misfit' });
  });

  it('a format that does not fit the type is a misfit, not a guess', () => {
    expect(one('address', 'amount', {}, FRIEND)).toMatchObject({ kind: 'misfit' });
    expect(one('uint256', 'calldata', { callee: TOKEN }, 1n)).toMatchObject({ kind: 'misfit' });
    expect(one('uint256', 'addressName', {}, 2n ** 200n)).toMatchObject({ kind: 'misfit' });
    expect(one('uint256', 'colour', {}, 1n)).toMatchObject({ kind: 'misfit' });
  });

  it('shows an encrypted value by the words for it', () => {
    const field = {
      path: 'x',
      label: 'Amount',
      format: 'amount',
      encryption: { scheme: 'fhevm', fallbackLabel: '[Encrypted]' },
    };
    const json = describing({ 'act(bytes32 x)': { intent: 'Act', fields: [field] } });
    const found = apply(json, callOf('act(bytes32)', `0x${'ab'.repeat(32)}`));
    expect(described(found).fields[0]?.shown).toEqual({ kind: 'text', text: '[Encrypted]' });
  });
});

describe('paths', () => {
  const at = (path: string) => {
    const json = describing({
      'act((address to,bytes path,uint256[] list) x)': { intent: 'Act', fields: [{ path, label: 'X' }] },
    });
    const found = apply(
      json,
      callOf('act((address,bytes,uint256[]))', [FRIEND, `0x${TOKEN.slice(2)}${OTHER.slice(2)}`, [1n, 2n, 3n]]),
    );
    return found?.kind === 'described'
      ? found.description.fields.map(({ shown }) => ('text' in shown ? shown.text : shown))
      : found?.kind;
  };
  it.each([
    ['x.list.[1]', ['2']],
    ['#.x.list.[-1]', ['3']],
    ['x.list[0]', ['1']],
    ['x.list.[]', ['1', '2', '3']],
    ['x.list.[1:]', ['2', '3']],
    ['x.list.[:-1]', ['1', '2']],
    ['x.path.[0:20]', [TOKEN]],
    ['x.path.[-20:]', [OTHER]],
    ['x.list.[3]', 'misfit'],
    ['x.nothing', 'misfit'],
    ['x.list.[0', 'misfit'],
    ['x', 'misfit'],
  ])('%s', (path, expected) => {
    expect(at(path)).toEqual(expected);
  });
  it('a cut-out part of a path says which token an amount is of', () => {
    const json = describing({
      'act(bytes path,uint256 x)': {
        intent: 'Act',
        fields: [{ path: 'x', label: 'X', format: 'tokenAmount', params: { tokenPath: 'path.[-20:]' } }],
      },
    });
    const data = callOf('act(bytes,uint256)', `0x${TOKEN.slice(2)}0001f4${OTHER.slice(2)}`, 9n);
    expect(described(apply(json, data)).fields[0]?.shown).toMatchObject({ token: OTHER, amount: 9n });
  });
});

describe('a sentence', () => {
  const say = (interpolatedIntent: string, visible: string = 'always') => {
    const fields = [{ path: 'x', label: 'X', format: 'raw', visible }];
    const json = describing({ 'act(uint256 x)': { intent: 'Act', interpolatedIntent, fields } });
    return described(apply(json, callOf('act(uint256)', 7n))).sentence;
  };
  it('has the values in it, and braces that are doubled', () => {
    expect(say('Do {x} of {{these}}')).toEqual(['Do ', { kind: 'text', text: '7' }, ' of {these}']);
  });
  it('falls back whole where a value cannot be put in', () => {
    expect(say('Do {y}')).toBeNull();
    expect(say('Do {x')).toBeNull();
    expect(say('Do {x}', 'never')).toBeNull();
    expect(say('Do {@.value}')).toBeNull();
  });
});

describe('a file', () => {
  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /isn’t JSON/],
    ['a list', '[]', /isn’t an ERC-7730 description/],
    ['another version', JSON.stringify({ $schema: SCHEMA(3) }), /uses version 3/],
    ['no context', JSON.stringify({ ...ERC20_PART }), /problem at “context”/],
    ['no address', JSON.stringify({ ...describing({}), context: { contract: {} } }), /no contract address/],
    ['nothing described', JSON.stringify(describing({})), /describes nothing/],
    ['the same function twice', JSON.stringify(describing({ 'a(uint256 x)': {}, 'a(uint256 y)': {} })), /twice/],
    ['no function', JSON.stringify(describing({ transfer: {} })), /isn’t a function/],
    ['a type of no language', JSON.stringify(describing({ 'a(uint7 x)': {} })), /whose type/],
    [
      'a web address for the contracts',
      JSON.stringify({ ...MAIN_V1, context: { contract: { addressMatcher: 'https://example.io' } } }),
      /has to list their addresses/,
    ],
  ])('with %s is refused with words', (_what, text, words) => {
    expect(() => readDescriptor({ name: 'file.json', text })).toThrow(words);
  });

  it('of version 1 takes the names of its parameters from its ABI', () => {
    const abi = [
      {
        type: 'function',
        name: 'act',
        inputs: [
          { name: 'to', type: 'address' },
          { name: 'p', type: 'tuple[]', components: [{ name: 'n', type: 'uint256' }] },
        ],
      },
    ];
    const json = {
      ...describing(
        { 'act(address,(uint256)[])': { intent: 'Act', fields: [{ path: 'p.[].n', label: 'N' }] } },
        { version: 1 },
      ),
      context: { contract: { abi, deployments: [{ chainId: 1, address: CONTRACT }] } },
    };
    const data = callOf('act(address,(uint256)[])', FRIEND, [[4n], [5n]]);
    expect(described(apply(json, data)).fields.map(({ shown }) => shown)).toEqual([
      { kind: 'text', text: '4' },
      { kind: 'text', text: '5' },
    ]);
  });

  it('that is random or changed in one place reads or is refused with words, and never hangs', () => {
    const texts = [MAIN_V1, ARRAYS, VISIBILITY, MAPS, MESSAGES].map((json) => JSON.stringify(json));
    const changed = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.string({ maxLength: 4 }))
      .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + put.length));
    const data = callOf('distribute(address[],uint256[])', [FRIEND], [1n]);
    fc.assert(
      fc.property(fc.oneof(changed, fc.json({ maxDepth: 6 })), (text) => {
        try {
          const descriptor = readDescriptor({ name: 'file.json', text });
          describeCall([descriptor], { from: ME, to: CONTRACT, value: 0n, chainId: 1, data });
        } catch (error) {
          expect(isWalletError(error), String(error)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds no way to a prototype', () => {
    for (const path of ['__proto__', 'constructor', 'x.__proto__', '$.metadata.constants.__proto__'])
      expect(
        apply(describing({ 'act(uint256 x)': { fields: [{ path, label: 'X' }] } }), callOf('act(uint256)', 1n))?.kind,
      ).toBe('misfit');
    expect(one('uint256', 'constructor', {}, 1n)).toMatchObject({ kind: 'misfit' });
  });
});

describe('functions and paths', () => {
  it('a key gives names, types and selector', () => {
    const key = parseFunctionKey('submitOrder((address token,uint256 amount)[2] order,bytes32 salt)');
    expect(key).toMatchObject({ name: 'submitOrder', types: '(address,uint256)[2],bytes32' });
    expect(key.parameters[0]).toMatchObject({
      name: 'order',
      type: 'tuple[2]',
      members: [{ name: 'token' }, { name: 'amount' }],
    });
  });
  it('any text is a path or is refused with words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '[', ']', ':', '-', '1', '#', '@', '$') }), (text) => {
        try {
          parsePath(text);
        } catch (error) {
          expect(isWalletError(error)).toBe(true);
        }
      }),
    );
  });
  it('shows the arguments of functions that are known by name', () => {
    expect(readNamedCall(callOf('castVote(uint256,uint8)', 3n, 1))).toEqual({
      name: 'castVote',
      values: { proposalId: 3n, support: 1n },
    });
    expect(readNamedCall('0x12345678')).toBeNull();
  });
});

describe('the own descriptions', () => {
  it('are read, and each function has a sentence that can be said', async () => {
    const all = (await ownDescriptors()).flatMap(({ display, metadata }) =>
      Object.entries(display.formats).map(([key, format]) => ({ key, format, metadata })),
    );
    expect(all.length).toBeGreaterThan(50);
    for (const { key, format } of all) {
      expect(parseFunctionKey(key).name).not.toBe('');
      expect(format.interpolatedIntent, key).toBeTruthy();
    }
  });
});
