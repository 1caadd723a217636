/** Asks the nodes of a new network for their chain id. Only nodes with the right one are kept. */
import type { RequestedNetwork } from '../approvals/record.ts';
import { invalidParams } from './fault.ts';

/** At most this many routes of a network are kept. */
const MAX_KEPT = 5;

/**
 * Returns the routes that answer with the requested chain id.
 * @param probe the `eth_chainId` of one address; rejects when it does not answer
 * @throws ProviderRpcError -32602 when none does
 */
export async function probeRoutes(
  { chainId, rpcUrls }: RequestedNetwork,
  probe: (rpcUrl: string) => Promise<number>,
): Promise<string[]> {
  const answers = await Promise.all(rpcUrls.map((url) => probe(url).catch(() => null)));
  const agreeing = rpcUrls.filter((_url, index) => answers[index] === chainId);
  if (agreeing.length > 0) return agreeing.slice(0, MAX_KEPT);
  const other = answers.findIndex((answer) => answer !== null);
  if (other < 0) throw invalidParams('None of the rpcUrls answers.');
  throw invalidParams(`The address ${rpcUrls[other]} serves chain ${answers[other]}, not ${chainId}.`);
}
