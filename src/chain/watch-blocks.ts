/** New blocks, in order and linked to each other; after a re-organisation those of the new chain. */
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';
import { readData, readNumber, readObject } from './read-result.ts';
import { blockHeight, isOtherChain } from './watch-logs.ts';
import type { Advance, AskNode, Position, SeenBlock } from './watch-type.ts';

/** At most this many blocks are delivered at a time; whoever was away for longer continues with the newest. */
const MAX_NEW = 32;
/** A re-organisation that is deeper than this is delivered from this depth on. */
const MAX_DEPTH = 32;

interface Header extends SeenBlock {
  parentHash: string;
  fields: Record<string, unknown>;
}

/** Fields of a block that are not part of its header, and are not delivered. */
const BODY = new Set(['transactions', 'uncles', 'withdrawals', 'size', 'totalDifficulty']);

/** `null`: the node does not have this block (yet). */
async function headerAt(ask: AskNode, block: number | 'latest'): Promise<Header | null> {
  const which = block === 'latest' ? block : `0x${block.toString(16)}`;
  const found = readObject(await ask('eth_getBlockByNumber', [which, false]), 'eth_getBlockByNumber');
  if (found === null) return null;
  return {
    number: readNumber(found.number, 'number'),
    hash: readData(found.hash, 'hash'),
    parentHash: readData(found.parentHash, 'parentHash'),
    fields: Object.fromEntries(Object.entries(found).filter(([name]) => !BODY.has(name))),
  };
}

export async function newestBlock(ask: AskNode): Promise<SeenBlock> {
  const header = await headerAt(ask, 'latest');
  if (!header) throw new WalletError('no-network', t.noNewestBlock);
  return { number: header.number, hash: header.hash };
}

export async function advanceBlocks(position: Position & { kind: 'blocks' }, ask: AskNode): Promise<Advance> {
  const { recent } = position;
  const height = await blockHeight(ask);
  const last = recent.at(-1)?.number ?? height - 1;
  if (isOtherChain(height, last)) return { position: { kind: 'blocks', recent: [await newestBlock(ask)] }, news: [] };
  // A chain of the same height is seen when its next block comes. A lower height is a node that lags behind, unless its block is another one.
  if (height === last) return { position, news: [] };
  if (height < last && !(await isOther(ask, recent, height))) return { position, news: [] };
  const fresh = await linked(ask, Math.max(Math.min(last + 1, height), height - MAX_NEW + 1), height);
  const whole = await downToKnown(ask, recent, fresh);
  const [lowest] = whole;
  if (!lowest) return { position, news: [] };
  const kept = recent.filter(({ number }) => number < lowest.number);
  const seen = [...kept, ...whole.map(({ number, hash }) => ({ number, hash }))].slice(-MAX_DEPTH);
  return { position: { kind: 'blocks', recent: seen }, news: whole.map(({ fields }) => fields) };
}

async function isOther(ask: AskNode, recent: readonly SeenBlock[], height: number): Promise<boolean> {
  const known = recent.find(({ number }) => number === height);
  const header = await headerAt(ask, height);
  return header !== null && known !== undefined && known.hash !== header.hash;
}

/** The blocks `from` to `to`, up to the first one that does not follow from the one before: another node may have answered for it. */
async function linked(ask: AskNode, from: number, to: number): Promise<Header[]> {
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const headers = await Promise.all(numbers.map((number) => headerAt(ask, number)));
  const broken = headers.findIndex(
    (header, at) => header === null || (at > 0 && header.parentHash !== headers[at - 1]?.hash),
  );
  return (broken < 0 ? headers : headers.slice(0, broken)) as Header[];
}

/** Puts the blocks before them that a re-organisation replaced: down to one whose parent is known. */
async function downToKnown(ask: AskNode, recent: readonly SeenBlock[], fresh: readonly Header[]): Promise<Header[]> {
  const whole = [...fresh];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const [lowest] = whole;
    if (!lowest) return whole;
    const below = recent.find(({ number }) => number === lowest.number - 1);
    if (!below || below.hash === lowest.parentHash) return whole;
    const parent = await headerAt(ask, lowest.number - 1);
    // The chain changes while it is read: next time.
    if (parent?.hash !== lowest.parentHash) return [];
    whole.unshift(parent);
  }
  return whole;
}
