/** Installs the client software of sites in e2e/kits, and bundles its pages for the browser tests. Installs nothing that is there already. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

const FOLDER = join(ROOT, 'e2e', 'kits');
/** Digest of the lock that was installed. `npm ci` deletes it with everything else before it begins. */
const STAMP = join(FOLDER, 'node_modules', '.installed');

/** The bundled pages. */
export const KITS = join(FOLDER, 'dist');

export const HOW_TO_GET_KITS = 'The kits are not there: run "npm run kits".';

/** @returns {Promise<boolean>} whether the pages are there */
export async function ensureKits() {
  return (await installKits()) && (await run('tsc', ['-p', FOLDER])) && (await bundled());
}

const bundled = () => run('vite', ['build', '--config', join(FOLDER, 'vite.config.ts')], { quiet: true });

/**
 * The packages alone. A registry that does not answer gets a second chance. Scripts of the packages never run (e2e/kits/.npmrc).
 * @returns {Promise<boolean>} whether they are there
 */
export async function installKits() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  for (let tries = 0; tries < 2; tries++) {
    if (!(await run('npm', ['ci', '--prefix', FOLDER], { minutes: 15 }))) continue;
    writeFileSync(STAMP, wanted);
    return true;
  }
  return false;
}
