/** The operator's port: liveness, readiness, metrics. It tells nothing about any person. */
import type { Answer, Asked } from './http/exchange.ts';
import type { Metrics } from './metrics.ts';
import type { Finding } from './proxy/findings.ts';
import type { Store } from './store/store.ts';

/** Least free disk space (bytes) with which the server is ready; a large write needs as much. */
const LEAST_FREE = 16 * 1024 * 1024;

export interface Operated {
  store: Store;
  metrics: Metrics;
  /** The server is stopping; a load balancer should send it no new requests. */
  isStopping(): boolean;
  /** Free space on the disk of the data (bytes); infinite when the data lies on another computer. */
  freeBytes(): Promise<number>;
  now(): number;
  /** Checks the proxy in front of this server; `null` without one. */
  probe?: (() => Promise<Finding[]>) | null;
}

export function operatorApp({
  store,
  metrics,
  isStopping,
  freeBytes,
  now,
  probe = null,
}: Operated): (asked: Pick<Asked, 'method' | 'path'>) => Promise<Answer> {
  const text = (body: string, status = 200): Answer => ({
    status,
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    body,
  });
  // A server that can only read is not ready, as every login writes.
  const mark = `INSERT INTO server_state (name, value) VALUES ('ready', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
  /** What keeps the server from being ready; `null` when it is. */
  async function hindrance(): Promise<string | null> {
    if (isStopping()) return 'stopping';
    const free = await freeBytes().catch(() => null);
    if (free === null) return 'the folder of the data cannot be read';
    if (free < LEAST_FREE) return 'the disk is full';
    return store.run(mark, now()).then(
      () => null,
      () => 'the database cannot be reached, or cannot be written',
    );
  }
  metrics.watch('dramatis_ready', 'Does /readyz answer 200?', async () => ((await hindrance()) === null ? 1 : 0));

  return async ({ method, path }) => {
    switch (path) {
      case '/livez':
        return text('alive\n');
      case '/readyz': {
        const hindered = await hindrance();
        return hindered === null ? text('ready\n') : text(`${hindered}\n`, 503);
      }
      case '/metrics':
        return text(await metrics.text());
      case '/probe': {
        if (method !== 'POST') return text('POST it\n', 405);
        if (probe === null) return text('this server runs without --behind-proxy\n', 404);
        return text((await probe()).map(({ code, advice }) => `${code}: ${advice}\n`).join(''));
      }
      default:
        return text('not found\n', 404);
    }
  };
}
