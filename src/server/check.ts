/** npm run server:check -- --data DIR: checks the integrity of a server's data, also while the server runs. Changes nothing. */
import { checkData } from './check-data.ts';
import { command } from './command.ts';
import { parseLocationOptions } from './options.ts';

const USAGE = `npm run server:check -- [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const { identities, faults } = await checkData(parseLocationOptions(parameters, process.env), Date.now());
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.stdout.write(`${identities} identities were read, ${faults.length} faults found.\n`);
  if (faults.length > 0) process.exit(1);
});
