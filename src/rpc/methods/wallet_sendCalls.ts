/** wallet_sendCalls (EIP-5792): one prompt for a batch of calls, in one transaction if the account can (EIP-7702), else in a row. */
import type { Sponsored } from '../../approvals/record.ts';
import { payerOf } from '../../chain/sponsor.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { randomBytes, toHex } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { PROVIDER_CODES, ProviderRpcError } from '../../messaging/provider.ts';
import { parseCallsRequest, type SponsorRequest } from '../calls-request.ts';
import { notGranted } from '../fault.ts';
import { type Context, grantOf, type Method } from '../method.ts';
import { ensureSignsAll } from '../site.ts';

export const walletSendCalls: Method = {
  needs: 'character',
  byName: true,
  read(params) {
    const parsed = parseCallsRequest(params);
    return async (context) => {
      const { id, from, chainId, atomicRequired, calls, sponsor } = parsed(context.caller.origin);
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
      const paidFor = sponsor !== null && chain.hasBundler(characterId, chainId);
      if (sponsor && !sponsor.optional && !paidFor) throw notSponsored('No bundler is set for this network.');
      const batching = several || paidFor ? await chain.batching(characterId, chainId, account) : 'unsupported';
      if (several && atomicRequired && batching === 'unsupported') throw notAtomic();
      const bundleId = id ?? toHex(randomBytes(32));
      const payload = async () => {
        // Another batch may have taken the id while this one waited for its turn.
        await ensureUnused(context, id);
        const prepared = await chain.prepareCalls(characterId, chainId, account, calls, batching);
        if (several && atomicRequired && prepared.together === null) throw notAtomic();
        const sponsored = paidFor ? await sponsoredOf(context, characterId, prepared.together, sponsor) : null;
        // One call that the account pays itself needs no delegation.
        const together = several || sponsored ? prepared.together : null;
        return {
          kind: 'calls',
          bundleId,
          atomicRequired,
          ...prepared,
          together,
          ...(sponsored && { sponsored }),
        } as const;
      };
      return {
        kind: 'ask',
        question: { prompt: 'send', characterId, account, chainId, ownNetwork: true, payload },
      };
    };
  },
};

/**
 * @returns `null` where nobody else pays and the site lets the account pay
 * @throws ProviderRpcError 5700 where it does not
 */
async function sponsoredOf(
  { deps }: Context,
  characterId: string,
  together: PreparedTransaction | null,
  { optional, ...service }: SponsorRequest,
): Promise<Sponsored | null> {
  try {
    if (together === null) throw notSponsored('This account cannot be delegated on this network.');
    const operation = await deps.chain.sponsor(characterId, together, service);
    return { operation, payer: payerOf(service), optional };
  } catch (error) {
    if (optional && (error instanceof ProviderRpcError || isWalletError(error))) return null;
    // What the service said stays here: it may be one that only the wallet reaches.
    if (isWalletError(error)) throw notSponsored('The paymaster service or the bundler did not agree to pay.');
    throw error;
  }
}

const notSponsored = (why: string) =>
  new ProviderRpcError(PROVIDER_CODES.unsupportedCapability, `Nobody else can pay for these calls. ${why}`);

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
