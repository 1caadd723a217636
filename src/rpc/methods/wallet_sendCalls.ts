/** wallet_sendCalls (EIP-5792): one prompt for a batch of calls, in one transaction if the account can (EIP-7702), else in a row. */
import { randomBytes, toHex } from '../../lib/bytes.ts';
import { PROVIDER_CODES, ProviderRpcError } from '../../messaging/provider.ts';
import { parseCallsRequest } from '../calls-request.ts';
import { notGranted } from '../fault.ts';
import { type Context, grantOf, type Method } from '../method.ts';
import { ensureSignsAll } from '../site.ts';

export const walletSendCalls: Method = {
  needs: 'character',
  byName: true,
  read(params) {
    const { id, from, chainId, atomicRequired, calls } = parseCallsRequest(params);
    return async (context) => {
      const { chain } = context.deps;
      const { accounts, characterId } = grantOf(context);
      const account = from ?? accounts[0];
      if (account === undefined || !accounts.includes(account))
        throw notGranted('This site has not been given this account.');
      await ensureSignsAll(context, account);
      if (!(await chain.chainIds()).includes(chainId))
        throw new ProviderRpcError(
          PROVIDER_CODES.unsupportedChain,
          `The wallet does not know the network ${chainId}; add it with wallet_addEthereumChain.`,
        );
      await ensureUnused(context, id);
      const several = calls.length > 1;
      const batching = several ? await chain.batching(characterId, chainId, account) : 'unsupported';
      if (several && atomicRequired && batching === 'unsupported') throw notAtomic();
      const bundleId = id ?? toHex(randomBytes(32));
      const payload = async () => {
        // Another batch may have taken the id while this one waited for its turn.
        await ensureUnused(context, id);
        const prepared = await chain.prepareCalls(characterId, chainId, account, calls, batching);
        if (several && atomicRequired && prepared.together === null) throw notAtomic();
        return { kind: 'calls', bundleId, atomicRequired, ...prepared } as const;
      };
      return {
        kind: 'ask',
        question: { prompt: 'send', characterId, account, chainId, ownNetwork: true, payload },
      };
    };
  },
};

const notAtomic = () =>
  new ProviderRpcError(
    PROVIDER_CODES.notAtomic,
    'This account cannot make these calls all or nothing on this network.',
  );

/** @throws ProviderRpcError 5720 if the site has sent a batch with this id, or one waits for the person */
async function ensureUnused(context: Context, id: string | null): Promise<void> {
  if (id === null) return;
  const { caller, deps } = context;
  const { characterId } = grantOf(context);
  const waiting = (await deps.approvals.list()).some(
    ({ origin, characterId: asked, payload }) =>
      origin === caller.origin && asked === characterId && payload.kind === 'calls' && payload.bundleId === id,
  );
  if (waiting || (await deps.chain.bundle(characterId, caller.origin, id)))
    throw new ProviderRpcError(PROVIDER_CODES.duplicateId, 'This site has already sent calls with this id.');
}
