/** npm run matrix: writes the matrix of login methods into the README, from the report of the last whole run of the browser tests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readmeHasMatrix } from './lib/method-matrix.mjs';
import { ROOT } from './lib/paths.mjs';

const report = JSON.parse(await readFile(join(ROOT, 'test-results/e2e.json'), 'utf8'));
console.log((await readmeHasMatrix(report, true)) ? 'README.md says so already.' : 'README.md is written.');
