/** Tests transactions with random fields compared with viem, ethers' published cases, and the example of EIP-155. */

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { privateKeyToAddress } from './account.ts';
import { keccak } from './keccak.ts';
import { decodeTransaction, maxFee, serializeUnsigned, signTransaction } from './transaction.ts';
import type { PreparedTransaction } from './transaction-type.ts';

const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
  loadTests(tag: string): Record<string, unknown>[];
};

const hexOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);
const key = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .filter((bytes) => (bytes[0] ?? 0) < 255 && bytes.some(Boolean));
const wei = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);
const accessList = fc.array(fc.record({ address: hexOf(20), storageKeys: fc.array(hexOf(32), { maxLength: 3 }) }), {
  maxLength: 3,
});
const common = {
  chainId: fc.integer({ min: 1, max: 2 ** 40 }),
  to: fc.option(hexOf(20)),
  value: wei,
  data: fc.uint8Array({ maxLength: 100 }).map(toHex),
  nonce: fc.nat(2 ** 30),
  gasLimit: fc.bigInt({ min: 21000n, max: 2n ** 40n }).map(String),
};
const anyTransaction = fc.oneof(
  fc.record({ type: fc.constant('legacy' as const), ...common, gasPrice: wei }),
  fc.record({ type: fc.constant('eip2930' as const), ...common, gasPrice: wei, accessList }),
  fc
    .record({ type: fc.constant('eip1559' as const), ...common, fees: fc.tuple(wei, wei), accessList })
    .map(({ fees: [a, b], ...rest }) => ({
      ...rest,
      maxFeePerGas: BigInt(a) > BigInt(b) ? a : b,
      maxPriorityFeePerGas: BigInt(a) > BigInt(b) ? b : a,
    })),
);

/** Delegations of the sender itself. */
const anyDelegation = fc
  .record({
    type: fc.constant('eip7702' as const),
    ...common,
    to: hexOf(20),
    fees: fc.tuple(wei, wei),
    accessList,
    delegate: hexOf(20),
  })
  .map(({ fees: [a, b], ...rest }) => ({
    ...rest,
    maxFeePerGas: BigInt(a) > BigInt(b) ? a : b,
    maxPriorityFeePerGas: BigInt(a) > BigInt(b) ? b : a,
  }));

const forViem = (transaction: PreparedTransaction) => ({
  type: transaction.type,
  chainId: transaction.chainId,
  to: transaction.to,
  value: BigInt(transaction.value),
  data: transaction.data,
  nonce: transaction.nonce,
  gas: BigInt(transaction.gasLimit),
  ...('gasPrice' in transaction ? { gasPrice: BigInt(transaction.gasPrice) } : {}),
  ...('maxFeePerGas' in transaction
    ? {
        maxFeePerGas: BigInt(transaction.maxFeePerGas),
        maxPriorityFeePerGas: BigInt(transaction.maxPriorityFeePerGas),
      }
    : {}),
  ...('accessList' in transaction ? { accessList: transaction.accessList } : {}),
});

