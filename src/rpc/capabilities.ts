/** Parses the object of wallet_requestPermissions and wallet_revokePermissions (EIP-2255), in the shapes of the standard and of MetaMask. */
import { isAnyCaseAddress } from '../ethereum/address.ts';
import { parseChainId } from '../ethereum/quantity.ts';
import type { Hex } from '../lib/bytes.ts';
import { invalidParams } from './fault.ts';
import { firstObject } from './params.ts';

export interface Capabilities {
  /** The accounts that are asked for; empty: whichever the person chooses. `null`: no permission for accounts is named. */
  accounts: Hex[] | null;
  /** The same for networks. */
  chains: number[] | null;
}

const MAX_VALUES = 100;

/** @throws ProviderRpcError -32602 for other permissions and caveats, WalletError bad-input */
export function parseCapabilities(params: readonly unknown[]): Capabilities {
  const { eth_accounts: accounts, 'endowment:permitted-chains': chains, ...others } = firstObject(params);
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw invalidParams(`This wallet has no permission ${JSON.stringify(unknown.slice(0, 60))}.`);
  if (accounts === undefined && chains === undefined) throw invalidParams('The object of permissions is empty.');
  return {
    accounts: accounts === undefined ? null : valuesOf(accounts, 'restrictReturnedAccounts').map(parseAccount),
    chains:
      chains === undefined
        ? null
        : valuesOf(chains, 'restrictNetworkSwitching').map((chain) => parseChainId(chain, 'restrictNetworkSwitching')),
  };
}

function parseAccount(value: unknown): Hex {
  if (!isAnyCaseAddress(value)) throw invalidParams('The caveat restrictReturnedAccounts is a list of addresses.');
  return value.toLowerCase() as Hex;
}

/**
 * The values of the caveats of one permission. MetaMask has a list `caveats` of `{ type, value }`; EIP-2255 has a field per caveat, whose
 * names it leaves open, so they are not looked at.
 */
function valuesOf(permission: unknown, type: string): unknown[] {
  if (typeof permission !== 'object' || permission === null || Array.isArray(permission))
    throw invalidParams('A permission is an object.');
  const { caveats } = permission as { caveats?: unknown };
  if (caveats === undefined || caveats === null) return [];
  if (!Array.isArray(caveats)) throw invalidParams('The caveats are a list.');
  const values = caveats.flatMap((caveat: unknown) => {
    const { type: given, value } = (caveat ?? {}) as { type?: unknown; value?: unknown };
    if (given !== type || !Array.isArray(value))
      throw invalidParams(`The only caveat of this permission is ${type}, a list.`);
    return value as unknown[];
  });
  if (values.length > MAX_VALUES) throw invalidParams('The caveats have too many values.');
  return values;
}
