/** The ABI codec and the call decoder against viem, and against data made to mislead. */
import fc from 'fast-check';
import {
  decodeAbiParameters,
  encodeAbiParameters,
  encodeFunctionData,
  parseAbi,
  parseAbiParameters,
  toFunctionSelector,
} from 'viem';
import { describe, expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { decodeAbi, encodeAbi } from './abi.ts';
import { decodeCalldata } from './calldata.ts';
import { READERS } from './calldata-readers.ts';
import { encodeTransfer } from './encode-call.ts';
import { selectorOf } from './selector.ts';
import { encodeApprove } from './testing/encode-approve.ts';
import { UNLIMITED } from './unlimited.ts';

const hexOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);
const address = hexOf(20);
const uint = fc.bigInt({ min: 0n, max: UNLIMITED });
const bytes = fc.uint8Array({ maxLength: 70 }).map(toHex);
const a = `0x${'a1'.repeat(20)}` as const;
const b = `0x${'b2'.repeat(20)}` as const;

const SHAPES: [string, fc.Arbitrary<unknown[]>][] = [
  ['address,uint256', fc.tuple(address, uint)],
  ['bytes,string,bool', fc.tuple(bytes, fc.string({ unit: 'binary' }), fc.boolean())],
  ['(address,bool,bytes)[]', fc.tuple(fc.array(fc.tuple(address, fc.boolean(), bytes), { maxLength: 4 }))],
  ['uint256[],bytes[],bytes4', fc.tuple(fc.array(uint), fc.array(bytes, { maxLength: 4 }), hexOf(4))],
  [
    '((address,uint160,uint48,uint48),address,uint256),bytes',
    fc.tuple(
      fc.tuple(
        fc.tuple(
          address,
          fc.bigInt({ min: 0n, max: (1n << 160n) - 1n }),
          fc.bigInt({ min: 0n, max: 9n }),
          fc.constant(0n),
        ),
        address,
        uint,
      ),
      bytes,
    ),
  ],
  [
    'int64,uint8[][]',
    fc.tuple(
      fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
      fc.array(fc.array(fc.bigInt({ min: 0n, max: 255n }), { maxLength: 3 }), { maxLength: 3 }),
    ),
  ],
];

const parse = parseAbi as (signatures: readonly string[]) => unknown;
const encode = encodeFunctionData as (input: unknown) => Hex;

/** viem gives small integers as numbers. */
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === 'number'
      ? BigInt(value)
      : typeof value === 'string' && value.startsWith('0x')
        ? value.toLowerCase()
        : value;

