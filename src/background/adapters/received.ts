/** What came in: transfers of tokens as logs tell them, and coins as balances tell them. Pure; found-tokens.ts reads and stores. */
import * as v from 'valibot';
import type { BlockRange, Incoming } from '../../chain/incoming.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import type { Hex } from '../../lib/bytes.ts';

const hexOf = (bytes: number) =>
  v.custom<Hex>((value) => typeof value === 'string' && new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`).test(value));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const decimal = v.pipe(v.string(), v.regex(/^\d{1,80}$/));

const receivedSchema = v.object({
  /** `null`: coins. */
  token: v.nullable(hexOf(20)),
  /** `null`: nobody says who sent it. The zero address: it was made. */
  from: v.nullable(hexOf(20)),
  to: hexOf(20),
  amount: decimal,
  /** Number of an item of a collection. */
  id: v.nullable(decimal),
  /** `null` of coins, of which no log tells. */
  transaction: v.nullable(hexOf(32)),
  block: count,
  blockHash: hexOf(32),
  /** Of the log in its block. */
  index: count,
  /** ms since 1970; `null`: not read yet. */
  at: v.nullable(count),
  /** Of coins: the time of the reading before. */
  since: v.optional(count),
  /** A transaction of the person brought it. */
  acted: v.boolean(),
});
export type Received = v.InferOutput<typeof receivedSchema>;
export const receivedListSchema = v.array(receivedSchema);

const readingSchema = v.object({
  block: count,
  hash: hexOf(32),
  at: count,
  /** Base units of the coin by account. */
  coins: v.record(v.string(), decimal),
});
/** What the accounts held at the end of a block. */
export type Reading = v.InferOutput<typeof readingSchema>;
/** The newest last. */
export const readingsSchema = v.pipe(v.array(readingSchema), v.maxLength(2));

/** How many entries are kept for each network: of tokens that the person may know, and of others, so that no flood of those pushes out a real one. */
const KEPT = 200;
const KEPT_OTHERS = 50;

/** Names an entry among those of its network: one log can bring several items. */
export const receivedKey = ({ blockHash, index, token, to, id }: Received): string =>
  [blockHash, token === null ? to : index, ...(id === null ? [] : [id])].join(':');

/** A transfer of nothing is no transfer: impostors send them in anybody's name. */
export const toReceived = (found: readonly Incoming[], own: ReadonlySet<string>): Received[] =>
  found.flatMap(({ token, from, to, amount, id, transaction, place }): Received[] => {
    if (place === null || amount === 0n || from === to || !/^0x[0-9a-f]{64}$/.test(transaction)) return [];
    return [
      {
        token,
        from,
        to,
        amount: amount.toString(),
        id: id?.toString() ?? null,
        transaction: transaction as Hex,
        block: place.block,
        blockHash: place.hash,
        index: place.index,
        at: place.at,
        acted: own.has(transaction),
      },
    ];
  });

/** Entries of a range that was read again and does not have them now. */
export const missingIn = (before: readonly Received[], found: readonly Received[], range: BlockRange): Received[] => {
  const there = new Set(found.map(receivedKey));
  return before.filter(
    (one) => one.token !== null && one.block >= range.from && one.block <= range.to && !there.has(receivedKey(one)),
  );
};

/**
 * What came in since the last look, from somebody else. Nothing of older blocks that were read for the first time, nothing for which the
 * person acted, and nothing that was known before a re-organisation put it into another block.
 * @param seen the blocks whose logs were read before for all of these accounts; `null`: none
 */
export function cameSince(
  before: readonly Received[],
  now: readonly Received[],
  seen: BlockRange | null,
  accounts: readonly Hex[],
): Received[] {
  const same = ({ transaction, token, from, to, amount, id, block }: Received) =>
    JSON.stringify([transaction ?? block, token, from, to, amount, id]);
  const known = new Set(before.map(same));
  // Coins are told by two readings, so that the earlier one was a look.
  const isNew = ({ token, block }: Received) => token === null || (seen !== null && block >= seen.from);
  return now.filter(
    (one) => !one.acted && isNew(one) && !known.has(same(one)) && (one.from === null || !accounts.includes(one.from)),
  );
}

/** Newest first, each once. @param isWanted is the token one that the person may know? */
export function joinReceived(
  before: readonly Received[],
  found: readonly Received[],
  isWanted: (one: Received) => boolean,
): Received[] {
  const all = [...new Map([...before, ...found].map((one) => [receivedKey(one), one])).values()].sort(
    (a, b) => b.block - a.block || b.index - a.index,
  );
  const others = all.filter((one) => !isWanted(one)).slice(0, KEPT_OTHERS);
  const kept = new Set([...all.filter(isWanted).slice(0, KEPT), ...others]);
  return all.filter((one) => kept.has(one));
}

/**
 * Coins that came in between two readings: the balance of an account is higher, and nothing that the character sent explains it.
 * Only a balance tells of coins, so that nobody knows who sent them.
 * @param own on this network
 */
export function coinsBetween(before: Reading, now: Reading, own: readonly SentTransaction[]): Received[] {
  const since = own.filter(
    ({ status, block }) =>
      status === 'signed' || status === 'pending' || (block !== null && block.number > before.block),
  );
  // A call can pay anybody.
  if (since.some(({ transaction: { data } }) => data !== '0x')) return [];
  const touched = new Set(since.flatMap(({ transaction: { from, to } }) => [from, to]));
  return Object.entries(now.coins).flatMap(([account, held]): Received[] => {
    const earlier = before.coins[account];
    const more = earlier === undefined ? 0n : BigInt(held) - BigInt(earlier);
    if (more <= 0n || touched.has(account as Hex)) return [];
    return [
      {
        token: null,
        from: null,
        to: account as Hex,
        amount: more.toString(),
        id: null,
        transaction: null,
        block: now.block,
        blockHash: now.hash,
        index: 0,
        at: now.at,
        since: before.at,
        acted: false,
      },
    ];
  });
}
