/** Asks an RPC address for its chain id, before the wallet uses the address for anything else. */
import { parseChainId } from '../ethereum/quantity.ts';
import { type Fetch, sendRequest } from './transport.ts';

/**
 * The chain id that the node at this address says it has.
 * @throws NodeError, WalletError no-network | bad-input
 */
export async function probeChainId(url: string, fetch: Fetch): Promise<number> {
  const options = { fetch, timeoutMilliseconds: 8_000, maximumBytes: 10_000 };
  return parseChainId(await sendRequest(url, 'eth_chainId', [], options));
}
