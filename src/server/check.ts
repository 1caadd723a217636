/** npm run server:check -- --data DIR: checks the integrity of a server's data, also while the server runs. Changes nothing. */
import { checkPlace } from './check-place.ts';
import { command } from './command.ts';
import { parsePlaceOptions } from './options.ts';

const USAGE = `npm run server:check -- [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const { identities, faults } = await checkPlace(parsePlaceOptions(parameters, process.env), Date.now());
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`${identities} identities were read, ${faults.length} faults found.\n`);
  if (faults.length > 0) process.exit(1);
});
