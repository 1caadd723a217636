/** A PostgreSQL of this computer's own package, for tests: a temporary cluster on a free port. Never touches a cluster that is there. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './port.mjs';

const execute = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root: its package brings a user. */
const runAs = isRoot ? ['runuser', '-u', 'postgres', '--'] : [];

/** Folder of the newest server's programs; `null` when there is none. */
function findBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    const folder = join(DEBIAN, version, 'bin');
    if (existsSync(join(folder, 'initdb'))) return folder;
  }
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Installs PostgreSQL where it is missing and this process may. */
export function ensurePostgres() {
  if (findBinaries() !== null || !isRoot) return;
  const options = /** @type {const} */ ({
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  // Else the package makes and starts a cluster of its own.
  execFileSync(
    'sh',
    [
      '-c',
      'mkdir -p /etc/postgresql-common && echo create_main_cluster=false >> /etc/postgresql-common/createcluster.conf',
    ],
    options,
  );
  execFileSync('apt-get', ['update', '-q'], options);
  // The file above is kept as it is.
  const keep = ['-o', 'Dpkg::Options::=--force-confold'];
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...keep, 'postgresql'], options);
}

/**
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws {Error} with a sentence, where PostgreSQL cannot be had
 */
export async function startPostgres() {
  ensurePostgres();
  const binaries = findBinaries();
  if (binaries === null)
    throw new Error('PostgreSQL is needed for these tests: install the package "postgresql", or set DATABASE_URL.');
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-postgres-'));
  const data = join(folder, 'data');
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  /** @param {string} program @param {string[]} parameters */
  const asOwner = (program, parameters) =>
    isRoot
      ? execute('runuser', [...runAs.slice(1), join(binaries, program), ...parameters], { cwd: '/' })
      : execute(join(binaries, program), parameters);
  const port = await freePort();
  await asOwner('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const settings = [`-p ${port}`, `-k ${folder}`, '-c listen_addresses=127.0.0.1', '-c max_connections=300'].join(' ');
  await asOwner('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', 'start']);
  endWithUs(folder, [...runAs, join(binaries, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await asOwner('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Ends the cluster when this process is gone without having stopped it (a kill).
 * @param {string} folder @param {string[]} stop
 */
function endWithUs(folder, stop) {
  const script =
    'while kill -0 "$0" 2>/dev/null && [ -d "$1" ]; do sleep 1; done; [ -d "$1" ] || exit 0; f="$1"; shift; "$@"; rm -rf "$f"';
  spawn('sh', ['-c', script, String(process.pid), folder, ...stop], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  }).unref();
}
