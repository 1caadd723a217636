/** What is read ahead while the wallet opens is what each part would read by itself. */
import { afterEach, expect, it, vi } from 'vitest';
import { browser } from '../testing/kept-browser.ts';
import { createMemory, forgetAhead, forgetMemories, memoriesOf, readAhead } from './memory.ts';

vi.mock('webextension-polyfill', () => ({ default: browser }));

const { sessionMemory, storage } = browser;
const reads = vi.spyOn(storage.session, 'get');
afterEach(() => {
  forgetAhead();
  sessionMemory.clear();
  reads.mockClear();
});

it('is read with one question, each value once', async () => {
  sessionMemory.set('one', 1).set('two', 2);
  readAhead();
  const loaded = ['one', 'two', 'three'].map((name) => createMemory(name).load());
  expect(await Promise.all(loaded)).toEqual([1, 2, null]);
  expect(reads).toHaveBeenCalledTimes(1);
  sessionMemory.set('one', 'of a page');
  expect(await createMemory('one').load()).toBe('of a page');
});

it('never hides what this worker has written or forgotten since', async () => {
  sessionMemory.set('one', 1).set('two', 2).set('id/three', 3);
  readAhead();
  // Under way while it is written, by another part.
  const [one, two] = [createMemory('one').load(), createMemory('two').load()];
  await Promise.all([createMemory('one').save(11), createMemory('two').save(null)]);
  expect([await one, await two]).toEqual([11, null]);
  expect([await createMemory('one').load(), await createMemory('two').load()]).toEqual([11, null]);
  await forgetMemories('id');
  expect(await memoriesOf('id')('three').load()).toBeNull();
});

it('is asked for by itself once the wallet is open, and where nothing could be read ahead', async () => {
  readAhead();
  const early = createMemory('one').load();
  forgetAhead();
  sessionMemory.set('one', 1);
  expect(await early).toBe(1);
  reads.mockRejectedValueOnce(new Error('It cannot be read.'));
  readAhead();
  expect(await createMemory('one').load()).toBe(1);
});
