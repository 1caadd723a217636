/** kill -9 under concurrent writers: every write that was acknowledged is there exactly once, and nothing went back. On both stores. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFront } from './testing/front.ts';
import { openSession, read } from './testing/identity.ts';
import { askAt, type Writer, writeThrough, writeUntilGone } from './testing/load.ts';
import { type ServerProcess, startServer } from './testing/process.ts';
import { describeStores, postgresDatabase } from './testing/stores.ts';

const WRITERS = 6;
/** Acknowledged writes after which the server is killed. */
const ENOUGH = 60;

/** A folder for SQLite; the schema of the test for PostgreSQL. */
const placeFor = (kind: string, place: string, ends: (() => void)[]): string => {
  if (kind === 'postgres') return place;
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-kill-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function ensureAllThere(server: Pick<ServerProcess, 'address'>, writer: Writer, origin: string): Promise<void> {
  const app = askAt(server.address, origin);
  const { identity } = writer;
  const { body } = await openSession(app, identity, identity.first.signingSeed);
  const found = new Map<string, { bytes: string; sequence: number }>();
  let present = 0;
  for (let after = 0, more = true; more; after = present) {
    const page = (await read(app, identity, `boxes?after=${after}`, body.token)).body;
    for (const { name, bytes, sequence } of page.boxes as { name: string; bytes: string; sequence: number }[]) {
      expect(found.has(name)).toBe(false);
      found.set(name, { bytes, sequence });
    }
    present = Number(page.sequence);
    more = page.more === true;
  }
  for (const [name, box] of writer.acknowledged) expect(found.get(name)).toEqual(box);
  // At most the one that was on its way is there without having been answered.
  expect(found.size - writer.acknowledged.size).toBeLessThanOrEqual(1);
  expect(new Set([...found.values()].map(({ sequence }) => sequence)).size).toBe(found.size);
  expect(present).toBe(found.size + 1);
}

describeStores('A killed server', (database) => {
  it('has lost nothing that it acknowledged', async () => {
    const { kind, place: given } = await database();
    const ends: (() => void)[] = [];
    const place = placeFor(kind, given, ends);
    // Statements name the origin: the second start has another port.
    const origin = 'http://localhost:8787';
    const first = await startServer(place, ['--origin', origin]);
    try {
      let count = 0;
      let kill: Promise<unknown> | null = null;
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, () =>
          writeUntilGone(first.origin, first.address, () => {
            count++;
            if (count === ENOUGH) kill = first.end('SIGKILL');
          }),
        ),
      );
      await kill;
      expect(count).toBeGreaterThanOrEqual(ENOUGH);
      const second = await startServer(place, ['--origin', origin]);
      expect(second.fingerprint).toBe(first.fingerprint);
      for (const writer of writers) await ensureAllThere(second, writer, origin);
      expect(await second.end('SIGTERM')).toBe(0);
    } finally {
      await first.end('SIGKILL');
      for (const end of ends) end();
    }
  });
});

it('of three processes behind a load balancer, two go on when one is killed; nothing is lost, and a new one takes its place', async () => {
  const ends: (() => unknown)[] = [];
  try {
    const { place } = await postgresDatabase(ends, 'serializable');
    const origin = 'https://keys.example';
    const options = ['--origin', origin, '--behind-proxy'];
    // The first start makes the tables and the secrets.
    const processes = [await startServer(place, options)];
    processes.push(...(await Promise.all([startServer(place, options), startServer(place, options)])));
    for (const { end } of processes) ends.push(() => end('SIGKILL'));
    const front = await startFront(processes.map(({ address }) => ({ port: Number(new URL(address).port) })));
    ends.push(front.stop);
    let count = 0;
    let killed: Promise<unknown> | null = null;
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, () =>
        writeThrough(origin, front.address, ENOUGH / 2, () => {
          count++;
          if (count === ENOUGH) killed = processes[1]?.end('SIGKILL') ?? null;
        }),
      ),
    );
    await killed;
    expect(count).toBe((WRITERS * ENOUGH) / 2);
    const again = await startServer(place, options);
    ends.push(() => again.end('SIGKILL'));
    expect(again.fingerprint).toBe(processes[0]?.fingerprint);
    for (const writer of writers) for (const server of [front, again]) await ensureAllThere(server, writer, origin);
    for (const { lines } of processes) expect(lines.filter((line) => line.includes('"failure"'))).toEqual([]);
  } finally {
    for (const end of ends.reverse()) await end();
  }
});
