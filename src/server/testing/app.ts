/**
 * The whole server in a test: real store, real routes, a clock and logs of the test's own. On SQLite without a socket, in the test's own
 * process. On PostgreSQL three processes behind a load balancer. Never outside tests.
 */
import { createApp } from '../app.ts';
import { readEpoch } from '../data-location.ts';
import type { From } from '../http/exchange.ts';
import { createLog } from '../log.ts';
import { createMetrics, type EventKind } from '../metrics.ts';
import type { Parts } from '../parts.ts';
import { loadSecrets } from '../secrets.ts';
import { loadSigningKey } from '../signing-key.ts';
import type { Store } from '../store/store.ts';
import { askedOf, responseOf } from './exchange.ts';
import { startFront } from './front.ts';
import { onOneShard } from './one-shard.ts';
import { openRemoteApp, processSockets } from './processes.ts';
import { type Settings, settled, TEST_ORIGIN } from './settings.ts';
import { type Opened, openedAt } from './stores.ts';

export { TEST_ORIGIN };

export interface TestApp {
  /** Parts of an app in the test's own process, on the same database. Its store refuses a transaction over two shard keys. */
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

type Answering = (request: Request, from: From) => Promise<Response>;

function inThisProcess(parts: Parts): Answering {
  const app = createApp(parts);
  return async (request, from) => responseOf(await app(askedOf(request), from));
}

/** Of the connection to the processes, not of the app. */
const OF_CONNECTION = ['connection', 'date', 'keep-alive'];

/** The app in processes of its own. `clock` belongs to the parts; setting it sets theirs before the next request. */
async function inProcesses(
  sockets: readonly string[],
  { place, ends }: Opened,
  settings: Settings,
  { parts, lines, clock }: Pick<TestApp, 'parts' | 'lines' | 'clock'>,
): Promise<Answering> {
  const seen = { line: (line: string) => lines.push(line), count: (kind: EventKind) => parts.metrics.count(kind) };
  const app = { place, now: clock.now, settings };
  const remotes = await Promise.all(sockets.map((socket) => openRemoteApp(socket, app, seen)));
  const front = await startFront(remotes);
  ends.push(async () => {
    await front.stop();
    await Promise.all(remotes.map((remote) => remote.stop()));
  });
  let told = clock.now;
  let telling: Promise<unknown> = Promise.resolve();
  const tellTime = (): Promise<unknown> => {
    if (told === clock.now) return telling;
    told = clock.now;
    telling = Promise.all(remotes.map((remote) => remote.setClock(told)));
    return telling;
  };
  return async (request, { address }) => {
    await tellTime();
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set('x-forwarded-for', address);
    const body = request.body === null ? null : await request.arrayBuffer();
    const answer = await fetch(front.address + url.pathname + url.search, { method: request.method, headers, body });
    const own = [...answer.headers].filter(([name]) => !OF_CONNECTION.includes(name));
    return new Response(answer.body, { status: answer.status, headers: own });
  };
}

/** @param change settings of the test's own; `processes: 1` where a test is about a limit or a cache that each process has for itself, `processes: 0` for one without a socket */
export async function testApp(
  store: Store,
  { processes, ...settings }: Settings & { processes?: number } = {},
): Promise<TestApp> {
  const lines: string[] = [];
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const secrets = await loadSecrets(store, null);
  const parts: Parts = {
    ...settled(settings),
    store: onOneShard(store),
    secrets,
    signing: await loadSigningKey({ store, secrets, now }),
    epoch: await readEpoch(store),
    now,
    log: createLog((line) => lines.push(line)),
    metrics: createMetrics(),
  };
  const opened = openedAt(store);
  const sockets = opened?.kind === 'postgres' ? processSockets().slice(0, processes) : [];
  const app: Answering =
    opened === null || sockets.length === 0
      ? inThisProcess(parts)
      : await inProcesses(sockets, opened, settings, { parts, lines, clock });
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
