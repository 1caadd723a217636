/** Typed data of version 1: hashes as published by eth-sig-util in its tests, and what is refused. */
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes.ts';
import { recoverAddress } from './signature.ts';
import { hashTypedList, parseTypedList, serializeTypedList, signTypedList } from './typed-list.ts';

/** eth-sig-util 8, src/__snapshots__/sign-typed-data.test.ts.snap, *typedSignatureHash*: one value with the name *message*. */
const PUBLISHED: [type: string, value: unknown, hash: string][] = [
  [
    'address',
    '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB',
    '04c21f11808f1da08fcc268b752f1b27ff3398234a08c4e4ec3350518c03555d',
  ],
  ['bool', false, '5611bafe7fef082941c84a60b14c9c9bc65e75b6c3a8bdde354ea7c19224133c'],
  ['bool', true, '4401c8323e5bef2e92610abb1fdec4b8d6672a233a3ab50c621a62193e7c998d'],
  ['bytes', '0x10', 'c7aadc43dcbb4f7fd58f426049c2fa422d065883e967ec01f256d58567167b11'],
  ['bytes1', '0x10', '5c2842cbfc7e0add14e27be5d2c6d30c411315c6871b22fcc7069615918547ed'],
  ['int', -9007199254740991, '5f606ed3c7828a019719fbca5bc370d928a62d9075ee530511445a2ba1c0e74d'],
  ['int', 0, '686fb61f0afb05d69bd879972afed7426967a5e91003e083d5eafb2cb1ccd6ee'],
  ['int', '0x0', '686fb61f0afb05d69bd879972afed7426967a5e91003e083d5eafb2cb1ccd6ee'],
  ['int', 9007199254740991, '5329c4b59ad6f387865835702708bf22942655839fcf5b253d6078f7b2cfc19b'],
  ['int8', '0', '83a255171acdbdc915af829b403e5e99bdd55d0c2029f8b257575d7e4cbf2afc'],
  ['int256', -9007199254740991, '0258bedb71140dbb942d7249f9eee22ecf400a98d5efb6d700ce67a7522ea5c6'],
  ['int256', 9007199254740991, '1ef0acca406eaa1e059780db0590c23d6d3ef04a923e08a4a15baa15cf9043b7'],
  ['string', '0xabcd', 'd5e8696cb740e35c144507351af314795d69d0c36f5cdf6574a7f9209e3a8666'],
  ['string', 'Hello!', '77273fe101105a2ee5b7404e3510b6dce57a614f9b71a21ca56f1ef045f938dd'],
  ['string', '😁', 'a71914f88ee19b3e0108d7495053a591858052850cebd62120ea2ccfefb7c651'],
  ['uint', 9007199254740991, '7366b92e80656a5c9fed18f245a6db941e7e2835c2a99ea453c0fcd141e0f8a2'],
  ['uint8', 255, 'aba3a954e6f9a8ad5fe36dff7559301ac22d643e8a6101f66631ac6b1b63d4bb'],
  ['uint8', '0x0', 'ce16fba9359f3d8139c16d981c2690f124268cb440abb068c102c65e30385cef'],
  ['uint256', 9007199254740991, '05770f527520e29c71a473d53acf69c509cccc5df4add1422ab4b486198d6b6c'],
];

describe('typed data of version 1', () => {
  it.each(PUBLISHED)('hashes %s %s as eth-sig-util', (type, value, hash) => {
    const list = parseTypedList([{ type, name: 'message', value }]);
    expect(toHex(hashTypedList(list))).toBe(`0x${hash}`);
    expect(toHex(hashTypedList(parseTypedList(serializeTypedList(list))))).toBe(`0x${hash}`);
  });

  it('hashes several values in their order', () => {
    // The example of MetaMask's test dapp, by eth-sig-util 8.2.0.
    const list = [
      { type: 'string', name: 'Message', value: 'Hi, Alice!' },
      { type: 'uint32', name: 'A number', value: '1337' },
    ];
    expect(toHex(hashTypedList(parseTypedList(list)))).toBe(
      '0x7bcdd3ffeab400ef2294ebf69b2defd370bd29ac576c2569b7ea2c48f49ab1ae',
    );
    expect(toHex(hashTypedList(parseTypedList(list.toReversed())))).not.toBe(
      toHex(hashTypedList(parseTypedList(list))),
    );
  });

  it('is signed over that hash', () => {
    const list = parseTypedList([{ type: 'string', name: 'message', value: 'Hello!' }]);
    const key = new Uint8Array(32).fill(7);
    expect(recoverAddress(hashTypedList(list), signTypedList(key, list))).toBe(
      privateKeyToAccount(toHex(key)).address.toLowerCase(),
    );
  });

  it('refuses what is no list of values that fit their types', () => {
    const entry = { type: 'uint8', name: 'message', value: 1 };
    for (const given of [
      [],
      {},
      null,
      'no JSON',
      [null],
      [['uint8', 'message', 1]],
      [{ ...entry, name: '' }],
      [{ ...entry, name: '\ud800' }],
      [{ ...entry, name: 5 }],
      [{ ...entry, type: 'uint8[]', value: [1] }],
      [{ ...entry, type: 'function', value: '0x' }],
      [{ ...entry, type: 'uint7' }],
      [{ ...entry, type: 'Mail', value: {} }],
      [{ ...entry, value: 256 }],
      [{ ...entry, value: -1 }],
      [{ ...entry, value: 2 ** 53 }],
      [{ ...entry, value: undefined }],
      [{ ...entry, type: 'bool', value: 'false' }],
      [{ ...entry, type: 'bytes', value: 'text' }],
      [{ ...entry, type: 'bytes32', value: '0x10' }],
      [{ ...entry, type: 'address', value: '0x0' }],
      [{ ...entry, type: 'string', value: 'x'.repeat(200_001) }],
      Array.from({ length: 401 }, () => entry),
    ])
      expect(() => parseTypedList(given), JSON.stringify(given)?.slice(0, 80)).toThrow(
        expect.objectContaining({ code: 'bad-input' }),
      );
  });
});
