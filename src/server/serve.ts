/** Starts a server from its options, and stops it in order. Reads no command line. */
import { createApp } from './app.ts';
import { lastBackup } from './backups/last-backup.ts';
import type { CertificateNews } from './certificate.ts';
import { certificateFields } from './certificate-log.ts';
import { freeBytesAt, lockData, openData, readEpoch } from './data-location.ts';
import { fingerprintOf } from './identities/receipt.ts';
import { type Listener, listen } from './listen.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { operatorApp } from './operator.ts';
import type { ServerOptions } from './options.ts';
import type { Parts } from './parts.ts';
import { type ProxyWatch, watchProxy } from './proxy/watch.ts';
import { ensureSetups } from './rows/setups-of-records.ts';
import { loadSecrets } from './secrets.ts';
import { loadSigningKey } from './signing-key.ts';
import type { Store } from './store/store.ts';
import { sweepRegularly } from './sweep.ts';
import { watchSecrets } from './watch-secrets.ts';

export interface Running {
  origin: string;
  /** Fingerprint of the receipt key at the start, in groups of hex, which wallets show too. */
  fingerprint: string;
  port: number;
  metricsPort: number;
  /** Reads the certificate's files again. */
  reload(): void;
  /** Finishes running requests, then closes the store. A second call never resolves. */
  stop(): Promise<void>;
}

const HOUR = 60 * 60 * 1000;

/** Calls `say` at most once an hour. */
function atMostHourly(say: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - last < HOUR) return;
    last = performance.now();
    say();
  };
}

/** @param freeBytes `null` when the data lies on another computer */
function watchData(metrics: Metrics, store: Store, freeBytes: (() => Promise<number>) | null): void {
  metrics.watch('dramatis_last_backup_timestamp_seconds', 'When the last backup was made; 0: never.', () =>
    lastBackup(store),
  );
  if (freeBytes !== null) metrics.watch('dramatis_disk_free_bytes', 'Room on the disk of the data.', freeBytes);
  if (store.connections() === null) return;
  const gauges = [
    ['used', 'dramatis_database_connections', 'Connections to PostgreSQL that are in use.'],
    ['waiting', 'dramatis_database_waiting', 'Requests that wait for a connection to PostgreSQL.'],
  ] as const;
  for (const [part, name, help] of gauges) metrics.watch(name, help, async () => store.connections()?.[part] ?? 0);
}

function watchCertificateOf(metrics: Metrics, { certificateExpires, isCertificateWrong }: Listener): void {
  if (certificateExpires !== null)
    metrics.watch('dramatis_certificate_expiry_seconds', 'End of the TLS certificate (seconds since 1970).', async () =>
      certificateExpires(),
    );
  if (isCertificateWrong !== null)
    metrics.watch(
      'dramatis_certificate_wrong',
      '1 when wallets refuse the TLS certificate, or its files cannot take its place.',
      async () => Number(isCertificateWrong()),
    );
}

export async function serve(options: ServerOptions, log: Log): Promise<Running> {
  const unlock = lockData(options.place);
  const { store, folder } = await openData(options.place, () => log('waiting')).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const listeners: Listener[] = [];
  let stopping = false;
  let watch: ProxyWatch | null = null;
  try {
    const secrets = await loadSecrets(store, folder);
    await ensureSetups(store, secrets);
    const signing = await loadSigningKey({ store, secrets, now: Date.now });
    const epoch = await readEpoch(store);
    const metrics = createMetrics({ process: true });
    const freeBytes = () => freeBytesAt(folder);
    watchData(metrics, store, folder === null ? null : freeBytes);
    const base: Omit<Parts, 'origin'> = {
      store,
      secrets,
      signing,
      epoch,
      now: Date.now,
      log,
      metrics,
      rate: options.rate,
      ceilings: options.ceilings,
      issuers: options.issuers,
    };
    let origin = '';
    const unforwarded = atMostHourly(() => log('unforwarded'));
    const onUnforwarded = (): void => {
      metrics.count('unforwarded');
      unforwarded();
    };
    const onCertificate = (news: CertificateNews): void => {
      if (news.code !== 'unchanged') metrics.count(`certificate-${news.code}`);
      log('certificate', certificateFields(news));
    };
    const server = await listen({ ...options, onUnforwarded, onCertificate }, (port) => {
      origin = options.origin ?? `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
      return createApp({ ...base, origin });
    });
    listeners.push(server);
    watchCertificateOf(metrics, server);
    watch =
      options.proxies === null ? null : watchProxy({ ...base, origin, proxies: options.proxies }, { log, metrics });
    const operator = await listen(
      { host: options.metricsHost, port: options.metricsPort, tls: null, proxies: null },
      () =>
        operatorApp({
          store,
          metrics,
          isStopping: () => stopping,
          freeBytes,
          now: Date.now,
          probe: watch === null ? null : watch.probe,
        }),
    );
    listeners.push(operator);
    const endSweeping = sweepRegularly({ store, now: Date.now, log, metrics });
    const endWatching = watchSecrets({ signing, log, metrics });
    const fingerprint = fingerprintOf(signing.present());
    log('start', { origin, fingerprint, port: server.port, metricsPort: operator.port, store: store.kind });
    return {
      origin,
      fingerprint,
      port: server.port,
      metricsPort: operator.port,
      reload: () => server.reload?.(),
      async stop() {
        if (stopping) return new Promise(() => undefined);
        stopping = true;
        log('stopping');
        endSweeping();
        watch?.end();
        endWatching();
        await server.stop();
        await store.close();
        unlock();
        await operator.stop();
        log('stopped');
      },
    };
  } catch (error) {
    watch?.end();
    for (const listener of listeners) await listener.stop();
    await store.close();
    unlock();
    throw error;
  }
}
