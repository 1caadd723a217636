/** Backups as an operator has them: real commands beside a running server; sealed files, folders with old backups, pipes, and the restore drill. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { beginAt, newIdentity } from '../testing/identity.ts';
import { askAt } from '../testing/load.ts';
import { createPlaces } from '../testing/places.ts';
import { runCommand, type ServerProcess, startServer } from '../testing/process.ts';
import { describeStores } from '../testing/stores.ts';
import { timeOfBackup } from './retention.ts';

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
    // Two of one day in the past, of which one goes, and a file that is no backup.
    for (const name of [
      'key-server-20200101T000000Z.sqlite.age',
      'key-server-20200101T120000Z.sqlite.age',
      'notes.txt',
    ])
      writeFileSync(join(kept, name), name);
    const parameters = ['--to', kept, '--recipient', key.recipient, '--keep-daily', '2'];
    const before = Math.floor(Date.now() / 1000);
    const made = await runCommand('backup', from, parameters);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('1 old backups were removed') });
    expect(await lastBackup(server)).toBeGreaterThanOrEqual(before);

    const [old, newest = '', ...others] = readdirSync(kept).sort();
    expect([old, others]).toEqual(['key-server-20200101T120000Z.sqlite.age', ['notes.txt']]);
    expect(timeOfBackup(newest)).toBeGreaterThanOrEqual(before * 1000);
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
      expect(drilled.output).toContain('can be restored: 1 identities');
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
    [bytes.subarray(0, bytes.length - 100), 'damaged or cut short'],
    [Buffer.from(bytes).fill(0, bytes.length - 5000, bytes.length - 4000), 'damaged or cut short'],
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
  writeFileSync(join(kept, 'key-server-20200101T000000Z.sqlite'), 'old');
  const wrong: [string[], string][] = [
    [['--to', kept, '--recipient', 'age1wrong'], 'is no recipient of age'],
    [['--to', join(kept, 'one.sqlite'), '--keep-daily', '3'], 'go with a folder'],
    [['--to', join(kept, 'none', 'one.sqlite')], 'There is no folder'],
    [['--to', kept, '--keep-daily', '0'], 'above 0'],
    [[], '--to FILE'],
  ];
  for (const [parameters, words] of wrong)
    expect(await runCommand('backup', from, parameters)).toMatchObject({
      code: 2,
      output: expect.stringContaining(words),
    });
  expect(readdirSync(kept)).toEqual(['key-server-20200101T000000Z.sqlite']);
  expect(readdirSync(from).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('what a killed backup left is removed a day later', async () => {
  const from = folder();
  await serverWith(from, 1);
  const kept = folder();
  const [fresh, old] = ['.key-server-scratch-fresh', '.key-server-scratch-old'].map((name) => join(kept, name));
  if (fresh === undefined || old === undefined) throw new Error('unreachable');
  for (const left of [fresh, old]) writeFileSync(left, '');
  utimesSync(old, 0, 0);
  expect(await runCommand('backup', from, ['--to', kept])).toMatchObject({ code: 0 });
  expect([existsSync(fresh), existsSync(old)]).toEqual([true, false]);
});
