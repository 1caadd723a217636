/** Tests that the queue answers without a prompt what is covered, and asks with the reason where it is not, or cannot go on. */
import { expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import type { ApprovalRecord } from './record.ts';
import { createWorld, recordsOf, requestOf, startWorker, type World } from './testing/fakes.ts';

const free = { take: async () => ({ kind: 'free' }) as const };

it('signs and sends what is covered, and opens no prompt', async () => {
  const world = createWorld();
  const outcome = await startWorker(world, { repeats: free }).ask(requestOf('tab:1'));
  expect(outcome).toMatchObject({ kind: 'result' });
  expect(world.prompts).toBe(0);
  expect(recordsOf(world)).toMatchObject([{ unprompted: true, state: 'answered' }]);
});

it('asks with the reason where it is not covered', async () => {
  const world = createWorld();
  const approvals = startWorker(world, { repeats: { take: async () => ({ kind: 'asks', why: 'Too much.' }) } });
  const { id } = await approvals.open(requestOf('tab:1'));
  expect(world.prompts).toBe(1);
  await approvals.update(id, { nonce: 9 });
  const [view] = await approvals.views();
  expect(view?.review.warnings).toMatchObject([{ rule: 'not-repeated', text: 'Too much.' }]);
  expect(world.broadcast).toEqual([]);
});

it.each(['needs-login', 'locked', 'closed'] as const)('asks when signing says %s', async (code) => {
  const world = createWorld();
  const signTransactions = () => Promise.reject(new WalletError(code, 'Log in first.'));
  const approvals = startWorker(world, { repeats: free, executor: { signTransactions } });
  await approvals.open(requestOf('tab:1'));
  expect(world.prompts).toBe(1);
  expect(await approvals.views()).toMatchObject([{ state: 'waiting' }]);
  expect(recordsOf(world)[0]?.unprompted).toBeUndefined();
});

it('asks where nobody can tell what is covered', async () => {
  const world = createWorld();
  await startWorker(world, { repeats: { take: () => Promise.reject(new Error('no store')) } }).open(requestOf('tab:1'));
  expect(world.prompts).toBe(1);
});

it('signs nothing after a worker that stopped before the signature', async () => {
  const world = createWorld();
  const signTransactions = () => new Promise<never>(() => undefined);
  void startWorker(world, { repeats: free, executor: { signTransactions } }).ask(requestOf('tab:1'));
  await expect.poll(() => recordsOf(world)[0]?.state).toBe('approved');
  await startWorker(world, { repeats: free }).resume();
  expect(world.signed).toEqual([]);
  expect(recordsOf(world)[0]?.outcome).toMatchObject({ kind: 'error', code: 4001 });
});

it('has only what a person reads made ready, also after a worker that stopped', async () => {
  const [world, prepared]: [World, string[]] = [createWorld(), []];
  const executor = { prepare: ({ id }: ApprovalRecord) => void prepared.push(id) };
  await startWorker(world, { repeats: free, executor }).ask(requestOf('tab:1'));
  expect(prepared).toEqual([]);
  const { id } = await startWorker(world, { executor }).open(requestOf('tab:2'));
  expect(prepared).toEqual([id]);
  await startWorker(world, { executor }).resume();
  expect(prepared).toEqual([id, id]);
});
