/** wallet_requestPermissions (EIP-2255): asks for accounts, always, a connected site too. */
import { toPermissions } from '../../permissions/eip2255.ts';
import { notGranted } from '../fault.ts';
import type { Method } from '../method.ts';
import { askConnect, readCapabilities } from '../site.ts';

export const walletRequestPermissions: Method = {
  needs: 'unlock',
  connects: true,
  byName: true,
  read(params) {
    readCapabilities(params);
    return async (context) => askConnect(context);
  },
  finish: async (_result, { grant }) => {
    if (!grant) throw notGranted('This site is not connected any more.');
    return toPermissions(grant);
  },
};
