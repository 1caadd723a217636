/** An Apache with mod_dav of this computer's own package, for tests: a private instance in a temporary folder on a free port. Never touches one that is there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from './daemon.mjs';
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

const find = (/** @type {string[]} */ paths) => paths.find((path) => existsSync(path)) ?? null;

/** @returns {{ program: string, modules: string }} @throws {Error} with a sentence, where Apache cannot be had */
export function findApache() {
  ensureApache();
  const [program, modules] = [find(PROGRAMS), find(MODULES)];
  if (program === null || modules === null)
    throw new Error('Apache is needed for these tests: install the package "apache2-bin".');
  return { program, modules };
}

/**
 * Lines that load the modules that the program does not have built in.
 * @param {{ program: string, modules: string }} apache @param {string[]} wanted
 */
export function loadModules({ program, modules }, wanted) {
  const built = execFileSync(program, ['-l'], { encoding: 'utf8' });
  return wanted
    .filter((name) => !built.includes(`mod_${name}.c`) && existsSync(join(modules, `mod_${name}.so`)))
    .map((name) => `LoadModule ${name}_module "${modules}/mod_${name}.so"`)
    .join('\n');
}

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

/** @param {{ folder: string, loaded: string, port: number, space: string }} place */
function configuration({ folder, loaded, port, space }) {
  return `
ServerRoot "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${folder}/pid"
ErrorLog "${folder}/log"
DefaultRuntimeDir "${folder}"
${loaded}
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
  const apache = findApache();
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
  writeFileSync(join(folder, 'conf'), configuration({ folder, loaded: loadModules(apache, WANTED), port, space }));
  if (isRoot) execFileSync('chown', ['-R', 'www-data:www-data', folder]);
  chmodSync(folder, 0o755);
  const start = [apache.program, '-d', folder, '-f', join(folder, 'conf'), '-DFOREGROUND'];
  // A limit instead of a full disk: a longer write fails, as the signal that would end the process is ignored.
  const limited = isFull && !hasDisk ? ['sh', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh', ...start] : start;
  const cleanUp = hasDisk ? 'umount -l "$1/space" 2>/dev/null' : ':';
  const { stop } = await startDaemon({ name: 'Apache', folder, port, command: limited, cleanUp });
  return {
    origin: `http://127.0.0.1:${port}`,
    folder: `http://127.0.0.1:${port}/ada/`,
    space,
    hasDisk,
    stop,
  };
}
