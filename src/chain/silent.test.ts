/** Nodes that never answer are waited for once: nothing is asked in another way of them, and nothing is asked again. */
import { expect, it } from 'vitest';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import { createClient } from './client.ts';
import { quoteFees } from './fees.ts';
import { gathered } from './gather.ts';
import { prepareTransaction } from './prepare.ts';
import type { Fetch } from './transport.ts';

const ME = `0x${'11'.repeat(20)}`;

/** Routes of a network. `silent`: which questions of which route never get an answer. */
function network(urls: string[], silent: (url: string, methods: string[]) => boolean) {
  const asked: string[] = [];
  const fetch: Fetch = (url, init) => {
    const questions = [JSON.parse(String(init.body))].flat() as { id: number; method: string }[];
    const methods = questions.map(({ method }) => method);
    if (methods[0] !== 'eth_chainId') asked.push(`${url} ${methods.join('+')}`);
    if (silent(url, methods))
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const answers = questions.map(({ id, method }) => ({ id, result: method === 'eth_chainId' ? '0x1' : method }));
    const isBatch = String(init.body).startsWith('[');
    return Promise.resolve(new Response(JSON.stringify(isBatch ? answers : answers[0])));
  };
  return { asked, client: createClient({ chainId: 1, urls, fetch, clock: () => 0, timeoutMilliseconds: 20 }) };
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

it('asks once for the nonce and once for the fees of a transaction that is prepared', async () => {
  const { asked, client } = network(['one'], (_url, methods) => !isChain(methods));
  const request = parseTransactionRequest([{ from: ME, to: ME }]);
  await expect(prepareTransaction(request, { client, nextNonce: () => null })).rejects.toMatchObject({
    code: 'no-network',
  });
  await expect(quoteFees(client)).rejects.toMatchObject({ code: 'no-network' });
  expect(asked).toEqual(['one eth_getTransactionCount', 'one eth_feeHistory', 'one eth_feeHistory']);
});
