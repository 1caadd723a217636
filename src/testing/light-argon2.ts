/**
 * Argon2id of Node with a 64th of the memory: vitest.config.ts puts it in the place of `argon2id/lib/setup.js` for the tests of every
 * folder but keys/, where the package is compared with published vectors, and this file with the package.
 */
import { argon2Sync } from 'node:crypto';
import type { Argon2idParams, computeHash } from 'argon2id';

const LESS = 64;

const compute: computeHash = ({ password, salt, memorySize, passes, parallelism, tagLength }: Argon2idParams) =>
  new Uint8Array(
    argon2Sync('argon2id', {
      message: password,
      nonce: salt,
      memory: memorySize / LESS,
      passes,
      parallelism,
      tagLength,
    }),
  );

export default async (): Promise<computeHash> => compute;
