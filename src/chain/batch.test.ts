/** Several requests in one: order, refusals in their place, and nodes that take no batch. */
import { expect, it } from 'vitest';
import { createClient } from './client.ts';
import { NodeError } from './node-error.ts';
import type { Fetch } from './transport.ts';

interface Asked {
  id: number;
  method: string;
}

/** A node that answers `eth_chainId` alone and any other request with `one`, batches with `many`. */
function world(nodes: Record<string, (asked: Asked[] | Asked) => Response>) {
  const bodies: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const body = JSON.parse(String(init.body)) as Asked[] | Asked;
    if (!Array.isArray(body) && body.method === 'eth_chainId') return json({ id: 1, result: '0x1' });
    bodies.push(`${url} ${Array.isArray(body) ? body.map(({ method }) => method).join('+') : body.method}`);
    return nodes[url]?.(body) ?? new Response('', { status: 502 });
  };
  return { client: createClient({ chainId: 1, urls: Object.keys(nodes), fetch, clock: () => 1 }), bodies };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const ask = (...methods: string[]) => methods.map((method) => ({ method, params: [] }));

it('sends one HTTP request, and puts answers and refusals in their place', async () => {
  const { client, bodies } = world({
    a: (asked) =>
      json(
        [asked]
          .flat()
          .map(({ id, method }) =>
            method === 'bad' ? { id, error: { code: 3, message: 'no' } } : { id, result: method },
          )
          .reverse(),
      ),
  });
  const answers = await client.batch(ask('one', 'bad', 'two'));
  expect(answers).toEqual(['one', expect.any(NodeError), 'two']);
  expect(bodies).toEqual(['a one+bad+two']);
  expect(await client.batch([])).toEqual([]);
  expect(bodies).toHaveLength(1);
});

it.each<[string, (asked: Asked[]) => unknown]>([
  ['with one error', () => ({ id: null, error: { code: -32600, message: 'unsupported' } })],
  [
    'with an error for each',
    (asked) => asked.map(({ id }) => ({ id, error: { code: 31, message: 'Batch too long' } })),
  ],
])('asks one by one where a batch is answered %s, and sends no other', async (_name, refuse) => {
  const { client, bodies } = world({
    a: (asked) => json(Array.isArray(asked) ? refuse(asked) : { id: asked.id, result: asked.method }),
  });
  expect(await client.batch(ask('one', 'two'))).toEqual(['one', 'two']);
  expect(await client.batch(ask('three', 'four'))).toEqual(['three', 'four']);
  expect(bodies).toEqual(['a one+two', 'a one', 'a two', 'a three', 'a four']);
});

it('asks one by one where an answer is left out, and goes on to the next route where that fails too', async () => {
  const whole = (asked: Asked[] | Asked) =>
    json(
      Array.isArray(asked) ? asked.map(({ id, method }) => ({ id, result: method })) : { id: 1, result: asked.method },
    );
  const lacking = world({ a: (asked) => (Array.isArray(asked) ? json([{ id: 1, result: 'one' }]) : whole(asked)) });
  expect(await lacking.client.batch(ask('one', 'two'))).toEqual(['one', 'two']);
  expect(lacking.bodies).toEqual(['a one+two', 'a one', 'a two']);
  const limited = world({ a: () => json({ error: { code: -32005, message: 'rate limit' } }, 429), b: whole });
  expect(await limited.client.batch(ask('one', 'two'))).toEqual(['one', 'two']);
  expect(limited.client.status().failedOver).toBe(true);
});
