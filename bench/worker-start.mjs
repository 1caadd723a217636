/**
 * node bench/worker-start.mjs, after a build: compares scripts/lib/worker-later.txt with what a start of the worker uses, while the popup
 * opens unlocked and locked, while the wallet locks, and while a connected page asks for its permissions. Prints the modules that do not belong in the list, and fails if there are any; and
 * those that could be in it, because nothing of them ran: constants and schemas are used and do not run, so look before you add one.
 */
import '../scripts/lib/node-version.mjs';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { EXTENSION, ROOT } from '../scripts/lib/paths.mjs';
import { buildWorker } from '../scripts/lib/worker-build.mjs';
import { PICTURES, WHOLE } from '../scripts/lib/worker-groups.mjs';
import { startBrowser } from './lib/browser.mjs';
import { connect } from './lib/cdp.mjs';
import { connectTab, siteServer } from './lib/dapp.mjs';
import { openUntilUsable } from './lib/usable.mjs';
import { makeWallet, pageUrl } from './lib/wallet.mjs';

const FIRST = 'background.js';
const UNLOCKED = '[data-testid=receive]:not([disabled])';
/** Time in which the whole worker has started by itself (ms). */
const WHOLE_WITHIN = 2_000;
const LOCKED = '[data-testid=unlock]:not([disabled])';

const { scripts, maps, within } = await buildWorker({
  entry: 'src/background/main.ts',
  script: FIRST,
  target: 'chrome123',
  minify: false,
  sourcemap: true,
  define: { DEFAULT_KEY_SERVER: '""', DEFAULT_CHAIN_ID: '""' },
});

const sources = new Map(
  [...maps].flatMap(([script, map]) => (map ? [[script, new SourceMap(JSON.parse(map.toString()))]] : [])),
);

/** The module of a place in a script, by its path from the root. @param {string} script @param {number} offset */
function moduleAt(script, offset) {
  const before = (scripts.get(script) ?? '').slice(0, offset);
  const line = before.match(/\n/g)?.length ?? 0;
  const found = sources.get(script)?.findEntry(line, offset - before.lastIndexOf('\n') - 1) ?? {};
  return 'originalSource' in found ? String(found.originalSource).replace(/^(\.\.\/)+/, '') : '';
}

/** The module of something that a script exports. @param {string} script @param {string} name */
function moduleOf(script, name) {
  const code = scripts.get(script) ?? '';
  const at = code.indexOf(`defineProperty(exports, "${name}"`);
  const local = /return ([\w$]+)/.exec(code.slice(at))?.[1] ?? name;
  const declared = new RegExp(
    `^\\s*(?:async )?(?:function\\*?|const|let|var|class) ${local.replaceAll('$', '\\$')}\\b`,
    'm',
  );
  const found = declared.exec(code);
  return found === null ? `${name} of ${script}` : moduleAt(script, found.index + found[0].length);
}

/** Starts the worker by an act, and looks at it. @param {import('./lib/browser.mjs').Browser} browser @param {() => Promise<unknown>} act @param {() => Promise<unknown>} [then] */
async function watched(browser, act, then) {
  await browser.stopWorkers();
  const own = await connect(browser.endpoint);
  const attached = new Promise((resolve) => own.browser.on('Target.attachedToTarget', resolve));
  await own.browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'service_worker', exclude: false }, { exclude: true }],
  });
  const done = act();
  const worker = own.session(/** @type {any} */ (await attached).sessionId);
  await worker.send('Profiler.enable');
  await worker.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await worker.send('Runtime.runIfWaitingForDebugger');
  await done;
  await then?.();
  const { result } = await worker.send('Profiler.takePreciseCoverage');
  const read = JSON.parse(await worker.evaluate('JSON.stringify(self.read ?? [])'));
  own.close();
  return { result, read };
}

const folder = mkdtempSync(join(tmpdir(), 'dramatis-start-'));
cpSync(EXTENSION, folder, { recursive: true });
// What is used of a later part is noted.
for (const [name, code] of scripts)
  writeFileSync(
    join(folder, name),
    name === FIRST
      ? code.replace('Reflect.get(', '(self.read ??= []).push([path, String(name)]) && Reflect.get(')
      : code,
  );

/** @type {Set<string>} */
const ran = new Set();
/** @type {Set<string>} */
const used = new Set();
const sites = await siteServer();
const browser = await startBrowser({ extensions: [folder] });
try {
  const wallet = await makeWallet(browser);
  const page = await connectTab(browser, sites.one);
  await wallet.hangUp();
  const popup = (/** @type {string} */ selector) => () =>
    openUntilUsable(browser, { url: pageUrl('popup.html'), selector });
  // The first script answers, and the whole worker follows.
  const ask = async () => {
    await page.cdp.evaluate("site.provider.request({ method: 'wallet_getPermissions' })");
    await new Promise((resolve) => setTimeout(resolve, WHOLE_WITHIN));
  };
  const lock = async () => {
    await wallet.command('lock');
    await wallet.hangUp();
  };
  const starts = [
    await watched(browser, ask),
    await watched(browser, popup(UNLOCKED), lock),
    await watched(browser, popup(LOCKED)),
  ];
  for (const { result, read } of starts) {
    for (const { url, functions } of result) {
      const script = [WHOLE, PICTURES].find((each) => url.endsWith(`/${each}`));
      if (script === undefined) continue;
      for (const { functionName, ranges } of functions)
        if (functionName !== '' && ranges[0].count > 0) ran.add(moduleAt(script, ranges[0].startOffset));
    }
    for (const [path, name] of read) used.add(moduleOf(`worker/${basename(path)}`, name));
  }
} finally {
  await browser.stop();
  await sites.stop();
  rmSync(folder, { recursive: true, force: true });
}
const atStart = [WHOLE, PICTURES].flatMap(within).map((id) => relative(ROOT, id));
console.log(
  'Used at a start, and listed:',
  [...used].filter((path) => !atStart.includes(path)),
);
console.log(
  'Not listed, and nothing of it ran:',
  atStart.filter((path) => !ran.has(path)),
);
if ([...used].some((path) => !atStart.includes(path))) process.exitCode = 1;
