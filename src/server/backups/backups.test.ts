/** Backups as an operator has them: real commands beside a running server; sealed files, folders with old backups, pipes, and the restore drill. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginAt, newIdentity } from '../testing/identity.ts';
import { askAt } from '../testing/load.ts';
import { createPlaces } from '../testing/places.ts';
import { runCommand, type ServerProcess, startServer } from '../testing/process.ts';
import { describeStores } from '../testing/stores.ts';
import { readBackupName } from './retention.ts';

const ORIGIN = 'http://localhost:8787';
const PLAIN = 'SQLite format 3';
const SEALED = 'age-encryption.org/v1\n';
const { ends, folder, two } = createPlaces('backups');

async function serverWith(place: string, identities: number): Promise<ServerProcess> {
  const server = await startServer(place, ['--origin', ORIGIN]);
  ends.push(() => server.end('SIGKILL'));
  for (let made = 0; made < identities; made++)
    expect((await beginAt(askAt(server.address, ORIGIN), newIdentity(), { origin: ORIGIN })).status).toBe(200);
  return server;
}

async function newKey(): Promise<{ file: string; recipient: string }> {
  const file = join(folder(), 'key.txt');
  const { code, output } = await runCommand('backup-key', null, ['--to', file]);
  expect(code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  return { file, recipient: /^age1\w+$/m.exec(output)?.[0] ?? '' };
}

const startOf = (file: string, length: number): string => readFileSync(file).toString('latin1', 0, length);

const lastBackup = async (server: ServerProcess): Promise<number> => {
  const text = await (await fetch(`${server.metrics}/metrics`)).text();
  return Number(/^dramatis_last_backup_timestamp_seconds (\S+)$/m.exec(text)?.[1]);
};

describeStores('Backups', (database) => {
  it('are sealed into a folder, thinned out, tried and restored', async () => {
    const [from, to] = await two(database);
    const server = await serverWith(from, 2);
    expect(await lastBackup(server)).toBe(0);
    const key = await newKey();
    const kept = folder();
    const parameters = ['--to', kept, '--recipient', key.recipient];
    await runCommand('backup', from, parameters);
    const [first = ''] = readdirSync(kept);
    const named = (at: string): string => first.replace(/\d{8}T\d{6}Z/, at);
    // Two of one day in the past, of which one goes; one of another server; one that is empty, one dated ahead, and another file.
    const [early, late, ahead] = [named('20200101T000000Z'), named('20200101T120000Z'), named('29991231T000000Z')];
    const foreign = named('20200101T000000Z').replace(/-[0-9a-f]{8}-/, '-00000000-');
    const empty = named('20200601T000000Z');
    for (const name of [early, late, ahead, foreign, 'notes.txt']) writeFileSync(join(kept, name), name);
    writeFileSync(join(kept, empty), '');
    renameSync(join(kept, first), join(kept, named('20210101T000000Z')));
    const before = Math.floor(Date.now() / 1000);
    const made = await runCommand('backup', from, [...parameters, '--keep-daily', '3']);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('1 old backup removed') });
    for (const strange of [ahead, empty]) expect(made.output).toContain(`Look at ${strange}`);
    expect(await lastBackup(server)).toBeGreaterThanOrEqual(before);

    const rest = [late, named('20210101T000000Z'), ahead, foreign, empty, 'notes.txt'];
    const [newest = '', ...others] = readdirSync(kept).filter((name) => !rest.includes(name));
    expect(others).toEqual([]);
    expect(readdirSync(kept)).toHaveLength(rest.length + 1);
    expect(readBackupName(newest)?.at).toBeGreaterThanOrEqual(before * 1000);
    const file = join(kept, newest);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(startOf(file, SEALED.length)).toBe(SEALED);
    expect(readFileSync(file).includes(PLAIN)).toBe(false);

    // Beside the running server: the drill touches nothing of it.
    const drilled = await runCommand('drill', null, ['--from', kept, '--identity', key.file]);
    expect(drilled.output).toContain(`${file} can be restored: 2 identities, fingerprint ${server.fingerprint}.`);
    expect(drilled.code).toBe(0);

    expect(await runCommand('restore', to, ['--from', file])).toMatchObject({
      code: 2,
      output: expect.stringContaining('--identity'),
    });
    const other = await newKey();
    const refused = await runCommand('restore', to, ['--from', file, '--identity', other.file]);
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('do not open') });
    expect(await runCommand('restore', to, ['--from', file, '--identity', key.file])).toMatchObject({ code: 0 });
    const second = await serverWith(to, 1);
    expect(second.fingerprint).toBe(server.fingerprint);
  });

  it('go into a pipe, sealed and plain', async () => {
    const [from] = await two(database);
    await serverWith(from, 1);
    const key = await newKey();
    const sealed = await runCommand('backup', from, ['--to', '-', '--recipient', key.recipient]);
    const plain = await runCommand('backup', from, ['--to', '-']);
    const file = join(folder(), 'piped');
    for (const [{ code, bytes }, start] of [
      [sealed, SEALED],
      [plain, PLAIN],
    ] as const) {
      expect(code).toBe(0);
      writeFileSync(file, bytes);
      expect(startOf(file, start.length)).toBe(start);
      const drilled = await runCommand('drill', null, ['--from', file, '--identity', key.file]);
      expect(drilled.output).toContain('can be restored: 1 identity,');
    }
  });
});

it('a drill says what is wrong with a backup, and leaves nothing', async () => {
  const from = folder();
  await serverWith(from, 1);
  const key = await newKey();
  const kept = folder();
  const file = join(kept, 'backup.age');
  await runCommand('backup', from, ['--to', file, '--recipient', key.recipient]);
  const bytes = readFileSync(file);
  const broken = join(kept, 'broken.age');
  const scratch = folder();
  const drillOf = (path: string) =>
    runCommand('drill', null, ['--from', path, '--identity', key.file], { TMPDIR: scratch });

  for (const [damaged, words] of [
    [bytes.subarray(0, bytes.length - 100), 'damaged or incomplete'],
    [Buffer.from(bytes).fill(0, bytes.length - 5000, bytes.length - 4000), 'damaged or incomplete'],
    [Buffer.from('SQLite format 3\0 and nothing else'), 'not a database'],
  ] as const) {
    writeFileSync(broken, damaged);
    const { code, output } = await drillOf(broken);
    expect([code, output]).toEqual([1, expect.stringContaining(words)]);
  }
  const plain = join(kept, 'plain.sqlite');
  await runCommand('backup', from, ['--to', plain]);
  execFileSync(process.execPath, [
    '-e',
    `new (require('node:sqlite').DatabaseSync)(${JSON.stringify(plain)}).exec('DELETE FROM log_entries')`,
  ]);
  const lacking = await drillOf(plain);
  expect(lacking).toMatchObject({ code: 1, output: expect.stringContaining('Entries are missing') });
  expect(await drillOf(kept)).toMatchObject({ code: 2, output: expect.stringContaining('has no backup') });
  expect(readdirSync(scratch)).toEqual([]);
});

it('a backup that cannot be made leaves the folder as it was', async () => {
  const from = folder();
  await serverWith(from, 1);
  const kept = folder();
  writeFileSync(join(kept, 'old.sqlite'), 'old');
  const wrong: [string[], string][] = [
    [['--to', kept, '--recipient', 'age1wrong'], 'is no recipient of age'],
    [['--to', join(kept, 'one.sqlite'), '--keep-daily', '3'], 'need a folder'],
    [['--to', join(kept, 'none', 'one.sqlite')], 'There is no folder'],
    [['--to', kept, '--keep-daily', '0'], 'above 0'],
    [[], '--to FILE'],
  ];
  for (const [parameters, words] of wrong)
    expect(await runCommand('backup', from, parameters)).toMatchObject({
      code: 2,
      output: expect.stringContaining(words),
    });
  expect(readdirSync(kept)).toEqual(['old.sqlite']);
  expect(readdirSync(from).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('what a killed backup left is removed by the next one, and nothing else', async () => {
  const from = folder();
  await serverWith(from, 1);
  const { pid: gone } = spawnSync('true');
  const here = hostname().replace(/[^\w.]/g, '_');
  const left = (name: string): string => join(from, `.key-server-scratch-${name}`);
  const [dead, alive, elsewhere, old, link] = [
    `${here}-${gone}-a`,
    `${here}-${process.pid}-a`,
    'other-1-a',
    'other-1-b',
    'c',
  ].map(left);
  if (!dead || !alive || !elsewhere || !old || !link) throw new Error('unreachable');
  for (const path of [dead, alive, elsewhere, old]) mkdirSync(path);
  utimesSync(old, 0, 0);
  symlinkSync('/nowhere', link);
  expect(
    await runCommand('backup', from, ['--to', join(folder(), 'one.sqlite'), '--recipient', (await newKey()).recipient]),
  ).toMatchObject({ code: 0 });
  expect([dead, alive, elsewhere, old].map((path) => existsSync(path))).toEqual([false, true, true, false]);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

/** A backup into a pipe that nobody reads to its end. */
async function waitingBackup() {
  const from = folder();
  await serverWith(from, 1);
  const pipe = join(folder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const child = spawn(
    'sh',
    ['-c', `exec "$1" src/server/backup.ts --data "$2" --to - >"$3"`, 'sh', process.execPath, from, pipe],
    {
      env: { ...process.env, DATABASE_URL: '' },
      stdio: 'ignore',
    },
  );
  ends.push(() => child.kill('SIGKILL'));
  const reader = await open(pipe, 'r');
  ends.push(() => reader.close());
  const copies = () => readdirSync(from).filter((name) => name.startsWith('.key-server-scratch-'));
  return { child, reader, copies };
}

it('a backup that is told to end takes its unsealed copy with it', async () => {
  const { child, copies } = await waitingBackup();
  await expect.poll(copies, { timeout: 30_000 }).toHaveLength(1);
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  expect(await closed).toEqual([null, 'SIGTERM']);
  expect(copies()).toEqual([]);
});

it('a backup that waits for the reader of its pipe ends when it is told to', async () => {
  const { child, reader, copies } = await waitingBackup();
  await reader.read(Buffer.alloc(1), 0, 1);
  // The thread that writes sleeps in the kernel's pipe_write. A kernel that does not tell says 0 of every thread.
  const threads = `/proc/${child.pid}/task`;
  const sleepsIn = () => readdirSync(threads).map((thread) => readFileSync(join(threads, thread, 'wchan'), 'utf8'));
  const waits = () => sleepsIn().some((place) => place.includes('pipe_write')) || sleepsIn().every((at) => at === '0');
  await expect.poll(waits, { timeout: 30_000 }).toBe(true);
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  expect(await closed).toEqual([null, 'SIGTERM']);
  expect(copies()).toEqual([]);
});

it('a restore leaves the secrets of another server alone', async () => {
  const from = folder();
  await serverWith(from, 1);
  const backup = join(folder(), 'one.sqlite');
  await runCommand('backup', from, ['--to', backup]);
  const other = folder();
  writeFileSync(join(other, 'secrets.json'), '{"mine": true}');
  const refused = await runCommand('restore', other, ['--from', backup]);
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining("holds a server's data already") });
  expect(readFileSync(join(other, 'secrets.json'), 'utf8')).toBe('{"mine": true}');
  expect(await runCommand('restore', folder(), ['--from', folder()])).toMatchObject({
    code: 2,
    output: expect.stringContaining('is a folder'),
  });
});

it.runIf(process.getuid?.() === 0)('root does not write into the folder of another user', async () => {
  const from = folder();
  const server = await serverWith(from, 1);
  await server.end('SIGTERM');
  chownSync(from, 65_534, 65_534);
  for (const command of ['backup', 'main'] as const) {
    const refused = await runCommand(command, from, command === 'backup' ? ['--to', join(folder(), 'one.sqlite')] : []);
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('belongs to user 65534') });
  }
  expect(readdirSync(from).map((name) => statSync(join(from, name)).uid)).not.toContain(65_534);
});
