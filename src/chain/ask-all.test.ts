/** Batches: one request where the node takes them, single requests where it does not, and the same results either way. */
import { describe, expect, it } from 'vitest';
import { askAll } from './ask-all.ts';
import { createClient } from './client.ts';
import { NodeError } from './node-error.ts';
import type { Fetch } from './transport.ts';

interface Asked {
  id: number;
  method: string;
  params: unknown[];
}
type Batch = (asked: readonly Asked[]) => Response;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const resultOf = ({ method, params }: Asked) => (method === 'eth_chainId' ? '0x1' : `${method}:${params[0]}`);
const answersTo = (asked: readonly Asked[]) =>
  asked.map((one) => ({ jsonrpc: '2.0', id: one.id, result: resultOf(one) }));

/** A node that answers single requests, and batches by `batch`. */
function world(batch: Batch) {
  const sent: number[] = [];
  const fetch: Fetch = async (_url, init) => {
    const body = JSON.parse(String(init.body)) as Asked | Asked[];
    if (Array.isArray(body)) {
      sent.push(body.length);
      return batch(body);
    }
    sent.push(1);
    if (body.params[0] === 'refused') return json({ id: body.id, error: { code: 3, message: 'no' } });
    return json({ id: body.id, result: resultOf(body) });
  };
  return { client: createClient({ chainId: 1, urls: ['a'], fetch, clock: () => 0 }), sent };
}

const questions = (count: number) => Array.from({ length: count }, (_, at) => ({ method: 'q', params: [at] }));
const expected = (count: number) => Array.from({ length: count }, (_, at) => `q:${at}`);

describe('askAll', () => {
  it('asks in batches of twenty, after the chain id', async () => {
    const { client, sent } = world((asked) => json(answersTo(asked)));
    expect(await askAll(client, questions(45))).toEqual(expected(45));
    expect(sent).toEqual([1, 20, 20, 5]);
    expect(client.status().answers).toBe(true);
  });

  it('takes answers in any order', async () => {
    const { client, sent } = world((asked) => json(answersTo(asked).reverse()));
    expect(await askAll(client, questions(3))).toEqual(expected(3));
    expect(sent).toEqual([1, 3]);
  });

  it.each<[string, Batch]>([
    ['refuses it', () => json({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'no batches' } })],
    ['answers with HTTP 500', () => json({ error: { code: -32000, message: 'at most 3' } }, 500)],
    ['answers with text', () => new Response('<html>')],
    ['leaves one out', (asked) => json(answersTo(asked).slice(1))],
    ['answers one twice', (asked) => json([...answersTo(asked).slice(1), answersTo(asked)[1]])],
    ['answers other ids', (asked) => json(answersTo(asked).map((one) => ({ ...one, id: one.id + 1 })))],
    ['answers nothing', () => json([])],
    [
      'cannot be reached',
      () => {
        throw new TypeError('fetch failed');
      },
    ],
  ])('asks one by one where the node %s, and does not try again', async (_what, batch) => {
    const { client, sent } = world(batch);
    expect(await askAll(client, questions(3))).toEqual(expected(3));
    expect(await askAll(client, questions(2))).toEqual(expected(2));
    expect(sent).toEqual([1, 3, 1, 1, 1, 1, 1]);
    expect(client.status().answers).toBe(true);
  });

  it('asks a single question without a batch', async () => {
    const { client, sent } = world(() => json([]));
    expect(await askAll(client, questions(1))).toEqual(['q:0']);
    expect(sent).toEqual([1, 1]);
  });

  it('fails with the refusal of the node', async () => {
    const { client } = world(() => json([]));
    const refused = askAll(client, [...questions(1), { method: 'q', params: ['refused'] }]);
    await expect(refused).rejects.toBeInstanceOf(NodeError);
  });
});
