/** The window of a request that is still reviewed. */
import { expect, it, vi } from 'vitest';
import {
  createWorld,
  type Overrides,
  recordsOf,
  requestOf,
  reviewedAs,
  reviewOf,
  settle,
  startWorker,
} from './testing/fakes.ts';

it('has its window open while its review is made, and tells it when nothing comes', async () => {
  const world = createWorld();
  const [prepareWindow, releaseWindow] = [vi.fn(), vi.fn()];
  let finish: (error: Error | null) => void = () => undefined;
  const review: Overrides['review'] = (request, edits) =>
    new Promise((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve(reviewedAs(reviewOf(request, edits))));
    });
  const onChange = vi.fn();
  const approvals = startWorker(world, { prepareWindow, releaseWindow, review, onChange });
  const first = approvals.ask(requestOf('tab:1'));
  await settle();
  expect(prepareWindow).toHaveBeenCalledTimes(1);
  expect([approvals.isComing(), recordsOf(world).length, world.prompts]).toEqual([true, 0, 0]);
  finish(null);
  await settle();
  expect([approvals.isComing(), recordsOf(world).length, world.prompts]).toEqual([false, 1, 1]);
  expect(releaseWindow).not.toHaveBeenCalled();

  const second = approvals.ask(requestOf('tab:2'));
  await settle();
  onChange.mockClear();
  finish(new Error('unreadable'));
  expect(await second).toMatchObject({ kind: 'error' });
  expect([approvals.isComing(), onChange.mock.calls.length]).toEqual([false, 1]);
  expect(releaseWindow).toHaveBeenCalledTimes(1);

  const third = approvals.ask(requestOf('tab:3'));
  await settle();
  await approvals.cancel('tab:3');
  finish(null);
  expect(await third).toMatchObject({ kind: 'error' });
  expect(releaseWindow).toHaveBeenCalledTimes(2);

  await approvals.cancel(() => true);
  await first;
});

it.each([
  ['that the site may repeat', { origin: 'https://site.example' }, true],
  ['of the wallet itself', { origin: null }, false],
])('opens no window before its record for a request %s', async (_name, { origin }, concerned) => {
  const prepareWindow = vi.fn();
  const world = createWorld();
  const approvals = startWorker(world, { prepareWindow, repeats: { concerns: async () => concerned } });
  void approvals.ask({ ...requestOf('tab:1'), origin });
  await settle();
  expect([prepareWindow.mock.calls.length, world.prompts]).toEqual([0, 1]);
});

it('has its window open while the request itself is made, until its record is there, and tells it when none comes', async () => {
  const world = createWorld();
  const [prepareWindow, releaseWindow, onChange] = [vi.fn(), vi.fn(), vi.fn()];
  const approvals = startWorker(world, { prepareWindow, releaseWindow, onChange });
  let finish: (error: Error | null) => void = () => undefined;
  const made = (key: string) => () =>
    new Promise<ReturnType<typeof requestOf>>((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve(requestOf(key)));
    });
  const first = approvals.askOnceMade('https://app.uniswap.org', made('tab:1'));
  await settle();
  expect(prepareWindow).toHaveBeenCalledTimes(1);
  expect([approvals.isComing(), recordsOf(world).length]).toEqual([true, 0]);
  finish(null);
  await settle();
  expect([approvals.isComing(), recordsOf(world).length, world.prompts]).toEqual([false, 1, 1]);
  expect(releaseWindow).not.toHaveBeenCalled();

  const second = approvals.askOnceMade('https://app.uniswap.org', made('tab:2'));
  await settle();
  onChange.mockClear();
  const failed = expect(second).rejects.toThrow('No node answers.');
  finish(new Error('No node answers.'));
  await failed;
  expect([approvals.isComing(), onChange.mock.calls.length]).toEqual([false, 1]);
  expect(releaseWindow).toHaveBeenCalledTimes(1);
  expect(recordsOf(world).length).toBe(1);

  await approvals.cancel(() => true);
  expect(await first).toMatchObject({ kind: 'error' });
});

it('opens no window for a request that is still made where the site may repeat some without one', async () => {
  const prepareWindow = vi.fn();
  const world = createWorld();
  const approvals = startWorker(world, {
    prepareWindow,
    repeats: { concerns: async () => true, concernsSite: async () => true },
  });
  void approvals.askOnceMade('https://app.uniswap.org', async () => requestOf('tab:1'));
  await settle();
  expect([prepareWindow.mock.calls.length, world.prompts]).toEqual([0, 1]);
});

it('tells its window that nothing comes when the request was answered before', async () => {
  const world = createWorld();
  const [releaseWindow, onChange] = [vi.fn(), vi.fn()];
  const approvals = startWorker(world, { releaseWindow, onChange });
  const first = approvals.askOnceMade('https://app.uniswap.org', async () => requestOf('tab:1'));
  await settle();
  await approvals.cancel(() => true);
  const told = await first;
  onChange.mockClear();
  let finish = () => {};
  const again = approvals.askOnceMade(
    'https://app.uniswap.org',
    () =>
      new Promise((resolve) => {
        finish = () => resolve(requestOf('tab:1'));
      }),
  );
  await settle();
  expect([approvals.isComing(), releaseWindow.mock.calls.length, onChange.mock.calls.length]).toEqual([true, 0, 0]);
  finish();
  expect(await again).toEqual(told);
  expect([approvals.isComing(), releaseWindow.mock.calls.length, onChange.mock.calls.length]).toEqual([false, 1, 1]);
});
