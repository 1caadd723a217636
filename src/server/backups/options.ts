/** Options of the commands that make, restore and try backups. */
import { parseArgs } from 'node:util';
import { asOptionsError, type DataLocation, locationOf, OptionsError, wholeNumber } from '../options.ts';
import type { Retention } from './retention.ts';
import { ensureRecipients } from './sealed-file.ts';

const text = { type: 'string' } as const;

export interface BackupOptions {
  place: DataLocation;
  /** A file, a folder, or `-` for standard output. */
  to: string;
  /** Public keys of age; none for a backup that is not sealed. */
  recipients: readonly string[];
  /** `null` keeps every backup. */
  keep: Retention | null;
}

/** @throws OptionsError */
export function parseBackupOptions(parameters: readonly string[], environment: NodeJS.ProcessEnv): BackupOptions {
  const keeping = { 'keep-daily': text, 'keep-weekly': text, 'keep-monthly': text } as const;
  const values = asOptionsError(
    () =>
      parseArgs({
        args: [...parameters],
        options: { data: text, to: text, recipient: { type: 'string', multiple: true }, ...keeping },
      }).values,
  );
  const { data, to, recipient: recipients = [] } = values;
  if (to === undefined)
    throw new OptionsError('Say where the backup goes: --to FILE, a folder, or - for standard output.');
  ensureRecipients(recipients);
  const numberOf = (name: keyof typeof keeping): number => wholeNumber(name, values[name] ?? '0', 10_000);
  const keep = { daily: numberOf('keep-daily'), weekly: numberOf('keep-weekly'), monthly: numberOf('keep-monthly') };
  const isKeeping = Object.keys(keeping).some((name) => values[name as keyof typeof keeping] !== undefined);
  if (isKeeping && keep.daily + keep.weekly + keep.monthly === 0)
    throw new OptionsError('--keep-daily, --keep-weekly or --keep-monthly takes a number above 0.');
  return { place: locationOf(data, environment), to, recipients, keep: isKeeping ? keep : null };
}

export interface SourceOptions {
  /** The backup. */
  file: string;
  /** File with the secret keys of age, for a sealed backup. */
  identity: string | null;
}

/** @throws OptionsError */
export function parseRestoreOptions(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): SourceOptions & { place: DataLocation } {
  const options = { data: text, from: text, identity: text } as const;
  const { data, from, identity } = asOptionsError(() => parseArgs({ args: [...parameters], options }).values);
  if (from === undefined) throw new OptionsError('Name the backup: --from FILE');
  return { place: locationOf(data, environment), file: from, identity: identity ?? null };
}

/** @throws OptionsError */
export function parseDrillOptions(parameters: readonly string[]): SourceOptions {
  const options = { from: text, identity: text } as const;
  const { from, identity } = asOptionsError(() => parseArgs({ args: [...parameters], options }).values);
  if (from === undefined) throw new OptionsError('Name the backup, or a folder of backups: --from FILE');
  return { file: from, identity: identity ?? null };
}

/** @throws OptionsError */
export function parseKeyOptions(parameters: readonly string[]): string {
  const { to } = asOptionsError(() => parseArgs({ args: [...parameters], options: { to: text } }).values);
  if (to === undefined) throw new OptionsError('Name the file of the new key: --to FILE');
  return to;
}
