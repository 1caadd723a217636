/** A request that needs a fresh login is not lost: it waits for the person again. */
import { expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { createWorld, recordsOf, requestOf, startWorker } from './testing/fakes.ts';

const approval = () => ({ kind: 'approve' as const, revision: 1, edits: {}, ticked: [] });

it('waits again when the person has to log in for it, also after a stop of the worker', async () => {
  const signTransactions = async () => {
    throw new WalletError('needs-login', 'The limits ask for a login first.');
  };
  const world = createWorld();
  const first = startWorker(world, { executor: { signTransactions } });
  const { id } = await first.open(requestOf('tab:1'));
  world.now += 1_000;
  await expect(first.decide(id, approval())).rejects.toMatchObject({ code: 'needs-login' });
  expect(recordsOf(world)[0]).toMatchObject({ id, state: 'waiting', approvedAt: null });
  world.stored = JSON.stringify(
    recordsOf(world).map((record) => ({ ...record, state: 'approved', approvedAt: world.now })),
  );
  const second = startWorker(world, { executor: { signTransactions, findSigned: async () => null } });
  await second.resume();
  expect(recordsOf(world)[0]).toMatchObject({ id, state: 'waiting', approvedAt: null });
});
