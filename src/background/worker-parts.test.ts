/** What loads the parts of the worker (scripts/lib/worker-parts.mjs), run as the browser runs it: a stop forgets everything but the scripts. */
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { type Chunk, workerScripts } from '../../scripts/lib/worker-parts.mjs';

const chunk = (fileName: string, code: string, imports: string[] = [], dynamicImports: string[] = []): Chunk => ({
  ...{ fileName, code, imports, dynamicImports },
  isEntry: fileName === 'background.js',
});

/** A browser that has installed the worker, unless a script is missing. @returns what the worker's scripts wrote down */
function browserWith(chunks: Chunk[], missing: string[] = []) {
  const { scripts } = workerScripts(chunks);
  const kept = new Set<string>();
  let isInstalled = false;

  function start() {
    const notes: string[] = [];
    const installs: ((event: { waitUntil(promise: Promise<unknown>): void }) => void)[] = [];
    const scope: Record<string, unknown> = {
      note: (text: string) => notes.push(text),
      addEventListener: (_type: string, listener: (typeof installs)[number]) => installs.push(listener),
      importScripts(...names: string[]) {
        for (const name of names) {
          const code = scripts.get(name);
          if (isInstalled ? !kept.has(name) : code === undefined || missing.includes(name))
            throw new Error(`No script ${name}.`);
          kept.add(name);
          notes.push(`read ${name}`);
          runInNewContextOf(code ?? '');
        }
      },
    };
    scope.self = scope;
    const runInNewContextOf = (code: string) => void runInNewContext(code, scope);
    runInNewContextOf(scripts.get('background.js') ?? '');
    return { notes, installs, ask: scope.ask as () => unknown };
  }

  return {
    start,
    async install() {
      const worker = start();
      const waited: Promise<unknown>[] = [];
      for (const listener of worker.installs) listener({ waitUntil: (promise) => waited.push(promise) });
      await Promise.all(waited);
      isInstalled = true;
      return worker;
    },
  };
}

const ENTRY = chunk(
  'background.js',
  "note('first'); exports.shared = 'of the first'; self.ask = () => require('./worker/late.js').value();",
);
const LATE = chunk(
  'worker/late.js',
  "note('late'); const first = require('../background.js'); const { common } = require('./common.js'); exports.value = () => first.shared + common;",
  ['background.js', 'worker/common.js'],
);
const COMMON = chunk('worker/common.js', "note('common'); exports.common = ' and of both';");

it('reads every script while it is installed, and evaluates a late part when it is asked for', async () => {
  const worker = await browserWith([ENTRY, LATE, COMMON]).install();
  expect(worker.notes).toEqual(['first', 'read worker/late.js', 'read worker/common.js']);
  expect(worker.ask()).toBe('of the first and of both');
  expect(worker.ask()).toBe('of the first and of both');
  expect(worker.notes.slice(3)).toEqual(['late', 'common']);
});

it('reads after a stop what is asked for, and nothing before', async () => {
  const browser = browserWith([ENTRY, LATE, COMMON]);
  await browser.install();
  const worker = browser.start();
  expect(worker.notes).toEqual(['first']);
  expect(worker.ask()).toBe('of the first and of both');
  expect(worker.notes).toEqual(['first', 'read worker/late.js', 'late', 'read worker/common.js', 'common']);
});

it('has in the first script what the entry needs at once', async () => {
  const entry = chunk('background.js', "note(require('./worker/common.js').common);", ['worker/common.js']);
  const { notes } = await browserWith([entry, COMMON]).install();
  expect(notes).toEqual(['common', ' and of both']);
});

it('has what the first script imports on demand in one script, with all that it needs at once', async () => {
  const entry = chunk(
    'background.js',
    "note('first'); self.ask = () => require('./worker/whole.js').value();",
    [],
    ['worker/whole.js'],
  );
  const whole = chunk(
    'worker/whole.js',
    "note('whole'); exports.value = () => require('./common.js').common;",
    ['background.js', 'worker/common.js'],
    ['worker/late.js'],
  );
  const browser = browserWith([entry, whole, COMMON, LATE]);
  await browser.install();
  const worker = browser.start();
  expect(worker.notes).toEqual(['first']);
  expect(worker.ask()).toBe(' and of both');
  expect(worker.notes).toEqual(['first', 'read worker/whole.js', 'whole', 'common']);
});

it('is not installed without one of its parts', async () => {
  await expect(browserWith([ENTRY, LATE, COMMON], ['worker/common.js']).install()).rejects.toThrow(
    'No script worker/common.js.',
  );
});

it('loads a part again that failed while it was evaluated', async () => {
  const failing = chunk(
    'worker/late.js',
    "self.tries = (self.tries ?? 0) + 1; if (self.tries === 1) throw new Error('Not yet.'); exports.value = () => self.tries;",
    ['background.js'],
  );
  const { ask } = await browserWith([ENTRY, failing]).install();
  expect(ask).toThrow('Not yet.');
  expect(ask()).toBe(2);
});
