/** npm run matrix: writes the tables of what the browser tests saw into their documents, from the report of the last run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { saysWhatWasSeen } from './lib/told-table.mjs';
import { TOLD_TABLES } from './lib/told-tables.mjs';

const report = JSON.parse(await readFile(join(ROOT, 'test-results/e2e.json'), 'utf8'));
for (const told of TOLD_TABLES) {
  const same = await saysWhatWasSeen(told, report, true);
  if (same === null) console.log(`${told.document} is left as it is: the last run saw nothing for it.`);
  else console.log(`${told.document} ${same ? 'says so already' : 'is written'}.`);
}
