/** The operator's port: alive, ready, metrics. Answers nothing about any person. */
import type { Answering } from './listen.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

/** With less (bytes) no write can be relied on: a large one needs more. */
const LEAST_FREE = 16 * 1024 * 1024;

export interface Operated {
  store: Store;
  metrics: Metrics;
  /** It is ending: no new work should be sent here. */
  isStopping(): boolean;
  /** Room where the data lies; infinite where it is not this computer's. */
  freeBytes(): Promise<number>;
  now(): number;
}

export function operatorApp({ store, metrics, isStopping, freeBytes, now }: Operated): Answering {
  const text = (body: string, status = 200): Response =>
    new Response(body, { status, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
  // A server that can only read is not ready: it writes, as each login does.
  const mark = `INSERT INTO server_state (name, value) VALUES ('ready', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  async function isReady(): Promise<Response> {
    if ((await freeBytes()) < LEAST_FREE) return text('the disk is full\n', 503);
    return store.run(mark, now()).then(
      () => text('ready\n'),
      () => text('the database cannot be reached, or cannot be written\n', 503),
    );
  }

  return async (request) => {
    switch (new URL(request.url).pathname) {
      case '/livez':
        return text('alive\n');
      case '/readyz':
        if (isStopping()) return text('stopping\n', 503);
        return isReady();
      case '/metrics':
        return text(await metrics.text());
      default:
        return text('not found\n', 404);
    }
  };
}
