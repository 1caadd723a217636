/** Metrics for the operator (Prometheus). Labels are route patterns and codes; none names a person, row or address. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Every kind of event. Each starts at 0, so that the first one is an increase. */
const EVENT_KINDS = [
  'sessions',
  'writes',
  'guesses',
  'guesses-shut',
  'blobs',
  'blobs-refused',
  'oidc-logins',
  'oidc-refused',
  'oidc-unknown-key',
  'oidc-time',
  'oidc-unreachable',
  'clock-jumps',
  'secrets-unread',
  'setup-missing',
  'unforwarded',
  'proxy-faults',
  'certificate-renewed',
  'certificate-unusable',
  'certificate-wrong',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

export interface Metrics {
  /** Counts an answered request. @param route its pattern */
  request(route: string, status: number, seconds: number): void;
  /** A request began (1) or ended (-1). */
  running(change: 1 | -1): void;
  /** Counts an event. */
  count(what: EventKind): void;
  /** Registers a gauge that is read at each scrape, and left out when `read` fails. */
  watch(name: string, help: string, read: () => Promise<number>): void;
  /** The text of /metrics. */
  text(): Promise<string>;
}

export function createMetrics(options: { process: boolean } = { process: false }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = new Histogram({
    name: 'dramatis_request_seconds',
    help: 'Time from a request to its answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const events = new Counter({
    name: 'dramatis_events_total',
    help: 'What happened, by kind.',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of EVENT_KINDS) events.inc({ kind }, 0);
  const running = new Gauge({ name: 'dramatis_requests_running', help: 'Requests not answered yet.', registers });
  return {
    request: (route, status, value) => seconds.observe({ route, status }, value),
    running: (change) => running.inc(change),
    count: (kind) => events.inc({ kind }),
    watch(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          // A gauge that cannot be read now is left out: all others must tell that the database is away.
          await read().then(
            (value) => this.set(value),
            () => this.remove(),
          );
        },
      });
    },
    text: () => registry.metrics(),
  };
}
