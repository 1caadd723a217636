/** npm run bench [-- NAME ...]: measures all groups or the named ones, one after the other. Judges nothing: an aim stands beside its figure. */
import '../scripts/lib/node-version.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import { printGroup, writeGroup } from './lib/report.mjs';

/** In this order. Each module: `includes` says what is in the figures, `measure` takes them. */
const GROUPS = ['size', 'keys', 'page', 'request', 'popup', 'login', 'sign', 'distant', 'requests', 'scale', 'server'];
/** Takes half an hour: runs when it is named. */
const WHEN_NAMED = ['soak'];
const WITHOUT_EXTENSION = ['keys', 'server', 'soak'];

// Browsers and chains are ended on the way out.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));

const wanted = process.argv.slice(2);
const known = [...GROUPS, ...WHEN_NAMED];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}. The groups: ${known.join(', ')}.`);
  process.exit(1);
}

const needsExtension = wanted.length === 0 || wanted.some((name) => !WITHOUT_EXTENSION.includes(name));
// A build named by EXTENSION is measured as it is.
if (!needsExtension) console.log('The extension is not needed for this.');
else if (process.env.EXTENSION === undefined) {
  console.log('Building the extension');
  if (!(await run('vite', ['build', '--logLevel', 'warn'], { quiet: true }))) process.exit(1);
} else if (!existsSync(join(EXTENSION, 'manifest.json'))) {
  console.error(`There is no built extension in ${EXTENSION}.`);
  process.exit(1);
}

let failed = false;
for (const name of wanted.length === 0 ? GROUPS : known.filter((group) => wanted.includes(group))) {
  try {
    const { includes, measure } = await import(`./${name}.mjs`);
    const figures = await measure();
    printGroup(name, includes, figures);
    await writeGroup(name, figures);
  } catch (error) {
    failed = true;
    console.error(`\n${name}: could not be measured.`, error);
  }
}
process.exit(failed ? 1 : 0);
