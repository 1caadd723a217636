/** Where the data lies: one server on a folder, a database that comes late, a restore that fails, and the check of all that lies there. */
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openData } from './data-location.ts';
import { openSqlite } from './store/sqlite.ts';
import { beginAt, newIdentity } from './testing/identity.ts';
import { askAt } from './testing/load.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, startServer } from './testing/process.ts';
import { describeStores, postgresDatabase } from './testing/stores.ts';

const { ends, folder } = createPlaces('place');

async function start(place: string, parameters: readonly string[] = []) {
  const server = await startServer(place, parameters);
  ends.push(() => server.end('SIGKILL'));
  return server;
}

it('a folder is for one server, until that ends, however it ends; commands read it meanwhile', async () => {
  const place = folder();
  const first = await start(place);
  await expect(startServer(place)).rejects.toThrow(`Another server runs on ${place}`);
  expect(await runCommand('admin check', place, [])).toMatchObject({ code: 0 });
  expect(await runCommand('admin admit', place, ['--count', '3'])).toMatchObject({ code: 0 });
  await first.end('SIGKILL');
  const second = await start(place);
  expect(second.fingerprint).toBe(first.fingerprint);
});

it('a restore that fails names the file, and leaves nothing that is in the way of the next one', async () => {
  const [from, to, files] = [folder(), folder(), folder()];
  await (await start(from)).end('SIGTERM');
  const backup = join(files, 'backup.sqlite');
  expect(await runCommand('backup', from, ['--to', backup])).toMatchObject({ code: 0 });
  const broken = join(files, 'broken.sqlite');
  writeFileSync(broken, 'no database at all'.repeat(100));
  const failed = await runCommand('restore', to, ['--from', broken]);
  expect(failed.code).toBe(1);
  expect(failed.output).toContain(broken);
  expect(existsSync(join(to, 'key-server.sqlite'))).toBe(false);
  expect(await runCommand('restore', to, ['--from', backup])).toMatchObject({ code: 0 });
});

it('a database that is none is named', async () => {
  const place = folder();
  const file = join(place, 'key-server.sqlite');
  writeFileSync(file, 'no database at all'.repeat(100));
  await expect(openSqlite(file)).rejects.toThrow(file);
  expect((await runCommand('admin check', place, [])).output).toContain(file);
  expect((await runCommand('admin check', folder(), [])).code).toBe(2);
});

it('a PostgreSQL that cannot be reached yet is waited for', async () => {
  const url = new URL((await postgresDatabase(ends)).place);
  const [host, port] = [url.hostname, Number(url.port)];
  const door = createServer((socket) => {
    const through = connect(port, host);
    for (const [one, other] of [
      [socket, through],
      [through, socket],
    ] as const)
      one.on('error', () => other.destroy()).pipe(other);
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port: free } = door.address() as { port: number };
  door.close();
  await once(door, 'close');
  url.hostname = '127.0.0.1';
  url.port = String(free);
  let told = 0;
  const { store } = await openData({ kind: 'postgres', url: url.href }, () => {
    told++;
    door.listen(free, '127.0.0.1');
  });
  expect([store.kind, told]).toEqual(['postgres', 1]);
  await store.close();
  door.close();
});

describeStores('The check', (database) => {
  it('reads every log, and names an identity whose entries are not whole', async () => {
    const { kind, place } = await database();
    const data = kind === 'sqlite' ? folder() : place;
    const server = await start(data);
    const app = askAt(server.address, server.origin);
    for (let count = 0; count < 3; count++)
      expect((await beginAt(app, newIdentity(), { origin: server.origin })).status).toBe(200);
    expect((await runCommand('admin check', data, [])).output).toContain('3 identities were read, 0 faults found');
    await server.end('SIGTERM');
    const { store } = await openData(
      kind === 'sqlite' ? { kind: 'folder', folder: data } : { kind: 'postgres', url: data },
    );
    await store.run(
      `DELETE FROM log_entries WHERE number = 0 AND identity IN (SELECT id FROM identities ORDER BY id LIMIT 1)`,
    );
    await store.close();
    const checked = await runCommand('admin check', data, []);
    expect(checked.code).toBe(1);
    expect(checked.output).toContain('3 identities were read, 1 fault found');
  });
});
