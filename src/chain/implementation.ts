/**
 * The contract whose code a proxy runs. A minimal proxy (EIP-1167) is nothing but the address of that contract, so its code proves it. The
 * slot of EIP-1967 proves nothing: any contract can write any address there.
 */
import type { Hex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';

/** keccak-256 of `eip1967.proxy.implementation`, less one (EIP-1967). */
const SLOT = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc';
const MINIMAL = /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3$/;
const STORED = /^0x0{24}([0-9a-f]{40})$/;

export interface Implementation {
  address: Hex;
  /** The code of the proxy proves it; otherwise the proxy only says so. */
  proven: boolean;
}

/** @returns `null` where the address is no proxy of these two kinds @throws WalletError no-network */
export async function readImplementation(client: Client, proxy: Hex): Promise<Implementation | null> {
  const [code, slot] = await Promise.all([
    client.request('eth_getCode', [proxy, 'latest']),
    client.request('eth_getStorageAt', [proxy, SLOT, 'latest']).catch(() => null),
  ]);
  const minimal = MINIMAL.exec(String(code).toLowerCase())?.[1];
  if (minimal !== undefined) return { address: `0x${minimal}`, proven: true };
  const stored = STORED.exec(String(slot).toLowerCase())?.[1];
  return stored === undefined || /^0+$/.test(stored) ? null : { address: `0x${stored}`, proven: false };
}
