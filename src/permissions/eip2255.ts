/** A grant as sites read it: the permission objects of EIP-2255. Says nothing of characters. */
import type { SiteGrant } from './grant.ts';

export interface Permission {
  id: string;
  invoker: string;
  parentCapability: 'eth_accounts' | 'endowment:permitted-chains';
  date: number;
  caveats: { type: 'restrictReturnedAccounts' | 'restrictNetworkSwitching'; value: string[] }[];
}

/** What wallet_requestPermissions and wallet_revokePermissions may name. */
export const CAPABILITIES: readonly string[] = ['eth_accounts', 'endowment:permitted-chains'];

/** `eth_accounts` first, its first caveat the addresses (wagmi reads them there); then the network. Empty without a grant. */
export function toPermissions(grant: SiteGrant | null): Permission[] {
  if (!grant) return [];
  const { origin: invoker, since: date } = grant;
  return [
    {
      // Stable for one connection, and no more telling than its date.
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
