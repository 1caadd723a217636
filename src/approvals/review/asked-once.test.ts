/** Each question once, none for ever. */
import { expect, it, vi } from 'vitest';
import { facts, IDA, STRANGER } from '../testing/scene.ts';
import { askedOnce } from './asked-once.ts';

const never = new Promise<void>(() => undefined);

it('asks each question once', async () => {
  const code = vi.fn(facts.code);
  const once = askedOnce({ ...facts, code }, never);
  await Promise.all([once.code('everyday', 1, IDA), once.code('everyday', 1, IDA), once.code('everyday', 1, STRANGER)]);
  await once.code('everyday', 1, IDA);
  expect(code.mock.calls).toEqual([
    ['everyday', 1, IDA],
    ['everyday', 1, STRANGER],
  ]);
});

it('gives up what takes too long', async () => {
  const code = () => new Promise<never>(() => undefined);
  const once = askedOnce({ ...facts, code }, Promise.resolve());
  await expect(once.code('everyday', 1, IDA)).rejects.toMatchObject({ code: 'no-network' });
});
