/** wallet_addEthereumChain (EIP-3085): adds a network and puts the site on it, with one prompt. Never changes a known network's routes. */

import { parseAddedChain } from '../added-chain.ts';
import { done, grantOf, type Method } from '../method.ts';
import { probeRoutes } from '../probe.ts';
import { askSwitch } from '../site.ts';

export const walletAddEthereumChain: Method = {
  needs: 'character',
  cancelsPending: true,
  byName: true,
  read(params) {
    const added = parseAddedChain(params);
    return async (context) => {
      const { deps } = context;
      const { chainId, characterId } = grantOf(context);
      if ((await deps.chain.chainIds()).includes(added.chainId))
        return added.chainId === chainId ? done(null) : askSwitch(context, added.chainId);
      const asked = added.read();
      return {
        kind: 'ask',
        question: {
          prompt: 'network',
          characterId,
          account: null,
          chainId,
          // In its turn: a site has one of these at a time, and none while it is paused, so it cannot have addresses called at will.
          payload: async () => ({
            kind: 'add-network',
            network: { ...asked, rpcUrls: await probeRoutes(asked, deps.chain.probe) },
          }),
        },
      };
    };
  },
  finish: async () => null,
};
