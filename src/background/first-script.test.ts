/** What a start of the worker loads, as the package has it: its first script, and what that one brings in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildWorker } from '../../scripts/lib/worker-build.mjs';
import { laterModules, PICTURES, WHOLE } from '../../scripts/lib/worker-groups.mjs';

const FIRST = 'background.js';

/** Bytes, compressed. Whoever needs more room looks first at what could be loaded later: `node bench/worker-start.mjs` says what. */
const AT_MOST = [
  [FIRST, 6_100],
  [WHOLE, 127_300],
  [PICTURES, 16_500],
] as const;
/** Of all scripts together. */
const ALL_AT_MOST = 430_000;

let built: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  built = await buildWorker({
    entry: 'src/background/main.ts',
    script: FIRST,
    target: 'chrome123',
    minify: true,
    define: { DEFAULT_KEY_SERVER: '""', DEFAULT_CHAIN_ID: '""' },
  });
});

it.each(AT_MOST)('%s stays below %i bytes', (script, most) => {
  const code = built.scripts.get(script) ?? '';
  const { length } = gzipSync(code, { level: 9 });
  expect(length).toBeGreaterThan(1_000);
  expect(length).toBeLessThan(most);
});

it('all scripts together stay below their bound', () => {
  const sizes = [...built.scripts.values()].map((code) => gzipSync(code, { level: 9 }).length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(ALL_AT_MOST);
});

it('has the scripts of a start before all others in the order of their addresses, in which the browser reads them', () => {
  const later = [...built.scripts.keys()].filter((script) => script !== FIRST);
  expect(later.toSorted().slice(0, 2)).toEqual([WHOLE, PICTURES]);
});

/** Stands for everything of a browser that a module names while it is evaluated. */
const anything = (): unknown =>
  new Proxy(class {}, { get: (_, name) => (name === 'prototype' ? {} : anything()), apply: () => anything() });

/** A worker that has evaluated its first script. @returns how to evaluate another one, and the scripts that were read since */
function started() {
  const read: string[] = [];
  const evaluate = (script: string) => runInContext(built.scripts.get(script) ?? '', context);
  const scope: Record<string, unknown> = {
    ...{ TextEncoder, TextDecoder, URL, crypto, chrome: anything(), indexedDB: anything(), navigator: {} },
    addEventListener: () => undefined,
    setTimeout: () => 0,
    importScripts(script: string) {
      read.push(script);
      evaluate(script);
    },
  };
  scope.self = scope;
  const context = createContext(scope);
  evaluate(FIRST);
  const require = (script: string): void => void runInContext(`parts.require(${JSON.stringify(script)})`, context);
  return { read, require };
}

it('evaluates the whole worker and what draws its picture without any later script', () => {
  const { read, require } = started();
  require(WHOLE);
  require(PICTURES);
  expect(read).toEqual([WHOLE, PICTURES]);
});

it('evaluates each script, whichever comes first', () => {
  for (const script of built.scripts.keys()) {
    if (script === FIRST) continue;
    const { read, require } = started();
    expect(() => require(script)).not.toThrow();
    expect(read).toContain(script);
  }
});

it('has the list of public suffixes in no script', () => {
  expect(built.sources.some((id) => id.endsWith('/src/messaging/public-suffixes.ts'))).toBe(true);
  expect(built.sources.filter((id) => /\/tldts/.test(id))).toEqual([]);
});

it('reads the addresses of price feeds from a file of the package, and holds them in no script', () => {
  const text = built.files.get('lists/price-feeds.json') ?? '';
  const [feed = ''] = /0x[0-9a-f]{40}/.exec(text) ?? [];
  expect(feed).not.toBe('');
  expect([...built.scripts.values()].filter((code) => code.includes(feed))).toEqual([]);
  expect(built.sources.some((source) => source.endsWith('/src/chain/price-feeds.json'))).toBe(true);
});

it('reads its own descriptions of protocols from one file of the package, and holds them in no script', () => {
  const files = readdirSync('src/clear-signing/builtin').filter((file) => file.endsWith('.json'));
  const texts = files.map((file) => JSON.parse(readFileSync(`src/clear-signing/builtin/${file}`, 'utf8')));
  const table = Object.values(JSON.parse(built.files.get('lists/builtin.json') ?? '{}'));
  expect(table).toHaveLength(texts.length);
  expect(table).toEqual(expect.arrayContaining(texts));
  for (const code of built.scripts.values()) expect(code).not.toContain('minReturn');
  expect(files.filter((file) => !built.sources.some((source) => source.endsWith(`/builtin/${file}`)))).toEqual([]);
});

it('knows every module that it lists as one of later', () => {
  expect(laterModules().filter((path) => !existsSync(path))).toEqual([]);
});

it('answers pages without the wallets', () => {
  const first = built.within(FIRST);
  expect(first.filter((id) => /\/src\/(session|vault|keys)\/|\/(wallet|wallets|worker)\.ts$/.test(id))).toEqual([]);
  expect(first.filter((id) => /\/first-answers\.ts$/.test(id))).toHaveLength(1);
});

const atStart = () => [FIRST, WHOLE].flatMap((script) => built.within(script));

it.each([
  ['commands of our own pages', /\/src\/background\/(run-command|commands\/(?!tickets))/],
  ['pictures for our own pages', /\/src\/background\/views\/snapshot\.ts$/],
  ['changes of the identity', /\/src\/session\/change\/(identity-change|rekey|rotate)\.ts$/],
  ['logins', /\/src\/session\/unlock\/(unlock|find-identity|first-identity)\.ts$/],
  ['pairing', /\/src\/session\/pairing\/pairing\.ts$/],
  ['executor', /\/src\/background\/adapters\/executor\.ts$/],
  ['methods of pages that ask or sign', /\/src\/rpc\/(table|methods\/eth_sendTransaction)\.ts$/],
  ['words of prompts', /\/src\/approvals\/review\/reviewer\.ts$/],
])('a start evaluates no %s', (_what, module) => {
  expect(built.sources.some((id) => module.test(id))).toBe(true);
  expect(atStart().filter((id) => module.test(id))).toEqual([]);
});

it.each([
  ['locks and steps down', /\/src\/background\/closing-commands\.ts$/],
  ['notes that the wallet is used', /\/src\/background\/note-use\.ts$/],
  ['looks at every alarm', /\/src\/background\/browser\/clipboard\.ts$/],
  ['names the alarm of the clipboard', /\/src\/messaging\/clipboard\.ts$/],
  ['holds what is open', /\/src\/session\/state\/keyring\.ts$/],
])('a start evaluates what %s', (_what, module) => {
  expect(atStart().filter((id) => module.test(id))).toHaveLength(1);
});

it('leaves nothing of import() to the browser, which refuses it in a service worker', () => {
  for (const [name, code] of built.scripts) expect([name, /\bimport\(["'`]/.test(code)]).toEqual([name, false]);
});
