/** npm run server:backup -- --data DIR --to FILE: a consistent copy of a server's data, also while it runs. Changes nothing. */
import { parseArgs } from 'node:util';
import { backUp } from './backup-file.ts';
import { command } from './command.ts';
import { asOptionsError, OptionsError, placeOf } from './options.ts';

const USAGE = `npm run server:backup -- --to FILE [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const text = { type: 'string' } as const;
  const options = { data: text, to: text };
  const { data, to } = asOptionsError(() => parseArgs({ args: [...parameters], options }).values);
  if (to === undefined) throw new OptionsError('Say where to: --to FILE');
  const count = await backUp(placeOf(data, process.env), to);
  process.stdout.write(
    `${count} rows are in ${to}. It holds the server's secrets too: keep it where nobody reads it.\n`,
  );
});
