/** New pending transactions, from the block that the node would make next. */
import { readObject } from './read-result.ts';
import type { Advance, AskNode, Position } from './watch-type.ts';

/** This many hashes are kept to tell what is new, by their first letters. */
const MAX_SEEN = 1_000;
const LETTERS = 18;

export async function advancePending(
  position: Position & { kind: 'pending' },
  whole: boolean,
  ask: AskNode,
): Promise<Advance> {
  const block = readObject(await ask('eth_getBlockByNumber', ['pending', whole]), 'eth_getBlockByNumber');
  const all: unknown[] = Array.isArray(block?.transactions) ? block.transactions : [];
  const known = new Set(position.seen);
  const news = all.filter((transaction) => {
    const start = startOf(transaction);
    return start !== null && !known.has(start);
  });
  if (news.length === 0) return { position, news };
  const seen = [...position.seen, ...news.flatMap((transaction) => startOf(transaction) ?? [])].slice(-MAX_SEEN);
  return { position: { kind: 'pending', seen }, news };
}

export const pendingPosition = ({ position }: Advance): Position => position;

function startOf(transaction: unknown): string | null {
  const hash =
    typeof transaction === 'object' && transaction !== null ? (transaction as { hash?: unknown }).hash : transaction;
  return typeof hash === 'string' ? hash.slice(0, LETTERS) : null;
}
