/** A disk that is full, in a process that may not make its files longer: it says so, loses nothing that it acknowledged, and goes on when there is room. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ids } from '../keys/testing/identity.ts';
import { bareHex, randomBytes, toBase64Url } from '../lib/bytes.ts';
import { beginAt, newIdentity, openSession, read, sendWrite } from './testing/identity.ts';
import { askAt } from './testing/load.ts';
import { startServer } from './testing/process.ts';

/** The longest file of the process (bytes). */
const ROOM = 3 * 1024 * 1024;
const BOX = 50_000;

it('a server on a full disk is not ready, refuses writes, serves what is there, and goes on when there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-full-'));
  const origin = 'https://keys.example';
  const server = await startServer(folder, ['--origin', origin]);
  try {
    const app = { ...askAt(server.address, origin), origin };
    const readiness = async () => (await fetch(`${server.metrics}/readyz`)).status;
    const limit = (bytes: string) => spawnSync('prlimit', ['--pid', String(server.child.pid), `--fsize=${bytes}:`]);
    const identity = newIdentity();
    const seed = identity.first.signingSeed;
    expect((await beginAt(app, identity)).status).toBe(200);
    const { body: session } = await openSession(app, identity, seed);
    expect(await readiness()).toBe(200);
    expect(limit(String(ROOM)).status).toBe(0);
    const kept = new Map<string, string>();
    const put = async (): Promise<number> => {
      const name = `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`;
      const bytes = randomBytes(BOX);
      const { status } = await sendWrite(app, identity, seed, { boxes: [{ name, bytes, replaces: null }] });
      if (status === 200) kept.set(name, toBase64Url(bytes));
      return status;
    };
    while ((await put()) === 200) expect(kept.size).toBeLessThan((10 * ROOM) / BOX);
    expect(kept.size).toBeGreaterThan(0);
    expect(await put()).toBe(503);
    // Where a box has no room, the few bytes by which the server tries itself may still have some.
    let ready = 0;
    while ((await readiness()) === 200) expect(ready++).toBeLessThan(BOX / 1000);
    const stored = async () => {
      const found = new Map<string, string>();
      for (let after = 0, more = true; more; ) {
        const { body, status } = await read(app, identity, `boxes?after=${after}`, session.token);
        expect(status).toBe(200);
        for (const { name, bytes } of body.boxes as { name: string; bytes: string }[]) found.set(name, bytes);
        after = Number(body.sequence);
        more = body.more === true;
      }
      return found;
    };
    expect(await stored()).toEqual(kept);
    expect(limit('unlimited').status).toBe(0);
    expect([await put(), await readiness()]).toEqual([200, 200]);
    expect(await stored()).toEqual(kept);
    expect(await server.end('SIGTERM')).toBe(0);
  } finally {
    await server.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
