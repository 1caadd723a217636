/** Nodes that never answer are waited for once: nothing is asked in another way of them, and nothing is asked again. Of those that answer something it is. */
import { expect, it } from 'vitest';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import type { Hex } from '../lib/bytes.ts';
import { createClient } from './client.ts';
import { quoteFees } from './fees.ts';
import { gathered } from './gather.ts';
import { prepareTransaction, readNextNonce } from './prepare.ts';
import { beginReview } from './recent-head.ts';
import type { Fetch } from './transport.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;

const QUANTITIES: Record<string, string> = {
  eth_chainId: '0x1',
  eth_getTransactionCount: '0x5',
  eth_gasPrice: '0x64',
  eth_estimateGas: '0x5208',
};

/** Routes of a network. `silent`: which questions of which route never get an answer. Others get a quantity, or their name. */
function network(urls: string[], silent: (url: string, methods: string[], body: string) => boolean) {
  const time = { now: 0 };
  const asked: string[] = [];
  const fetch: Fetch = (url, init) => {
    const questions = [JSON.parse(String(init.body))].flat() as { id: number; method: string }[];
    const methods = questions.map(({ method }) => method);
    if (methods[0] !== 'eth_chainId') asked.push(`${url} ${methods.join('+')}`);
    if (silent(url, methods, String(init.body)))
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const answers = questions.map(({ id, method }) => ({ id, result: QUANTITIES[method] ?? method }));
    const isBatch = String(init.body).startsWith('[');
    return Promise.resolve(new Response(JSON.stringify(isBatch ? answers : answers[0])));
  };
  const client = createClient({ chainId: 1, urls, fetch, clock: () => time.now, timeoutMilliseconds: 20 });
  return { asked, time, client };
}

const isChain = (methods: string[]) => methods[0] === 'eth_chainId';

it('asks each route once for what is asked in one moment', async () => {
  const { asked, client } = network(['one', 'two'], (_url, methods) => !isChain(methods));
  const node = gathered(client);
  const answers = await Promise.allSettled([node.request('fee'), node.request('code')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(asked).toEqual(['one fee+code', 'two fee+code']);
});

it('goes on to the next route, and asks a route one by one after it kept silent about several', async () => {
  const several = network(['one', 'two'], (url, methods) => url === 'one' && methods.length > 1);
  expect(
    await several.client.batch([
      { method: 'a', params: [] },
      { method: 'b', params: [] },
    ]),
  ).toEqual(['a', 'b']);
  expect(several.asked).toEqual(['one a+b', 'two a+b']);
  const alone = network(['one'], (_url, methods) => methods.length > 1);
  const both = () =>
    alone.client.batch([
      { method: 'a', params: [] },
      { method: 'b', params: [] },
    ]);
  await expect(both()).rejects.toMatchObject({ code: 'no-network' });
  expect(await both()).toEqual(['a', 'b']);
});

const two = ['a', 'b'].map((method) => ({ method, params: [] }));

it('asks for several at once again some minutes after a silence', async () => {
  const { asked, time, client } = network(['one'], (_url, methods) => methods.length > 1);
  await expect(client.batch(two)).rejects.toMatchObject({ code: 'no-network' });
  time.now += 5 * 60_000 - 1;
  await client.batch(two);
  expect(asked.splice(0)).toEqual(['one a+b', 'one a', 'one b']);
  time.now += 1;
  await expect(client.batch(two)).rejects.toMatchObject({ code: 'no-network' });
  expect(asked).toEqual(['one a+b']);
});

it('asks for several at once again when single questions get no answer either', async () => {
  let isDown = true;
  const { asked, client } = network(['one'], (_url, methods) => isDown && !isChain(methods));
  await expect(client.batch(two)).rejects.toMatchObject({ code: 'no-network' });
  await expect(client.request('c')).rejects.toMatchObject({ code: 'no-network' });
  isDown = false;
  expect(await client.batch(two)).toEqual(['a', 'b']);
  expect(asked).toEqual(['one a+b', 'one c', 'one a+b']);
});

const TRANSFER = parseTransactionRequest([{ from: ME, to: ME }]);

it.each(['eth_feeHistory', '"pending"', 'eth_estimateGas', 'eth_maxPriorityFeePerGas', 'eth_getBlockByNumber'])(
  'prepares a transaction to be reviewed with a node that is silent about %s alone',
  async (about) => {
    const { client } = network(['one'], (_url, _methods, body) => body.includes(about));
    const prepared = await prepareTransaction(TRANSFER, { client: beginReview(client), nextNonce: () => null });
    expect(prepared).toMatchObject({ nonce: 5, gasLimit: '21000' });
  },
);

it.each([
  ['its fee history', 'eth_feeHistory'],
  ['what waits there', '"pending"'],
])('prepares a transaction with a node that is silent about %s alone', async (_name, about) => {
  const { client } = network(['one'], (_url, _methods, body) => body.includes(about));
  expect(await prepareTransaction(TRANSFER, { client, nextNonce: () => null })).toMatchObject({ nonce: 5 });
  // The same for what goes out in one moment, once the questions go out one by one.
  const node = gathered(client);
  const both = () => Promise.allSettled([quoteFees(node), readNextNonce(node, ME, () => null)]);
  await both();
  for (let moment = 0; moment < 2; moment++)
    expect((await both()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

it('asks once for the nonce and once for the fees of a transaction that is prepared', async () => {
  const { asked, client } = network(['one'], (_url, methods) => !isChain(methods));
  await expect(prepareTransaction(TRANSFER, { client, nextNonce: () => null })).rejects.toMatchObject({
    code: 'no-network',
  });
  await expect(quoteFees(client)).rejects.toMatchObject({ code: 'no-network' });
  const once = ['one eth_getTransactionCount', 'one eth_feeHistory', 'one eth_estimateGas'];
  expect(asked).toEqual([...once, 'one eth_feeHistory']);
});
