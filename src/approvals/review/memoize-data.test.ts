/** Each question once, none for ever. */
import { expect, it, vi } from 'vitest';
import { data, IDA, STRANGER } from '../testing/review-world.ts';
import { memoizeData } from './memoize-data.ts';

const never = new Promise<void>(() => undefined);

it('asks each question once', async () => {
  const code = vi.fn(data.code);
  const once = memoizeData({ ...data, code }, never);
  await Promise.all([once.code('everyday', 1, IDA), once.code('everyday', 1, IDA), once.code('everyday', 1, STRANGER)]);
  await once.code('everyday', 1, IDA);
  expect(code.mock.calls).toEqual([
    ['everyday', 1, IDA],
    ['everyday', 1, STRANGER],
  ]);
});

it('gives up what takes too long', async () => {
  const code = () => new Promise<never>(() => undefined);
  const once = memoizeData({ ...data, code }, Promise.resolve());
  await expect(once.code('everyday', 1, IDA)).rejects.toMatchObject({ code: 'no-network' });
});
