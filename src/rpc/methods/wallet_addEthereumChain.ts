/** wallet_addEthereumChain (EIP-3085): adds a network and puts the site on it, with one prompt. Never changes a known network's routes. */

import { parseAddedChain } from '../added-chain.ts';
import { notConnected } from '../fault.ts';
import type { Method } from '../method.ts';
import { probeRoutes } from '../probe.ts';
import { switchToKnown } from '../site.ts';

export const walletAddEthereumChain: Method = {
  needs: 'character',
  cancelsPending: true,
  byName: true,
  allowsUnconnected: true,
  read(params) {
    const added = parseAddedChain(params);
    return async (context) => {
      const known = await switchToKnown(context, added.chainId);
      if (known) return known;
      const { deps, grant } = context;
      if (!grant) throw notConnected('eth_requestAccounts');
      const { chainId, characterId } = grant;
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
