/** Where things lie in this checkout. Reads nothing. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** The built extension; EXTENSION in the environment names another build. */
export const EXTENSION = process.env.EXTENSION ?? join(ROOT, 'dist', 'chrome');

/** Programs that npm installed. */
export const BIN = join(ROOT, 'node_modules', '.bin');
