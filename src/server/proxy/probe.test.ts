/** What the check of the proxy says of wrong proxies: a real nginx with a line less or a line more, and a server that believes other proxies. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../../scripts/lib/port.mjs';
import { startProxy } from '../../../scripts/lib/proxies.mjs';
import { createApp } from '../app.ts';
import { type Proxies, parseNetworks } from '../http/forwarded.ts';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { openSqlite } from '../store/sqlite.ts';
import { testApp } from '../testing/app.ts';
import { runCommand, startServer } from '../testing/process.ts';
import type { Finding } from './findings.ts';
import { type Probed, probeProxy } from './probe.ts';
import { blockOf } from './testing/front.ts';
import { probeAuthorization } from './token.ts';
import { watchProxy } from './watch.ts';

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const HEADER = /proxy_set_header X-Forwarded-For .*;/;
/** Wrong in one thing each. */
const WRONG = {
  right: (block: string) => block,
  'without the header line': (block: string) => block.replace(HEADER, ''),
  'with an empty header': (block: string) => block.replace(HEADER, 'proxy_set_header X-Forwarded-For "";'),
  'with the default limit of bodies': (block: string) => block.replace(/client_max_body_size .*/, ''),
  'that takes GET and POST alone': (block: string) =>
    block.replace('proxy_pass', 'limit_except GET POST { deny all; } proxy_pass'),
  'that compresses JSON': (block: string) =>
    block.replace('location', 'gzip on; gzip_types *; gzip_proxied any; location'),
  'that adds a header of its own': (block: string) =>
    block.replace('location', 'add_header Access-Control-Allow-Origin https://other.example; location'),
  'with another site behind it': (block: string) => block.replace(/proxy_pass .*;/, 'return 404;'),
  'with nothing behind it': (block: string) => block.replace(/proxy_pass .*;/, 'proxy_pass http://127.0.0.1:1;'),
  'before a strict server': (block: string) => block,
} satisfies Record<string, (block: string) => string>;

const origins = new Map<string, string>();
const lines: string[] = [];
let parts: Awaited<ReturnType<typeof testApp>>['parts'];
/** A server that trusts no proxy of this computer. */
const STRICT: Proxies = { hops: 1, trusted: parseNetworks(['10.0.0.0/8']) };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-probe-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openSqlite(join(folder, 'store.sqlite'));
  ends.push(() => store.close());
  ({ parts } = await testApp(store, { processes: 1, rate: { perSecond: 1e6, burst: 1e6 } }));
  const app = createApp({ ...parts, metrics: createMetrics(), log: createLog((line) => lines.push(line)) });
  const start = async (proxies: Proxies): Promise<number> => {
    const listener = await listen({ host: '127.0.0.1', port: 0, tls: null, proxies }, () => app);
    ends.push(() => listener.stop());
    return listener.port;
  };
  const [upstream, strict] = [await start({ hops: 1, trusted: null }), await start(STRICT)];
  const ports = await Promise.all(Object.keys(WRONG).map(() => freePort()));
  const blocks = Object.entries(WRONG).map(([name, wrong], at) => {
    origins.set(name, `http://localhost:${ports[at]}`);
    return wrong(blockOf('nginx'))
      .replace(/listen 443 ssl;|error_log .*;|ssl_\w+ .*;/g, '')
      .replace(/server_name .*;/, `listen 127.0.0.1:${ports[at]};`)
      .replace('127.0.0.1:8787', `127.0.0.1:${name === 'before a strict server' ? strict : upstream}`);
  });
  const nginx = await startProxy('nginx', { port: ports[0] ?? 0, block: blocks.join('\n') });
  ends.push(nginx.stop);
});

const probed = (name: string, proxies: Proxies): Probed => ({ ...parts, origin: origins.get(name) ?? name, proxies });
const probe = (name: keyof typeof WRONG, proxies: Proxies = { hops: 1, trusted: null }) =>
  probeProxy(probed(name, proxies));
const codes = (findings: Finding[]) => findings.map(({ code }) => code);

it.each([
  ['right', 'in-order'],
  ['without the header line', 'header-passed'],
  ['with an empty header', 'header-missing'],
  ['with the default limit of bodies', 'body-limit'],
  ['that takes GET and POST alone', 'methods'],
  ['that compresses JSON', 'answer-changed'],
  ['that adds a header of its own', 'answer-changed'],
  ['with another site behind it', 'other-answer'],
  ['with nothing behind it', 'not-answering'],
] as const)('an nginx %s: %s', async (name, code) => {
  expect(codes(await probe(name))).toEqual([code]);
});

