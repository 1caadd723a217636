/** The head of the chain is asked for once while a transaction is prepared and reviewed, and anew where it has moved. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeCall } from '../ethereum/abi.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { parseTransactionRequest } from '../ethereum/transaction-request.ts';
import { apart } from './apart.ts';
import { createClient } from './client.ts';
import type { Client } from './client-type.ts';
import { quoteFees } from './fees.ts';
import { readNextBlock } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { prepareTransaction } from './prepare.ts';
import { beginReview, forReview, LAST_BLOCK } from './recent-head.ts';
import { simulate } from './simulate.ts';
import { type Anvil, deployToken, FUNDED, SECOND, startAnvil } from './testing/anvil.ts';

let anvil: Anvil;
beforeAll(async () => {
  anvil = await startAnvil();
});
afterAll(() => anvil.stop());

function counted(answer: (method: string) => unknown = () => ({ number: '0x1' })) {
  const asked: string[] = [];
  const base = createClient({ chainId: 31337, urls: [], fetch, clock: Date.now });
  const client: Client = {
    ...base,
    async request(method) {
      asked.push(method);
      return answer(method);
    },
  };
  return { asked, client };
}

it('asks for the last block again after two seconds, and each time for any other', async () => {
  const { asked, client } = counted();
  let now = 0;
  const recent = forReview(client, () => now);
  expect(forReview(client)).toBe(recent);
  for (now of [0, 1_999]) await recent.request('eth_getBlockByNumber', LAST_BLOCK);
  expect(asked).toHaveLength(1);
  for (now of [2_000, 2_001]) await recent.request('eth_getBlockByNumber', LAST_BLOCK);
  expect(asked).toHaveLength(2);
  for (let time = 0; time < 2; time++) await recent.request('eth_getBlockByNumber', ['0x1', false]);
  expect(asked).toHaveLength(4);
  // A clock that was set back.
  now = 500;
  await recent.request('eth_getBlockByNumber', LAST_BLOCK);
  expect(asked).toHaveLength(5);
});

it('asks anew for each transaction that is prepared', async () => {
  const { asked, client } = counted();
  for (let count = 1; count <= 2; count++) {
    beginReview(client);
    await forReview(client).request('eth_getBlockByNumber', LAST_BLOCK);
    expect(asked.filter((method) => method === 'eth_getBlockByNumber')).toHaveLength(count);
  }
});

it('keeps no refusal', async () => {
  let fails = true;
  const { client } = counted(() => {
    if (fails) throw new NodeError(-32000, 'later');
    return { number: '0x2' };
  });
  const recent = forReview(client);
  await expect(recent.request('eth_getBlockByNumber', LAST_BLOCK)).rejects.toThrow('later');
  fails = false;
  expect(await recent.request('eth_getBlockByNumber', LAST_BLOCK)).toEqual({ number: '0x2' });
});

it('has what the next block and the fees are asked of, so that neither is asked of the node again', async () => {
  const asked: string[] = [];
  const noting = (methods: string[]) => void asked.push(...methods);
  const spying: Client = {
    ...anvil.client,
    batch(questions) {
      noting(questions.map(({ method }) => method));
      return anvil.client.batch(questions);
    },
    request(method, params) {
      noting([method]);
      return anvil.client.request(method, params);
    },
  };
  const client = beginReview(spying);
  const request = parseTransactionRequest([{ from: FUNDED.address, to: SECOND.address, value: '0x1' }]);
  const transaction = await prepareTransaction(request, { client, nextNonce: () => null });
  await readNextBlock(forReview(spying), transaction, Date.now);
  await quoteFees(forReview(spying));
  const head = ['eth_feeHistory', 'eth_getBlockByNumber', 'eth_maxPriorityFeePerGas'];
  expect(asked.sort()).toEqual([...head, 'eth_estimateGas', 'eth_getTransactionCount'].sort());
});

it('a simulation by another method runs in the block after the present one', async () => {
  const blocks: string[] = [];
  const refusing: Client = {
    ...anvil.client,
    async request(method, params) {
      if (method === 'eth_simulateV1') throw new NodeError(-32601, 'no such method');
      if (method === 'debug_traceCall') blocks.push(/"number":"(0x[0-9a-f]+)"/.exec(JSON.stringify(params))?.[1] ?? '');
      return anvil.client.request(method, params);
    },
    batch: (questions) =>
      Promise.all(
        questions.map(({ method, params }) => refusing.request(method, params).catch((error: unknown) => error)),
      ),
  };
  const request = parseTransactionRequest([{ from: FUNDED.address, to: SECOND.address, value: '0x1' }]);
  const transaction = await prepareTransaction(request, { client: beginReview(refusing), nextNonce: () => null });
  await anvil.rpc('anvil_mine', '0x3');
  const parts = { client: forReview(refusing), network: anvil.network, token: async () => null };
  expect(await simulate(transaction, parts)).toMatchObject({ kind: 'worked', noticeable: false });
  const next = Number(await anvil.rpc('eth_blockNumber')) + 1;
  expect([...new Set(blocks)].map(Number)).toEqual([next]);
});

it('no request names two accounts that are kept apart', async () => {
  const bodies: string[] = [];
  const accounts = [FUNDED.address, SECOND.address];
  const plain = createClient({
    chainId: 31337,
    urls: [anvil.url],
    fetch(url, init) {
      bodies.push(String(init.body));
      return fetch(url, init);
    },
    clock: Date.now,
  });
  const client = apart(plain, async () => accounts);
  for (const asking of [forReview(client), beginReview(client)])
    await Promise.all([
      ...accounts.map((account) => asking.request('eth_getBalance', [account, 'latest'])),
      asking.request('eth_getBlockByNumber', LAST_BLOCK),
    ]);
  expect(bodies.filter((body) => accounts.some((account) => body.includes(account)))).toHaveLength(4);
  expect(bodies.filter((body) => accounts.every((account) => body.includes(account)))).toEqual([]);
});

/** @throws NodeError as nodes do for a block that is not above the head */
function ensureNext(params: string, head: unknown): void {
  const number = /"number":"(0x[0-9a-f]+)"/.exec(params)?.[1];
  if (number === undefined || BigInt(number) > BigInt(String(head))) return;
  throw new NodeError(-38020, 'block numbers must be in order');
}

