/** wallet_switchEthereumChain (EIP-3326): puts the site on another known network, if the person agrees. */
import { parseChainId } from '../../ethereum/quantity.ts';
import { unknownChain } from '../fault.ts';
import { done, grantOf, type Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { askSwitch } from '../site.ts';

export const walletSwitchEthereumChain: Method = {
  needs: 'character',
  ends: true,
  byName: true,
  read(params) {
    const chainId = parseChainId(firstObject(params).chainId);
    return async (context) => {
      if (!(await context.deps.chain.chainIds()).includes(chainId)) throw unknownChain(chainId);
      return grantOf(context).chainId === chainId ? done(null) : askSwitch(context, chainId);
    };
  },
  finish: async () => null,
};
