/** Does the key server's memory stay what it is? Mixed requests from ever new addresses for half an hour, on both stores at once. Runs when it is named. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { bareHex, randomBytes } from '../src/lib/bytes.ts';
import { beginAt, newIdentity, openSession, readAs, sendWrite } from '../src/server/testing/identity.ts';
import { askAt } from '../src/server/testing/load.ts';
import { load } from './lib/load.mjs';
import { figure } from './lib/report.mjs';
import { startProcess } from './lib/server-process.mjs';
import { headChecks, keyLogins, newRows, passwordLogins, salts } from './lib/server-requests.mjs';

const MINUTES = Math.max(3, Number(process.env.SOAK_MINUTES ?? 30));
const MINUTE = 60_000;
const PACE = 150;

export const includes = `Two servers, one on SQLite and one on PostgreSQL, each asked ${PACE} times a second for ${MINUTES} minutes (SOAK_MINUTES in the environment): head checks, salts, new ID rows, sessions at key rows, first steps of password logins, new identities with sessions and boxes; each request from another address. Resident memory, and of it the objects that lasted (the old space of the heap), once a minute. Resident memory grows until the space for new objects has its full size, some 130 MB.`;

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-soak-'));
  const { url, stop } = await startPostgres();
  try {
    const both = await Promise.all([soak('SQLite', ['--data', folder]), soak('PostgreSQL', [], url)]);
    return both.flat();
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const address = () => randomBytes(4).join('.');
/** @param {import('./lib/load.mjs').Asked[]} asked */
const fromAnywhere = (asked) =>
  asked.map((each) => ({ ...each, headers: { ...each.headers, 'x-forwarded-for': address() } }));

/** A person who comes, writes and reads. @param {import('../src/server/testing/identity.ts').Asker} app */
async function onePerson(app) {
  const identity = newIdentity();
  const seed = identity.first.signingSeed;
  await beginAt(app, identity);
  const character = [...identity.log.characters.keys()][0];
  for (let count = 0; count < 3; count++) {
    const name = `target/${character}/${bareHex(randomBytes(16))}`;
    const { status } = await sendWrite(app, identity, seed, {
      boxes: [{ name, bytes: randomBytes(1000), replaces: null }],
    });
    if (status !== 200) throw new Error(`A box was answered ${status}.`);
  }
  await openSession(app, identity, seed);
  await readAs(app, identity, seed, 'boxes?after=0');
}

/** @param {string} store @param {readonly string[]} place @param {string} [url] */
async function soak(store, place, url) {
  const origin = 'https://keys.example';
  const limits = ['--rate', '1000000', '--new-per-day', '1000000', '--most-identities', '10000000'];
  const options = ['--port', '0', '--metrics-port', '0', '--origin', origin, '--behind-proxy', ...limits, ...place];
  const server = await startProcess('src/server/main.ts', options, url);
  /** @type {number[]} */
  const resident = [];
  /** Objects that lasted: what a leak fills. @type {number[]} */
  const old = [];
  let running = true;
  let requests = 0;
  async function ask() {
    let heads = await headChecks(server.port, origin);
    let opened = performance.now();
    const logins = await keyLogins(server.port, origin);
    const app = askAt(`http://127.0.0.1:${server.port}`, origin);
    while (running) {
      // Before the sessions end.
      if (performance.now() - opened > 10 * MINUTE) {
        heads = await headChecks(server.port, origin);
        opened = performance.now();
      }
      /** @type {[number, import('./lib/load.mjs').Asked[]][]} */
      const round = [
        [304, heads(300)],
        [200, salts(200)],
        [204, newRows(100)],
        [200, await logins(60)],
        [200, await passwordLogins(40)],
      ];
      for (const [status, asked] of round) {
        await load(server.port, fromAnywhere(asked), { status, perSecond: PACE });
        requests += asked.length;
      }
      for (let count = 0; count < 5; count++) await onePerson(app);
    }
  }
  const asking = ask();
  try {
    for (let minute = 1; minute <= MINUTES; minute++) {
      await Promise.race([wait(MINUTE), asking]);
      resident.push(server.memory());
      old.push(await server.metric('nodejs_heap_space_size_used_bytes{space="old"}'));
      const [mega, used] = [resident, old].map((sizes) => Math.round((sizes.at(-1) ?? 0) / 1e6));
      console.log(
        `${store}, minute ${minute}: ${mega} MB, of it lasting objects ${used} MB, after ${requests} requests`,
      );
    }
    running = false;
    await asking;
  } finally {
    running = false;
    await server.stop();
  }
  const third = Math.ceil(MINUTES / 3);
  return [
    figure(`${store}, memory in the second third`, 'bytes', resident.slice(third, 2 * third)),
    figure(`${store}, memory in the last third`, 'bytes', resident.slice(2 * third)),
    figure(`${store}, lasting objects in the second third`, 'bytes', old.slice(third, 2 * third)),
    figure(`${store}, lasting objects in the last third`, 'bytes', old.slice(2 * third)),
  ];
}
