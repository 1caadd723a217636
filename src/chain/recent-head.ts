/** A client that asks for the head of the chain at most every two seconds: a transaction is prepared, reviewed and simulated on the same one. */
import type { Client } from './client-type.ts';
import { gathered } from './gather.ts';

/** ms. A simulation that meets a newer block asks for it (simulate-v1.ts). */
const RECENT = 2_000;

/** Percentiles of the tips paid in each block. */
export const PERCENTILES = [10, 50, 90];
/** What eth_feeHistory is asked for. */
export const FEE_HISTORY = ['0x14', 'latest', PERCENTILES] as const;
/** The last block, as the simulation of a transaction asks for it. */
export const LAST_BLOCK = ['latest', false] as const;

const HEAD = new Map<string, readonly unknown[]>([
  ['eth_getBlockByNumber', LAST_BLOCK],
  ['eth_feeHistory', FEE_HISTORY],
  // Where no block says what is tipped (fees.ts).
  ['eth_maxPriorityFeePerGas', []],
]);

const asking = new WeakMap<Client, Client>();

/** The same for every caller, so that all see the same head. @param clock ms since 1970 */
export function withRecentHead(client: Client, clock: () => number = Date.now): Client {
  const made = asking.get(client) ?? create(client, clock);
  asking.set(client, made);
  return made;
}

/** For a transaction that is prepared, reviewed and simulated: what is asked in one moment goes out together. */
export const forReview = (client: Client): Client => withRecentHead(gathered(client));

/** The client that asks each time: the head has moved. */
export const withNewHead = (client: Client): Client => client.plain ?? client;

function create(client: Client, clock: () => number): Client {
  const known = new Map<string, { answer: Promise<unknown>; at: number }>();
  return {
    ...client,
    plain: client,
    request(method, params = []) {
      const head = HEAD.get(method);
      if (head === undefined || JSON.stringify(head) !== JSON.stringify(params)) return client.request(method, params);
      const recent = known.get(method);
      if (recent && clock() - recent.at < RECENT) return recent.answer;
      const answer = client.request(method, params);
      const asked = { answer, at: clock() };
      known.set(method, asked);
      // A refusal is not kept.
      answer.catch(() => known.get(method) === asked && known.delete(method));
      return answer;
    },
  };
}

/** The same for one that is about to be prepared: the head, which the simulation needs, is asked for with the first questions. */
export function beginReview(client: Client): Client {
  const made = forReview(client);
  for (const [method, params] of HEAD) made.request(method, params).catch(() => undefined);
  return made;
}
