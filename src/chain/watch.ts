/**
 * Reads what is new on a network since the last time: blocks, logs, pending transactions. Keeps no state of its own; whoever calls it
 * decides how often.
 *
 * [Note: Watching without a node's filters] Nodes have filters and subscriptions of their own, but a node behind a balancer forgets them,
 * and a failover loses them. A watch is made of plain reads instead, so any node can answer each of them.
 */
import { unreachable } from '../lib/errors.ts';
import { advanceBlocks, newestBlock } from './watch-blocks.ts';
import { advanceLogs, blockHeight } from './watch-logs.ts';
import { advancePending, pendingPosition } from './watch-pending.ts';
import type { Advance, AskNode, Position, Watched } from './watch-type.ts';

/** The position from which on things are new. @throws NodeError, WalletError no-network */
export async function startWatch(watched: Watched, ask: AskNode): Promise<Position> {
  switch (watched.kind) {
    case 'blocks':
      return { kind: 'blocks', recent: [await newestBlock(ask)] };
    case 'logs': {
      const height = await blockHeight(ask);
      return { kind: 'logs', height, since: height + 1, delivered: [] };
    }
    case 'pending':
      return pendingPosition(await advancePending({ kind: 'pending', seen: [] }, watched.whole, ask));
    case 'syncing':
      return { kind: 'syncing', told: false };
    default:
      return unreachable(watched);
  }
}

/** What is new since this position. After an error the same position is read again. @throws NodeError, WalletError no-network */
export async function advanceWatch(watched: Watched, position: Position, ask: AskNode): Promise<Advance> {
  if (watched.kind === 'blocks' && position.kind === 'blocks') return advanceBlocks(position, ask);
  if (watched.kind === 'logs' && position.kind === 'logs') return advanceLogs(watched, position, ask);
  if (watched.kind === 'pending' && position.kind === 'pending') return advancePending(position, watched.whole, ask);
  if (watched.kind === 'syncing' && position.kind === 'syncing')
    // Routes are checked before they are used: one that is still synchronising is not told from one that is done.
    return { position: { kind: 'syncing', told: true }, news: position.told ? [] : [false] };
  return { position: await startWatch(watched, ask), news: [] };
}
