/** New logs; logs that a re-organisation took back come again with `removed: true` (EIP-1474, eth_getFilterChanges). */
import { readData, readNumber, readObject } from './read-result.ts';
import type { Advance, AskNode, Log, Position, Watched } from './watch-type.ts';

/** Logs of the last blocks are asked for again each time: a node that lagged behind had not all of them, and a re-organisation changes them. */
const LOOK_BACK = 32;
/** At most this many blocks are asked for at a time: nodes refuse long ranges. */
const MAX_RANGE = 1_000;
/** Delivered logs are kept up to this size (JSON); logs of earlier blocks are final then. */
const MAX_KEPT = 16_000;

/** A height that is lower by more than this is that of another chain, as when a local chain was started anew; by less, a node lags behind. */
const MAX_LAG = 1_000;

export const isOtherChain = (height: number, before: number): boolean => height < before - MAX_LAG;

export const blockHeight = async (ask: AskNode): Promise<number> =>
  readNumber(await ask('eth_blockNumber', []), 'eth_blockNumber');

export async function advanceLogs(
  watched: Watched & { kind: 'logs' },
  position: Position & { kind: 'logs' },
  ask: AskNode,
): Promise<Advance> {
  const height = await blockHeight(ask);
  if (isOtherChain(height, position.height))
    return { position: { kind: 'logs', height, since: height + 1, delivered: [] }, news: [] };
  if (height <= position.height) return { position, news: [] };
  const from = Math.max(position.since, position.height - LOOK_BACK + 1, watched.first, 0);
  const to = Math.min(height, position.height + MAX_RANGE, watched.last ?? height);
  if (from > to) return { position: { ...position, height }, news: [] };
  const found = await logsIn(watched, from, to, ask);
  const { delivered } = position;
  const known = new Set(delivered.map(keyOf));
  const there = new Set(found.map(keyOf));
  const fresh = found.filter((log) => !known.has(keyOf(log)));
  const missing = delivered.filter((log) => Number(log.blockNumber) >= from && !there.has(keyOf(log)));
  const gone = await takenBack(missing, ask);
  const reached = Math.min(height, position.height + MAX_RANGE);
  return {
    position: keep([...delivered.filter((log) => !gone.has(log)), ...fresh], reached, position.since),
    news: [...[...gone].toReversed().map((log) => ({ ...log, removed: true })), ...fresh],
  };
}

const keyOf = ({ blockHash, logIndex }: Log): string => `${blockHash}:${logIndex}`;

async function logsIn(
  { selection }: Watched & { kind: 'logs' },
  from: number,
  to: number,
  ask: AskNode,
): Promise<Log[]> {
  const range = { fromBlock: `0x${from.toString(16)}`, toBlock: `0x${to.toString(16)}` };
  const answer = await ask('eth_getLogs', [{ ...selection, ...range }]);
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((entry: unknown) => {
    const log = readObject(entry, 'eth_getLogs');
    if (!log || typeof log.blockHash !== 'string' || typeof log.logIndex !== 'string') return [];
    readData(log.blockHash, 'blockHash');
    const number = readNumber(log.blockNumber, 'blockNumber');
    return number >= from && number <= to ? [log as Log] : [];
  });
}

/** Those whose block is another one now. A node that only does not have them yet takes nothing back. */
export async function takenBack<L extends Pick<Log, 'blockNumber' | 'blockHash'>>(
  missing: readonly L[],
  ask: AskNode,
): Promise<Set<L>> {
  const hashes = new Map<string, unknown>();
  for (const { blockNumber } of missing)
    if (!hashes.has(blockNumber)) {
      const block = readObject(await ask('eth_getBlockByNumber', [blockNumber, false]), 'eth_getBlockByNumber');
      hashes.set(blockNumber, block?.hash ?? null);
    }
  return new Set(
    missing.filter(({ blockNumber, blockHash }) => {
      const now = hashes.get(blockNumber);
      return typeof now === 'string' && now !== blockHash;
    }),
  );
}

/** Keeps the logs that may still change: whole blocks, newest first, up to MAX_KEPT. */
function keep(logs: readonly Log[], height: number, since: number): Position {
  let from = Math.max(since, height - LOOK_BACK + 1);
  const recent = logs.filter(({ blockNumber }) => Number(blockNumber) >= from);
  const newestFirst = recent.toSorted((a, b) => Number(b.blockNumber) - Number(a.blockNumber));
  let size = 0;
  for (const log of newestFirst) {
    size += JSON.stringify(log).length;
    if (size <= MAX_KEPT) continue;
    from = Number(log.blockNumber) + 1;
    break;
  }
  const delivered = recent.filter(({ blockNumber }) => Number(blockNumber) >= from);
  return { kind: 'logs', height, since: from > height - LOOK_BACK + 1 ? from : since, delivered };
}
