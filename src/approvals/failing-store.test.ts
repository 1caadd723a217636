/** The queue over a store that fails: nothing is done that is not written down, and no error is told. */
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { approval, asked } from './testing/asked.ts';
import { startWorker } from './testing/fakes.ts';

describe('a store that fails', () => {
  it('signs nothing that it could not write down', async () => {
    const { world, approvals, id } = await asked();
    Object.defineProperty(world, 'stored', {
      get: () => '[]',
      set: () => {
        throw new WalletError('storage-full', 'The disk is full.');
      },
    });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'storage-full' });
    expect(world.signed).toEqual([]);
    expect((await approvals.list()).map(({ state }) => state)).toEqual(['waiting']);
  });

  it('broadcasts nothing whose bytes could not be kept', async () => {
    const { world, approvals, id, outcome } = await asked();
    world.kept = Object.freeze({});
    await approvals.decide(id, approval());
    expect((await outcome).kind).toBe('error');
    expect(world.signed).toHaveLength(1);
    expect(world.broadcast).toEqual([]);
  });

  it('sends bytes that are kept, and tells so, where it cannot write down that it did', async () => {
    let writes = 0;
    const { world, approvals, id, outcome } = await asked();
    let stored = world.stored;
    Object.defineProperty(world, 'stored', {
      get: () => stored,
      set: (text: string) => {
        if (++writes > 1) throw new WalletError('storage-full', 'The disk is full.');
        stored = text;
      },
    });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'storage-full' });
    expect(world.broadcast).toHaveLength(1);
    expect((await outcome).kind).toBe('result');
    const again = startWorker({ ...world, stored, stopAfter: null });
    await again.resume();
    expect(new Set(world.broadcast).size).toBe(1);
  });
});
