/** eth_sendTransaction (EIP-1474): legacy, EIP-2930, EIP-1559. Prepared when its turn comes, so that its nonce is not an old one. */
import { parseTransactionRequest } from '../../ethereum/transaction-request.ts';
import { invalidParams } from '../fault.ts';
import { grantOf, type Method } from '../method.ts';
import { askSigner } from '../site.ts';

export const ethSendTransaction: Method = {
  needs: 'character',
  read(params) {
    const request = parseTransactionRequest(params);
    return async (context) => {
      const { characterId, chainId } = grantOf(context);
      if (request.chainId !== null && request.chainId !== chainId)
        throw invalidParams('The chainId of the transaction is not the network this site is on.');
      return askSigner(context, request.from, 'send', async () => ({
        kind: 'transaction',
        transaction: await context.deps.chain.prepare(characterId, chainId, request),
        siteFee: request.fee.kind !== 'open',
        siteNonce: request.nonce !== null,
        replaces: null,
        ...(request.oddChecksum ? { oddChecksum: true } : {}),
      }));
    };
  },
};
