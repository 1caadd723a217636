/** An upgrade from one version of the tables to the next one, with data: real processes of both versions on one database. */
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { ids } from '../keys/testing/identity.ts';
import { bareHex, randomBytes, utf8 } from '../lib/bytes.ts';
import { databaseFile } from './data-location.ts';
import { MIGRATIONS } from './store/migrations.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { beginAt, newIdentity, openSession, read, sendWrite, type TestIdentity } from './testing/identity.ts';
import { askAt } from './testing/load.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, type ServerProcess, startServer } from './testing/process.ts';
import { describeStores, postgresDatabase } from './testing/stores.ts';

const ORIGIN = 'http://localhost:8787';
const { ends, folder, two } = createPlaces('upgrade');

const preload = join(import.meta.dirname, 'testing', 'next-version.ts');
/** Environment of a process of the next version. */
const next = (migration: 'well' | 'ill' = 'well') => ({
  NODE_OPTIONS: `--import ${preload}`,
  NEXT_VERSION: migration,
});

async function start(place: string, environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const server = await startServer(place, ['--origin', ORIGIN], environment);
  ends.push(() => server.end('SIGKILL'));
  return server;
}

const app = (server: ServerProcess) => askAt(server.address, ORIGIN);

async function addBox(server: ServerProcess, identity: TestIdentity): Promise<void> {
  const name = `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`;
  const boxes = [{ name, bytes: utf8(name), replaces: null }];
  const { status } = await sendWrite(app(server), identity, identity.first.signingSeed, { boxes, origin: ORIGIN });
  expect(status).toBe(200);
}

/** A server of this version with an identity and a box. */
async function startWithData(place: string): Promise<{ old: ServerProcess; identity: TestIdentity }> {
  const old = await start(place);
  const identity = newIdentity();
  expect((await beginAt(app(old), identity, { origin: ORIGIN })).status).toBe(200);
  await addBox(old, identity);
  return { old, identity };
}

async function countBoxes(server: ServerProcess, identity: TestIdentity): Promise<number> {
  const { body } = await openSession(app(server), identity, identity.first.signingSeed);
  return ((await read(app(server), identity, 'boxes?after=0', body.token)).body.boxes as unknown[]).length;
}

/** Asks the tables of a stopped server, without changing them. */
async function ask(place: string, sql: string): Promise<Record<string, unknown> | null> {
  const opened: Promise<Store> = place.startsWith('postgres:') ? openPostgres(place) : openSqlite(databaseFile(place));
  const store = await opened;
  return store.get(sql).finally(() => store.close());
}

describeStores('An upgrade', (database) => {
  it('keeps all data, goes one way only, and takes backups of the version before', async () => {
    const [place, empty] = await two(database);
    const { old, identity } = await startWithData(place);
    const backup = join(folder(), 'before.sqlite');
    expect(await runCommand('backup', place, ['--to', backup])).toMatchObject({ code: 0 });
    expect(await old.end('SIGTERM')).toBe(0);

    const upgraded = await start(place, next());
    expect(upgraded.fingerprint).toBe(old.fingerprint);
    expect(await countBoxes(upgraded, identity)).toBe(1);
    await addBox(upgraded, identity);
    expect(await upgraded.end('SIGTERM')).toBe(0);

    await expect(startServer(place)).rejects.toThrow('written by a newer version of the key server');
    const refused = await runCommand('backup', place, ['--to', `${backup}.2`]);
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('another version of the key server') });
    const made = await runCommand('backup', place, ['--to', `${backup}.next`], next());
    expect(made).toMatchObject({ code: 0 });

    // Back: the backup of the version before, with that version.
    expect(await runCommand('restore', empty, ['--from', backup])).toMatchObject({ code: 0 });
    const back = await start(empty);
    expect(await countBoxes(back, identity)).toBe(1);
    await back.end('SIGTERM');
    // And once more forward, from that older place.
    expect(await countBoxes(await start(empty, next()), identity)).toBe(1);
  });

  it('that fails changes nothing: the version before starts again', async () => {
    const [place] = await two(database);
    const { old, identity } = await startWithData(place);
    await old.end('SIGTERM');
    const before = await ask(place, 'SELECT max(version) AS version FROM schema_version');
    await expect(startServer(place, [], next('ill'))).rejects.toThrow('nowhere');
    expect(await ask(place, 'SELECT max(version) AS version FROM schema_version')).toEqual(before);
    const again = await start(place);
    expect(await countBoxes(again, identity)).toBe(1);
    await addBox(again, identity);
  });

  it('takes a restore of a backup of the version before', async () => {
    const [place, empty] = await two(database);
    const { old, identity } = await startWithData(place);
    const backup = join(folder(), 'before.sqlite');
    await runCommand('backup', place, ['--to', backup]);
    expect(await runCommand('restore', empty, ['--from', backup], next())).toMatchObject({ code: 0 });
    const upgraded = await start(empty, next());
    expect(upgraded.fingerprint).toBe(old.fingerprint);
    expect(await countBoxes(upgraded, identity)).toBe(1);
  });
});

