/** A restore that ends in the middle: it leaves nothing on a signal, and nothing in the way of the next one after a kill. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { beginAt, newIdentity } from '../testing/identity.ts';
import { askAt } from '../testing/load.ts';
import { createPlaces } from '../testing/places.ts';
import { runCommand, startServer } from '../testing/process.ts';
import { postgresDatabase } from '../testing/stores.ts';

const { ends, folder } = createPlaces('stopped-restore');

/** A sealed backup of a server with one identity. */
async function sealedBackup() {
  const [from, kept] = [folder(), folder()];
  const server = await startServer(from);
  ends.push(() => server.end('SIGKILL'));
  expect((await beginAt(askAt(server.address, server.origin), newIdentity(), { origin: server.origin })).status).toBe(
    200,
  );
  await server.end('SIGTERM');
  const [file, key] = [join(kept, 'backup.age'), join(kept, 'key.txt')];
  const recipient = /^age1\w+$/m.exec((await runCommand('backup-key', null, ['--to', key])).output)?.[0] ?? '';
  expect(await runCommand('backup', from, ['--to', file, '--recipient', recipient])).toMatchObject({ code: 0 });
  return { file, key, fingerprint: server.fingerprint };
}

/** A restore as a process. @param url `null` for a folder */
function restoring(parameters: readonly string[], url: string | null) {
  const child = spawn(process.execPath, ['src/server/restore.ts', ...parameters], {
    env: { ...process.env, DATABASE_URL: url ?? '' },
    stdio: 'ignore',
  });
  const closed = once(child, 'close');
  ends.push(() => child.kill('SIGKILL'));
  return { child, closed };
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const;

it('into a folder, by each signal', async () => {
  const { file, key, fingerprint } = await sealedBackup();
  const [place, pipes] = [folder(), folder()];
  // It reads its key from a pipe into which nobody writes, after it has made the database.
  const pipe = join(pipes, 'key');
  execFileSync('mkfifo', [pipe]);
  const left = () => readdirSync(place).filter((name) => !name.startsWith('key-server.lock'));
  for (const signal of SIGNALS) {
    const { child, closed } = restoring(['--from', file, '--identity', pipe, '--data', place], null);
    const hasCopy = () => left().some((name) => name.startsWith('.key-server-scratch-'));
    await expect.poll(hasCopy, { timeout: 30_000 }).toBe(true);
    expect(left()).toContain('key-server.sqlite');
    child.kill(signal);
    expect(await closed).toEqual([null, signal]);
    if (signal !== 'SIGKILL') expect(left(), signal).toEqual([]);
  }
  const parameters = ['--from', file, '--identity', key];
  expect(await runCommand('restore', place, parameters)).toMatchObject({ code: 0 });
  expect(left().filter((name) => name.startsWith('.'))).toEqual([]);
  expect(await runCommand('restore', place, parameters)).toMatchObject({
    code: 2,
    output: expect.stringContaining("holds a server's data already. Give an empty folder"),
  });
  const server = await startServer(place);
  ends.push(() => server.end('SIGKILL'));
  expect(server.fingerprint).toBe(fingerprint);
});

it('into PostgreSQL, by a kill while its rows come', async () => {
  const { file, key, fingerprint } = await sealedBackup();
  const { place, open } = await postgresDatabase(ends);
  const store = await open();
  const blocker = new pg.Client({ connectionString: place });
  await blocker.connect();
  ends.push(() => blocker.end());
  // Its rows wait for this lock. Before them come those of the identities.
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE log_entries IN EXCLUSIVE MODE');
  const parameters = ['--from', file, '--identity', key];
  const { child, closed } = restoring(parameters, place);
  const waiting = async () =>
    (await store.all("SELECT 1 AS there FROM pg_locks WHERE NOT granted AND relation = 'log_entries'::regclass"))
      .length;
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
  child.kill('SIGKILL');
  await closed;
  await blocker.query('ROLLBACK');
  // The database server notices that the process is gone when it answers.
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  expect(await runCommand('restore', place, parameters)).toMatchObject({ code: 0 });
  expect(await runCommand('restore', place, parameters)).toMatchObject({
    code: 2,
    output: expect.stringContaining('is not empty. Give an empty one'),
  });
  const server = await startServer(place);
  ends.push(() => server.end('SIGKILL'));
  expect(server.fingerprint).toBe(fingerprint);
});
