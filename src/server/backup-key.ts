/** npm run server:backup-key -- --to FILE: makes the key pair for sealed backups. Run it on another computer than the server. */
import { parseKeyOptions } from './backups/options.ts';
import { newIdentity } from './backups/sealed-file.ts';
import { command } from './command.ts';

const USAGE = `npm run server:backup-key -- --to FILE
Writes a new secret key of age into FILE and prints its public key, for --recipient of server:backup.`;

command(USAGE, async (parameters) => {
  const file = parseKeyOptions(parameters);
  process.stdout.write(`${await newIdentity(file)}\n`);
  process.stderr.write(
    `The secret key is in ${file}. Without it no backup can be opened: keep copies of it, but none on the server.\n`,
  );
});
