/** Places for servers in tests that start real processes: folders, or databases of the test's PostgreSQL. Never outside tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { postgresDatabase, type TestDatabase } from './stores.ts';

export interface Places {
  /** What is undone after each test, the last one first. */
  ends: (() => unknown)[];
  /** A new folder. */
  folder(): string;
  /** Two empty places of the same kind as the database of the suite. */
  two(database: () => Promise<TestDatabase>): Promise<[string, string]>;
}

/** Called at the top of a test file. @param name of the folders */
export function createPlaces(name: string): Places {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), `dramatis-${name}-`));
    ends.push(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };
  return {
    ends,
    folder,
    async two(database) {
      const { kind, place } = await database();
      return kind === 'sqlite' ? [folder(), folder()] : [place, (await postgresDatabase(ends)).place];
    },
  };
}
