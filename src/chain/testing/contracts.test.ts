/** The compiled contracts are those of the sources, with the versions of solc and OpenZeppelin that package.json names. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

// solc is slow: a process of its own leaves the other tests alone.
it('contracts.json is what solc makes of the sources', { timeout: 240_000 }, async () => {
  const script = join(ROOT, 'scripts/contracts.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--print'], { maxBuffer: 2 ** 24 });
  expect(await readFile(join(ROOT, 'src/chain/testing/contracts.json'), 'utf8')).toBe(stdout);
});