it('a simulation that meets a newer block than the one that is known asks for it', async () => {
  // Anvil runs it in any block.
  const others: string[] = [];
  const client = forReview({
    ...anvil.client,
    async request(method, params) {
      if (method === 'eth_simulateV1') ensureNext(JSON.stringify(params), await anvil.rpc('eth_blockNumber'));
      return anvil.client.request(method, params);
    },
    async batch(questions) {
      const head = await anvil.rpc('eth_blockNumber');
      others.push(...questions.filter(({ method }) => method === 'debug_traceCall').map(({ method }) => method));
      for (const { method, params } of questions)
        if (method === 'eth_simulateV1') ensureNext(JSON.stringify(params), head);
      return anvil.client.batch(questions);
    },
  });
  const request = parseTransactionRequest([{ from: FUNDED.address, to: SECOND.address, value: '0x1' }]);
  const transaction = await prepareTransaction(request, { client, nextNonce: () => null });
  const tryOut = () => simulate(transaction, { client, network: anvil.network, token: async () => null });
  expect(await tryOut()).toMatchObject({ kind: 'worked', noticeable: false });
  await anvil.rpc('anvil_mine', '0x5');
  expect(await tryOut()).toMatchObject({ kind: 'worked' });
  // Not by another method.
  expect(others).toEqual([]);
});

/** Tries out an approval at a node whose head moves: `isLate` says which runs come too late. @returns what came of it, and which other methods were used */
async function onMovingHead(isLate: (run: { heads: number; isMain: boolean }) => boolean) {
  const token = await deployToken(anvil);
  const others: string[] = [];
  let heads = 0;
  const note = (method: string, params: readonly unknown[] = []): void => {
    if (method === 'eth_getBlockByNumber') heads++;
    if (method === 'debug_traceCall') others.push(method);
    if (method !== 'eth_simulateV1') return;
    const [{ blockStateCalls }] = params as [{ blockStateCalls: { calls: { to: string }[] }[] }];
    const calls = blockStateCalls[0]?.calls ?? [];
    const isMain = calls.length === 1 && calls[0]?.to === token;
    if (isLate({ heads, isMain })) throw new NodeError(-38020, 'block numbers must be in order');
  };
  const moving: Client = {
    ...anvil.client,
    async request(method, params) {
      note(method, params);
      return anvil.client.request(method, params);
    },
    batch: (questions) =>
      Promise.all(
        questions.map(({ method, params }) => moving.request(method, params).catch((error: unknown) => error)),
      ),
  };
  const data = encodeCall(selectorOf('approve(address,uint256)'), 'address,uint256', [SECOND.address, 5n]);
  const request = parseTransactionRequest([{ from: FUNDED.address, to: token, data }]);
  const transaction = await prepareTransaction(request, { client: anvil.client, nextNonce: () => null });
  const asked = { client: forReview(moving), network: anvil.network, token: async () => null };
  return { result: await simulate(transaction, asked), others, heads };
}

it('a simulation goes on to the next block as often as a new one arrives, three times at most', async () => {
  for (const late of [1, 2, 3])
    expect(await onMovingHead(({ heads }) => heads <= late)).toMatchObject({
      result: { kind: 'worked', noticeable: false },
      others: [],
      heads: late + 1,
    });
  expect((await onMovingHead(() => true)).others).not.toEqual([]);
});

it('what comes too late for a newer block than the first one counts as not answered, beside a run that was answered', async () => {
  const outcome = await onMovingHead(({ heads, isMain }) => heads === 1 || !isMain);
  expect(outcome).toMatchObject({ result: { kind: 'worked', noticeable: false }, others: [], heads: 2 });
});
