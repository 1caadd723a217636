/** The queue over a store that fails: nothing is done that is not written down, and no error is told. */
import { describe, expect, it, vi } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import type { Outcome } from './record.ts';
import { approval, asked } from './testing/asked.ts';
import { recordsOf, settle, startWorker, type World } from './testing/fakes.ts';

const full = () => new WalletError('storage-full', 'The disk is full.');

/** These writes of the store fail from now on, counted from 1. */
function failingAt(world: World, ...failing: number[]): void {
  let writes = 0;
  world.writing = async () => {
    if (failing.includes(++writes)) throw full();
  };
}

/** What the page has heard so far. */
function heardOf(outcome: Promise<Outcome>): Outcome[] {
  const heard: Outcome[] = [];
  void outcome.then((told) => heard.push(told));
  return heard;
}

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

describe('an error that cannot be written down', () => {
  const signingFails = async () => {
    const asking = await asked();
    const heard = heardOf(asking.outcome);
    failingAt(asking.world, 2);
    // The key is there, and the signature fails.
    asking.world.failAfter = 1;
    await expect(asking.approvals.decide(asking.id, approval())).rejects.toMatchObject({ code: 'storage-full' });
    await settle();
    expect(heard).toEqual([]);
    return { ...asking, heard };
  };

  it('is not told: approved again, the request is carried out, and its page hears that', async () => {
    const { world, approvals, id, heard } = await signingFails();
    await approvals.decide(id, approval());
    expect(heard).toMatchObject([{ kind: 'result' }]);
    expect(world.broadcast).toHaveLength(1);
  });

  it('is not told: a worker that starts too late for the approval refuses it, and that is written down', async () => {
    const { world } = await signingFails();
    world.now += 60_001;
    await startWorker(world).resume();
    expect(recordsOf(world)).toMatchObject([{ state: 'answered', outcome: { kind: 'error', code: 4001 } }]);
    expect(world.broadcast).toEqual([]);
  });

  it.each([
    ['and neither that it was signed', [2, 3]],
    ['and only that', [3]],
  ])('reaches whoever approved, %s', async (_what, failing) => {
    const broadcast = () => Promise.reject(new WalletError('node-refused', 'The node refused it.'));
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    try {
      const { world, approvals, id, outcome } = await asked({ executor: { broadcast } });
      const heard = heardOf(outcome);
      failingAt(world, ...failing);
      await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'storage-full' });
      await settle();
      expect(heard).toEqual([]);
    } finally {
      process.off('unhandledRejection', unhandled);
    }
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('an approval that could not be stored, whose key is still being opened', () => {
  it.each([
    ['opens', async () => undefined],
    ['is not there', () => Promise.reject(new WalletError('locked', 'The wallet is locked.'))],
    ['does not open', () => Promise.reject(full())],
  ])('takes nothing from the next one, when that key %s', async (_what, ends) => {
    const { world, approvals, id, outcome } = await asked();
    const opened: (() => void)[] = [];
    world.opening = () =>
      new Promise<void>((resolve) => opened.push(resolve)).then(opened.length === 1 ? ends : undefined);
    failingAt(world, 1);
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'storage-full' });
    expect(recordsOf(world)).toMatchObject([{ state: 'waiting' }]);
    const decided = approvals.decide(id, approval());
    await settle();
    opened[0]?.();
    await settle();
    expect(recordsOf(world)).toMatchObject([{ state: 'approved' }]);
    opened[1]?.();
    await decided;
    expect(await outcome).toMatchObject({ kind: 'result' });
    expect(world.broadcast).toHaveLength(1);
  });
});
