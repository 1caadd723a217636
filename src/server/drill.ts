/** npm run server:drill -- --from FILE: restores a backup into a temporary folder, checks it, starts a server on it, and removes it. */
import { countText } from './admin/words.ts';
import { drill } from './backups/drill.ts';
import { parseDrillOptions } from './backups/options.ts';
import { command } from './command.ts';

const USAGE = `npm run server:drill -- --from FILE [--identity FILE]
  --from FILE       a backup, or a folder whose newest backup is tried
  --identity FILE   secret keys of age, for a sealed backup
Touches neither the backup nor a running server. Needs room for the data in the folder for temporary files (TMPDIR).`;

command(USAGE, async (parameters) => {
  const { file, identities, fingerprint, faults } = await drill(parseDrillOptions(parameters));
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  if (faults.length > 0) {
    process.stdout.write(`${file} was restored with ${countText(faults.length, 'fault')}: take another backup.\n`);
    process.exit(1);
  }
  process.stdout.write(
    `${file} can be restored: ${countText(identities, 'identity', 'identities')}, fingerprint ${fingerprint}.\n`,
  );
});
