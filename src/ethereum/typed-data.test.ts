/** Tests typed data with the example of EIP-712, ethers' published cases, random data compared with viem, and rejected data. */

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { hashTypedData as viemHash } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { privateKeyToAddress } from './account.ts';
import { keccak } from './keccak.ts';
import { recoverAddress } from './signature.ts';
import { parseTypedData, readTypedData, serializeTypedData } from './typed-data.ts';
import { encodeType, hashTypedData, signTypedData } from './typed-hash.ts';

const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
  loadTests(tag: string): unknown[];
};

/** The example of EIP-712 (*Rationale* and test case). */
const mail = () => ({
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    Person: [
      { name: 'name', type: 'string' },
      { name: 'wallet', type: 'address' },
    ],
    Mail: [
      { name: 'from', type: 'Person' },
      { name: 'to', type: 'Person' },
      { name: 'contents', type: 'string' },
    ],
  },
  primaryType: 'Mail',
  domain: {
    name: 'Ether Mail',
    version: '1',
    chainId: 1 as unknown,
    verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC' as unknown,
  },
  message: {
    from: { name: 'Cow', wallet: '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826' } as unknown,
    to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' } as unknown,
    contents: 'Hello, Bob!' as unknown,
  },
});

/** Typed data whose primary type `Value` has one field of the given type. */
const single = (type: string, value: unknown, others: Record<string, unknown> = {}) => ({
  types: { EIP712Domain: [{ name: 'name', type: 'string' }], Value: [{ name: 'value', type }], ...others },
  primaryType: 'Value',
  domain: { name: 'Test' },
  message: { value },
});
const refuses = (value: unknown, words: string) => expect(() => parseTypedData(value, 1)).toThrow(new RegExp(words));