describe('signTransaction', () => {
  it('signs as viem does, and decodes to what was signed', async () => {
    await fc.assert(
      fc.asyncProperty(anyTransaction, key, async (fields, privateKey) => {
        const transaction = { ...fields, from: privateKeyToAddress(privateKey) } as PreparedTransaction;
        const signed = signTransaction(transaction, privateKey);
        const account = privateKeyToAccount(toHex(privateKey));
        expect(signed.raw).toBe(await account.signTransaction(forViem(transaction) as never));
        expect(decodeTransaction(signed.raw)).toMatchObject({ ...signed, transaction });
      }),
      { numRuns: 60 },
    );
  });

  it('signs delegations as viem does, for this network and the nonce after its own, and decodes them', async () => {
    await fc.assert(
      fc.asyncProperty(anyDelegation, key, async (fields, privateKey) => {
        const transaction = { ...fields, from: privateKeyToAddress(privateKey) } satisfies PreparedTransaction;
        const signed = signTransaction(transaction, privateKey);
        const account = privateKeyToAccount(toHex(privateKey));
        const { chainId, nonce, delegate } = transaction;
        const authorization = await account.signAuthorization({ chainId, nonce: nonce + 1, address: delegate });
        const asViem = { ...forViem(transaction), authorizationList: [authorization] };
        expect(signed.raw).toBe(await account.signTransaction(asViem as never));
        expect(decodeTransaction(signed.raw)).toMatchObject({ ...signed, transaction });
        // The placeholder of unsigned bytes is as long as the real thing, or a few bytes longer.
        expect(serializeUnsigned(transaction).length).toBeGreaterThan(signed.raw.length / 2 - 75);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses a delegation that creates a contract', () => {
    const privateKey = fromHex('46'.repeat(32));
    const fields = { chainId: 1, value: '0', data: '0x00', nonce: 0, gasLimit: '90000' } as const;
    const from = privateKeyToAddress(privateKey);
    const fees = { maxFeePerGas: '1', maxPriorityFeePerGas: '1', accessList: [] };
    const creating: PreparedTransaction = { ...fields, ...fees, type: 'eip7702', from, to: null, delegate: from };
    expect(() => signTransaction(creating, privateKey)).toThrow(WalletError);
  });

  it('signs the example of EIP-155', () => {
    const privateKey = fromHex('46'.repeat(32));
    const transaction: PreparedTransaction = {
      type: 'legacy',
      chainId: 1,
      from: privateKeyToAddress(privateKey),
      to: '0x3535353535353535353535353535353535353535',
      value: '1000000000000000000',
      data: '0x',
      nonce: 9,
      gasLimit: '21000',
      gasPrice: '20000000000',
    };
    expect(toHex(keccak(serializeUnsigned(transaction)))).toBe(
      '0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53',
    );
    expect(signTransaction(transaction, privateKey).raw).toBe(
      '0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83',
    );
    expect(maxFee(transaction)).toBe(420_000_000_000_000n);
  });

  it("signs ethers' typed cases", () => {
    let count = 0;
    for (const test of loadTests('typed-transactions')) {
      const { tx, key: privateKey, signed } = test as { tx: Record<string, string>; key: Hex; signed: Hex };
      const type = Number(tx.type);
      if (!tx.chainId || BigInt(tx.chainId) < 1n || BigInt(tx.chainId) > BigInt(Number.MAX_SAFE_INTEGER)) continue;
      if (BigInt(tx.nonce ?? 0) > BigInt(Number.MAX_SAFE_INTEGER) || BigInt(tx.gasLimit ?? 0) >= 1n << 64n) continue;
      if (type === 2 && BigInt(tx.maxPriorityFeePerGas ?? 0) > BigInt(tx.maxFeePerGas ?? 0)) continue;
      const transaction = fromEthers(tx, fromHex(privateKey));
      expect(signTransaction(transaction, fromHex(privateKey)).raw).toBe(signed);
      count++;
    }
    expect(count).toBeGreaterThan(100);
  });

  it("signs ethers' legacy cases with EIP-155", () => {
    let count = 0;
    for (const test of loadTests('transactions')) {
      const fields = test as Record<string, Hex>;
      const { privateKey, signedTransactionChainId5: signed } = fields;
      if (!privateKey || !signed) continue;
      if (
        BigInt(orZero(fields.nonce)) > BigInt(Number.MAX_SAFE_INTEGER) ||
        BigInt(orZero(fields.gasLimit)) >= 1n << 64n
      )
        continue;
      const bytes = fromHex(privateKey);
      const transaction: PreparedTransaction = {
        type: 'legacy',
        chainId: 5,
        from: privateKeyToAddress(bytes),
        to: fields.to && fields.to !== '0x' ? fields.to : null,
        value: BigInt(orZero(fields.value)).toString(),
        data: fields.data ?? '0x',
        nonce: Number(orZero(fields.nonce)),
        gasLimit: BigInt(orZero(fields.gasLimit)).toString(),
        gasPrice: BigInt(orZero(fields.gasPrice)).toString(),
      };
      expect(signTransaction(transaction, bytes).raw).toBe(signed);
      count++;
    }
    expect(count).toBeGreaterThan(500);
  });

  it('refuses the key of another account, a transaction for every network, and fields from nowhere', () => {
    const privateKey = fromHex('46'.repeat(32));
    const good: PreparedTransaction = {
      type: 'eip1559',
      chainId: 1,
      from: privateKeyToAddress(privateKey),
      to: null,
      value: '0',
      data: '0x00',
      nonce: 0,
      gasLimit: '21000',
      maxFeePerGas: '2',
      maxPriorityFeePerGas: '1',
      accessList: [],
    };
    const refused = (change: Partial<Record<keyof typeof good, unknown>>) =>
      expect(() => signTransaction({ ...good, ...change } as PreparedTransaction, privateKey)).toThrow(WalletError);
    expect(signTransaction(good, privateKey).raw).toMatch(/^0x02/);
    refused({ from: '0x3535353535353535353535353535353535353535' });
    refused({ chainId: 0 });
    refused({ chainId: 1.5 });
    refused({ nonce: -1 });
    refused({ value: '1e18' });
    refused({ value: '-1' });
    refused({ value: (1n << 256n).toString() });
    refused({ gasLimit: (1n << 64n).toString() });
    refused({ maxPriorityFeePerGas: '3' });
    refused({ to: '0x' });
    refused({ data: '0x0' });
  });

  it('reads nothing that is not a signed transaction', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeTransaction(toHex(bytes))).toThrow(WalletError);
      }),
    );
  });
});

const orZero = (hex: string | undefined): string => (hex === undefined || hex === '0x' ? '0x0' : hex);

function fromEthers(tx: Record<string, unknown>, privateKey: Uint8Array): PreparedTransaction {
  const text = (name: string) => BigInt((tx[name] as string | undefined) ?? 0).toString();
  const list = ((tx.accessList as ([Hex, Hex[]] | { address: Hex; storageKeys: Hex[] })[] | undefined) ?? []).map(
    (item) => (Array.isArray(item) ? { address: item[0], storageKeys: item[1] } : item),
  );
  const base = {
    chainId: Number(tx.chainId),
    from: privateKeyToAddress(privateKey),
    to: (tx.to as Hex | undefined) ?? null,
    value: text('value'),
    data: (tx.data as Hex | undefined) ?? '0x',
    nonce: Number(tx.nonce ?? 0),
    gasLimit: text('gasLimit'),
    accessList: list,
  };
  return Number(tx.type) === 1
    ? { ...base, type: 'eip2930', gasPrice: text('gasPrice') }
    : {
        ...base,
        type: 'eip1559',
        maxFeePerGas: text('maxFeePerGas'),
        maxPriorityFeePerGas: text('maxPriorityFeePerGas'),
      };
}
