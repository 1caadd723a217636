/** The files of deploy/ and the Containerfile: what they start is started as they say, and what they name is there. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseOptions } from './options.ts';
import { blockOf } from './proxy/testing/front.ts';
import { makeKeys } from './testing/certificates.ts';
import { createPlaces } from './testing/places.ts';
import { postgresDatabase } from './testing/stores.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEPLOY = join(ROOT, 'deploy');
const ORIGIN = 'https://keys.example.org';
const textOf = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

const { ends, folder } = createPlaces('deploy');

function environmentWith(variables: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env;
  return { ...rest, ...variables };
}

/** Starts a command line and waits until the server says that it listens. */
async function started([program = '', ...parameters]: string[], cwd: string, variables: Record<string, string> = {}) {
  const env = environmentWith(variables);
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
  const { origin, metricsPort, port, store, fingerprint } = await start;
  return {
    origin,
    fingerprint,
    port: Number(port),
    store,
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
const DROP_INS: Record<string, string[]> = {
  'dramatis-key-server.service': ['own-tls.conf', 'postgres.conf'],
  'dramatis-key-server-backup.service': ['backup-postgres.conf'],
};

/** Every choice of them, in the order in which systemd reads them. */
function choicesOf(names: readonly string[]): string[][] {
  const [last, ...others] = names.toSorted().toReversed();
  if (last === undefined) return [[]];
  const without = choicesOf(others);
  return [...without, ...without.map((chosen) => [...chosen, last])];
}

/** The last value of a setting, with its continued lines. */
const settingOf = (unit: string, name: string): string =>
  [...unit.replaceAll('\\\n', ' ').matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].at(-1)?.[1] ?? '';

/** The variables that a unit sets, the last one of a name. */
const variablesOf = (unit: string): Record<string, string> =>
  Object.fromEntries(
    [...unit.matchAll(/^Environment=("?)(\w+)=(.*)\1$/gm)].map(([, , name = '', value = '']) => [name, value]),
  );

/** The words that systemd makes of a command line: `${NAME}` stays one word, `$NAME` becomes as many as it has. */
function wordsOf(unit: string, variables: Record<string, string>): string[] {
  const read = (name: string): string => {
    const value = variables[name];
    if (value === undefined) throw new Error(`Nothing sets ${name}.`);
    return value;
  };
  return settingOf(unit, 'ExecStart')
    .split(/\s+/)
    .flatMap((word) => {
      const [, name] = /^\$(\w+)$/.exec(word) ?? [];
      if (name !== undefined) return read(name).split(/\s+/).filter(Boolean);
      return [word.replaceAll(/\$\{(\w+)\}/g, (_, inner: string) => read(inner))];
    });
}

const merged = (unit: string, dropIns: readonly string[]): string =>
  [unit, ...dropIns].map((name) => textOf('deploy', name)).join('\n');

/** The text of a unit or a drop-in with the paths and users of this computer. */
const adapted = (name: string): string =>
  textOf('deploy', name)
    .replaceAll('/opt/dramatis', ROOT)
    .replaceAll(/^(User|Group)=dramatis$/gm, '$1=root');

it('systemd accepts the units with every choice of their drop-ins, and finds them well shut', () => {
  expect(Object.values(DROP_INS).flat().toSorted()).toEqual(
    readdirSync(DEPLOY).filter((name) => name.endsWith('.conf')),
  );
  const analyze = '/usr/bin/systemd-analyze';
  // A computer without systemd does not run them either.
  if (!existsSync(analyze)) return;
  for (const [unit, names] of Object.entries(DROP_INS))
    for (const chosen of choicesOf(names)) {
      const units = folder();
      for (const name of UNITS) writeFileSync(join(units, name), adapted(name));
      mkdirSync(join(units, `${unit}.d`));
      for (const name of chosen) writeFileSync(join(units, `${unit}.d`, name), adapted(name));
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

/** What systemd would start, with the folders of this test. @param url of PostgreSQL */
function commandOf(unit: string, dropIns: readonly string[], keys: string, url: string) {
  const place = folder();
  const text = merged(unit, dropIns)
    .replaceAll('/opt/dramatis', ROOT)
    .replaceAll('/var/lib/dramatis', join(place, 'data'))
    .replaceAll('/etc/keys', keys)
    .replaceAll('%d', place);
  const variables = variablesOf(text);
  if (settingOf(text, 'LoadCredential') !== '') writeFileSync(join(place, 'database-url'), url);
  return { place, text, variables };
}

it.each(
  choicesOf(DROP_INS['dramatis-key-server.service'] ?? []).map((chosen) => ({
    chosen,
    names: chosen.length === 0 ? 'no drop-in' : chosen.join(' and '),
  })),
)('the server starts with $names as each of them says, and takes the signals of the unit', async ({ chosen }) => {
  const [keys, { place: url }] = [makeKeys(ends), await postgresDatabase(ends)];
  const { text, variables } = commandOf('dramatis-key-server.service', chosen, keys.folder, url);
  const words = wordsOf(text, {
    ...variables,
    ORIGIN: 'https://localhost',
    MORE_OPTIONS: '--rate 7 --new-per-day 3',
  });
  const isOwn = chosen.includes('own-tls.conf');
  const [kind, host] = [chosen.includes('postgres.conf') ? 'postgres' : 'folder', isOwn ? '::' : '127.0.0.1'];
  const options = parseOptions(words.slice(2), variables);
  expect(options).toMatchObject({ place: { kind }, host, port: isOwn ? 443 : 8787, rate: { perSecond: 7 } });
  expect([options.tls === null, options.proxies]).toEqual(isOwn ? [false, null] : [true, { hops: 1, trusted: null }]);
  expect(settingOf(text, 'WorkingDirectory')).toBe(ROOT);
  const server = await started([...words, ...ANY_PORT], ROOT, variables);
  expect([server.origin, server.store]).toEqual(['https://localhost', kind === 'folder' ? 'sqlite' : 'postgres']);
  // IPv4 and IPv6 with one listener.
  for (const address of isOwn ? ['127.0.0.1', '::1'] : ['127.0.0.1']) {
    const socket = isOwn
      ? connectTls({ port: server.port, host: address, ca: keys.certificate, servername: 'localhost' })
      : connect(server.port, address);
    await once(socket, isOwn ? 'secureConnect' : 'connect');
    socket.destroy();
  }
  execFileSync('sh', ['-c', settingOf(text, 'ExecReload')], { env: { ...process.env, MAINPID: String(server.pid) } });
  expect((await fetch(`${server.metrics}/readyz`)).status).toBe(200);
  expect(await server.end()).toEqual([0, 'stopped']);
});

it('the backup unit backs up what the server unit has, in a folder and in PostgreSQL', async () => {
  for (const [ofServer, ofBackup] of [
    [[], []],
    [['postgres.conf'], ['backup-postgres.conf']],
  ] as const) {
    const { place: url } = await postgresDatabase(ends);
    const server = commandOf('dramatis-key-server.service', ofServer, '', url);
    const backup = commandOf('dramatis-key-server-backup.service', ofBackup, '', url);
    const running = await started([...wordsOf(server.text, server.variables), ...ANY_PORT], ROOT, server.variables);
    // Both units have one folder of data.
    const text = backup.text.replaceAll(`--data ${backup.place}`, `--data ${server.place}`);
    const recipient = execFileSync(
      process.execPath,
      [join(ROOT, 'src/server/backup-key.ts'), '--to', join(backup.place, 'key')],
      { encoding: 'utf8', stdio: 'pipe' },
    );
    const RECIPIENT = /age1\w+/.exec(recipient)?.[0] ?? '';
    const to = settingOf(text, 'ExecStart').match(/--to (\S+)/)?.[1] ?? '';
    // systemd makes it: StateDirectory.
    mkdirSync(to);
    const [program = '', ...words] = wordsOf(text, { ...variablesOf(text), RECIPIENT });
    execFileSync(program, words, { cwd: ROOT, env: environmentWith(variablesOf(text)), stdio: 'pipe' });
    expect(readdirSync(to)).toEqual([expect.stringMatching(/^key-server-.*\.sqlite\.age$/)]);
    await running.end();
  }
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

/** A folder with what the image has. */
function containerFiles(): string {
  const place = folder();
  for (const [, sources = '', to = ''] of CONTAINERFILE.matchAll(/^COPY (.*) (\S+)$/gm))
    for (const source of sources.split(' '))
      cpSync(join(ROOT, source), join(place, to, to.endsWith('/') ? source : ''), { recursive: true });
  installInto(place);
  expect(CONTAINERFILE).toContain('npm ci --omit=dev --omit=optional');
  return place;
}

it('the container has all files and packages that the server needs, and its commands do what they say', async () => {
  const place = containerFiles();
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

it('a sealed backup is restored in containers and by the unit as the document says, before a server has started', async () => {
  const place = containerFiles();
  const node = [process.execPath, '--preserve-symlinks'];
  const run = (words: readonly string[], variables: Record<string, string> = {}): string =>
    execFileSync(node[0] ?? '', [...node.slice(1), ...words], {
      cwd: place,
      env: environmentWith(variables),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const data = join(place, 'data');
  const here = ['--origin', ORIGIN, '--behind-proxy', ...ANY_PORT];
  const old = await started([...node, 'src/server/main.ts', '--data', data, ...here], place);
  const recipient = /age1\w+/.exec(run(['src/server/backup-key.ts', '--to', join(place, 'backup-key.txt')]))?.[0] ?? '';
  const sealed = join(place, 'keys.sqlite.age');
  run(['src/server/backup.ts', '--data', data, '--to', sealed, '--recipient', recipient]);
  await old.end();

  const commands = [
    ...textOf('docs', 'key-server.md')
      .replaceAll('\\\n', ' ')
      .matchAll(/(src\/server\/restore\.ts +--from \/run.*)$/gm),
  ];
  const databases = await postgresDatabase(ends);
  const secret = join(place, 'database-url');
  writeFileSync(secret, databases.place);
  const restored = join(place, 'restored');
  mkdirSync(restored);
  const told: string[] = [];
  for (const [, command = ''] of commands) {
    const words = command.replaceAll('/run/', `${place}/`).replace('/var/lib/dramatis', restored).split(/\s+/);
    const isFolder = words.includes('--data');
    told.push(isFolder ? 'folder' : 'postgres');
    const variables: Record<string, string> = isFolder ? {} : { DATABASE_URL_FILE: secret };
    run(words, variables);
    const line = [...node, 'src/server/main.ts', ...(isFolder ? ['--data', restored] : []), ...here];
    const again = await started(line, place, variables);
    expect(again.fingerprint).toBe(old.fingerprint);
    await again.end();
    expect(() => run(words, variables)).toThrow(/is not empty|holds a server's data/);
  }
  expect(told).toEqual(['folder', 'postgres']);
  const { services } = parse(textOf('deploy', 'compose.yaml')) as { services: Record<string, Service> };
  // A sealed backup is opened in this folder.
  expect(services.server).toMatchObject({ tmpfs: ['/tmp'] });
});

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  tmpfs?: string[];
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
