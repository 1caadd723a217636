/** Names of the backups in a folder, and which of them are kept. Touches no file. */

/** How many backups are kept: the newest one of each of the last days, weeks and months that have one. 0: no such rule. */
export interface Retention {
  daily: number;
  weekly: number;
  monthly: number;
}

const NAME = /^key-server-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite(\.age)?$/;

/** The name of a backup that was made at `at` (ms since 1970), in UTC. */
export const backupName = (at: number, sealed: boolean): string =>
  `key-server-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.sqlite${sealed ? '.age' : ''}`;

/** When a backup was made (ms since 1970), by its name; `null` for another file. */
export function timeOfBackup(name: string): number | null {
  const found = NAME.exec(name);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return backupName(at, found[7] !== undefined) === name ? at : null;
}

const DAY = 24 * 60 * 60 * 1000;
/** Days since 1970 begin on a Thursday; weeks begin on a Monday. */
const weekOf = (at: number): number => Math.floor((Math.floor(at / DAY) + 3) / 7);

/**
 * The backups that no rule keeps, so that they may be removed. The newest one is always kept, and so is every file that is no backup.
 * @param names all names in the folder
 */
export function superfluous(names: readonly string[], { daily, weekly, monthly }: Retention): string[] {
  const backups = names
    .flatMap((name) => {
      const at = timeOfBackup(name);
      return at === null ? [] : [{ name, at }];
    })
    .sort((one, other) => other.at - one.at || (one.name < other.name ? 1 : -1));
  const kept = new Set(backups.slice(0, 1).map(({ name }) => name));
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
  return backups.map(({ name }) => name).filter((name) => !kept.has(name));
}
