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
    return { notes, installs, ask: scope.ask as () => unknown, more: scope.more as () => unknown };
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

it('reads no part that another one only names, until something of it is used', async () => {
  const careful = chunk(
    'worker/late.js',
    "const n = require('./common.js'); exports.value = () => 'without it'; exports.more = () => n.common;",
    ['worker/common.js'],
  );
  const entry = chunk(
    'background.js',
    "self.ask = () => require('./worker/late.js').value(); self.more = () => require('./worker/late.js').more();",
  );
  const browser = browserWith([entry, careful, COMMON]);
  await browser.install();
  const worker = browser.start();
  expect(worker.ask()).toBe('without it');
  expect(worker.notes).toEqual(['read worker/late.js']);
  expect(worker.more()).toBe(' and of both');
  expect(worker.more()).toBe(' and of both');
  expect(worker.notes).toEqual(['read worker/late.js', 'read worker/common.js', 'common']);
});

it('has two parts use each other, whichever is asked first', async () => {
  const one = chunk(
    'worker/late.js',
    "const o = require('./other.js'); exports.name = 'one'; exports.value = () => o.both();",
    ['worker/other.js'],
  );
  const other = chunk(
    'worker/other.js',
    "const e = require('./late.js'); exports.both = () => e.name + ' and other'; exports.value = () => e.value();",
    ['worker/late.js'],
  );
  const entry = chunk(
    'background.js',
    "self.ask = () => require('./worker/late.js').value(); self.more = () => require('./worker/other.js').value();",
  );
  const browser = browserWith([entry, one, other]);
  await browser.install();
  expect(browser.start().ask()).toBe('one and other');
  expect(browser.start().more()).toBe('one and other');
});

it('shares what a part exports as it is now, however short the build has written it', async () => {
  const counting = chunk(
    'worker/late.js',
    'let a=0;const b=()=>{a+=1;return a};Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return a}}),Object.defineProperty(exports,"n",{enumerable:!0,get:function(){return b}});',
  );
  const entry = chunk(
    'background.js',
    "self.ask = () => { const { n } = require('./worker/late.js'); n(); return [n(), require('./worker/late.js').t]; };",
  );
  expect(workerScripts([entry, counting]).scripts.get('worker/late.js')).toContain('{t:()=>a,n:()=>b}');
  const { ask } = await browserWith([entry, counting]).install();
  expect(ask()).toEqual([2, 2]);
});

it('keeps every sign of a text in scripts of ASCII', async () => {
  const telling = chunk('worker/late.js', 'exports.value = () => `it’s “€”, 😀`;');
  const entry = chunk('background.js', "self.ask = () => require('./worker/late.js').value();");
  const script = workerScripts([entry, telling]).scripts.get('worker/late.js') ?? '';
  expect([...script].filter((sign) => sign > '~')).toEqual([]);
  const { ask } = await browserWith([entry, telling]).install();
  expect(ask()).toBe('it’s “€”, 😀');
});

it('has in the first script what the entry needs at once', async () => {
  const entry = chunk('background.js', "note(require('./worker/common.js').common);", ['worker/common.js']);
  const { notes } = await browserWith([entry, COMMON]).install();
  expect(notes).toEqual(['common', ' and of both']);
});

it('has what the first script imports on demand evaluated before what that one needs later', async () => {
  const entry = chunk(
    'background.js',
    "note('first'); self.ask = () => require('./worker/whole.js').value();",
    [],
    ['worker/whole.js'],
  );
  const whole = chunk(
    'worker/whole.js',
    "const c = require('./common.js'); note('whole'); exports.value = () => c.common;",
    ['background.js', 'worker/common.js'],
    ['worker/late.js'],
  );
  const browser = browserWith([entry, whole, COMMON, LATE]);
  await browser.install();
  const worker = browser.start();
  expect(worker.notes).toEqual(['first']);
  expect(worker.ask()).toBe(' and of both');
  expect(worker.notes).toEqual(['first', 'read worker/whole.js', 'whole', 'read worker/common.js', 'common']);
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
