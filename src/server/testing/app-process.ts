/**
 * A process that hosts apps of tests, each on a port of its own, and is told over a Unix socket what to do: one connection for each app.
 * Forked by the setup of the tests. Never outside tests.
 */
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createApp } from '../app.ts';
import { readEpoch } from '../data-location.ts';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { createMetrics, type EventKind } from '../metrics.ts';
import { loadSecrets } from '../secrets.ts';
import { loadSigningKey } from '../signing-key.ts';
import { openPostgres } from '../store/postgres.ts';
import { onOneShard } from './one-shard.ts';
import type { Told, Wanted } from './processes.ts';
import { type Settings, settled } from './settings.ts';

/** Connections to PostgreSQL of one app, so that the apps of all suites at once stay below its maximum. */
const CONNECTIONS = 5;

interface Hosted {
  port: number;
  clock: { now: number };
  stop(): Promise<void>;
}

async function host(place: string, now: number, settings: Settings, tell: (told: Told) => void): Promise<Hosted> {
  const clock = { now };
  const store = await openPostgres(place, { connections: CONNECTIONS });
  const metrics = createMetrics();
  const secrets = await loadSecrets(store, null);
  const parts = {
    ...settled(settings),
    store: onOneShard(store),
    secrets,
    signing: await loadSigningKey({ store, secrets, now: () => clock.now }),
    epoch: await readEpoch(store),
    now: () => clock.now,
    log: createLog((line) => tell({ line })),
    metrics: { ...metrics, count: (count: EventKind) => tell({ count }) },
  };
  // The front and the test's client each append an address.
  const proxies = { hops: 2, trusted: null };
  const { port, stop } = await listen({ host: '127.0.0.1', port: 0, tls: null, proxies }, () => createApp(parts));
  return { port, clock, stop: () => stop().then(() => store.close()) };
}

function serveOne(socket: Socket): void {
  const tell = (told: Told): void => {
    socket.write(`${JSON.stringify(told)}\n`);
  };
  let hosted: Hosted | null = null;
  const stop = async (): Promise<void> => {
    const ending = hosted;
    hosted = null;
    await ending?.stop();
  };
  async function act(wanted: Wanted): Promise<number | undefined> {
    switch (wanted.act) {
      case 'open':
        hosted = await host(wanted.place, wanted.now, wanted.settings, tell);
        return hosted.port;
      case 'clock':
        if (hosted !== null) hosted.clock.now = wanted.now;
        return;
      case 'settle':
        return;
      case 'stop':
        await stop();
    }
  }
  createInterface({ input: socket }).on('line', (line) => {
    const wanted = JSON.parse(line) as Wanted;
    act(wanted).then(
      (port) => tell({ done: wanted.id, port }),
      (error: unknown) => tell({ done: wanted.id, failed: String(error instanceof Error ? error.stack : error) }),
    );
  });
  // A test that ended early closes its connection.
  socket.on('error', () => undefined).on('close', () => void stop().catch(() => undefined));
}

process.on('disconnect', () => process.exit(0));
createServer(serveOne).listen(process.argv[2], () => process.send?.('ready'));
