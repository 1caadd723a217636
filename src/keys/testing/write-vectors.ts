/**
 * Writes files of vectors/ anew: `node src/keys/testing/write-vectors.ts known-answers samples refused-entries refused-boxes`, as
 * many as have changed on purpose. Nothing may run it but a person who changes a format: what is there is frozen.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareHex } from '../../lib/bytes.ts';
import { labels } from '../labels.ts';
import { knownAnswers } from './known-answers.ts';
import { refusedBoxesFile } from './refused-boxes.ts';
import { refusedEntriesFile } from './refused-file.ts';
import { freshSamples } from './samples.ts';

const files: Record<string, () => Promise<object>> = {
  'known-answers': async () => ({
    source: 'Frozen answers of version 1, made by src/keys/testing/known-answers.ts.',
    labels,
    answers: await knownAnswers(),
  }),
  samples: async () =>
    Object.fromEntries(Object.entries(await freshSamples()).map(([name, box]) => [name, bareHex(box)])),
  'refused-entries': async () => refusedEntriesFile(),
  'refused-boxes': refusedBoxesFile,
};

for (const name of process.argv.slice(2)) {
  const make = files[name];
  if (make === undefined) throw new Error(`Known are ${Object.keys(files).join(', ')}.`);
  const path = join(import.meta.dirname, '..', 'vectors', `${name}.json`);
  writeFileSync(path, `${JSON.stringify(await make(), null, 1)}\n`);
  console.info(`${path} is written anew.`);
}
