/** npm run server:backup -- --data DIR --to FILE: a consistent copy of a server's data, also while it runs, sealed where --recipient is given. */
import { countText } from './admin/words.ts';
import { backUp } from './backups/backup-file.ts';
import { parseBackupOptions } from './backups/options.ts';
import { command } from './command.ts';
import { DATABASE_USAGE } from './options.ts';

const USAGE = `npm run server:backup -- --to FILE [--data DIR] [options]
  --to FILE          a new file; a folder that exists takes key-server-SERVER-DATE.sqlite; - writes to standard output
  --recipient KEY    seals the backup to this public key of age (age1...); several times for several keys
  --keep-daily N     with a folder: keeps the newest backup of each of the last N days that have one,
  --keep-weekly N    weeks,
  --keep-monthly N   and months, and removes every other one once the new backup is there
${DATABASE_USAGE}`;

command(USAGE, async (parameters) => {
  const options = parseBackupOptions(parameters, process.env);
  const { rows, file, removed, strange } = await backUp(options, Date.now());
  const sealed = options.recipients.length > 0;
  const warning = sealed ? '' : " It holds the server's secrets too: keep it where nobody reads it.";
  const where = file === null ? 'written' : `in ${file}`;
  const old = removed.length === 0 ? '' : ` ${countText(removed.length, 'old backup')} removed.`;
  const odd = strange.map(
    (name) => `\nLook at ${name}: it is empty, or dated later than this backup. It was not counted and not removed.`,
  );
  // Standard output may be the backup itself.
  process.stderr.write(`${countText(rows, 'row')} ${where}.${warning}${old}${odd.join('')}\n`);
});
