/** The methods of the table that read what the worker has at hand: a start of the worker loads these, and all others with the first of them. */
import type { Method } from './method.ts';
import { ethAccounts } from './methods/eth_accounts.ts';
import { ethChainId } from './methods/eth_chainId.ts';
import { ethCoinbase } from './methods/eth_coinbase.ts';
import { netVersion } from './methods/net_version.ts';
import { walletGetPermissions } from './methods/wallet_getPermissions.ts';
import { web3ClientVersion } from './methods/web3_clientVersion.ts';

export const QUICK_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['eth_accounts', ethAccounts],
  ['eth_coinbase', ethCoinbase],
  ['eth_chainId', ethChainId],
  ['net_version', netVersion],
  ['web3_clientVersion', web3ClientVersion],
  ['wallet_getPermissions', walletGetPermissions],
]);
