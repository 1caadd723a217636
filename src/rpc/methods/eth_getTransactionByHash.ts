/** eth_getTransactionByHash (EIP-1474): the wallet's own records first, so that what was just sent is found at once. */
import { parseFixedData } from '../../ethereum/quantity.ts';
import { done, type Method } from '../method.ts';

export const ethGetTransactionByHash: Method = {
  needs: 'nothing',
  read([first]) {
    const hash = parseFixedData(first, 32, 'hash');
    return async ({ deps, grant, chainId }) => {
      const fromNode = (): Promise<unknown> =>
        deps.chain.request(grant?.characterId ?? null, chainId, 'eth_getTransactionByHash', [hash]);
      const own = grant ? await deps.chain.transactionByHash(grant.characterId, chainId, hash) : null;
      if (!own) return done(await fromNode());
      // The node knows the block once there is one; while it does not answer, our own record does.
      const known = await fromNode().catch(() => null);
      return done(known ?? own);
    };
  },
};
