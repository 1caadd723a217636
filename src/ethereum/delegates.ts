/**
 * Contracts that an account may be delegated to (EIP-7702), and names of others that are in use.
 *
 * [Note: The delegate] The one that this wallet offers is Simple7702Account, version 0.8.0, of eth-infinitism, the authors of ERC-4337. It keeps no
 * storage and has no owner, module or upgrade: it runs calls only for the account itself and for the ERC-4337 entry point, which wants a signature of
 * the account's own key. It was audited with the entry point of that version. Its address is that of a CREATE2 deployment, which commits to the code; the
 * wallet still compares the hash of the code on every network (chain/delegation.ts), and `testing/simple-7702-account.ts` in chain holds the code.
 * Contracts with sessions, guardians or delegated rights of their own are not offered: a signature for them could hand over the account.
 */
import type { Hex } from '../lib/bytes.ts';
import { ZERO_ADDRESS } from './address.ts';

export interface Delegate {
  address: Hex;
  name: string;
  /** keccak-256 of its code. */
  codeHash: Hex;
}

/** github.com/eth-infinitism/account-abstraction, release v0.8.0; the same bytes are in @account-abstraction/contracts 0.8.0 on npm. */
export const SIMPLE_ACCOUNT: Delegate = {
  address: '0xe6cae83bde06e4c305530e199d7217f42808555b',
  name: 'Simple7702Account',
  codeHash: '0xcc7b633aef4b2543cb8f37522adf1a401f910f0f6b2430c1eecc11f401ccfcf3',
};

/** Delegates of other wallets: named where an account has one, and never offered. From @metamask/delegation-deployments 2.0.0. */
const OTHERS: ReadonlyMap<Hex, string> = new Map<Hex, string>([
  ['0x63c0c19a282a1b52b07dd5a65b58948a07dae32b', 'MetaMask’s smart account'],
]);

/** May an account be delegated to it? The zero address ends a delegation. */
export const isOfferedDelegate = (address: Hex): boolean =>
  [SIMPLE_ACCOUNT.address, ZERO_ADDRESS].includes(address.toLowerCase() as Hex);

/** Name of a known delegate; `null` if it is unknown. */
export const delegateName = (address: Hex): string | null =>
  address.toLowerCase() === SIMPLE_ACCOUNT.address
    ? SIMPLE_ACCOUNT.name
    : (OTHERS.get(address.toLowerCase() as Hex) ?? null);

/** The code of a delegated account (EIP-7702). */
export const delegationCode = (delegate: Hex): Hex =>
  delegate === ZERO_ADDRESS ? '0x' : `0xef0100${delegate.slice(2)}`;

/** The contract whose code the account runs; `null` if the code is no delegation. */
export function delegateOf(code: Hex): Hex | null {
  const [, address] = /^0xef0100([0-9a-f]{40})$/i.exec(code) ?? [];
  return address === undefined ? null : `0x${address.toLowerCase()}`;
}