/** Every act on data, and the backup. */
const ACTS: readonly (readonly [Parameters<typeof runCommand>[0], ...string[]])[] = [
  ['admin list'],
  ['admin show', '0'.repeat(64)],
  ['admin remove', '0'.repeat(64), '--yes'],
  ['admin reset', 'ada'],
  ['admin invite'],
  ['admin admit'],
  ['admin rotate', 'show'],
  ['admin check'],
  ['backup', '--to', '-'],
];

describeStores('An act of another version', (database) => {
  it('refuses the data of a running server, and changes nothing', async () => {
    const [place] = await two(database);
    const running = await start(place);
    const identity = newIdentity();
    expect((await beginAt(app(running), identity, { origin: ORIGIN })).status).toBe(200);
    const refusal = { code: 2, output: expect.stringContaining('another version of the key server') };
    for (const [act, ...parameters] of ACTS) {
      const refused = await runCommand(act, place, parameters, next());
      expect([act, refused]).toEqual([act, expect.objectContaining(refusal)]);
    }
    if (place.startsWith('postgres:'))
      expect(await runCommand('restore', place, ['--from', import.meta.filename], next())).toMatchObject(refusal);
    await addBox(running, identity);
    await running.end('SIGTERM');
    expect(await ask(place, 'SELECT max(version) AS version FROM schema_version')).toEqual({
      version: MIGRATIONS.length,
    });
    await (await start(place, next())).end('SIGTERM');
    expect(await runCommand('admin list', place, [])).toMatchObject(refusal);
  });

  it('finds no data where no server has started, and leaves the place to a restore', async () => {
    const [place, empty] = await two(database);
    await (await start(place)).end('SIGTERM');
    const backup = join(folder(), 'backup.sqlite');
    expect(await runCommand('backup', place, ['--to', backup])).toMatchObject({ code: 0 });
    const nothing = { code: 2, output: expect.stringContaining('There is no data in') };
    const find = async () => {
      for (const [act, ...parameters] of ACTS)
        expect([act, await runCommand(act, empty, parameters)]).toEqual([act, expect.objectContaining(nothing)]);
    };
    await find();
    if (empty.startsWith('postgres:')) {
      await expect(pgTables(empty)).resolves.toEqual([]);
      // As a restore leaves it that failed.
      await (await openPostgres(empty)).close();
      await find();
    }
    expect(await runCommand('restore', empty, ['--from', backup])).toMatchObject({ code: 0 });
  });
});

async function pgTables(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = 'SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()';
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

it('three processes that start at once upgrade one PostgreSQL together', async () => {
  const { place } = await postgresDatabase(ends, 'serializable');
  const { old, identity } = await startWithData(place);
  await old.end('SIGTERM');
  const servers = await Promise.all([1, 2, 3].map(() => start(place, next())));
  for (const server of servers) await addBox(server, identity);
  for (const server of servers) expect(await countBoxes(server, identity)).toBe(4);
});
