/** Parameters of eth_sendTransaction: what is taken, what is refused, and that nothing else is ever thrown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { parseTransactionRequest } from './transaction-request.ts';

const from = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const to = '0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359';
const refuses = (fields: unknown, words: string) =>
  expect(() => parseTransactionRequest([fields])).toThrow(new RegExp(words));

describe('parseTransactionRequest', () => {
  it('leaves open what the page left open', () => {
    expect(parseTransactionRequest([{ from, to }])).toEqual({
      type: null,
      chainId: null,
      from: from.toLowerCase(),
      to,
      value: 0n,
      data: '0x',
      nonce: null,
      gas: null,
      fee: { kind: 'open' },
      accessList: null,
      delegate: null,
    });
  });

  it('takes a recipient with capitals of another checksum, and says so', () => {
    // EIP-1191, network 30.
    const other = '0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD';
    expect(parseTransactionRequest([{ from, to: other }])).toMatchObject({
      to: other.toLowerCase(),
      oddChecksum: true,
    });
    for (const usual of [from, to, to.toUpperCase().replace('X', 'x')])
      expect(parseTransactionRequest([{ from, to: usual }])).not.toHaveProperty('oddChecksum');
    refuses({ from, to: `${other}00` }, 'not an address');
  });

  it('reads every field', () => {
    const key = `0x${'11'.repeat(32)}`;
    const request = parseTransactionRequest([
      {
        type: '0x2',
        chainId: '0x1',
        from,
        to,
        value: '0x0de0b6b3a7640000',
        data: '0xABCD',
        input: '0xabcd',
        nonce: '0x5',
        gas: '0x5208',
        gasLimit: '0x5208',
        maxFeePerGas: '0x3',
        maxPriorityFeePerGas: '0x2',
        accessList: [{ address: from, storageKeys: [key] }],
      },
    ]);
    expect(request).toEqual({
      type: 'eip1559',
      chainId: 1,
      from: from.toLowerCase(),
      to,
      value: 10n ** 18n,
      data: '0xabcd',
      nonce: 5,
      gas: 21000n,
      fee: { kind: 'eip1559', maxFeePerGas: 3n, maxPriorityFeePerGas: 2n },
      accessList: [{ address: from.toLowerCase(), storageKeys: [key] }],
      delegate: null,
    });
    expect(parseTransactionRequest([{ from, to, type: '0x0', gasPrice: '0x1' }]).fee).toEqual({
      kind: 'legacy',
      gasPrice: 1n,
    });
    expect(parseTransactionRequest([{ from, data: '0x6000' }]).to).toBeNull();
    expect(parseTransactionRequest([{ from, to, gasPrice: null, nonce: undefined }]).nonce).toBeNull();
  });

  it('reads one authorization of the account itself (EIP-7702), which the wallet signs', () => {
    const read = (fields: object) => parseTransactionRequest([{ from, to, ...fields }]);
    const entry = { address: to };
    expect(read({ authorizationList: [entry] })).toMatchObject({ delegate: to, type: null, chainId: null });
    expect(read({ type: '0x4', chainId: '0xa', authorizationList: [{ ...entry, chainId: '0xa' }] })).toMatchObject({
      delegate: to,
      type: 'eip7702',
      chainId: 10,
    });
    expect(read({ authorizationList: [{ ...entry, chainId: '0xa' }] }).chainId).toBe(10);
    expect(read({ nonce: '0x4', authorizationList: [{ ...entry, nonce: '0x5' }] }).nonce).toBe(4);
    expect(read({ authorizationList: null }).delegate).toBeNull();
  });

  it('refuses every other authorization, in words', () => {
    const refusesList = (authorizationList: unknown, words: string, more = {}) =>
      refuses({ from, to, authorizationList, ...more }, words);
    const entry = { address: to };
    refusesList([], 'one entry');
    refusesList([entry, entry], 'one entry');
    refusesList({}, 'one entry');
    refusesList([null], 'not an object');
    refusesList([{ address: '0x12' }], 'address in authorizationList');
    refusesList([{ ...entry, chainId: '0x0' }], 'every network');
    refusesList([{ ...entry, chainId: '0xa' }], 'not that of the transaction', { chainId: '0x1' });
    refusesList([{ ...entry, r: '0x1', s: '0x1', yParity: '0x0', nonce: '0x1' }], 'signed ones are not taken');
    refusesList([{ ...entry, nonce: '0x5' }], 'one more');
    refusesList([{ ...entry, nonce: '0x5' }], 'one more', { nonce: '0x5' });
    refusesList([entry], 'Only the type 0x4', { type: '0x2' });
    refusesList([entry], 'no gasPrice', { gasPrice: '0x1' });
    refuses({ from, data: '0x00', authorizationList: [entry] }, 'cannot create');
    refuses({ from, to, type: '0x4' }, 'no authorizationList');
    refuses({ from, to, type: '0x4', gasPrice: '0x1' }, 'has no gasPrice');
  });

  it('refuses what the standards refuse, in words', () => {
    refuses({ to }, 'field from');
    refuses({ from }, 'field to is missing');
    refuses({ from, to: '0x' }, 'field to');
    refuses({ from, to, colour: 'red' }, 'unknown field, "colour"');
    refuses(JSON.parse(`{"from":"${from}","to":"${to}","__proto__":{"x":1}}`), 'unknown field');
    refuses({ from, to, gasPrice: '0x1', maxFeePerGas: '0x1' }, 'gasPrice cannot stand beside');
    refuses({ from, to, gasPrice: '0x1', maxPriorityFeePerGas: '0x1' }, 'gasPrice cannot stand beside');
    refuses({ from, to, maxFeePerGas: '0x1', maxPriorityFeePerGas: '0x2' }, 'larger than maxFeePerGas');
    refuses({ from, to, type: '0x2', gasPrice: '0x1' }, 'has no gasPrice');
    refuses({ from, to, type: '0x0', maxFeePerGas: '0x1' }, 'has no maxFeePerGas');
    refuses({ from, to, type: '0x0', accessList: [] }, 'has no accessList');
    refuses({ from, to, type: '0x3' }, 'field type is not');
    refuses({ from, to, type: '0x5' }, 'field type is not');
    refuses({ from, to, data: '0xabc' }, 'odd number');
    refuses({ from, to, data: '0xab', input: '0xcd' }, 'differ');
    refuses({ from, to, gas: '0x1', gasLimit: '0x2' }, 'differ');
    refuses({ from, to, gas: `0x1${'0'.repeat(16)}` }, 'larger than any block');
    refuses({ from, to, chainId: '0x01' }, 'leading zeros');
    refuses({ from, to, chainId: 1 }, 'field chainId');
    refuses({ from, to, value: 1 }, 'field value');
    refuses({ from, to, value: '1000' }, 'field value');
    refuses({ from, to, value: '0x' }, 'field value');
    refuses({ from, to, data: `0x${'00'.repeat(100_001)}` }, '200 kB');
    refuses({ from, to, accessList: [{ address: to }] }, 'accessList');
    refuses({ from, to, accessList: [{ address: to, storageKeys: ['0x00'] }] }, '32 bytes');
    refuses([], 'not an object');
    for (const params of [undefined, null, {}, 'x'])
      expect(() => parseTransactionRequest(params)).toThrow('The first parameter');
    expect(() => parseTransactionRequest([])).toThrow('not an object');
    expect(parseTransactionRequest([{ from, to }, 'latest'])).toMatchObject({ to });
  });

  it('never throws anything but a WalletError', () => {
    const field = fc.oneof(fc.anything({ withBigInt: true }), fc.constant(from), fc.uint8Array().map(toHex));
    const names = ['from', 'to', 'data', 'value', 'type', 'chainId', 'gas', 'gasPrice', 'maxFeePerGas', 'accessList'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), field), (fields) => {
        try {
          parseTransactionRequest([{ from, to, ...fields }]);
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
          expect(error).toMatchObject({ code: 'bad-input' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
