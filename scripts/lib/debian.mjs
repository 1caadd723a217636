/** Programs of Debian packages for tests, unpacked into a folder of this checkout. Installs nothing and starts no service; works without root. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'debian');
const isRoot = process.getuid?.() === 0;

/** @param {string[]} parameters @param {string} cwd */
const apt = (parameters, cwd) =>
  // Another test may be installing something at this moment.
  execFileSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'APT::Sandbox::User=root', ...parameters], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** @param {string[]} packages @param {string} folder */
function download(packages, folder) {
  try {
    apt(['download', ...packages], folder);
  } catch (error) {
    if (!isRoot) throw error;
    // The lists are missing or old.
    apt(['update'], folder);
    apt(['download', ...packages], folder);
  }
}

/**
 * A program of this computer, or of a Debian package that is unpacked here.
 * @param {string} path where the package has the program
 * @param {string[]} packages the one with the program, and those of its libraries that not every computer has
 * @returns {{ program: string, environment: Record<string, string> }}
 * @throws {Error} with a sentence, where it cannot be had
 */
export function debianProgram(path, packages) {
  if (existsSync(path)) return { program: path, environment: {} };
  const folder = join(CACHE, packages.join('+'));
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const made = mkdtempSync(join(CACHE, 'new-'));
    try {
      download(packages, made);
      for (const file of readdirSync(made).filter((name) => name.endsWith('.deb'))) {
        execFileSync('dpkg-deb', ['-x', join(made, file), made]);
        rmSync(join(made, file));
      }
      renameSync(made, folder);
    } catch (error) {
      rmSync(made, { recursive: true, force: true });
      // Another process may have been quicker.
      if (!existsSync(folder))
        throw new Error(`These tests need the package "${packages[0]}": install it.`, { cause: error });
    }
  }
  const libraries = join(folder, 'usr', 'lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
  return { program: join(folder, path), environment: { LD_LIBRARY_PATH: libraries } };
}
