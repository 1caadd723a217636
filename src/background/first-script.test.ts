/** What a start of the worker loads: its first script, as the package has it. A part that is needed later has a script of its own. */
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildWorker } from '../../scripts/lib/worker-build.mjs';

const FIRST = 'background.js';
/** What the first script brings in at once for the first event that needs it. */
const WHOLE = 'worker/worker.js';

/** Bytes, compressed. Whoever needs more room looks first at what could be loaded later. */
const AT_MOST = [
  [FIRST, 10_000],
  [WHOLE, 292_000],
] as const;

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

it('answers pages without the wallets', () => {
  const first = built.within(FIRST);
  expect(first.filter((id) => /\/src\/(session|vault|keys)\/|\/(wallet|wallets|worker)\.ts$/.test(id))).toEqual([]);
  expect(first.filter((id) => /\/first-answers\.ts$/.test(id))).toHaveLength(1);
});

const atStart = () => [FIRST, WHOLE].flatMap((script) => built.within(script));

it.each([
  ['commands of our own pages', /\/src\/background\/(run-command|commands\/(?!tickets))/],
  ['pictures for our own pages', /\/src\/background\/views\/snapshot\.ts$/],
  ['list of public suffixes', /\/tldts\//],
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
  ['holds what is open', /\/src\/session\/state\/keyring\.ts$/],
])('a start evaluates what %s', (_what, module) => {
  expect(atStart().filter((id) => module.test(id))).toHaveLength(1);
});

it('leaves nothing of import() to the browser, which refuses it in a service worker', () => {
  for (const [name, code] of built.scripts) expect([name, /\bimport\(["'`]/.test(code)]).toEqual([name, false]);
});
