/** The files of deploy/ and the Containerfile: what they start is started as they say, and what they name is there. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseOptions } from './options.ts';
import { blockOf } from './proxy/testing/front.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEPLOY = join(ROOT, 'deploy');
const ORIGIN = 'https://keys.example.org';
const textOf = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'dramatis-deploy-'));
  ends.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Starts a command line and waits until the server says that it listens. */
async function started([program = '', ...parameters]: string[], cwd: string) {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(program, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  ends.push(() => child.kill('SIGKILL'));
  const closed = once(child, 'close');
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const events: Record<string, unknown>[] = [];
  const start = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      events.push(JSON.parse(line));
      if (events.at(-1)?.event === 'start') resolve(events.at(-1) ?? {});
    });
    child.once('close', () => reject(new Error(`It ended before it listened: ${errors}`)));
  });
  const { origin, metricsPort } = await start;
  return {
    origin,
    metrics: `http://127.0.0.1:${metricsPort}`,
    events,
    pid: child.pid,
    async end() {
      child.kill('SIGTERM');
      await closed;
      return [child.exitCode, events.at(-1)?.event];
    },
  };
}

const ANY_PORT = ['--port', '0', '--metrics-port', '0'];
const UNITS = readdirSync(DEPLOY).filter((name) => /\.(service|timer)$/.test(name));
const DROP_INS = readdirSync(DEPLOY).filter((name) => name.endsWith('.conf'));

/** The setting of a unit, with its continued lines. */
const settingOf = (unit: string, name: string): string =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(unit.replaceAll('\\\n', ' '))?.[1] ?? '';

/** The text of a unit or a drop-in with the paths and users of this computer. */
const adapted = (name: string): string =>
  textOf('deploy', name)
    .replaceAll('/opt/dramatis', ROOT)
    .replaceAll(/^(User|Group)=dramatis$/gm, '$1=root');

it('systemd accepts the units, also with their drop-ins, and finds them well shut', () => {
  const analyze = '/usr/bin/systemd-analyze';
  // A computer without systemd does not run them either.
  if (!existsSync(analyze)) return;
  expect(DROP_INS.length).toBeGreaterThan(0);
  for (const dropIn of [null, ...DROP_INS]) {
    const units = folder();
    for (const name of UNITS) writeFileSync(join(units, name), adapted(name));
    const extra = join(units, 'dramatis-key-server.service.d');
    mkdirSync(extra);
    if (dropIn !== null) writeFileSync(join(extra, dropIn), adapted(dropIn));
    const paths = UNITS.map((name) => join(units, name));
    // It writes what it would warn of, and ends with 0.
    const said = execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', analyze, 'verify', '--man=no', ...paths], {
      encoding: 'utf8',
    });
    expect(said.split('\n').filter((line) => line.includes(units) || line.includes('dramatis'))).toEqual([]);
    // Exposure of at most 2.0 out of 10.
    for (const path of paths.filter((name) => name.endsWith('.service')))
      execFileSync(analyze, ['security', '--offline=true', '--threshold=20', path], { stdio: 'pipe' });
  }
});

it('the drop-ins give options that the server takes', () => {
  const wordsOf = (name: string): string[] =>
    (/^ExecStart=(\S.*)$/m.exec(textOf('deploy', name).replaceAll('\\\n', ' '))?.[1] ?? '')
      .replace(/\$\{ORIGIN\}/, ORIGIN)
      .split(/\s+/)
      .slice(2);
  const tls = { certificate: '/etc/keys/fullchain.pem', key: '/etc/keys/privkey.pem' };
  expect(parseOptions(wordsOf('own-tls.conf'), {})).toMatchObject({ host: '0.0.0.0', port: 443, tls, origin: ORIGIN });
  const DATABASE_URL = 'postgres://localhost/keys';
  const place = { kind: 'postgres', url: DATABASE_URL };
  expect(parseOptions(wordsOf('postgres.conf'), { DATABASE_URL })).toMatchObject({ place, proxies: { hops: 1 } });
});

it('the command line of the unit starts a server, which takes the signals of the unit', async () => {
  const unit = textOf('deploy', 'dramatis-key-server.service');
  const origin = /^Environment=ORIGIN=(.*)$/m.exec(unit)?.[1] ?? '';
  const line = settingOf(unit, 'ExecStart')
    .replaceAll('/opt/dramatis', ROOT)
    .replace('/var/lib/dramatis', folder())
    .replace(/\$\{ORIGIN\}/, origin);
  expect(settingOf(unit, 'WorkingDirectory')).toBe('/opt/dramatis');
  const server = await started([...line.split(' '), ...ANY_PORT], ROOT);
  expect(server.origin).toBe(ORIGIN);
  execFileSync('sh', ['-c', settingOf(unit, 'ExecReload')], { env: { ...process.env, MAINPID: String(server.pid) } });
  expect((await fetch(`${server.metrics}/readyz`)).status).toBe(200);
  expect(await server.end()).toEqual([0, 'stopped']);
});

