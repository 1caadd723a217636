/** Rotations as an operator makes them: commands beside real servers, killed at any moment, backed up and restored. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { logIn, register } from './rows/testing/people.ts';
import type { TestApp } from './testing/app.ts';
import { askAt } from './testing/load.ts';
import { createPlaces } from './testing/places.ts';
import { runCommand, type ServerProcess, startServer } from './testing/process.ts';
import { describeStores, postgresDatabase } from './testing/stores.ts';

const ORIGIN = 'http://localhost:8787';
/** How many times a rotation is killed, each time a little later. */
const KILLS = 8;

const { ends, folder } = createPlaces('rotation');

async function start(place: string): Promise<ServerProcess> {
  const server = await startServer(place, ['--origin', ORIGIN]);
  ends.push(() => server.end('SIGKILL'));
  return server;
}

const app = (server: ServerProcess) => askAt(server.address, ORIGIN) as unknown as TestApp;
const keyOf = async (server: ServerProcess): Promise<string> =>
  (await (await app(server).ask('GET', '/v1/server')).json()).receiptKey;
const stepsOf = async (server: ServerProcess): Promise<unknown[]> =>
  (await (await app(server).ask('GET', '/v1/server/succession')).json()).steps;
const shown = async (place: string): Promise<{ setups: number; keys: number; output: string }> => {
  const { code, output } = await runCommand('admin rotate', place, ['show']);
  expect(code).toBe(0);
  return {
    setups: output.match(/^OPAQUE setup/gm)?.length ?? 0,
    keys: output.match(/^Receipt key/gm)?.length ?? 0,
    output,
  };
};

describeStores('Beside a running server', (database) => {
  const places = async (): Promise<[string, string]> => {
    const { kind, place } = await database();
    return kind === 'sqlite' ? [folder(), folder()] : [place, (await postgresDatabase(ends)).place];
  };

  it('both are replaced, without a restart; a backup of before brings the old key back, and newer secrets the new one', async () => {
    const [place, other] = await places();
    const server = await start(place);
    const first = await keyOf(server);
    expect((await register(app(server), 'ada', 'correct')).status).toBe(204);
    const backup = join(folder(), 'backup.sqlite');
    expect(await runCommand('backup', place, ['--to', backup])).toMatchObject({ code: 0 });

    expect(await runCommand('admin rotate', place, ['opaque'])).toMatchObject({ code: 0 });
    const rotated = await runCommand('admin rotate', place, ['receipts', '--minutes', '0', '--alone']);
    expect(rotated.output).toContain('Make a backup now');
    await vi.waitFor(async () => expect(await keyOf(server)).not.toBe(first), { timeout: 20_000, interval: 200 });
    expect(await stepsOf(server)).toHaveLength(1);
    const said = server.lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'receipt-key');
    expect(rotated.output).toContain(said.fingerprint);
    expect((await register(app(server), 'bob', 'his')).status).toBe(204);
    expect((await shown(place)).output).toMatch(/^OPAQUE setup 1.*: 1 record\nOPAQUE setup 2.*: 1 record\n/);
    for (const [name, password] of [
      ['ada', 'correct'],
      ['bob', 'his'],
    ] as const)
      expect((await logIn(app(server), name, password)).kind).toBe('in');
    const second = await keyOf(server);
    expect(await server.end('SIGTERM')).toBe(0);
    const again = await start(place);
    expect([await keyOf(again), again.fingerprint]).toEqual([second, said.fingerprint]);
    expect((await logIn(app(again), 'ada', 'correct')).kind).toBe('in');
    await again.end('SIGTERM');

    expect(await runCommand('restore', other, ['--from', backup])).toMatchObject({ code: 0 });
    const restored = await start(other);
    expect([await keyOf(restored), restored.fingerprint]).toEqual([first, server.fingerprint]);
    await restored.end('SIGTERM');
    if (!place.startsWith('/')) {
      const early = await runCommand('admin rotate', place, ['receipts', '--minutes', '0']);
      expect(early.output).toContain('--minutes takes a whole number from 1');
      return;
    }
    const merging = ['merge', '--from', join(place, 'secrets.json')];
    const merged = await runCommand('admin rotate', other, merging);
    expect(merged.output).toContain('Added: opaqueSetup.2, receiptKey.2.');
    expect(await runCommand('admin check', other, [])).toMatchObject({ code: 0 });
    const whole = await start(other);
    expect(await keyOf(whole)).toBe(second);
    expect((await logIn(app(whole), 'ada', 'correct')).kind).toBe('in');
  });

  it('a rotation that is killed has happened or not, and the server starts', async () => {
    const [place] = await places();
    await (await start(place)).end('SIGTERM');
    const { DATABASE_URL: _, ...environment } = process.env;
    const isFolder = place.startsWith('/');
    const begin = performance.now();
    let before = await shown(place);
    // A rotation takes about as long as that: the kills come in its second half and after it.
    const span = performance.now() - begin;
    for (let kill = 0; kill < KILLS; kill++) {
      const what = kill % 2 === 0 ? ['opaque'] : ['receipts', '--minutes', '0', '--alone'];
      const child = spawn(
        process.execPath,
        ['src/server/admin.ts', 'rotate', ...what, ...(isFolder ? ['--data', place] : [])],
        {
          cwd: join(import.meta.dirname, '..', '..'),
          env: isFolder ? environment : { ...environment, DATABASE_URL: place },
          stdio: 'ignore',
        },
      );
      const closed = once(child, 'close');
      const timer = setTimeout(() => child.kill('SIGKILL'), span * (0.5 + (0.7 * kill) / KILLS));
      await closed;
      clearTimeout(timer);
      const after = await shown(place);
      const made = after.setups - before.setups + after.keys - before.keys;
      expect([0, 1]).toContain(made);
      if (child.exitCode === 0) expect(made).toBe(1);
      before = after;
      const server = await start(place);
      expect(before.output).toContain(server.fingerprint);
      expect(await stepsOf(server)).toHaveLength(before.keys - 1);
      await server.end('SIGTERM');
    }
    expect(await runCommand('admin rotate', place, ['receipts', '--minutes', '0', '--alone'])).toMatchObject({
      code: 0,
    });
  }, 120_000);
});

it('says what is wrong with its command line', async () => {
  const place = folder();
  await (await start(place)).end('SIGTERM');
  for (const [parameters, said] of [
    [[], 'Say what to do'],
    [['everything'], 'Say what to do'],
    [['opaque', '--minutes', '5'], 'work only with receipts'],
    [['receipts', '--stolen', '--minutes', '5'], 'not both'],
    [['merge'], '--from FILE works only with merge'],
    [['receipts', '--minutes', 'soon'], '--minutes takes a whole number'],
  ] as const) {
    const { code, output } = await runCommand('admin rotate', place, parameters);
    expect([code, output]).toEqual([2, expect.stringContaining(said)]);
  }
  expect(await runCommand('admin rotate', place, ['receipts', '--minutes', '9'])).toMatchObject({ code: 0 });
  expect(await runCommand('admin rotate', place, ['receipts'])).toMatchObject({ code: 1 });
  const stolen = await runCommand('admin rotate', place, ['receipts', '--stolen']);
  expect(stolen.output).toMatch(/Receipt key 3, .*, not signed by the key before it/);
  const server = await start(place);
  expect(stolen.output).toContain(server.fingerprint);
  expect(await stepsOf(server)).toEqual([]);
});
