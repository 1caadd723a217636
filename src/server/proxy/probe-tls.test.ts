/** What the check of the proxy says of certificates that wallets refuse, and of a proxy that is late or asks for patience: real TLS on this computer. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { openSqlite } from '../store/sqlite.ts';
import { testApp } from '../testing/app.ts';
import { issueKeys, makeKeys } from '../testing/certificates.ts';
import { runCommand, startServer } from '../testing/process.ts';
import type { Finding } from './findings.ts';
import { probeProxy } from './probe.ts';
import { watchProxy } from './watch.ts';

const ends: (() => unknown)[] = [];
const trusted = getCACertificates('default');
let parts: Awaited<ReturnType<typeof testApp>>['parts'];
let upstream = 0;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-probe-tls-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openSqlite(join(folder, 'store.sqlite'));
  ends.push(() => store.close());
  ({ parts } = await testApp(store, { processes: 1, rate: { perSecond: 1e6, burst: 1e6 } }));
  const app = createApp({ ...parts, metrics: createMetrics(), log: () => undefined });
  const proxies = { hops: 1, trusted: null };
  const listener = await listen({ host: '127.0.0.1', port: 0, tls: null, proxies }, () => app);
  ends.push(() => listener.stop());
  upstream = listener.port;
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  for (const end of ends.splice(0).reverse()) await end();
});

/** Passes a request on, as a proxy does. */
function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const seen = incoming.headers['x-forwarded-for'];
  const headers = { ...incoming.headers, 'x-forwarded-for': seen === undefined ? '127.0.0.1' : `${seen}, 127.0.0.1` };
  const { method, url: path } = incoming;
  const onward = request({ port: upstream, host: '127.0.0.1', method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(outgoing);
  });
  incoming.pipe(onward);
}

/** A proxy with TLS. @param trust whether this process knows its root certificate @returns its origin */
async function proxyWith(
  { folder, root = null }: { folder: string; root?: string | null },
  handle: RequestListener = pass,
): Promise<string> {
  const [cert, key] = ['fullchain.pem', 'privkey.pem'].map((name) => readFileSync(join(folder, name)));
  const server = createServer({ cert, key }, handle).listen(0, '127.0.0.1');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  setDefaultCACertificates([...trusted, ...(root === null ? [] : [root])]);
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

const probe = (origin: string, limit?: number): Promise<Finding[]> =>
  probeProxy({ ...parts, origin, proxies: { hops: 1, trusted: null } }, undefined, limit);
const codes = (findings: Finding[]) => findings.map(({ code }) => code);

it('a certificate that no wallet accepts is a fault; a good one is none', async () => {
  expect(codes(await probe(await proxyWith(issueKeys(ends))))).toEqual(['in-order']);
  for (const [reason, keys] of [
    ['CERT_HAS_EXPIRED', issueKeys(ends, { days: -1 })],
    ['ERR_TLS_CERT_ALTNAME_INVALID', issueKeys(ends, { name: 'keys.example.org' })],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', issueKeys(ends, { isComplete: false })],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', makeKeys(ends)],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', { folder: issueKeys(ends).folder }],
  ] as const)
    expect(await probe(await proxyWith(keys))).toEqual([
      { code: 'certificate', advice: expect.stringContaining(`(${reason})`) },
    ]);
});

it('an operator learns of it by a command, which exits with 1', async () => {
  const origin = await proxyWith(makeKeys(ends));
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-probe-tls-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startServer(folder, ['--behind-proxy', '--origin', origin]);
  ends.push(() => server.end('SIGKILL'));
  const told = await runCommand('admin probe', null, ['--metrics-port', new URL(server.metrics).port]);
  expect(told).toMatchObject({ code: 1, output: expect.stringMatching(/^certificate: The TLS certificate/) });
});

it('an address without TLS, and a proxy that does not reach the server, are faults that the last try tells of', async () => {
  expect(await probe(`https://localhost:${upstream}`)).toEqual([
    { code: 'not-answering', advice: expect.stringMatching(/ERR_SSL_|EPROTO/) },
  ]);
  for (const status of [502, 503, 504]) {
    let asked = 0;
    const origin = await proxyWith(issueKeys(ends), (_, response) => {
      asked++;
      response.writeHead(status).end();
    });
    const metrics = createMetrics();
    const line = await new Promise<string>((resolve) => {
      const to = { log: createLog(resolve), metrics };
      const watch = watchProxy({ ...parts, origin, proxies: { hops: 1, trusted: null } }, to, [0, 1, 1]);
      ends.push(() => watch.end());
    });
    expect(JSON.parse(line)).toMatchObject({ code: 'not-answering', advice: expect.stringContaining(String(status)) });
    expect(asked).toBe(3);
    expect(await metrics.text()).toContain('dramatis_events_total{kind="proxy-faults"} 1');
  }
});

it('a large request that is late, or comes too often, says nothing about the limit of bodies; one that is refused does', async () => {
  const answering = (act: (response: ServerResponse) => void) =>
    proxyWith(issueKeys(ends), (incoming, response) => {
      if (incoming.method !== 'POST') return pass(incoming, response);
      incoming.resume();
      act(response);
    });
  const late = await answering(() => undefined);
  expect(await probe(late, 3000)).toEqual([
    { code: 'incomplete', advice: expect.stringContaining('not checked: 4 MiB.') },
  ]);
  for (const status of [429, 502, 503, 504])
    expect(codes(await probe(await answering((response) => response.writeHead(status).end())))).toEqual(['incomplete']);
  expect(codes(await probe(await answering((response) => response.writeHead(413).end())))).toEqual(['body-limit']);
  // Some proxies hang up.
  expect(codes(await probe(await answering((response) => response.destroy())))).toEqual(['body-limit']);
  const busy = await proxyWith(issueKeys(ends), (_, response) => response.writeHead(429).end());
  expect(await probe(busy)).toEqual([{ code: 'unreachable', advice: expect.stringContaining('429') }]);
});
