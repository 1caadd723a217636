/** The operator's port: alive, ready, metrics. Answers nothing about any person. */
import type { Answering } from './listen.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store/store.ts';

export interface Operated {
  store: Store;
  metrics: Metrics;
  /** It is ending: no new work should be sent here. */
  isStopping(): boolean;
}

export function operatorApp({ store, metrics, isStopping }: Operated): Answering {
  const text = (body: string, status = 200): Response =>
    new Response(body, { status, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
  return async (request) => {
    switch (new URL(request.url).pathname) {
      case '/livez':
        return text('alive\n');
      case '/readyz':
        if (isStopping()) return text('stopping\n', 503);
        return store.get('SELECT value FROM server_state LIMIT 1').then(
          () => text('ready\n'),
          () => text('the database cannot be reached\n', 503),
        );
      case '/metrics':
        return text(await metrics.text());
      default:
        return text('not found\n', 404);
    }
  };
}
