/** The whole server in a test, without a socket: real store, real routes, a clock and logs of the test's own. Never outside tests. */
import { createApp } from '../app.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import type { Ceilings, Parts } from '../parts.ts';
import { loadSecrets } from '../secrets.ts';
import { numberIn, type Store } from '../store/store.ts';
import { onOneShard } from './one-shard.ts';

export const TEST_ORIGIN = 'https://keys.example';

const NO_CEILINGS: Ceilings = {
  registration: 'open',
  identities: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  newPerDay: 1e9,
  bytesPerDay: 1e15,
};

/** Processes on one PostgreSQL. */
const PROCESSES = 3;

export interface TestApp {
  /** Its store refuses a transaction over two shard keys. */
  parts: Parts;
  /** The store itself, to look into. */
  store: Store;
  /** Every line that was logged. */
  lines: string[];
  /** The clock: set it to move time. Begins at the present. */
  clock: { now: number };
  /** A body is sent as JSON; bytes in it must be base64url already. */
  ask(method: string, path: string, options?: AskOptions): Promise<Response>;
  /** The app as a wallet's `fetch`, for requests to TEST_ORIGIN. */
  fetch: typeof fetch;
}

export interface AskOptions {
  body?: unknown;
  headers?: Record<string, string>;
  address?: string;
}

/**
 * @param change parts of the test's own; `processes: 1` where a test is about a limit or a cache that each process has for itself
 */
export async function testApp(
  store: Store,
  {
    ceilings,
    processes = PROCESSES,
    ...change
  }: Partial<Omit<Parts, 'ceilings'>> & { ceilings?: Partial<Ceilings>; processes?: number } = {},
): Promise<TestApp> {
  const lines: string[] = [];
  const clock = { now: Date.now() };
  const state = await store.get("SELECT value FROM server_state WHERE name = 'epoch'");
  const parts: Parts = {
    store: onOneShard(store),
    secrets: await loadSecrets(store, null),
    origin: TEST_ORIGIN,
    epoch: numberIn(state ?? {}, 'value'),
    now: () => clock.now,
    log: createLog((line) => lines.push(line)),
    metrics: createMetrics(),
    rate: { perSecond: 1_000_000, burst: 1_000_000 },
    ceilings: { ...NO_CEILINGS, ...ceilings },
    issuers: [],
    ...change,
  };
  // As behind a proxy that asks one process after the other. A SQLite file is one process's.
  const apps = Array.from({ length: store.kind === 'postgres' ? processes : 1 }, () => createApp(parts));
  let asked = 0;
  const app: (typeof apps)[number] = (request, client) => {
    const next = apps[asked++ % apps.length] as (typeof apps)[number];
    return next(request, client);
  };
  return {
    parts,
    store,
    lines,
    clock,
    ask(method, path, { body, headers = {}, address = '192.0.2.1' } = {}) {
      const init: RequestInit = { method, headers };
      if (body !== undefined) {
        init.body = typeof body === 'string' ? body : JSON.stringify(body);
        init.headers = { 'content-type': 'application/json', ...headers };
      }
      return app(new Request(TEST_ORIGIN + path, init), { address });
    },
    fetch: async (input, init) => app(new Request(input, init), { address: '192.0.2.1' }),
  };
}