describe('typed data', () => {
  it('signs the example of EIP-712', () => {
    const key = keccak(utf8('cow'));
    const typedData = parseTypedData(mail(), 1);
    expect(encodeType(typedData.types, 'Mail')).toBe(
      'Mail(Person from,Person to,string contents)Person(string name,address wallet)',
    );
    expect(toHex(hashTypedData(typedData))).toBe('0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2');
    const signature = signTypedData(key, typedData);
    expect(signature).toBe(
      '0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b915621c',
    );
    expect(recoverAddress(hashTypedData(typedData), signature)).toBe(privateKeyToAddress(key));
  });

  it("hashes ethers' cases", () => {
    let count = 0;
    for (const test of loadTests('eip712') as EthersCase[]) {
      const chainId = Number(test.domain.chainId ?? 1);
      if (!Number.isSafeInteger(chainId) || Object.keys(test.domain).length === 0) continue;
      expect(toHex(hashTypedData(parseTypedData(withDomainType(test), chainId)))).toBe(test.digest);
      count++;
    }
    expect(count).toBeGreaterThan(900);
  });

  it('hashes random structures as viem does, from objects and from text', async () => {
    const key = keccak(utf8('cow'));
    const account = privateKeyToAccount(toHex(key));
    await fc.assert(
      fc.asyncProperty(anyTypedData, async (given) => {
        const parsed = parseTypedData(given, 1);
        expect(toHex(hashTypedData(parsed))).toBe(viemHash(given as never));
        expect(signTypedData(key, parsed)).toBe(await account.signTypedData(given as never));
        expect(parseTypedData(JSON.stringify(given), 1)).toEqual(parsed);
        expect(parseTypedData(serializeTypedData(parsed), 1)).toEqual(parsed);
      }),
      { numRuns: 60 },
    );
  });

  it('reads every exact form of an integer as the same', () => {
    const hashes = [255, '255', '0255', '0xff', '0x0ff'].map((value) =>
      toHex(hashTypedData(parseTypedData(single('uint8', value), 1))),
    );
    expect(new Set(hashes).size).toBe(1);
    expect(parseTypedData(single('int8', '-128'), 1).message.value).toBe(-128n);
  });

  it('drops keys that no type names, as every client library does, and says which', () => {
    const given = mail();
    const more = {
      ...given,
      types: {
        ...given.types,
        Mail: given.types.Mail.map((field) => ({ ...field, internalType: field.type, indexed: false })),
      },
      domain: { ...given.domain, salt: 'cosmos' },
      message: { ...given.message, type: 'acceptTerms', to: { ...(given.message.to as object), constructor: 1 } },
    };
    const { typedData, aside } = readTypedData(more, 1);
    expect(typedData).toEqual(parseTypedData(given, 1));
    expect(toHex(hashTypedData(typedData))).toBe(viemHash(more as never));
    expect(serializeTypedData(typedData)).not.toMatch(/acceptTerms|internalType|cosmos/);
    expect(aside).toEqual({ dropped: ['domain.salt', 'message.type', 'message.to.constructor'], unchecked: [] });
  });

  it('drops whatever is added anywhere to random structures, and signs the same', () => {
    const addTo = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(addTo)
        : typeof value === 'object' && value !== null
          ? { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, addTo(inner)])), '*': 1 }
          : value;
    fc.assert(
      fc.property(anyTypedData, (given) => {
        const { typedData, aside } = readTypedData({ ...given, message: addTo(given.message) }, 1);
        expect(typedData).toEqual(parseTypedData(given, 1));
        expect(aside.dropped).toContain('message.*');
      }),
      { numRuns: 40 },
    );
  });

  it('reads an address with another checksum than that of EIP-55, and says which', () => {
    const { typedData, aside } = readTypedData(single('address[]', [`0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed`]), 1);
    expect(typedData.message.value).toEqual(['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed']);
    expect(aside.unchecked).toEqual(['message.value[0]']);
  });

  it('refuses what could be hashed in two ways', () => {
    refuses({ ...mail(), extra: 1 }, 'unknown field, "extra"');
    refuses({ ...mail(), primaryType: 'Letter' }, 'primaryType');
    refuses({ ...mail(), primaryType: 'toString' }, 'primaryType');
    refuses({ ...mail(), primaryType: 'EIP712Domain' }, 'primaryType is the domain');
    refuses({ ...mail(), message: { ...mail().message, contents: undefined } }, 'message.contents is missing');
    refuses({ ...mail(), message: { ...mail().message, contents: null } }, 'message.contents is not a text');
    refuses({ ...mail(), message: { ...mail().message, to: { name: 'Bob' } } }, 'message.to.wallet is missing');
    refuses({ ...mail(), domain: { ...mail().domain, chainId: 5 } }, 'domain.chainId is 5');
    refuses({ ...mail(), domain: { ...mail().domain, verifyingContract: '0x1' } }, 'domain.verifyingContract');
    refuses({ ...mail(), domain: { ...mail().domain, verifyingContract: 'cosmos' } }, 'domain.verifyingContract');
    refuses({ ...mail(), types: { Mail: mail().types.Mail, Person: mail().types.Person } }, 'lacks EIP712Domain');
    refuses({ ...mail(), types: { ...mail().types, EIP712Domain: [] }, domain: {} }, 'has no field');
    refuses({ ...mail(), types: { ...mail().types, Person: undefined } }, 'no known type');
    refuses('{', 'not JSON');
    refuses('[]', 'not an object');
    refuses(null, 'not an object');
    refuses(`"${'x'.repeat(200_000)}"`, '200 kB');
    refuses(JSON.stringify(mail()).replace('"message":{', '"message":{"__proto__":{"x":1},'), '__proto__');
  });

  it('refuses types that EIP-712 does not have', () => {
    for (const type of [
      'uint',
      'int',
      'uint7',
      'uint264',
      'uint0',
      'int08',
      'bytes0',
      'bytes33',
      'byte',
      'fixed',
      'Missing',
    ])
      refuses(single(type, '1'), 'no known type');
    for (const type of ['uint8[', 'uint8[0]', 'uint8[-1]', 'uint8 ', '(uint8)', '', 'a b', 'uint8[][][][][]'])
      refuses(single(type, []), 'not a type');
    for (const name of ['uint256', 'bytes', 'string', 'uint7', 'a b', '__proto__', ''])
      refuses(single('bool', true, JSON.parse(`{${JSON.stringify(name)}:[]}`)), 'no struct can have');
    refuses(
      single(
        'Twice',
        {},
        {
          Twice: [
            { name: 'a', type: 'bool' },
            { name: 'a', type: 'bool' },
          ],
        },
      ),
      'twice',
    );
    refuses(single('Odd', {}, { Odd: [null] }), 'name and type');
    refuses(single('EIP712Domain', { name: 'x' }), 'contains the domain');
  });

  it('refuses values that do not fit', () => {
    const wrong: [string, unknown][] = [
      ['uint8', 256],
      ['uint8', -1],
      ['int8', 128],
      ['int8', '-129'],
      ['uint256', 2 ** 53],
      ['uint256', 1.5],
      ['uint256', ''],
      ['uint256', ' 1'],
      ['uint256', '1e3'],
      ['uint256', '-0'],
      ['uint256', '-00'],
      ['uint256', '0 1'],
      ['uint256', true],
      ['uint256', `0x1${'0'.repeat(64)}`],
      ['bool', 'true'],
      ['bool', 1],
      ['address', '0X5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
      ['address', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea'],
      ['address', 5],
      ['bytes4', '0x'],
      ['bytes4', '0x0000000000'],
      ['bytes', 'hello'],
      ['bytes', '0x0'],
      ['string', 5],
      ['string', '\ud800'],
      ['uint8[]', {}],
      ['uint8[2]', [1]],
      ['uint8[2][]', [[1, 2], [3]]],
      ['Value', { value: null }],
    ];
    for (const [type, value] of wrong) refuses(single(type, value), 'message\\.value');
  });

  it('bounds what a page can make it do', () => {
    let nested: unknown = {};
    for (let depth = 0; depth < 5000; depth++) nested = { children: [nested] };
    refuses(
      { ...single('Tree', nested, { Tree: [{ name: 'children', type: 'Tree[]' }] }) },
      'nested too deep|is missing|200 kB|not JSON',
    );
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`T${index}`, []]));
    refuses(single('bool', true, many), 'too many types');
    refuses(single('uint8[]', Array(5_001).fill(1)), 'more than 5000 values');
    // Serialising adds quotation marks to every number.
    const wide = readTypedData(single('uint8[]', Array(4_900).fill(1)), 1).typedData;
    const long = { ...wide, message: { ...wide.message, value: 'x'.repeat(200_000) } };
    expect(() => serializeTypedData(long)).toThrow('200 kB');
    expect(parseTypedData(serializeTypedData(wide), 1)).toEqual(wide);
  });

  it('never throws anything but a WalletError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (types, domain, message) => {
        for (const value of [types, { types, primaryType: 'Mail', domain, message }, { ...mail(), message }])
          try {
            parseTypedData(value, 1);
          } catch (error) {
            expect(error).toBeInstanceOf(WalletError);
          }
      }),
      { numRuns: 300 },
    );
  });
});

