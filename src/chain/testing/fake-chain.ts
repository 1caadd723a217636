/** A chain for tests that mines, re-organises and lags behind as it is told. Answers the requests of a watch. */
import type { AskNode } from '../watch-type.ts';

export interface FakeBlock {
  number: number;
  hash: string;
  parentHash: string;
  /** Names of its logs. */
  logs: string[];
}

export interface FakeChain {
  blocks: FakeBlock[];
  /** The newest blocks that the node does not have yet. */
  lag: number;
  /** The node knows its height, but not yet the logs of its newest blocks. */
  logLag: number;
  asked: string[];
  ask: AskNode;
  mine(...logs: string[]): void;
  /** Replaces the newest blocks by as many others. */
  reorganise(depth: number, ...logs: string[]): void;
}

const hex = (number: number): string => `0x${number.toString(16)}`;

export function createFakeChain(): FakeChain {
  let made = 0;
  const block = (number: number, parentHash: string, logs: string[]): FakeBlock => ({
    number,
    hash: `0x${(++made).toString(16).padStart(64, '0')}`,
    parentHash,
    logs,
  });
  const blocks = [block(0, `0x${'0'.repeat(64)}`, [])];
  const top = (): FakeBlock => blocks.at(-1) as FakeBlock;
  const logsOf = ({ hash, number, logs }: FakeBlock): object[] =>
    logs.map((name, at) => ({ blockHash: hash, blockNumber: hex(number), logIndex: hex(at), data: name }));
  const chain: FakeChain = {
    blocks,
    lag: 0,
    logLag: 0,
    asked: [],
    mine: (...logs) => void blocks.push(block(top().number + 1, top().hash, logs)),
    reorganise(depth, ...logs) {
      const gone = Math.min(depth, blocks.length - 1);
      blocks.splice(blocks.length - gone);
      for (let at = 0; at < gone; at++) chain.mine(...(at === 0 ? logs : []));
    },
    async ask(method, [first]) {
      chain.asked.push(method);
      const there = blocks.slice(0, Math.max(1, blocks.length - chain.lag));
      switch (method) {
        case 'eth_blockNumber':
          return hex(there.length - 1);
        case 'eth_getBlockByNumber': {
          const found = first === 'latest' ? there.at(-1) : there[Number(first)];
          return found ? { ...found, number: hex(found.number), transactions: [], logs: undefined } : null;
        }
        case 'eth_getLogs': {
          const { fromBlock, toBlock } = first as { fromBlock: string; toBlock: string };
          const known = there.slice(0, Math.max(1, there.length - chain.logLag));
          return known.filter(({ number }) => number >= Number(fromBlock) && number <= Number(toBlock)).flatMap(logsOf);
        }
        default:
          throw new Error(method);
      }
    },
  };
  return chain;
}
