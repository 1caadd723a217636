/** npm test: types and lint, unit, build, end to end, in this order, and one last line that counts. Runs all of them even when one fails. */
import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureApache } from './lib/apache.mjs';
import { ensureChromium, HOW_TO_GET_CHROMIUM } from './lib/chromium.mjs';
import { failedBrowserTests, failedUnitTests } from './lib/failed-tests.mjs';
import { ensureKits, installKits } from './lib/kits.mjs';
import { ROOT } from './lib/paths.mjs';
import { ensurePostgres, startPostgres } from './lib/postgres.mjs';
import { ensurePromtool } from './lib/promtool.mjs';
import { ensureProxies } from './lib/proxies.mjs';
import { run } from './lib/run.mjs';
import { saysWhatWasSeen } from './lib/told-table.mjs';
import { TOLD_TABLES } from './lib/told-tables.mjs';

const RESULTS = join(ROOT, 'test-results');
const UNIT = join(RESULTS, 'unit.json');
const E2E = join(RESULTS, 'e2e.json');
const PAGES_TOLD = join(RESULTS, 'pages-of-failed-tests.txt');
/** Tests of what two profiles do at a key server, which run once more with the server on PostgreSQL. */
const ON_POSTGRES = ['--grep', '@postgres'];

/** @typedef {{ passed: number, failed: number }} Count */

let interrupted = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => {
    interrupted = true;
  });

await rm(RESULTS, { recursive: true, force: true });
await mkdir(RESULTS, { recursive: true });

/** What failed and what the pages of failed browser tests showed, printed once more at the end. */
let told = '';

/** @type {Count[]} */
const counts = [];
// Waits for the registry more than for a processor.
const installing = installKits();
counts.push(...(await Promise.all([single('Types', 'tsc', ['-b']), single('Lint', 'biome', ['check', '.'])])));
counts.push(await unit());
const built = await single('Build', 'vite', ['build', '--logLevel', 'warn']);
counts.push(await kits());
counts.push(built, await endToEnd(built.failed === 0, []), ...(await tables()));
counts.push(await onPostgres(built.failed === 0));

process.stdout.write(told);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && !interrupted ? 0 : 1);

/**
 * A step that counts as one.
 * @param {string} name
 * @param {string} program
 * @param {string[]} parameters
 * @returns {Promise<Count>}
 */
async function single(name, program, parameters) {
  if (interrupted) return { passed: 0, failed: 1 };
  const well = await run(program, parameters, { minutes: 10 });
  console.log(`${name}: ${well ? 'in order' : 'failed'}`);
  if (!well) told += `Failed: ${name}\n`;
  return well ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Installs what the tests need, one after the other: two installations at once get in each other's way. A test that lacks one says so. */
function prepare() {
  for (const ensure of [ensurePostgres, ensureApache, ensureProxies, ensurePromtool])
    try {
      ensure();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
}

/**
 * The client software of sites, which the browser tests drive.
 * @returns {Promise<Count>}
 */
async function kits() {
  if (interrupted) return { passed: 0, failed: 1 };
  await installing;
  const well = await ensureKits();
  console.log(`Client software of sites: ${well ? 'in order' : 'not there'}`);
  return well ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Promise<Count>} */
async function unit() {
  if (interrupted) return { passed: 0, failed: 1 };
  prepare();
  const well = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`], {
    minutes: 30,
  });
  const report = await readJson(UNIT);
  if (report === null) return { passed: 0, failed: 1 };
  told += failedUnitTests(report).join('');
  return judged(report.numPassedTests, report.numTotalTests - report.numPassedTests, well);
}

/**
 * The documents say what the browser tests have just seen, no more and no less.
 * @returns {Promise<Count[]>}
 */
async function tables() {
  const report = interrupted ? null : await readJson(E2E);
  return Promise.all(
    TOLD_TABLES.map(async (told) => {
      /** @param {unknown} error A note that has no place, or a row without one. */
      const isWrong = (error) => console.error(error instanceof Error ? error.message : error);
      const same = report !== null && (await saysWhatWasSeen(told, report, false).catch(isWrong)) === true;
      const where = `not what the tests saw; npm run matrix writes it into ${told.document}`;
      console.log(`${told.name}: ${same ? 'in order' : where}`);
      return same ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    }),
  );
}

/**
 * @param {boolean} built
 * @returns {Promise<Count>}
 */
async function onPostgres(built) {
  if (interrupted || !built) return { passed: 0, failed: 1 };
  if (process.env.DATABASE_URL !== undefined) return { passed: 0, failed: 0 };
  try {
    const { url, stop } = await startPostgres();
    console.log('The key server on PostgreSQL');
    return await endToEnd(built, ON_POSTGRES, { DATABASE_URL: url }).finally(stop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {boolean} built
 * @param {string[]} chosen Options of Playwright that choose tests; none is all of them.
 * @param {Record<string, string>} [environment]
 * @returns {Promise<Count>}
 */
async function endToEnd(built, chosen, environment = {}) {
  if (interrupted) return { passed: 0, failed: 1 };
  if (!built) {
    console.log('End to end: not run, as there is no build.');
    return { passed: 0, failed: 1 };
  }
  const path = ensureChromium(console.log);
  if (path === null) {
    console.error(HOW_TO_GET_CHROMIUM);
    return { passed: 0, failed: 1 };
  }
  console.log(`End to end, in ${path}`);
  await rm(E2E, { force: true });
  const well = await run('playwright', ['test', '-c', 'e2e', ...chosen], { minutes: 60, environment });
  if (existsSync(PAGES_TOLD)) told += await readFile(PAGES_TOLD, 'utf8');
  const report = await readJson(E2E);
  if (report === null) return { passed: 0, failed: 1 };
  told += failedBrowserTests(report).join('');
  const { stats } = report;
  return judged(stats.expected, stats.unexpected + stats.flaky + stats.skipped, well);
}

/**
 * A tool that failed without a failed test (a file that does not load, an error between tests) counts as one.
 * @param {number} passed
 * @param {number} failed Skipped tests are among them: none is meant to be.
 * @param {boolean} well
 * @returns {Count}
 */
function judged(passed, failed, well) {
  return { passed, failed: failed === 0 && !well ? 1 : failed };
}

/** @param {string} path */
async function readJson(path) {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : null;
}
