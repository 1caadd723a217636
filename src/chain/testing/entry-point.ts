/**
 * The entry point of ERC-4337 (EntryPoint of eth-infinitism, release v0.8.0: the creation code of @account-abstraction/contracts 0.8.0) on a
 * local chain, and a bundler before it that carries out one user operation at a time. Used by tests only.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWalletClient, http, type Hex as ViemHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { ENTRY_POINT, encodeHandleOps, type UserOperation } from '../../ethereum/user-operation.ts';
import type { Hex } from '../../lib/bytes.ts';
import { type Anvil, FUNDED } from './anvil.ts';
import { call, deployReal } from './real-contracts.ts';

/** The CREATE2 factory that local chains have, and the salt of the release. */
const FACTORY = '0x4e59b44847b379578588920ca78fbf26c0b4956c';
const SALT = '0a59dbff790c23c976a548690c27297883cc66b4c67024f9117b0238995e35e9';

/** Deploys it where it is on every network. */
export async function deployEntryPoint(anvil: Pick<Anvil, 'rpc'>): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, 'entry-point.json'), 'utf8');
  const { bytecode } = JSON.parse(text) as { bytecode: Hex };
  const [from] = (await anvil.rpc('eth_accounts')) as [Hex];
  await anvil.rpc('eth_sendTransaction', {
    from,
    to: FACTORY,
    data: `0x${SALT}${bytecode.slice(2)}`,
    gas: '0x1000000',
  });
  await anvil.rpc('evm_mine');
}

/** A paymaster that pays for everybody, with a deposit. */
export async function deployPaymaster(anvil: Pick<Anvil, 'rpc'>): Promise<Hex> {
  const paymaster = await deployReal(anvil, 'Paymaster');
  await call(anvil, ENTRY_POINT, 'depositTo(address)', [paymaster], 10n ** 18n);
  return paymaster;
}

/** Carries one operation out as a bundler does. @returns the hash of the transaction */
export async function carryOut(anvil: Pick<Anvil, 'rpc' | 'url'>, rpc: Record<string, unknown>): Promise<Hex> {
  const account = privateKeyToAccount(FUNDED.privateKey);
  const wallet = createWalletClient({ account, chain: foundry, transport: http(anvil.url) });
  const authorization = rpc.eip7702Auth as Record<string, Hex> | undefined;
  const numbers = ({ chainId, nonce, yParity }: Record<string, Hex>) => ({
    chainId: Number(chainId),
    nonce: Number(nonce),
    yParity: Number(yParity),
  });
  const hash = await wallet.sendTransaction({
    to: ENTRY_POINT,
    data: toHandleOps(rpc, foundry.id, FUNDED.address),
    gas: 3_000_000n,
    ...(authorization && {
      authorizationList: [
        {
          address: authorization.address as ViemHex,
          r: authorization.r as ViemHex,
          s: authorization.s as ViemHex,
          ...numbers(authorization),
        },
      ],
    }),
  });
  await anvil.rpc('evm_mine');
  return hash;
}

/** `handleOps` for one operation as JSON-RPC has it. */
export function toHandleOps(rpc: Record<string, unknown>, chainId: number, beneficiary: Hex): Hex {
  const text = (name: string) => BigInt(rpc[name] as Hex).toString();
  const authorization = rpc.eip7702Auth as { address: Hex; nonce: Hex } | undefined;
  const operation: UserOperation = {
    chainId,
    sender: rpc.sender as Hex,
    nonce: text('nonce'),
    callData: rpc.callData as Hex,
    callGasLimit: text('callGasLimit'),
    verificationGasLimit: text('verificationGasLimit'),
    preVerificationGas: text('preVerificationGas'),
    maxFeePerGas: text('maxFeePerGas'),
    maxPriorityFeePerGas: text('maxPriorityFeePerGas'),
    paymaster: {
      address: rpc.paymaster as Hex,
      data: rpc.paymasterData as Hex,
      verificationGasLimit: text('paymasterVerificationGasLimit'),
      postOpGasLimit: text('paymasterPostOpGasLimit'),
    },
    delegation: authorization ? { delegate: authorization.address, nonce: Number(authorization.nonce) } : null,
  };
  return encodeHandleOps(operation, rpc.signature as Hex, beneficiary);
}
