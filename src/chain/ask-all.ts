/** Several questions to one node: as batches where it takes them, else one by one. */
import type { Client, Question } from './client-type.ts';
import { NodeError } from './node-error.ts';

/** Questions per batch: what public nodes take. */
const AT_ONCE = 20;

/** What the node says of each question, in order; a NodeError where it refuses one. @throws WalletError no-network */
export async function askEach(client: Client, questions: readonly Question[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (let at = 0; at < questions.length; at += AT_ONCE)
    results.push(...(await client.batch(questions.slice(at, at + AT_ONCE))));
  return results;
}

/** The results, in order. @throws NodeError, WalletError no-network */
export async function askAll(client: Client, questions: readonly Question[]): Promise<unknown[]> {
  const results = await askEach(client, questions);
  const refusal = results.find((result) => result instanceof NodeError);
  if (refusal !== undefined) throw refusal;
  return results;
}
