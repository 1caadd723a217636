/** wallet_requestPermissions (EIP-2255): asks for accounts and networks, always, a connected site too. The person chooses them. */
import { toPermissions } from '../../permissions/eip2255.ts';
import { parseCapabilities } from '../capabilities.ts';
import { notGranted, unknownChain } from '../fault.ts';
import type { Method } from '../method.ts';
import { askConnect, type Wishes } from '../site.ts';

export const walletRequestPermissions: Method = {
  needs: 'unlock',
  connects: true,
  byName: true,
  read(params) {
    const { accounts, chains } = parseCapabilities(params);
    return async (context) => {
      const { deps, grant } = context;
      const wished: Wishes = {};
      if (accounts !== null && accounts.length > 0) wished.accounts = accounts;
      if (chains !== null && chains.length > 0) {
        // A stranger does not learn which networks the person added.
        const known = await (grant ? deps.chain.chainIds() : deps.chain.builtInChainIds());
        const missing = chains.find((chainId) => !known.includes(chainId));
        if (missing !== undefined) throw unknownChain(missing);
        wished.chains = chains;
      }
      return askConnect(context, wished);
    };
  },
  finish: async (_result, { grant }) => {
    if (!grant) throw notGranted('This site is not connected any more.');
    return toPermissions(grant);
  },
};
