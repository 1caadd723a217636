/** npm run server:restore -- --from FILE --data DIR: restores a backup into an empty place, under a new epoch. Never overwrites data. */
import { restore } from './backups/backup-file.ts';
import { parseRestoreOptions } from './backups/options.ts';
import { command } from './command.ts';
import { DATABASE_USAGE } from './options.ts';

const USAGE = `npm run server:restore -- --from FILE [--identity FILE] [--data DIR]
  --identity FILE   secret keys of age, for a sealed backup
${DATABASE_USAGE}`;

command(USAGE, async (parameters) => {
  const { place, ...source } = parseRestoreOptions(parameters, process.env);
  const epoch = await restore(source, place);
  process.stdout.write(
    `Restored, epoch ${epoch}. Start the server: wallets send again what the backup did not have.\n`,
  );
});
