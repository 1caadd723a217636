/** Reads coins at the end of one block, so that two readings can be compared whatever node answers, and tells blocks that are gone. */
import type { Hex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';
import type { Client } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { readNumber, readObject, readQuantity } from './read-result.ts';

/** Requests of one batch, as many as most nodes take. */
const BATCH = 50;

export interface Head {
  block: number;
  hash: Hex;
  /** ms since 1970. */
  at: number;
}

/** The latest block, and of the earlier ones those that another one has replaced. @throws WalletError no-network, NodeError */
export async function readHead<Earlier extends Pick<Head, 'block' | 'hash'>>(
  client: Client,
  earlier: readonly Earlier[],
): Promise<{ head: Head; gone: Earlier[] }> {
  const [latest, ...others] = await client.batch(
    ['latest', ...earlier.map(({ block }) => toTag(block))].map((tag) => toRequest(tag)),
  );
  if (latest instanceof NodeError) throw latest;
  const fields = readObject(latest, 'eth_getBlockByNumber') ?? {};
  const head = {
    block: readNumber(fields.number, 'eth_getBlockByNumber'),
    hash: readHash(fields.hash),
    at: readNumber(fields.timestamp, 'eth_getBlockByNumber') * 1_000,
  };
  const gone = earlier.filter(({ hash }, at) => {
    const now = others[at];
    const block = now instanceof NodeError ? null : readObject(now, 'eth_getBlockByNumber');
    // A node that does not have it yet takes nothing back.
    return block !== null && hashOf(block.hash) !== null && hashOf(block.hash) !== hash;
  });
  return { head, gone };
}

/** When each block was made (ms since 1970); those that the node does not tell are left out. @throws WalletError no-network */
export async function readTimes(client: Client, blocks: readonly number[]): Promise<Map<number, number>> {
  const asked = blocks.slice(0, BATCH);
  const answers = asked.length === 0 ? [] : await client.batch(asked.map((block) => toRequest(toTag(block))));
  return new Map(
    asked.flatMap((block, at): [number, number][] => {
      const answer = answers[at];
      const fields = answer instanceof NodeError ? null : readObject(answer, 'eth_getBlockByNumber');
      return fields === null ? [] : [[block, readNumber(fields.timestamp, 'eth_getBlockByNumber') * 1_000]];
    }),
  );
}

/**
 * Base units of the coin that each account held at the end of a block; `null` if the node does not tell of all.
 * @param accounts of one character; the first ones of many
 * @throws WalletError no-network
 */
export async function readCoinsAt(
  client: Client,
  accounts: readonly Hex[],
  block: number,
): Promise<Record<Hex, string> | null> {
  const asked = accounts.slice(0, BATCH);
  if (asked.length === 0) return null;
  const answers = await client.batch(
    asked.map((account) => ({ method: 'eth_getBalance', params: [account, toTag(block)] })),
  );
  if (answers.some((answer) => answer instanceof NodeError)) return null;
  return Object.fromEntries(
    asked.map((account, at) => [account.toLowerCase(), readQuantity(answers[at], 'eth_getBalance').toString()]),
  );
}

const toTag = (block: number): string => `0x${block.toString(16)}`;

const toRequest = (tag: string) => ({ method: 'eth_getBlockByNumber', params: [tag, false] });

function readHash(value: unknown): Hex {
  const hash = hashOf(value);
  if (hash === null) throw new WalletError('no-network', t.unreadableBlock);
  return hash;
}

const hashOf = (value: unknown): Hex | null =>
  typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value) ? (value.toLowerCase() as Hex) : null;
