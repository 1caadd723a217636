/** Asks the nodes of a network that is to be added which chain they serve. Only nodes that agree are used. */
import type { AskedNetwork } from '../approvals/record.ts';
import { invalidParams } from './fault.ts';

/**
 * The routes that answer with the asked chain id.
 * @param probe the `eth_chainId` of one address; rejects when it does not answer
 * @throws ProviderRpcError -32602 when one serves another chain, or none answers
 */
export async function probeRoutes(
  { chainId, rpcUrls }: AskedNetwork,
  probe: (rpcUrl: string) => Promise<number>,
): Promise<string[]> {
  const answers = await Promise.all(rpcUrls.map((url) => probe(url).catch(() => null)));
  for (const [index, answer] of answers.entries())
    if (answer !== null && answer !== chainId)
      throw invalidParams(`The address ${rpcUrls[index]} serves chain ${answer}, not ${chainId}.`);
  const agreeing = rpcUrls.filter((_url, index) => answers[index] === chainId);
  if (agreeing.length === 0) throw invalidParams('None of the rpcUrls answers.');
  return agreeing;
}
