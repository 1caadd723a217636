/** wallet_getCallsStatus (EIP-5792): what became of a batch of calls that this site sent. Asks for no unlock: sites ask again and again. */
import { bundleOf, statusOf } from '../bundle.ts';
import { parseBundleId } from '../calls-request.ts';
import { done, type Method } from '../method.ts';

export const walletGetCallsStatus: Method = {
  needs: 'grant',
  read([first]) {
    const id = parseBundleId(first);
    return async (context) => done(await statusOf(context, id, await bundleOf(context, id)));
  },
};