it('names the headers that are changed, and the number of proxies that append', async () => {
  expect((await probe('that compresses JSON'))[0]?.advice).toMatch(/: etag\.$/);
  expect((await probe('that adds a header of its own'))[0]?.advice).toContain('access-control-allow-origin.');
  const [hops] = await probe('right', { hops: 2, trusted: null });
  expect(hops).toMatchObject({ code: 'hops', advice: expect.stringContaining('--proxy-hops 1.') });
  // With one address only, the other proxy may be the one that is wrong.
  expect(hops?.advice).toContain('Do not lower --proxy-hops');
});

it('a proxy outside the trusted networks is told of', async () => {
  expect(codes(await probe('before a strict server', STRICT))).toEqual(['untrusted']);
  expect(codes(await probe('without the header line', STRICT))).toEqual(['header-passed']);
});

it('an address that does not answer, and one of another kind of server, are told apart', async () => {
  expect(codes(await probeProxy(probed('http://localhost:1', STRICT)))).toEqual(['unreachable']);
  expect(codes(await probeProxy(probed('https://name.invalid', STRICT)))).toEqual(['unreachable']);
  const port = await freePort();
  const endless = createServer((_, response) => {
    const write = (): void => {
      while (response.write('{'.repeat(65_536)));
      response.once('drain', write);
    };
    write();
  }).listen(port, '127.0.0.1');
  ends.push(() => endless.close());
  expect(codes(await probeProxy(probed(`http://localhost:${port}`, STRICT)))).toEqual(['other-answer']);
});

it('nobody gets an answer without a token that this server has made, and with one only once', async () => {
  const url = `${origins.get('right')}/v1/probe`;
  const statusOf = async (authorization: string, init: RequestInit = {}) =>
    (await fetch(url, { ...init, headers: { authorization } })).status;
  const made = probeAuthorization(parts);
  expect([await statusOf(made), await statusOf(made)]).toEqual([200, 403]);
  const other = probeAuthorization({ ...parts, secrets: { ...parts.secrets, challengeKey: new Uint8Array(32) } });
  const late = probeAuthorization({ ...parts, now: () => parts.now() - 3 * 60_000 });
  for (const wrong of [other, late, 'Probe', `Probe ${'A'.repeat(43)}`, made.replace('Probe', 'Bearer')])
    expect([wrong, await statusOf(wrong)]).toEqual([wrong, 403]);
  expect(await statusOf('Probe short')).toBe(400);
  expect(await statusOf(other, { method: 'POST', body: 'A'.repeat(4 * 1024 * 1024) })).toBe(403);
  expect(lines.join()).not.toContain(made.slice(6));
});

it('a proxy that starts after the server is asked again, and the log has one line for each finding', async () => {
  const port = await freePort();
  const said: string[] = [];
  const found = new Promise<void>((resolve) => {
    const log = createLog((line) => {
      said.push(line);
      resolve();
    });
    const metrics = createMetrics();
    const late = probed(`http://localhost:${port}`, { hops: 1, trusted: null });
    const watch = watchProxy(late, { log, metrics }, [0, ...Array.from({ length: 1000 }, () => 10)]);
    ends.push(() => watch.end());
  });
  // A site of somebody else.
  const site = createServer((_, response) => response.end('Welcome')).listen(port, '127.0.0.1');
  ends.push(() => site.close());
  await found;
  expect(said.map((line) => JSON.parse(line).code)).toEqual(['other-answer']);
});

it('an operator has it checked by a command', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-probed-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const origin = origins.get('with another site behind it') ?? '';
  const server = await startServer(folder, ['--behind-proxy', '--origin', origin]);
  ends.push(() => server.end('SIGKILL'));
  const port = new URL(server.metrics).port;
  const told = await runCommand('admin probe', null, ['--metrics-port', port]);
  expect(told).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^other-answer: Something other than this server/),
  });
  expect((await fetch(`${server.metrics}/probe`)).status).toBe(405);
  const nobody = await runCommand('admin probe', null, ['--metrics-port', '1']);
  expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('No key server answers') });
});
