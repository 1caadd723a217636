/** wallet_revokePermissions: the site gives up accounts, or networks. Needs no person and no unlocked wallet; `accountsChanged []` follows the former. */
import { parseCapabilities } from '../capabilities.ts';
import { done, type Method } from '../method.ts';

export const walletRevokePermissions: Method = {
  needs: 'nothing',
  byName: true,
  read(params) {
    const { accounts } = parseCapabilities(params);
    return async ({ caller, deps }) => {
      // Without accounts there is no connection that could have networks.
      if (accounts === null) await deps.permissions.forgetChains(caller.origin);
      else {
        await deps.permissions.revoke(caller.origin);
        await deps.approvals.cancel(({ origin }) => origin === caller.origin, 'The site disconnected itself.');
      }
      return done(null);
    };
  },
};
