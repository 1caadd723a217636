/** wallet_switchEthereumChain (EIP-3326): puts the site on another known network, if the person agrees. A site that is not connected need not ask. */
import { parseChainId } from '../../ethereum/quantity.ts';
import { promptPending, unknownChain } from '../fault.ts';
import { done, type Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { askSwitch } from '../site.ts';

export const walletSwitchEthereumChain: Method = {
  needs: 'character',
  cancelsPending: true,
  byName: true,
  allowsUnconnected: true,
  read(params) {
    const chainId = parseChainId(firstObject(params).chainId);
    return async (context) => {
      const { caller, deps, grant } = context;
      const known = await (grant ? deps.chain.chainIds() : deps.chain.builtInChainIds());
      if (!known.includes(chainId)) throw unknownChain(chainId);
      if (context.chainId === chainId) return done(null);
      if (grant) return askSwitch(context, chainId);
      // The network of the connection is being decided in that prompt.
      const waiting = await deps.approvals.list();
      if (waiting.some(({ origin, payload }) => origin === caller.origin && payload.kind === 'connect'))
        throw promptPending();
      // Nobody's account is concerned yet: the connect prompt will show the network, and the person can choose another one there.
      await deps.permissions.setPreferredChain(caller.origin, chainId);
      await deps.announce(caller.origin);
      return done(null);
    };
  },
  finish: async () => null,
};
