/** The object stores of the database, and the steps from each version to the next. A released step never changes. */

/** The part of a database that an upgrade uses. */
interface Upgrading {
  createObjectStore(name: string): unknown;
}

type Step = (database: Upgrading) => void;

/** Step n leads from version n to n + 1. */
const STEPS: readonly Step[] = [
  (database) => {
    for (const store of ['id-rows', 'key-rows', 'log', 'boxes', 'local', 'settings', 'head'])
      database.createObjectStore(store);
  },
];

export const SCHEMA_VERSION = STEPS.length;

/** Brings a database of version `from` (0: new) to the present one. Runs inside the browser's upgrade transaction. */
export function migrate(database: Upgrading, from: number): void {
  for (const step of STEPS.slice(from)) step(database);
}
