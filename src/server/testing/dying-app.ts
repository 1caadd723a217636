/**
 * A process with an app that kills itself (SIGKILL) just before the first statement that begins so, in a transaction or not. Registration is by
 * invitation. `startDyingApp` starts it; the script is this file. Never outside tests.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createApp } from '../app.ts';
import { readEpoch } from '../data-location.ts';
import { listen } from '../listen.ts';
import { createMetrics } from '../metrics.ts';
import { loadSecrets } from '../secrets.ts';
import { loadSigningKey } from '../signing-key.ts';
import { openPostgres } from '../store/postgres.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Queries, Store, Value } from '../store/store.ts';
import type { Asker } from './identity.ts';
import { askAt } from './load.ts';
import { settled, TEST_ORIGIN } from './settings.ts';
import type { TestDatabase } from './stores.ts';

function dying(queries: Queries, statement: string): Queries {
  const before =
    <Result>(ask: (sql: string, ...values: Value[]) => Promise<Result>) =>
    (sql: string, ...values: Value[]): Promise<Result> => {
      if (sql.startsWith(statement)) process.kill(process.pid, 'SIGKILL');
      return ask(sql, ...values);
    };
  return { all: before(queries.all), get: before(queries.get), run: before(queries.run) };
}

async function host(place: string, statement: string): Promise<number> {
  const store = await (place.startsWith('postgres') ? openPostgres(place, { connections: 2 }) : openSqlite(place));
  const mortal: Store = {
    ...store,
    ...dying(store, statement),
    transaction: (act) => store.transaction((queries) => act(dying(queries, statement))),
  };
  const secrets = await loadSecrets(store, null);
  const parts = {
    ...settled({ ceilings: { registration: 'invited' } }),
    store: mortal,
    secrets,
    signing: await loadSigningKey({ store, secrets, now: Date.now }),
    epoch: await readEpoch(store),
    now: Date.now,
    log: () => undefined,
    metrics: createMetrics(),
  };
  return (await listen({ host: '127.0.0.1', port: 0, tls: null, proxies: null }, () => createApp(parts))).port;
}

export interface DyingApp {
  app: Asker;
  /** Resolves with the signal that ended the process. */
  ended: Promise<NodeJS.Signals | null>;
  end(): void;
}

/** @param statement how it begins */
export async function startDyingApp({ place }: TestDatabase, statement: string): Promise<DyingApp> {
  const child = fork(import.meta.filename, [place, statement]);
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const [port] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The process ended before it listened.'))),
  ]);
  return { app: askAt(`http://127.0.0.1:${port}`, TEST_ORIGIN), ended, end: () => void child.kill('SIGKILL') };
}

const [place, statement] = process.argv.slice(2);
if (
  process.send !== undefined &&
  process.argv[1] === import.meta.filename &&
  place !== undefined &&
  statement !== undefined
) {
  process.on('disconnect', () => process.exit(0));
  process.send(await host(place, statement));
}
