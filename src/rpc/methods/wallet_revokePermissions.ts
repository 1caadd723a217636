/** wallet_revokePermissions: the site asks to be forgotten. Needs no person and no unlocked wallet; `accountsChanged []` follows. */
import { done, type Method } from '../method.ts';
import { readCapabilities } from '../site.ts';

export const walletRevokePermissions: Method = {
  needs: 'nothing',
  byName: true,
  read(params) {
    // Accounts and network are one connection: naming either ends it.
    readCapabilities(params);
    return async ({ caller, deps }) => {
      await deps.permissions.revoke(caller.origin);
      await deps.approvals.cancel(({ origin }) => origin === caller.origin, 'The site disconnected itself.');
      return done(null);
    };
  },
};
