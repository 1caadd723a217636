/** wallet_connect and wallet_disconnect (ERC-7846): eth_requestAccounts and the end of it, in the shape that has room for capabilities. */
import type { SiteGrant } from '../../permissions/grant.ts';
import { ensureOptional } from '../calls-request.ts';
import { invalidParams, notConnected } from '../fault.ts';
import { done, type Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { askConnect, disconnect } from '../site.ts';

export const walletConnect: Method = {
  needs: 'unlock',
  connects: true,
  sharesPrompt: true,
  byName: true,
  read(params) {
    const { version, capabilities } = params.length === 0 ? { version: '1' } : firstObject(params);
    if (version !== '1') throw invalidParams("The field version must be '1'.");
    ensureOptional(capabilities);
    return async (context) => {
      const { deps, grant } = context;
      return grant && deps.session.isOpen(grant.characterId) ? done(toAnswer(grant)) : askConnect(context);
    };
  },
  finish: async (_result, { grant }) => {
    if (!grant) throw notConnected('eth_requestAccounts');
    return toAnswer(grant);
  },
};

export const walletDisconnect: Method = {
  needs: 'nothing',
  read: () => async (context) => {
    await disconnect(context);
    return done(null);
  },
};

const toAnswer = ({ accounts }: SiteGrant): unknown => ({
  accounts: accounts.map((address) => ({ address, capabilities: {} })),
});
