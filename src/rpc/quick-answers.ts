/** The questions that are answered from what is known of a site, without a person, a node or an open wallet. The first script of the worker answers them, too. */
import { DEFAULT_CHAIN_ID } from '../permissions/networks.ts';
import type { Known } from './known.ts';
import { ethAccounts } from './methods/eth_accounts.ts';
import { ethChainId } from './methods/eth_chainId.ts';
import { ethCoinbase } from './methods/eth_coinbase.ts';
import { netVersion } from './methods/net_version.ts';
import { walletGetPermissions } from './methods/wallet_getPermissions.ts';
import { web3ClientVersion } from './methods/web3_clientVersion.ts';
import { parsePageRequest } from './request.ts';

export const QUICK_ANSWERS: ReadonlyMap<string, (known: Known) => unknown> = new Map([
  ['eth_accounts', ethAccounts],
  ['eth_coinbase', ethCoinbase],
  ['eth_chainId', ethChainId],
  ['net_version', netVersion],
  ['web3_clientVersion', web3ClientVersion],
  ['wallet_getPermissions', walletGetPermissions],
]);

/** Could this request have a quick answer? @param text JSON of `{ method, params }` */
export const isQuick = (text: string): boolean => answerQuickly(text, NOTHING) !== null;

const NOTHING: Known = { grant: null, chainId: DEFAULT_CHAIN_ID, version: '' };

/**
 * Answers a request as the pipeline does (handle.ts), if that needs nothing else. `null`: ask the pipeline, which may refuse it.
 * @param text JSON of `{ method, params }`
 */
export function answerQuickly(text: string, known: Known): { result: unknown } | null {
  try {
    const { method, params } = parsePageRequest(text);
    const answer = Array.isArray(params) ? QUICK_ANSWERS.get(method) : undefined;
    return answer ? { result: answer(known) } : null;
  } catch {
    return null;
  }
}
