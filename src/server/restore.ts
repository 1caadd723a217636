/** npm run server:restore -- --from FILE --data DIR: a backup into an empty place, under a new epoch. Never over data that is there. */
import { parseArgs } from 'node:util';
import { restore } from './backup-file.ts';
import { command } from './command.ts';
import { asOptionsError, OptionsError, placeOf } from './options.ts';

const USAGE = `npm run server:restore -- --from FILE [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const text = { type: 'string' } as const;
  const options = { data: text, from: text };
  const { data, from } = asOptionsError(() => parseArgs({ args: [...parameters], options }).values);
  if (from === undefined) throw new OptionsError('Say which backup: --from FILE');
  const epoch = await restore(from, placeOf(data, process.env));
  process.stdout.write(
    `Restored, epoch ${epoch}. Start the server: wallets send again what the backup did not have.\n`,
  );
});
