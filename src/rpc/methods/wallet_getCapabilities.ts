/** wallet_getCapabilities (EIP-5792): by network, whether an account can make several calls all or nothing, and whether a service of the site can pay for them. */
import { parseSigner } from '../../ethereum/address.ts';
import { parseChainId, toQuantity } from '../../ethereum/quantity.ts';
import { invalidParams, notGranted } from '../fault.ts';
import { done, grantOf, type Method } from '../method.ts';

/** At most this many networks in one request. */
const MOST_NETWORKS = 20;

export const walletGetCapabilities: Method = {
  needs: 'grant',
  read([first, second]) {
    const account = parseSigner(first, 'address');
    const asked = second === undefined || second === null ? null : parseChainIds(second);
    return async (context) => {
      if (!grantOf(context).accounts.includes(account)) throw notGranted('This site has not been given this account.');
      const known = await context.deps.chain.chainIds();
      const chainIds = (asked ?? [context.chainId]).filter((chainId) => known.includes(chainId));
      const { characterId } = grantOf(context);
      const found = chainIds.map(async (chainId) => {
        // A network that does not answer now promises nothing.
        const status = await context.deps.chain.batching(characterId, chainId, account).catch(() => 'unsupported');
        const pays = status !== 'unsupported' && context.deps.chain.hasBundler(characterId, chainId);
        return [
          toQuantity(chainId),
          { atomic: { status }, ...(pays ? { paymasterService: { supported: true } } : {}) },
        ] as const;
      });
      return done(Object.fromEntries(await Promise.all(found)));
    };
  },
};

function parseChainIds(value: unknown): number[] {
  if (!Array.isArray(value) || value.length > MOST_NETWORKS)
    throw invalidParams(`The second parameter is a list of at most ${MOST_NETWORKS} chain ids.`);
  return [...new Set(value.map((chainId) => parseChainId(chainId)))];
}
