/** The session of a site (CAIP-25): its grant, written as scopes. What the person permitted is the session; nothing else is stored. */
import type { SiteGrant } from '../permissions/grant.ts';
import { READ_METHODS } from './methods/reads.ts';

/**
 * Methods that a session has on each of its networks. Filters and subscriptions follow the one network of the site, batches of calls name
 * their network themselves, and what changes the connection is no matter of one network: pages ask for these without a scope.
 */
export const SESSION_METHODS: readonly string[] = [
  'eth_accounts',
  'eth_chainId',
  'net_version',
  'web3_clientVersion',
  'personal_sign',
  'personal_ecRecover',
  'eth_signTypedData',
  'eth_signTypedData_v3',
  'eth_signTypedData_v4',
  'eth_sendTransaction',
  'eth_sendRawTransaction',
  'eth_getTransactionByHash',
  'wallet_watchAsset',
  ...READ_METHODS,
];

/** In the order in which the site got the networks. Empty without a grant, and without permitted networks. */
export function toSession(grant: SiteGrant | null) {
  const { accounts = [], chains = [] } = grant ?? {};
  const scopes = chains.map((chainId) => {
    const scope = `eip155:${chainId}`;
    const named = accounts.map((account) => `${scope}:${account}`);
    return [scope, { accounts: named, methods: SESSION_METHODS, notifications: [] }] as const;
  });
  return { sessionScopes: Object.fromEntries(scopes) };
}
