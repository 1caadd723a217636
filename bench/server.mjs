/** What the key server answers in a second with a million rows of each kind, beside a bare handler doing the same queries. Loopback only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { databaseFile } from '../src/server/data-location.ts';
import { interleave } from './lib/interleave.mjs';
import { CONNECTIONS, load, percentile } from './lib/load.mjs';
import { fillPostgres, fillSqlite } from './lib/million-rows.mjs';
import { figure, ratio } from './lib/report.mjs';
import { startProcess } from './lib/server-process.mjs';
import { headChecks, keyLogins, newRows, passwordLogins, salts } from './lib/server-requests.mjs';

export const includes = `Server and bare handler: a process each, on one database with a million ID rows, key rows and identities; asked in turns from this process over ${CONNECTIONS} loopback connections, each waiting for its answer. A salt, a head check that finds nothing new, a new ID row, a session at a key row (one Ed25519 check), the first step of a password login. The bare handler does the same queries and the same cryptography with node:sqlite, pg and node:crypto themselves. Times are from request to answer; a run is a few hundred to two thousand requests. Every write is synced to the disk. The paced head check begins 2,000 a second.`;

const AIM = 'within 1.3';
const PACE = 2000;

/**
 * @typedef {import('./lib/load.mjs').Asked} Asked
 * @typedef {{ name: string, status: number, make: () => Promise<Asked[]> | Asked[] }} Kind
 */

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-bench-'));
  try {
    const sqlite = await measureStore('SQLite', { parameters: ['--data', folder], place: databaseFile(folder) });
    const { url, stop } = await startPostgres();
    try {
      return [...sqlite, ...(await measureStore('PostgreSQL', { parameters: [], place: url, url }))];
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} store @param {{ parameters: readonly string[], place: string, url?: string }} options `place`: file or URL */
async function measureStore(store, { parameters, place, url }) {
  const origin = 'https://keys.example';
  const options = [
    '--port',
    '0',
    '--metrics-port',
    '0',
    '--rate',
    '1000000',
    '--new-per-day',
    '1000000',
    '--most-identities',
    '10000000',
    '--origin',
    origin,
    ...parameters,
  ];
  const startOurs = () => startProcess('src/server/main.ts', options, url);
  const startBare = () => startProcess('bench/lib/bare-server.mjs', [place, origin]);
  // The first start makes the secrets: later, a database with rows and without secrets is refused.
  await (await startOurs()).stop();
  console.log(`Filling ${store}`);
  await (url === undefined ? fillSqlite(place) : fillPostgres(place));
  const figures = await coldStart(store, startOurs, startBare);
  const [ours, bare] = [await startOurs(), await startBare()];
  try {
    const heads = await headChecks(ours.port, origin);
    const logins = await keyLogins(ours.port, origin);
    /** @type {Kind[]} */
    const kinds = [
      { name: 'salt', status: 200, make: () => salts(2000) },
      { name: 'head check', status: 304, make: () => heads(2000) },
      { name: 'new row', status: 204, make: () => newRows(400) },
      { name: 'key session', status: 200, make: () => logins(300) },
      { name: 'password, first step', status: 200, make: () => passwordLogins(200) },
    ];
    for (const kind of kinds) figures.push(...(await beside(`${store}, ${kind.name}`, kind, ours, bare)));
    figures.push(...(await paced(store, heads, ours.port)));
    figures.push(
      figure(`${store}, memory after that`, 'bytes', [ours.memory()]),
      figure(`${store}, memory after that, bare`, 'bytes', [bare.memory()]),
    );
    return figures;
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

/** @typedef {Awaited<ReturnType<typeof startProcess>>} Process */

/** @param {string} name @param {Kind} kind @param {Process} ours @param {Process} bare */
async function beside(name, { status, make }, ours, bare) {
  /** @type {{ half: number, p99: number, p999: number, cost: number }[]} */
  const runs = [];
  /** Processor time of the bare handler for one request (ms). @type {number[]} */
  const bareCosts = [];
  const samples = await interleave({
    async ours(round) {
      const asked = await make();
      const before = ours.used();
      const { perSecond, times } = await load(ours.port, asked, { status });
      const [half, p99, p999] = [percentile(times, 0.5), percentile(times, 0.99), percentile(times, 0.999)];
      if (round >= 0) runs.push({ half, p99, p999, cost: (ours.used() - before) / asked.length });
      return 1 / perSecond;
    },
    async bare(round) {
      const asked = await make();
      const before = bare.used();
      const { perSecond } = await load(bare.port, asked, { status });
      if (round >= 0) bareCosts.push((bare.used() - before) / asked.length);
      return 1 / perSecond;
    },
  });
  return [
    figure(
      name,
      'ops/s',
      samples.ours.map((seconds) => 1 / seconds),
    ),
    figure(
      `${name}, bare`,
      'ops/s',
      samples.bare.map((seconds) => 1 / seconds),
    ),
    ratio(`${name}, time against bare`, samples.ours, samples.bare, AIM),
    figure(
      `${name}, p50`,
      'ms',
      runs.map(({ half }) => half),
    ),
    figure(
      `${name}, p99`,
      'ms',
      runs.map(({ p99 }) => p99),
    ),
    figure(
      `${name}, p99.9`,
      'ms',
      runs.map(({ p999 }) => p999),
    ),
    figure(
      `${name}, processor time of the server`,
      'ms',
      runs.map(({ cost }) => cost),
    ),
    // On a machine that does other work too, this says more than the time.
    ratio(
      `${name}, processor time against bare`,
      runs.map(({ cost }) => cost),
      bareCosts,
      AIM,
    ),
  ];
}

/** @param {string} store @param {(count: number) => Asked[]} heads @param {number} port */
async function paced(store, heads, port) {
  /** @type {number[]} */
  const p99 = [];
  for (let run = 0; run < 10; run++)
    p99.push(percentile((await load(port, heads(PACE), { status: 304, perSecond: PACE })).times, 0.99));
  return [figure(`${store}, head check at 2,000 a second, p99`, 'ms', p99, 'under 50')];
}

/** @param {string} store @param {() => Promise<Process>} startOurs @param {() => Promise<Process>} startBare */
async function coldStart(store, startOurs, startBare) {
  /** @param {() => Promise<Process>} start */
  const timed = (start) => async () => {
    const started = await start();
    await started.stop();
    return started.started;
  };
  const samples = await interleave({ ours: timed(startOurs), bare: timed(startBare) }, { warmUps: 1 });
  return [
    figure(`${store}, start to listening`, 'ms', samples.ours),
    figure(`${store}, start to listening, bare`, 'ms', samples.bare),
  ];
}
