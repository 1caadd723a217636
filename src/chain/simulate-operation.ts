/**
 * How the simulation runs a user operation that nobody has signed yet: the real entry point carries it out, with the paymaster's checks and
 * what it takes afterwards. Only the check of the account's own signature is left out.
 */
import { delegationCode, SIMPLE_ACCOUNT } from '../ethereum/delegates.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import {
  ENTRY_POINT,
  encodeHandleOps,
  hashUserOperation,
  STUB_SIGNATURE,
  type UserOperation,
} from '../ethereum/user-operation.ts';
import { type Hex, toHex } from '../lib/bytes.ts';
import { chainFailures as t } from '../locales/en/chain/failures.ts';
import { randomAddress } from './block-probe.ts';
import type { Client } from './client-type.ts';
import { readOperation } from './operation-logs.ts';
import { readData } from './read-result.ts';
import type { Carrier } from './simulate-v1.ts';

/**
 * Code in the place of the delegate: answers `validateUserOp` with zero (valid), and passes every other call on to the delegate's own code
 * at another address.
 */
const passingCode = (own: Hex): Hex =>
  `0x5f3560e01c6319822f7c14603b57365f5f375f5f365f73${own.slice(2)}5af43d5f5f3e6037573d5ffd5b3d5ff35b60205ff3`;

/** Gas of the entry point itself, on top of the limits of the operation. */
const AROUND = 200_000n;

/** @throws WalletError no-network, NodeError */
export async function carryOperation(client: Client, operation: UserOperation): Promise<Carrier> {
  const [own, bundler] = [randomAddress(), randomAddress()];
  const code = readData(await client.request('eth_getCode', [SIMPLE_ACCOUNT.address, 'latest']), 'eth_getCode');
  const { paymaster, sender } = operation;
  const gas = [
    operation.verificationGasLimit,
    operation.callGasLimit,
    operation.preVerificationGas,
    paymaster.verificationGasLimit,
    paymaster.postOpGasLimit,
  ].reduce((sum, each) => sum + BigInt(each), AROUND);
  const hash = toHex(hashUserOperation(operation));
  return {
    call: {
      from: bundler,
      to: ENTRY_POINT,
      input: encodeHandleOps(operation, STUB_SIGNATURE, bundler),
      gas: toQuantity(gas),
      maxFeePerGas: toQuantity(BigInt(operation.maxFeePerGas)),
      maxPriorityFeePerGas: toQuantity(BigInt(operation.maxPriorityFeePerGas)),
    },
    overrides: {
      [bundler]: { balance: toQuantity(gas * BigInt(operation.maxFeePerGas)) },
      [own]: { code },
      [SIMPLE_ACCOUNT.address]: { code: passingCode(own) },
      [sender]: { code: delegationCode(SIMPLE_ACCOUNT.address) },
    },
    problemOf(logs) {
      const outcome = readOperation(logs, hash, sender);
      if (outcome === null) return t.notCarriedOut;
      return outcome.worked ? null : (outcome.reason ?? t.noReason);
    },
  };
}
