/** eth_sendTransaction (EIP-1474): legacy, EIP-2930, EIP-1559, EIP-7702. Prepared when its turn comes, so that its nonce is not an old one. */
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { isOfferedDelegate, SIMPLE_ACCOUNT } from '../../ethereum/delegates.ts';
import { parseTransactionRequest } from '../../ethereum/transaction-request.ts';
import { invalidParams } from '../fault.ts';
import { grantOf, type Method } from '../method.ts';
import { askSigner, ensureSignsAll } from '../site.ts';

export const ethSendTransaction: Method = {
  needs: 'character',
  read(params) {
    const request = parseTransactionRequest(params);
    const { delegate } = request;
    if (delegate !== null && !isOfferedDelegate(delegate))
      throw invalidParams(
        `An account is delegated only to a contract that this wallet knows, ${SIMPLE_ACCOUNT.name} at ${SIMPLE_ACCOUNT.address}.`,
      );
    return async (context) => {
      await ensureSignsAll(context, request.from);
      const { characterId, chainId } = grantOf(context);
      if (request.chainId !== null && request.chainId !== chainId)
        throw invalidParams('The chainId of the transaction is not the network this site is on.');
      const isNew = delegate !== null && delegate !== ZERO_ADDRESS;
      if (isNew && !(await context.deps.chain.offersDelegation(characterId, chainId)))
        throw invalidParams('This network does not have the contract that the account would be delegated to.');
      const step = askSigner(context, request.from, 'send', async () => ({
        kind: 'transaction',
        transaction: await context.deps.chain.prepare(characterId, chainId, request),
        siteFee: request.fee.kind !== 'open',
        siteNonce: request.nonce !== null,
        replaces: null,
        ...(request.oddChecksum ? { oddChecksum: true } : {}),
      }));
      return step.kind === 'ask' ? { kind: 'ask', question: { ...step.question, opensEarly: true } } : step;
    };
  },
};
