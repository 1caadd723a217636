/** npm run server:backup -- --data DIR --to FILE: a consistent copy of a server's data, also while it runs. Changes nothing. */
import { backUp } from './backup-file.ts';
import { command } from './command.ts';
import { parseFileOptions } from './options.ts';

const USAGE = `npm run server:backup -- --to FILE [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const { place, file } = parseFileOptions('to', parameters, process.env);
  const count = await backUp(place, file);
  process.stdout.write(
    `${count} rows are in ${file}. It holds the server's secrets too: keep it where nobody reads it.\n`,
  );
});
