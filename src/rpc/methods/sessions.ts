/**
 * The multichain API: wallet_createSession (CAIP-25), wallet_getSession (CAIP-312), wallet_revokeSession (CAIP-285). A site has one session
 * without an id (CAIP-316), which is its grant: accounts of one character, and the networks that the person let it use.
 */
import { notConnected } from '../fault.ts';
import { done, type Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { ensureNoSessionId, parseRevokedScopes, parseSessionRequest, sessionFault } from '../session-request.ts';
import { SESSION_METHODS, toSession } from '../session-scopes.ts';
import { askConnect, disconnect, giveUpChains } from '../site.ts';

/** As wallet_requestPermissions: asks always, a connected site too. */
export const walletCreateSession: Method = {
  needs: 'unlock',
  connects: true,
  byName: true,
  read(params) {
    const { required, optional, accounts } = parseSessionRequest(params);
    if (required.some(({ methods }) => methods.some((name) => !SESSION_METHODS.includes(name))))
      throw sessionFault('methods', 'Requested methods are not supported');
    if (required.some(({ notifications }) => notifications.length > 0))
      throw sessionFault('notifications', 'Requested notifications are not supported');
    return async (context) => {
      const { deps, grant } = context;
      // A stranger does not learn which networks the person added.
      const known = await (grant ? deps.chain.chainIds() : deps.chain.builtInChainIds());
      const isKnown = (chainId: number | null): chainId is number => chainId !== null && known.includes(chainId);
      const all = [...required, ...optional].map(({ chainId }) => chainId);
      const chains = [...new Set(all.filter(isKnown))];
      if (chains.length === 0 || !required.every(({ chainId }) => isKnown(chainId)))
        throw sessionFault('networks', 'Requested networks are not supported');
      return askConnect(context, { chains, stays: true, ...(accounts.length > 0 && { accounts }) });
    };
  },
  finish: async (_result, { grant }) => {
    if (!grant) throw notConnected('wallet_createSession');
    return { ...toSession(grant), sessionProperties: {} };
  },
};

export const walletGetSession: Method = {
  needs: 'nothing',
  byName: true,
  read(params) {
    if (params.length > 0) ensureNoSessionId(firstObject(params));
    return async ({ grant }) => done(toSession(grant));
  },
};

/** Needs no person; the whole of it no unlocked wallet either. */
export const walletRevokeSession: Method = {
  needs: 'nothing',
  byName: true,
  read(params) {
    const scopes = parseRevokedScopes(params);
    return async (context) => {
      const { chains = [] } = context.grant ?? {};
      // Without networks there is no session.
      if (scopes === null || chains.every((chainId) => scopes.includes(chainId))) await disconnect(context);
      else await giveUpChains(context, scopes);
      return done(true);
    };
  },
};
