/** The two listeners: wallets on one, the operator on the other. A stop is graceful: running requests are answered, no new one begins. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type CertificateFiles, type CertificateNews, watchCertificate } from './certificate.ts';
import type { Answer, Answering, Asked, From } from './http/exchange.ts';
import { addressBehind, believes, type Proxies } from './http/forwarded.ts';
import { handlerOf } from './http/node-exchange.ts';
import { bucketName } from './http/rate-limit.ts';

/** Time limits for slow requests (ms). */
const TIMEOUTS = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  // How often Node checks for such requests.
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 60_000,
  maxHeaderSize: 8192,
};
/** A connection without traffic is closed after this time (ms), so that a client that requests much and reads nothing cannot fill the memory. */
const IDLE_TIMEOUT = 60_000;
/** Most connections at one time, in all and per address, without a proxy in front of this server. */
const MAX_CONNECTIONS = { ofAll: 10_000, ofOne: 512 };
/** How long a stopping server waits for running requests (ms). */
const SHUTDOWN_TIMEOUT = 10_000;
/** How often a stopping server closes idle connections (ms). */
const IDLE_EVERY = 50;

export interface Listener {
  port: number;
  /** Reads the certificate's files again; `null` without TLS. */
  reload: (() => void) | null;
  /** End of the certificate in use (seconds since 1970); `null` without TLS. */
  certificateExpires: (() => number) | null;
  /** Does the certificate need a change, in use or in its files? `null` without TLS. */
  isCertificateWrong: (() => boolean) | null;
  /** Resolves when the last request was answered. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  host: string;
  port: number;
  tls: CertificateFiles | null;
  /** What wallets call this server, for which its certificate must be. */
  origin?: string | null;
  /** Called when the certificate's files have changed, or were read again. */
  onCertificate?: (news: CertificateNews) => void;
  proxies: Proxies | null;
  /** Called for each request without X-Forwarded-For, behind a proxy that should write it. */
  onUnforwarded?: () => void;
  /** For tests. */
  most?: { ofAll: number; ofOne: number };
  /** For tests: how often the certificate's files are looked at (ms). */
  lookEvery?: number;
}

/** Closes connections above the limit before reading from them. */
function limitConnections(
  server: Server | TlsServer,
  behindProxy: boolean,
  most: { ofAll: number; ofOne: number },
): void {
  const open = new Map<string, number>();
  server.maxConnections = most.ofAll;
  if (behindProxy) return;
  server.on('connection', (socket: Socket) => {
    const name = bucketName(socket.remoteAddress ?? '');
    const count = (open.get(name) ?? 0) + 1;
    if (count > most.ofOne) {
      socket.destroy();
      return;
    }
    open.set(name, count);
    socket.once('close', () => {
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    });
  });
}

const askerOf = ({ socket, headers }: IncomingMessage, proxies: Proxies | null): From => {
  const direct = socket.remoteAddress ?? '';
  if (proxies === null) return { address: direct };
  return {
    address: addressBehind(proxies, direct, headers['x-forwarded-for']),
    isBelieved: believes(proxies, direct),
  };
};

/** @param answering called when the port is known @throws Error when the port is taken */
export async function listen(
  {
    host,
    port,
    tls,
    origin = null,
    proxies,
    onUnforwarded,
    onCertificate = () => undefined,
    most = MAX_CONNECTIONS,
    lookEvery,
  }: ListenOptions,
  answering: (port: number) => Answering,
): Promise<Listener> {
  let answer: Answering = () => ({ status: 503, headers: {}, body: null });
  const handler = handlerOf((asked: Asked, incoming: IncomingMessage): Promise<Answer> | Answer => {
    if (proxies !== null && incoming.headers['x-forwarded-for'] === undefined) onUnforwarded?.();
    return answer(asked, askerOf(incoming, proxies));
  });
  const certificate =
    tls === null
      ? null
      : watchCertificate(tls, {
          host: origin === null ? null : new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1'),
          // Connections that are open keep what they began with.
          use: (context) => (server as TlsServer).setSecureContext(context),
          tell: onCertificate,
          ...(lookEvery === undefined ? {} : { every: lookEvery }),
        });
  const server: Server | TlsServer =
    certificate === null
      ? createServer(TIMEOUTS, handler)
      : createTlsServer({ ...TIMEOUTS, ...certificate.context() }, handler);
  server.setTimeout(IDLE_TIMEOUT);
  limitConnections(server, proxies !== null, most);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const bound = (server.address() as AddressInfo).port;
  answer = answering(bound);
  return {
    port: bound,
    reload: certificate?.reload ?? null,
    certificateExpires: certificate?.expires ?? null,
    isCertificateWrong: certificate?.isWrong ?? null,
    stop() {
      certificate?.end();
      return stop(server);
    },
  };
}

function stop(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), SHUTDOWN_TIMEOUT);
    // A keep-alive connection becomes idle after its answer.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
