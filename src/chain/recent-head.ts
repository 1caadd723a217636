/** Clients that ask for the head of the chain at most every two seconds: a transaction is prepared, reviewed and simulated on the same one. */
import type { Client } from './client-type.ts';
import { gathered } from './gather.ts';

/** ms. Whoever meets a newer block asks for it (`withNewHead`). */
const RECENT = 2_000;

/** Percentiles of the tips paid in each block. */
export const PERCENTILES = [10, 50, 90];
/** What eth_feeHistory is asked for. */
export const FEE_HISTORY = ['0x14', 'latest', PERCENTILES] as const;
/** The last block, as the simulation of a transaction asks for it. */
export const LAST_BLOCK = ['latest', false] as const;

const TIP = 'eth_maxPriorityFeePerGas';

/** What is asked of the head, each by itself: a node that is silent about one of them answers the others. */
const HEAD = new Map<string, readonly unknown[]>([
  ['eth_getBlockByNumber', LAST_BLOCK],
  ['eth_feeHistory', FEE_HISTORY],
  [TIP, []],
]);

interface Both {
  reviewing: Client;
  preparing: Client;
  /** Asks for the head now, whatever is known of it: the last transaction may have moved it. */
  expect: () => void;
}

const made = new WeakMap<Client, Both>();

/** The same for every caller, so that all see the same head. */
function bothOf(client: Client, clock: () => number): Both {
  const both = made.get(client) ?? create(client, clock);
  made.set(client, both);
  return both;
}

/** For a transaction that is reviewed and simulated: everything but the head that is asked in one moment goes out together. @param clock ms since 1970 */
export const forReview = (client: Client, clock = Date.now): Client => bothOf(client, clock).reviewing;

/**
 * For a transaction that is prepared to be reviewed. Each question goes out by itself, because without the answers there is no transaction; the
 * head, which `forReview` needs, is asked for at the same time.
 */
export function beginReview(client: Client): Client {
  const { preparing, expect } = bothOf(client, Date.now);
  expect();
  return preparing;
}

/** The client that asks each time: the head has moved, or has to be the present one. */
export const withNewHead = (client: Client): Client => client.plain ?? client;

function create(client: Client, clock: () => number): Both {
  const known = new Map<string, { answer: Promise<unknown>; at: number }>();

  function ask(method: string, params: readonly unknown[]): Promise<unknown> {
    const recent = known.get(method);
    const age = clock() - (recent?.at ?? 0);
    // A clock that was set back says nothing.
    if (recent && age >= 0 && age < RECENT) return recent.answer;
    const answer = client.request(method, params);
    const asked = { answer, at: clock() };
    known.set(method, asked);
    // A refusal is not kept.
    answer.catch(() => known.get(method) === asked && known.set(method, { answer, at: -RECENT }));
    return answer;
  }

  const over = (plain: Client): Client => ({
    ...plain,
    plain,
    request: (method, params = []) =>
      JSON.stringify(HEAD.get(method)) === JSON.stringify(params) ? ask(method, params) : plain.request(method, params),
  });

  return {
    reviewing: over(gathered(client)),
    preparing: over(client),
    expect() {
      // Only networks whose blocks say nothing of tips are asked for one (fees.ts).
      const asksTip = known.has(TIP);
      known.clear();
      for (const [method, params] of HEAD) if (method !== TIP || asksTip) ask(method, params).catch(() => undefined);
    },
  };
}