const CONTAINERFILE = textOf('Containerfile');
const listOf = (instruction: string): string[] =>
  JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(CONTAINERFILE)?.[1] ?? '[]');

/** The packages of `npm ci --omit=dev --omit=optional`, and no other. */
function installInto(place: string): void {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (!/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || dev || optional || devOptional) continue;
    mkdirSync(dirname(join(place, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(place, path));
  }
}

it('the container has all files and packages that the server needs, and its commands do what they say', async () => {
  const place = folder();
  for (const [, sources = '', to = ''] of CONTAINERFILE.matchAll(/^COPY (.*) (\S+)$/gm))
    for (const source of sources.split(' '))
      cpSync(join(ROOT, source), join(place, to, to.endsWith('/') ? source : ''), { recursive: true });
  installInto(place);
  expect(CONTAINERFILE).toContain('npm ci --omit=dev --omit=optional');
  const [node, ...entry] = listOf('ENTRYPOINT');
  expect(node).toBe('node');
  const data = listOf('CMD').map((word) => word.replace('/data', join(place, 'data')));
  const line = [process.execPath, '--preserve-symlinks', ...entry, ...data];
  await expect(started(line, place)).rejects.toThrow('Say where wallets reach this server');
  const server = await started([...line, '--origin', ORIGIN, ...ANY_PORT], place);
  const [, ...check] = listOf('HEALTHCHECK CMD').map((word) => word.replace('http://127.0.0.1:8788', server.metrics));
  execFileSync(process.execPath, check);
  expect(await server.end()).toEqual([0, 'stopped']);
  expect(() => execFileSync(process.execPath, check, { stdio: 'pipe' })).toThrow();
});

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  networks: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
}

it('what the Compose file names is there, and each service has only what it needs', () => {
  const file = parse(textOf('deploy', 'compose.yaml')) as {
    services: Record<string, Service>;
    networks: object;
    volumes: object;
    secrets: Record<string, { file: string }>;
  };
  for (const [name, service] of Object.entries(file.services)) {
    expect([name, service.image]).toEqual([
      name,
      expect.stringMatching(/^(localhost\/[\w-]+|docker\.io\/library\/\w+:\d+)$/),
    ]);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    for (const network of service.networks) expect(file.networks).toHaveProperty(network);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(file.services[other]?.healthcheck?.test[0]).toBe('CMD');
    }
    for (const [from = ''] of (service.volumes ?? []).map((volume) => volume.split(':')))
      if (from.startsWith('.')) expect(existsSync(join(DEPLOY, from))).toBe(true);
      else expect(file.volumes).toHaveProperty(from);
    for (const secret of service.secrets ?? []) expect(file.secrets).toHaveProperty(secret);
    const read = Object.values(service.environment).filter((value) => value.startsWith('/run/secrets/'));
    expect(read).toEqual((service.secrets ?? []).map((secret) => `/run/secrets/${secret}`));
  }
  const { server } = file.services;
  expect(existsSync(join(DEPLOY, server?.build?.context ?? '', server?.build?.dockerfile ?? ''))).toBe(true);
  expect(server?.healthcheck?.test.slice(1)).toEqual(listOf('HEALTHCHECK CMD'));
  const name = textOf('deploy', '.env.example').trim().replace('NAME=', '');
  const words = (server?.command ?? []).map((word) => word.replace(/\$\{NAME:\?[^}]*\}/, name));
  const secret = join(folder(), 'database-url');
  writeFileSync(secret, 'postgres://keys:password@database/keys');
  const options = parseOptions([...listOf('ENTRYPOINT').slice(2), ...words], { DATABASE_URL_FILE: secret });
  expect(options).toMatchObject({ origin: ORIGIN, host: '0.0.0.0', port: 8787, proxies: { hops: 1 } });
});

it('Caddy of the Compose file is set up as the document says, and Traefik by keys that it has', () => {
  const caddy = textOf('deploy', 'Caddyfile')
    .replace('{$NAME}', 'keys.example.org')
    .replace('server:8787', '127.0.0.1:8787');
  expect(caddy).toBe(blockOf('caddy'));
  const { http } = parse(blockOf('yaml traefik'));
  expect(http.routers.keys).toEqual({
    rule: 'Host(`keys.example.org`)',
    entryPoints: ['websecure'],
    tls: { certResolver: 'main' },
    service: 'keys',
  });
  expect(http.services.keys).toEqual({ loadBalancer: { servers: [{ url: 'http://127.0.0.1:8787' }] } });
});
