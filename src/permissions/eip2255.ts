/** Converts a grant to the permission objects of EIP-2255. Reveals nothing about characters. */
import type { SiteGrant } from './grant.ts';

export interface Permission {
  id: string;
  invoker: string;
  parentCapability: 'eth_accounts' | 'endowment:permitted-chains';
  date: number;
  caveats: { type: 'restrictReturnedAccounts' | 'restrictNetworkSwitching'; value: string[] }[];
}

/** Permission names that wallet_requestPermissions and wallet_revokePermissions accept. */
export const CAPABILITIES: readonly string[] = ['eth_accounts', 'endowment:permitted-chains'];

/** `eth_accounts` comes first with the addresses as its first caveat (wagmi reads them there), then the network. Empty without a grant. */
export function toPermissions(grant: SiteGrant | null): Permission[] {
  if (!grant) return [];
  const { origin: invoker, since: date } = grant;
  return [
    {
      // Stable for one connection; reveals no more than the date.
      id: `eth_accounts-${date}`,
      invoker,
      parentCapability: 'eth_accounts',
      date,
      caveats: [{ type: 'restrictReturnedAccounts', value: [...grant.accounts] }],
    },
    {
      id: `permitted-chains-${date}`,
      invoker,
      parentCapability: 'endowment:permitted-chains',
      date,
      caveats: [{ type: 'restrictNetworkSwitching', value: [`0x${grant.chainId.toString(16)}`] }],
    },
  ];
}
