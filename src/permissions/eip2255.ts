/** Converts a grant to the permission objects of EIP-2255. Reveals nothing about characters. */
import type { SiteGrant } from './grant.ts';

export interface Permission {
  id: string;
  invoker: string;
  parentCapability: 'eth_accounts' | 'endowment:permitted-chains';
  date: number;
  caveats: { type: 'restrictReturnedAccounts' | 'restrictNetworkSwitching'; value: string[] }[];
}

/**
 * `eth_accounts` comes first with the addresses as its first caveat (wagmi reads them there), then the networks that the site may switch to
 * without a prompt. Empty without a grant.
 */
export function toPermissions(grant: SiteGrant | null): Permission[] {
  if (!grant) return [];
  const { origin: invoker, since: date, accounts, chains = [] } = grant;
  const permission = (
    parentCapability: Permission['parentCapability'],
    type: Permission['caveats'][number]['type'],
    value: string[],
  ): Permission => ({
    // Stable for one connection; reveals no more than the date.
    id: `${parentCapability.replace('endowment:', '')}-${date}`,
    invoker,
    parentCapability,
    date,
    caveats: [{ type, value }],
  });
  const ofAccounts = permission('eth_accounts', 'restrictReturnedAccounts', [...accounts]);
  if (chains.length === 0) return [ofAccounts];
  const ids = chains.map((chainId) => `0x${chainId.toString(16)}`);
  return [ofAccounts, permission('endowment:permitted-chains', 'restrictNetworkSwitching', ids)];
}
