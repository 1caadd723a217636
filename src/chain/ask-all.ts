/** Several questions to one node: as a batch where it takes one, else one by one. */
import type { Client, Question } from './client-type.ts';

/** Questions per batch: what public nodes take. */
const AT_ONCE = 20;

/** The results, in order. @throws NodeError, WalletError no-network */
export async function askAll(client: Client, questions: readonly Question[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (let at = 0; at < questions.length; at += AT_ONCE) {
    const part = questions.slice(at, at + AT_ONCE);
    const batch = part.length > 1 ? ((await client.batch?.(part)) ?? null) : null;
    results.push(...(batch ?? (await Promise.all(part.map(({ method, params }) => client.request(method, params))))));
  }
  return results;
}
