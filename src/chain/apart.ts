/**
 * A client that never names two accounts of a character in one HTTP request: for people who do not want a node to see from the requests alone
 * which accounts belong together. It cannot hide that they come from one internet address at about the same time.
 */
import type { Hex } from '../lib/bytes.ts';
import { randomBytes } from '../lib/bytes.ts';
import type { Client, Question } from './client-type.ts';
import { NodeError } from './node-error.ts';

interface Part {
  /** Place of the question that it is a part of, and its place among the parts. */
  at: number;
  place: number;
  question: Question;
}

/** Questions that are about nobody: they may go out together. The answer to any other can name an account (a receipt, the owner of an item). */
const ABOUT_NOBODY = new Set([
  'eth_blockNumber',
  'eth_chainId',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_maxPriorityFeePerGas',
  'eth_getBlockByNumber',
  'eth_getBlockByHash',
]);

/**
 * Batches are split by account and go out one after another, in random order; a search in logs for several accounts becomes one for each. A question
 * that names no account goes out alone unless it is about nobody. What is about two accounts by itself, like a payment from one to the other, goes
 * out as it is. Where the accounts are not known, because the character has been closed, every question goes out alone.
 * @param accountsOf the accounts to keep apart, asked for each time; `null`: not known
 */
export function apart(client: Client, accountsOf: () => Promise<readonly Hex[] | null>): Client {
  async function batch(questions: readonly Question[]): Promise<unknown[]> {
    const known = await accountsOf();
    const accounts = (known ?? []).map((account) => account.slice(2).toLowerCase());
    const groups = new Map<string, Part[]>();
    for (const [at, question] of questions.entries())
      for (const [place, part] of partsOf(question, accounts).entries()) {
        const names = accountsIn(part, accounts).join() || (ABOUT_NOBODY.has(part.method) ? '' : `${at} ${place}`);
        groups.set(names, [...(groups.get(names) ?? []), { at, place, question: part }]);
      }
    const answers: unknown[][] = questions.map(() => []);
    for (const group of shuffled([...groups.values()])) {
      const results = await client.batch(group.map(({ question }) => question));
      for (const [index, { at, place }] of group.entries()) (answers[at] as unknown[])[place] = results[index];
    }
    return answers.map(joined);
  }

  return {
    ...client,
    apart: true,
    batch,
    async request(method, params = []) {
      if (method !== 'eth_getLogs') return client.request(method, params);
      const [answer] = await batch([{ method, params }]);
      if (answer instanceof NodeError) throw answer;
      return answer;
    },
  };
}

/** What is found for each account, asked for one after another in random order; the results are in the order of the accounts. */
export async function inTurn<Result>(
  accounts: readonly Hex[],
  read: (account: Hex) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[][] = accounts.map(() => []);
  for (const at of shuffled(accounts.map((_account, place) => place))) results[at] = await read(accounts[at] as Hex);
  return results.flat();
}

const accountsIn = ({ params }: Question, accounts: readonly string[]): string[] => {
  const text = JSON.stringify(params).toLowerCase();
  return accounts.filter((account) => text.includes(account));
};

/** The question, or one for each account of a search in logs. */
function partsOf(question: Question, accounts: readonly string[]): Question[] {
  const [filter, ...more] = question.params as [{ topics?: unknown } | undefined];
  const topics = question.method === 'eth_getLogs' ? filter?.topics : undefined;
  if (!Array.isArray(topics)) return [question];
  const place = topics.findIndex((topic) => Array.isArray(topic) && namedIn(topic, accounts).length > 1);
  if (place === -1) return [question];
  const places = topics[place] as string[];
  return places.flatMap((topic) => {
    const one = { ...filter, topics: topics.map((other, at) => (at === place ? [topic] : other)) };
    return partsOf({ ...question, params: [one, ...more] }, accounts);
  });
}

const namedIn = (topics: readonly unknown[], accounts: readonly string[]): unknown[] =>
  topics.filter((topic) => accounts.some((account) => String(topic).toLowerCase().includes(account)));

/** One answer of several: the logs of all, or the first refusal. */
function joined(answers: readonly unknown[]): unknown {
  if (answers.length < 2) return answers[0];
  const refusal = answers.find((answer) => answer instanceof NodeError);
  return refusal ?? answers.flatMap((answer) => (Array.isArray(answer) ? answer : []));
}

/** In a random order; a node learns nothing from it, so a slight bias does no harm. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const places = randomBytes(items.length);
  return items
    .map((item, at) => ({ item, place: places[at] ?? 0 }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
