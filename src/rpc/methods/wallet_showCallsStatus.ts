/** wallet_showCallsStatus (EIP-5792): shows the person the transactions of a batch of calls that this site sent. */
import { bundleOf } from '../bundle.ts';
import { parseBundleId } from '../calls-request.ts';
import { done, grantOf, type Method } from '../method.ts';

export const walletShowCallsStatus: Method = {
  needs: 'character',
  read([first]) {
    const id = parseBundleId(first);
    return async (context) => {
      const { transactions } = await bundleOf(context, id);
      const { characterId } = grantOf(context);
      await context.deps.showActivity(
        characterId,
        transactions.map(({ activityId }) => activityId),
      );
      return done(null);
    };
  },
};
