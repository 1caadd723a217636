/** Prometheus' own checker of rules, for tests: out of Debian's package, without installing the service. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'promtool');
const PROGRAM = join(CACHE, 'promtool');

/** Takes the program out of the newest package that apt knows. */
function fetchProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-promtool-'));
  try {
    // As root apt gives the download to a user of its own, which may not write here.
    execFileSync('apt-get', ['-o', 'APT::Sandbox::User=root', 'download', '-q', 'prometheus'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const [deb = ''] = readdirSync(folder);
    execFileSync('dpkg-deb', ['-x', deb, 'all'], { cwd: folder });
    mkdirSync(CACHE, { recursive: true });
    renameSync(moved(join(folder, 'all', 'usr', 'bin', 'promtool')), PROGRAM);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies a program beside its place first: two folders may be on two disks, and it must appear whole. */
function moved(/** @type {string} */ from) {
  const part = `${PROGRAM}.${process.pid}`;
  execFileSync('cp', [from, part]);
  return part;
}

/**
 * @returns {string} the path of promtool
 * @throws {Error} with a sentence, where it cannot be had
 */
export function ensurePromtool() {
  if (existsSync(PROGRAM)) return PROGRAM;
  try {
    return execFileSync('sh', ['-c', 'command -v promtool'], { encoding: 'utf8' }).trim();
  } catch {
    // It is not installed.
  }
  try {
    fetchProgram();
  } catch {
    if (process.getuid?.() !== 0)
      throw new Error('promtool is needed for these tests: install the package "prometheus".');
    // A fresh machine may not have the lists of packages yet.
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'update', '-q'], { stdio: 'inherit' });
    fetchProgram();
  }
  return PROGRAM;
}