interface EthersCase {
  domain: Record<string, unknown>;
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
  data: unknown;
  digest: Hex;
}

const DOMAIN_FIELDS = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
  { name: 'salt', type: 'bytes32' },
];

const withDomainType = ({ domain, types, primaryType, data }: EthersCase) => ({
  types: { ...types, EIP712Domain: DOMAIN_FIELDS.filter(({ name }) => domain[name] !== undefined) },
  primaryType,
  domain,
  message: data,
});

const hexOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);
const ATOMS: [string, fc.Arbitrary<unknown>][] = [
  ['uint8', fc.nat(255)],
  ['uint256', fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }).map(String)],
  ['int64', fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }).map(String)],
  ['bool', fc.boolean()],
  ['address', hexOf(20)],
  ['bytes32', hexOf(32)],
  ['bytes3', hexOf(3)],
  ['bytes', fc.uint8Array({ maxLength: 80 }).map(toHex)],
  ['string', fc.string({ unit: 'binary' })],
];

/** A random field type with a random value of it. */
const field: fc.Arbitrary<[string, unknown]> = fc
  .tuple(fc.constantFrom(...ATOMS), fc.constantFrom('', '[]', '[2]', '[2][]', '[][2]'))
  .chain(([[type, value], suffix]) => {
    const list = (inner: fc.Arbitrary<unknown>, kind: string) =>
      kind === '[]' ? fc.array(inner, { maxLength: 3 }) : fc.tuple(inner, inner);
    const steps = suffix.match(/\[\d*\]/g) ?? [];
    return fc.tuple(
      fc.constant(type + suffix),
      steps.reduce<fc.Arbitrary<unknown>>((inner, kind) => list(inner, kind), value),
    );
  });

const anyTypedData = fc
  .tuple(fc.array(field, { maxLength: 5 }), fc.array(field, { maxLength: 4 }))
  .map(([outer, inner]) => ({
    types: {
      EIP712Domain: DOMAIN_FIELDS.slice(0, 3),
      Outer: [
        ...outer.map(([type], index) => ({ name: `o${index}`, type })),
        { name: 'inner', type: 'Inner' },
        { name: 'list', type: 'Inner[]' },
      ],
      Inner: inner.map(([type], index) => ({ name: `i${index}`, type })),
    },
    primaryType: 'Outer',
    domain: { name: 'Test', version: '1', chainId: 1 },
    message: {
      ...Object.fromEntries(outer.map(([, value], index) => [`o${index}`, value])),
      inner: Object.fromEntries(inner.map(([, value], index) => [`i${index}`, value])),
      list: [Object.fromEntries(inner.map(([, value], index) => [`i${index}`, value]))],
    },
  }));
