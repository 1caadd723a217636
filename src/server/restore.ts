/** npm run server:restore -- --from FILE --data DIR: restores a backup into an empty place, under a new epoch. Never overwrites data. */
import { restore } from './backup-file.ts';
import { command } from './command.ts';
import { parseFileOptions } from './options.ts';

const USAGE = `npm run server:restore -- --from FILE [--data DIR]
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const { place, file } = parseFileOptions('from', parameters, process.env);
  const epoch = await restore(file, place);
  process.stdout.write(
    `Restored, epoch ${epoch}. Start the server: wallets send again what the backup did not have.\n`,
  );
});
