/** When log lines are written. */
import { expect, it, vi } from 'vitest';
import { createLogLines } from './log-lines.ts';

it('lines of requests wait for each other; any other line is written at once, in order', async () => {
  const written: string[] = [];
  const lines = createLogLines((text) => written.push(text));
  lines.write('one', 'request');
  lines.write('two', 'request');
  expect(written).toEqual([]);
  lines.write('three', 'stopping');
  expect(written).toEqual(['one\ntwo\nthree\n']);
  lines.write('four', 'request');
  await vi.waitFor(() => expect(written.slice(1)).toEqual(['four\n']));
});

it('many lines do not wait, and none is lost when the process ends', () => {
  const written: string[] = [];
  const lines = createLogLines((text) => written.push(text));
  for (let at = 0; at < 1000; at++) lines.write('x'.repeat(99), 'request');
  expect(written.length).toBeGreaterThan(2);
  lines.flush();
  lines.flush();
  expect(written.join('')).toBe(`${'x'.repeat(99)}\n`.repeat(1000));
});
