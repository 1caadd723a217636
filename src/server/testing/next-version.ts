/**
 * Makes a process the next version of the key server: `node --import` loads it before the server. NEXT_VERSION in the environment says
 * whether its migration succeeds. Never outside tests.
 */
import { MIGRATIONS, type Migration } from '../store/migrations.ts';

/** A new table filled from data that is there, a new column with a value for every row, and an index. */
const WELL: Migration = [
  'CREATE TABLE colours (identity BLOB PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID',
  'INSERT INTO colours (identity, sequence) SELECT id, sequence FROM identities',
  "ALTER TABLE key_rows ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",
  'CREATE INDEX key_rows_by_colour ON key_rows (colour)',
];

/** The last statement fails, after the others have changed tables. */
const ILL: Migration = [...WELL, 'INSERT INTO nowhere (colour) VALUES (1)'];

const steps: Migration[] = MIGRATIONS as Migration[];
steps.push(process.env.NEXT_VERSION === 'ill' ? ILL : WELL);
