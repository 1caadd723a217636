/** wallet_switchEthereumChain (EIP-3326): puts the site on another known network, if the person agrees. A site that is not connected need not ask. */
import { parseChainId } from '../../ethereum/quantity.ts';
import { unknownChain } from '../fault.ts';
import type { Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { switchToKnown } from '../site.ts';

export const walletSwitchEthereumChain: Method = {
  needs: 'character',
  cancelsPending: true,
  byName: true,
  allowsUnconnected: true,
  read(params) {
    const chainId = parseChainId(firstObject(params).chainId);
    return async (context) => {
      const step = await switchToKnown(context, chainId);
      if (step === null) throw unknownChain(chainId);
      return step;
    };
  },
  finish: async () => null,
};
