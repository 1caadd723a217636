/** wallet_revokePermissions: the site gives up accounts, or networks. Needs no prompt and no unlocked wallet; `accountsChanged []` follows the former. */
import { parseCapabilities } from '../capabilities.ts';
import { done, type Method } from '../method.ts';
import { disconnect, giveUpChains } from '../site.ts';

export const walletRevokePermissions: Method = {
  needs: 'nothing',
  byName: true,
  read(params) {
    const { accounts } = parseCapabilities(params);
    return async (context) => {
      // Without accounts there is no connection that could have networks.
      if (accounts === null) await giveUpChains(context);
      else await disconnect(context);
      return done(null);
    };
  },
};
