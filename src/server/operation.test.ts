/** The server as its operator has it: real processes that start, answer, end in order, are backed up while they run and restored. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { ids } from '../keys/testing/identity.ts';
import { bareHex, randomBytes, utf8 } from '../lib/bytes.ts';
import { guessOf } from './rows/testing/people.ts';
import { beginAt, newIdentity, openSession, read, sendWrite, type TestIdentity } from './testing/identity.ts';
import { askAt, writeUntilGone } from './testing/load.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, type ServerProcess, startServer } from './testing/process.ts';
import { describeStores } from './testing/stores.ts';

const ORIGIN = 'http://localhost:8787';
const { ends, folder, two } = createPlaces('operation');

async function start(place: string, parameters: readonly string[] = []): Promise<ServerProcess> {
  const server = await startServer(place, ['--origin', ORIGIN, ...parameters]);
  ends.push(() => server.end('SIGKILL'));
  return server;
}

const app = (server: ServerProcess) => askAt(server.address, ORIGIN);
const box = (at: number) => ({
  name: `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`,
  bytes: utf8(`box ${at}`),
  replaces: null,
});

async function boxesAt(server: ServerProcess, identity: TestIdentity) {
  const { body } = await openSession(app(server), identity, identity.first.signingSeed);
  return (await read(app(server), identity, 'boxes?after=0', body.token)).body.boxes as { name: string }[];
}

describeStores('An operator', (database) => {
  it('backs up while the server runs, and restores under a new epoch', async () => {
    const [from, to] = await two(database);
    const first = await start(from);
    const identity = newIdentity();
    const genesis = { origin: ORIGIN };
    expect((await beginAt(app(first), identity, genesis)).status).toBe(200);
    await sendWrite(app(first), identity, identity.first.signingSeed, { boxes: [box(1)], origin: ORIGIN });
    const writing = writeUntilGone(ORIGIN, first.address, () => undefined);

    const file = join(folder(), 'backup.sqlite');
    expect(await runCommand('backup', from, ['--to', file])).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    expect(await runCommand('backup', from, ['--to', file])).toMatchObject({ code: 2 });
    expect((await runCommand('backup', folder(), ['--to', `${file}.2`])).output).toContain('There is no data in');
    // Written after the backup: the restored server does not have it.
    await sendWrite(app(first), identity, identity.first.signingSeed, { boxes: [box(2)], origin: ORIGIN });
    expect(await first.end('SIGTERM')).toBe(0);
    await writing;

    expect(await runCommand('restore', from, ['--from', file])).toMatchObject({ code: 2 });
    const before = readFileSync(file);
    expect(await runCommand('restore', to, ['--from', file])).toMatchObject({ code: 0 });
    expect(readFileSync(file).equals(before)).toBe(true);
    const second = await start(to);
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(await boxesAt(second, identity)).toHaveLength(1);
    const { epoch } = (await (await app(second).ask('GET', '/v1/server')).json()) as { epoch: number };
    expect(epoch).toBeGreaterThan(1_700_000_000);
    await sendWrite(app(second), identity, identity.first.signingSeed, { boxes: [box(2)], origin: ORIGIN });
    expect(await boxesAt(second, identity)).toHaveLength(2);
  });

  it('ends it in order: what runs is answered, then it is gone', async () => {
    const [place] = await two(database);
    const server = await start(place);
    const ready = await fetch(`${server.metrics}/readyz`);
    expect([ready.status, await (await fetch(`${server.metrics}/livez`)).text()]).toEqual([200, 'alive\n']);
    expect(await (await fetch(`${server.metrics}/metrics`)).text()).toContain('dramatis_request_seconds');
    let ending: Promise<number | null> | null = null;
    let count = 0;
    const writer = writeUntilGone(ORIGIN, server.address, () => {
      count++;
      if (count === 5) ending = server.end('SIGTERM');
    });
    const { acknowledged, identity } = await writer;
    expect(await ending).toBe(0);
    expect(server.lines.map((line) => JSON.parse(line).event).slice(-1)).toEqual(['stopped']);
    const again = await start(place);
    expect(await boxesAt(again, identity)).toHaveLength(acknowledged.size);
  });

  it('finds the guesses counted that were made before a kill', async () => {
    const [place] = await two(database);
    const first = await start(place);
    const guess = async (server: ServerProcess): Promise<number> => {
      const { body } = await guessOf('somebody@example.org');
      return (await app(server).ask('POST', '/v1/id/opaque/login/start', { body })).status;
    };
    const statuses: number[] = [];
    while (statuses.at(-1) !== 429 && statuses.length < 50) statuses.push(await guess(first));
    expect(statuses.at(-1)).toBe(429);
    await first.end('SIGKILL');
    expect(await guess(await start(place))).toBe(429);
  });
});

it('keeps its secrets and data to itself, and does not start with others', async () => {
  const place = folder();
  const server = await start(place);
  await beginAt(app(server), newIdentity(), { origin: ORIGIN });
  for (const file of ['secrets.json', 'key-server.sqlite', 'key-server.sqlite-wal'])
    expect([file, statSync(join(place, file)).mode & 0o077]).toEqual([file, 0]);
  await server.end('SIGTERM');
  unlinkSync(join(place, 'secrets.json'));
  await expect(startServer(place)).rejects.toThrow('Restore this file from a backup');
});

it('ends when npm, which started it, is told to end', async () => {
  const parameters = ['--port', '0', '--metrics-port', '0', '--data', folder()];
  const { DATABASE_URL: _, ...env } = process.env;
  const npm = spawn('npm', ['run', '--silent', 'server', '--', ...parameters], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: npm.stdout });
  const events: string[] = [];
  // The pipe is open as long as any process of it lives.
  const over = once(lines, 'close');
  lines.on('line', (line) => {
    events.push(JSON.parse(line).event);
    if (events.at(-1) === 'start') npm.kill('SIGTERM');
  });
  await over;
  expect(events).toEqual(['start', 'stopping', 'stopped']);
});

it('ends at once while it waits for its database', async () => {
  const env = { ...process.env, DATABASE_URL: 'postgres://keys@127.0.0.1:1/keys' };
  const parameters = ['src/server/main.ts', '--port', '0', '--metrics-port', '0'];
  const child = spawn(process.execPath, parameters, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  ends.push(() => child.kill('SIGKILL'));
  const closed = once(child, 'close');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  expect(JSON.parse(line).event).toBe('waiting');
  child.kill('SIGTERM');
  await closed;
  expect(child.exitCode).toBe(0);
});

it('goes on when whoever reads its log has gone', async () => {
  const server = await start(folder());
  server.child.stdout?.destroy();
  for (let asked = 0; asked < 3; asked++) {
    // Its lines are written together, a little later.
    expect((await fetch(`${server.address}/v1/server`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect(server.child.exitCode).toBe(null);
  expect(await server.end('SIGTERM')).toBe(0);
});

it('says what is wrong with its command line', async () => {
  const wrong = await runCommand('main', folder(), ['--host', '0.0.0.0', '--origin', 'https://keys.example.org']);
  expect(wrong.code).toBe(2);
  expect(wrong.output).toContain('needs TLS');
  const nowhere = await runCommand('main', '/proc/x/keys', []);
  expect(nowhere.code).toBe(2);
  expect(nowhere.output).toContain('The folder /proc/x cannot be made');
});
