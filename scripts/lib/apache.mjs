/** An Apache with mod_dav of this computer's own package, for tests: a private instance in a temporary folder on a free port. Never touches one that is there. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { freePort } from './port.mjs';

const PROGRAMS = ['/usr/sbin/apache2', '/usr/sbin/httpd'];
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules'];
const WANTED = [
  'mpm_event',
  'unixd',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'alias',
  'dav',
  'dav_fs',
];
const isRoot = process.getuid?.() === 0;
/** Longest wait for the first answer (ms). */
const PATIENCE = 60_000;

const find = (/** @type {string[]} */ paths) => paths.find((path) => existsSync(path)) ?? null;

/** Installs Apache where it is missing and this process may: the package without the service, the program and its modules alone. */
export function ensureApache() {
  if (find(PROGRAMS) !== null || !isRoot) return;
  const options = /** @type {const} */ ({
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  // Another test may be installing something at this moment.
  const wait = ['-o', 'DPkg::Lock::Timeout=600'];
  execFileSync('apt-get', [...wait, 'update', '-q'], options);
  execFileSync('apt-get', [...wait, 'install', '-y', '-q', '--no-install-recommends', 'apache2-bin'], options);
}

/**
 * @param {{ folder: string, modules: string, port: number, space: string }} place
 */
function configuration({ folder, modules, port, space }) {
  const built = execFileSync(/** @type {string} */ (find(PROGRAMS)), ['-l'], { encoding: 'utf8' });
  const loaded = WANTED.filter(
    (name) => !built.includes(`mod_${name}.c`) && existsSync(join(modules, `mod_${name}.so`)),
  );
  return `
ServerRoot "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${folder}/pid"
ErrorLog "${folder}/log"
DefaultRuntimeDir "${folder}"
${loaded.map((name) => `LoadModule ${name}_module "${modules}/mod_${name}.so"`).join('\n')}
${isRoot ? 'User www-data\nGroup www-data' : ''}
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
DocumentRoot "${space}"
DavLockDB "${folder}/locks/db"
<Location "/">
  AuthType Basic
  AuthName "Storage"
  AuthUserFile "${folder}/users"
  Require valid-user
</Location>
<LocationMatch "^/(?!pages)">
  DAV On
</LocationMatch>
<Location "/closed">
  Require user nobody
</Location>
Redirect 302 /moved/ http://127.0.0.1:${port}/ada/
`;
}

/** Users of the server and their passwords. */
export const STORAGE_USERS = { ada: 'app-pässword-1', bob: 'app-password-2' };

/**
 * A disk of 16 kB that is full; where this machine does not allow one to be mounted, no file of the server may grow at all.
 * @param {string} folder
 * @returns {boolean} whether it is a disk
 */
function mountFull(folder) {
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status !== 0) return false;
  spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filling')}`, 'bs=4k'], { stdio: 'ignore' });
  return true;
}

/**
 * @param {{ isFull?: boolean }} [options] `isFull`: no space is left
 * @returns {Promise<{ origin: string, folder: string, space: string, hasDisk: boolean, stop: () => Promise<void> }>} `folder`: URL
 *   of Ada's folder; `space`: where the server's files lie on this disk
 * @throws {Error} with a sentence, where Apache cannot be had
 */
export async function startApache({ isFull = false } = {}) {
  ensureApache();
  const [program, modules] = [find(PROGRAMS), find(MODULES)];
  if (program === null || modules === null)
    throw new Error('Apache is needed for these tests: install the package "apache2-bin".');
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-apache-'));
  const space = join(folder, 'space');
  const port = await freePort();
  for (const name of ['locks', 'space']) mkdirSync(join(folder, name));
  const hasDisk = isFull && mountFull(space);
  for (const name of ['ada', 'bob', 'closed', 'pages']) mkdirSync(join(space, name));
  const users = Object.entries(STORAGE_USERS).map(
    ([name, password]) => `${name}:{SHA}${createHash('sha1').update(password).digest('base64')}\n`,
  );
  writeFileSync(join(folder, 'users'), users.join(''));
  writeFileSync(join(folder, 'conf'), configuration({ folder, modules, port, space }));
  if (isRoot) execFileSync('chown', ['-R', 'www-data:www-data', folder]);
  chmodSync(folder, 0o755);
  const start = [program, '-d', folder, '-f', join(folder, 'conf'), '-DFOREGROUND'];
  // A limit instead of a full disk: a longer write fails, as the signal that would end the process is ignored.
  const limited = isFull && !hasDisk ? ['sh', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh', ...start] : start;
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(/** @type {string} */ (limited[0]), limited.slice(1), { cwd: '/', stdio: ['ignore', log, log] });
  endWithUs(folder, space, child.pid ?? 0);
  await answering(port, join(folder, 'log'), () => child.exitCode !== null);
  return {
    origin: `http://127.0.0.1:${port}`,
    folder: `http://127.0.0.1:${port}/ada/`,
    space,
    hasDisk,
    async stop() {
      const ended = child.exitCode !== null ? null : new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (hasDisk) spawnSync('umount', ['-l', space]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {number} port @param {string} log @param {() => boolean} isGone
 */
async function answering(port, log, isGone) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await after(50)) {
    const open = await new Promise((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (isGone()) break;
  }
  throw new Error(`Apache does not start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'it says nothing.'}`);
}

/**
 * Ends the server when this process is gone without having stopped it (a kill).
 * @param {string} folder @param {string} space @param {number} pid
 */
function endWithUs(folder, space, pid) {
  const script =
    'while kill -0 "$0" 2>/dev/null && [ -d "$1" ]; do sleep 1; done; [ -d "$1" ] || exit 0; kill "$3"; umount -l "$2" 2>/dev/null; sleep 1; rm -rf "$1"';
  spawn('sh', ['-c', script, String(process.pid), folder, space, String(pid)], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  }).unref();
}