describe('abi', () => {
  it.each(SHAPES)('encodes and decodes %s as viem does', (types, values) => {
    const parameters = parseAbiParameters(types);
    fc.assert(
      fc.property(values, (given) => {
        const encoded = encodeAbi(types, given as never);
        expect(toHex(encoded)).toBe(encodeAbiParameters(parameters, given as never));
        expect(decodeAbi(types, encoded)).toEqual(given);
        if (!types.includes('string'))
          expect(decodeAbi(types, encoded)).toEqual(plain(decodeAbiParameters(parameters, encoded)));
      }),
      { numRuns: 50 },
    );
  });

  it('never reads beyond the data, and throws nothing but a WalletError', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHAPES.map(([types]) => types)),
        fc.uint8Array({ maxLength: 400 }),
        (types, data) => {
          try {
            decodeAbi(types, data);
          } catch (error) {
            expect(error).toBeInstanceOf(WalletError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses padding that some contracts read and others drop', () => {
    const dirty = fromHex(`${'00'.repeat(11)}01${'aa'.repeat(20)}`);
    expect(() => decodeAbi('address', dirty)).toThrow(WalletError);
    expect(() => decodeAbi('bool', fromHex('02'.padStart(64, '0')))).toThrow(WalletError);
    expect(() => decodeAbi('uint8', fromHex('100'.padStart(64, '0')))).toThrow(WalletError);
    expect(() => decodeAbi('bytes4', fromHex(`0102030405${'00'.repeat(27)}`))).toThrow(WalletError);
  });

  it('is not made to work for ever by entries that share their bytes', () => {
    const count = 5000;
    const word = (value: number) => value.toString(16).padStart(64, '0');
    const shared = count * 32;
    const data = word(32) + word(count) + word(shared).repeat(count) + word(100_000) + '00'.repeat(100_000);
    expect(() => decodeAbi('bytes[]', fromHex(data))).toThrow(WalletError);
  });
});

describe('decodeCalldata', () => {
  it('has the selectors that viem computes', () => {
    for (const signature of Object.keys(READERS)) expect(selectorOf(signature)).toBe(toFunctionSelector(signature));
    expect(selectorOf('transfer(address,uint256)')).toBe('0xa9059cbb');
  });

  it('reads the calls that move or allow something', () => {
    const read = (signature: string, args: unknown[]) =>
      decodeCalldata(encode({ abi: parse([`function ${signature}`]), args }));
    const r = `0x${'00'.repeat(32)}`;
    expect(decodeCalldata('0x')).toEqual({ kind: 'none' });
    expect(read('transfer(address,uint256)', [a, 5n])).toEqual({ kind: 'erc20-transfer', to: a, amount: 5n });
    expect(read('transferFrom(address,address,uint256)', [a, b, 5n])).toEqual({
      kind: 'transfer-from',
      from: a,
      to: b,
      amountOrId: 5n,
    });
    expect(read('approve(address,uint256)', [a, UNLIMITED])).toEqual({
      kind: 'approve',
      spender: a,
      amountOrId: UNLIMITED,
    });
    expect(read('increaseAllowance(address,uint256)', [a, 1n])).toEqual({
      kind: 'increase-allowance',
      spender: a,
      amount: 1n,
    });
    expect(read('decreaseAllowance(address,uint256)', [a, 1n])).toEqual({
      kind: 'decrease-allowance',
      spender: a,
      amount: 1n,
    });
    expect(read('permit(address,address,uint256,uint256,uint8,bytes32,bytes32)', [a, b, 7n, 9n, 27, r, r])).toEqual({
      kind: 'permit',
      owner: a,
      spender: b,
      amount: 7n,
      deadline: 9n,
    });
    expect(
      read('permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)', [a, b, 7n, 9n, true, 27, r, r]),
    ).toEqual({ kind: 'dai-permit', owner: a, spender: b, allowed: true, expiry: 9n });
    expect(read('approve(address,address,uint160,uint48)', [a, b, 3n, 4])).toEqual({
      kind: 'permit2-approve',
      token: a,
      spender: b,
      amount: 3n,
      expiration: 4n,
    });
    expect(read('transferFrom(address,address,uint160,address)', [a, b, 3n, a])).toEqual({
      kind: 'permit2-transfer',
      token: a,
      from: a,
      to: b,
      amount: 3n,
    });
    expect(read('safeTransferFrom(address,address,uint256)', [a, b, 1n])).toEqual({
      kind: 'nft-transfer',
      from: a,
      to: b,
      id: 1n,
    });
    expect(read('safeTransferFrom(address,address,uint256,bytes)', [a, b, 1n, '0x'])).toEqual({
      kind: 'nft-transfer',
      from: a,
      to: b,
      id: 1n,
    });
    expect(read('safeTransferFrom(address,address,uint256,uint256,bytes)', [a, b, 1n, 2n, '0x'])).toEqual({
      kind: 'multi-transfer',
      from: a,
      to: b,
      items: [{ id: 1n, amount: 2n }],
    });
    expect(
      read('safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)', [a, b, [1n, 2n], [3n, 4n], '0x']),
    ).toEqual({
      kind: 'multi-transfer',
      from: a,
      to: b,
      items: [
        { id: 1n, amount: 3n },
        { id: 2n, amount: 4n },
      ],
    });
    expect(read('setApprovalForAll(address,bool)', [a, true])).toEqual({
      kind: 'approve-all',
      operator: a,
      approved: true,
    });
    expect(read('withdraw(uint256)', [2n])).toEqual({ kind: 'unwrap', amount: 2n });
    expect(decodeCalldata('0xd0e30db0')).toEqual({ kind: 'wrap' });
    expect(decodeCalldata('0x12345678')).toEqual({ kind: 'unknown', selector: '0x12345678', name: null });
    expect(decodeCalldata('0x1234')).toEqual({ kind: 'unknown', selector: '0x1234', name: null });
  });

  it('reads a signed permit carried to Permit2', () => {
    const abi = parseAbi([
      'struct D { address token; uint160 amount; uint48 expiration; uint48 nonce; }',
      'struct P { D details; address spender; uint256 sigDeadline; }',
      'function permit(address owner, P permitSingle, bytes signature)',
    ]);
    const details = { token: a, amount: 10n, expiration: 20, nonce: 0 };
    const data = encodeFunctionData({ abi, args: [b, { details, spender: b, sigDeadline: 1n }, '0x'] });
    expect(decodeCalldata(data)).toEqual({
      kind: 'permit2-approve',
      token: a,
      spender: b,
      amount: 10n,
      expiration: 20n,
    });
  });

  it('opens several calls in one, but not for ever', () => {
    const abi = parseAbi(['function multicall(bytes[] data)', 'function aggregate3((address,bool,bytes)[] calls)']);
    const transfer = encodeTransfer(a, 5n);
    expect(decodeCalldata(encodeFunctionData({ abi, functionName: 'multicall', args: [[transfer, '0x']] }))).toEqual({
      kind: 'multicall',
      calls: [
        { to: null, value: 0n, data: transfer, call: { kind: 'erc20-transfer', to: a, amount: 5n } },
        { to: null, value: 0n, data: '0x', call: { kind: 'none' } },
      ],
    });
    const approve = encodeApprove(a, 1n);
    expect(
      decodeCalldata(encodeFunctionData({ abi, functionName: 'aggregate3', args: [[[b, true, approve]]] })),
    ).toMatchObject({
      kind: 'multicall',
      calls: [{ to: b, call: { kind: 'approve' } }],
    });
    let nested: Hex = transfer;
    for (let depth = 0; depth < 6; depth++)
      nested = encodeFunctionData({ abi, functionName: 'multicall', args: [[nested]] });
    let inner = decodeCalldata(nested);
    for (let depth = 0; depth < 3; depth++)
      inner = inner.kind === 'multicall' ? (inner.calls[0]?.call ?? inner) : inner;
    const tooMuch = { kind: 'malformed', name: 'multicall', worst: 'calls', why: 'size' };
    expect(inner).toEqual({ ...tooMuch, selector: selectorOf('multicall(bytes[])') });
    const wide = encodeFunctionData({
      abi,
      functionName: 'multicall',
      args: [Array.from({ length: 101 }, () => transfer)],
    });
    expect(decodeCalldata(wide)).toMatchObject(tooMuch);
  });

  it('reads on where a call has more than its arguments', () => {
    expect(decodeCalldata(`${encodeTransfer(a, 5n)}deadbeef`)).toEqual({ kind: 'erc20-transfer', to: a, amount: 5n });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(READERS)), fc.uint8Array({ maxLength: 300 }), (signature, data) => {
        expect(decodeCalldata(`${selectorOf(signature)}${toHex(data).slice(2)}`)).toHaveProperty('kind');
      }),
    );
  });
});
