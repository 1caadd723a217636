/** Hashes and forms of user operations against viem's. */
import fc from 'fast-check';
import { formatUserOperationRequest, getUserOperationHash } from 'viem/account-abstraction';
import { privateKeyToAccount } from 'viem/accounts';
import { recoverAuthorizationAddress } from 'viem/utils';
import { expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { privateKeyToAddress } from './account.ts';
import { SIMPLE_ACCOUNT } from './delegates.ts';
import { recoverAddress } from './signature.ts';
import {
  ENTRY_POINT,
  hashUserOperation,
  signUserOperation,
  toRpcOperation,
  type UserOperation,
} from './user-operation.ts';

const KEY = fromHex(`0x${'5e'.repeat(32)}`);
const SENDER = privateKeyToAddress(KEY);

const uint = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }).map(String);
const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength }).map(toHex);

const operations: fc.Arbitrary<UserOperation> = fc.record({
  chainId: fc.integer({ min: 1, max: 2 ** 40 }),
  sender: fc.constant(SENDER),
  nonce: uint(256),
  callData: bytes(0, 200),
  callGasLimit: uint(128),
  verificationGasLimit: uint(128),
  preVerificationGas: uint(256),
  maxFeePerGas: uint(128),
  maxPriorityFeePerGas: uint(128),
  paymaster: fc.record({
    address: bytes(20, 20),
    data: bytes(0, 100),
    verificationGasLimit: uint(128),
    postOpGasLimit: uint(128),
  }),
  delegation: fc.option(
    fc.record({ delegate: fc.constant(SIMPLE_ACCOUNT.address), nonce: fc.integer({ min: 0, max: 2 ** 32 }) }),
  ),
});

function toViem(operation: UserOperation) {
  const { paymaster, delegation, chainId } = operation;
  return {
    sender: operation.sender,
    nonce: BigInt(operation.nonce),
    callData: operation.callData,
    callGasLimit: BigInt(operation.callGasLimit),
    verificationGasLimit: BigInt(operation.verificationGasLimit),
    preVerificationGas: BigInt(operation.preVerificationGas),
    maxFeePerGas: BigInt(operation.maxFeePerGas),
    maxPriorityFeePerGas: BigInt(operation.maxPriorityFeePerGas),
    paymaster: paymaster.address,
    paymasterData: paymaster.data,
    paymasterVerificationGasLimit: BigInt(paymaster.verificationGasLimit),
    paymasterPostOpGasLimit: BigInt(paymaster.postOpGasLimit),
    signature: '0x' as Hex,
    ...(delegation && {
      factory: '0x7702' as Hex,
      factoryData: '0x' as Hex,
      authorization: {
        chainId,
        address: delegation.delegate,
        nonce: delegation.nonce,
        r: '0x1' as Hex,
        s: '0x1' as Hex,
        yParity: 0,
      },
    }),
  };
}

it('hashes as viem does', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      const expected = getUserOperationHash({
        chainId: operation.chainId,
        entryPointAddress: ENTRY_POINT,
        entryPointVersion: '0.8',
        userOperation: toViem(operation),
      });
      expect(toHex(hashUserOperation(operation))).toBe(expected);
    }),
  );
});

it('has the fields that viem sends to a bundler', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      const own = toRpcOperation(operation);
      const theirs = formatUserOperationRequest(toViem(operation) as never);
      expect(Object.keys(own).sort()).toEqual(Object.keys(theirs).sort());
      const plain = (value: object) => ({ ...value, signature: null, eip7702Auth: null });
      expect(plain(own)).toEqual(plain(theirs));
    }),
  );
});

it('signs the hash itself, and the authorization, with the key of the account', async () => {
  await fc.assert(
    fc.asyncProperty(operations, async (operation) => {
      const { hash, operation: signed } = signUserOperation(operation, KEY);
      expect(recoverAddress(fromHex(hash), signed.signature)).toBe(SENDER);
      if (operation.delegation === null) return;
      const { chainId, nonce, yParity, ...rest } = signed.eip7702Auth as Record<string, Hex>;
      const { address, r, s } = rest as Record<'address' | 'r' | 's', Hex>;
      const numbers = { chainId: Number(chainId), nonce: Number(nonce), yParity: Number(yParity) };
      expect(await recoverAuthorizationAddress({ authorization: { address, r, s, ...numbers } })).toBe(
        privateKeyToAccount(toHex(KEY)).address,
      );
    }),
    { numRuns: 20 },
  );
});

it('refuses numbers that do not fit, and another key', () => {
  const operation = fc.sample(operations, 1)[0] as UserOperation;
  expect(() => hashUserOperation({ ...operation, callGasLimit: (1n << 128n).toString() })).toThrow('too large');
  expect(() => signUserOperation(operation, fromHex(`0x${'5f'.repeat(32)}`))).toThrow('does not belong');
});
