/** Names of the backups in a folder, and which of them are kept. Touches no file. */

/** How many backups are kept: the newest one of each of the last days, weeks and months that have one. 0: no such rule. */
export interface Retention {
  daily: number;
  weekly: number;
  monthly: number;
}

const NAME = /^key-server-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite(\.age)?$/;

/**
 * The name of a backup, with its time in UTC.
 * @param server 8 hex digits, the same for all backups of one server
 * @param at ms since 1970
 */
export const backupName = (server: string, at: number, sealed: boolean): string =>
  `key-server-${server}-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.sqlite${sealed ? '.age' : ''}`;

interface Named {
  server: string;
  /** When the backup was made (ms since 1970). */
  at: number;
}

/** What the name of a backup says; `null` for another file. */
export function readBackupName(name: string): Named | null {
  const found = NAME.exec(name);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(2, 8).map(Number);
  const [server, at] = [found[1] ?? '', Date.UTC(year, month - 1, day, hour, minute, second)];
  return backupName(server, at, found[8] !== undefined) === name ? { server, at } : null;
}

/** The names of backups of the same server as `made`. */
export const backupsLike = (made: string, names: readonly string[]): string[] =>
  names.filter(
    (name) => readBackupName(name) !== null && readBackupName(name)?.server === readBackupName(made)?.server,
  );

const DAY = 24 * 60 * 60 * 1000;
/** Days since 1970 begin on a Thursday; weeks begin on a Monday. */
const weekOf = (at: number): number => Math.floor((Math.floor(at / DAY) + 3) / 7);

/**
 * Decides which backups may be removed: those that no rule keeps.
 * @param names of backups of one server
 * @param made the name of the newest one, which is kept; a backup with a later date (a clock was ahead) counts for no rule and is kept too
 */
export function superfluous(
  names: readonly string[],
  { daily, weekly, monthly }: Retention,
  made: string,
): { removed: string[]; future: string[] } {
  const all = names.flatMap((name) => {
    const at = readBackupName(name)?.at;
    return at === undefined ? [] : [{ name, at }];
  });
  const newest = readBackupName(made)?.at ?? Number.POSITIVE_INFINITY;
  const future = all.filter(({ at }) => at > newest).map(({ name }) => name);
  const backups = all
    .filter(({ name }) => !future.includes(name))
    .sort((one, other) => other.at - one.at || Number(other.name === made) - Number(one.name === made));
  const kept = new Set([made]);
  const rules: [number, (at: number) => number | string][] = [
    [daily, (at) => Math.floor(at / DAY)],
    [weekly, weekOf],
    [monthly, (at) => new Date(at).toISOString().slice(0, 7)],
  ];
  for (const [most, periodOf] of rules) {
    const periods = new Set<number | string>();
    for (const { name, at } of backups) {
      if (periods.size === most) break;
      if (periods.has(periodOf(at))) continue;
      periods.add(periodOf(at));
      kept.add(name);
    }
  }
  return { removed: backups.map(({ name }) => name).filter((name) => !kept.has(name)), future };
}
