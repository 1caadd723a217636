/**
 * Writes the requests that the SDKs of known protocols make, one file for each SDK, into src/approvals/testing/sdk-requests/.
 * `node scripts/sdk-requests/write.mjs` installs the SDKs of package.json here into node_modules/.cache/sdk-requests first:
 * 500 packages that nothing else needs. Run it after a version there was changed, and read what changed in the files.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const INSTALLED = join(ROOT, 'node_modules/.cache/sdk-requests');
const TARGET = join(ROOT, 'src/approvals/testing/sdk-requests');

mkdirSync(INSTALLED, { recursive: true });
cpSync(HERE, INSTALLED, { recursive: true });
execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
  cwd: INSTALLED,
  stdio: 'inherit',
});
const { requestsOfSdks } = await import(pathToFileURL(join(INSTALLED, 'sdks.mjs')).href);
mkdirSync(TARGET, { recursive: true });
for (const { name, ...content } of await requestsOfSdks())
  writeFileSync(join(TARGET, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
execFileSync('npx', ['biome', 'format', '--write', TARGET], { cwd: ROOT, stdio: 'inherit' });
