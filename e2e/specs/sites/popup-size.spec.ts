/** The popup must appear at once: measures all scripts and styles that its first screen loads. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { EXTENSION } from '../../../scripts/lib/paths.mjs';

const BUILT = process.env.BUILT_PAGES ?? EXTENSION;
const MOST = 60 * 1024;

/** Files that `page` loads, with what its scripts import at once; imports on demand are left out. */
function filesOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    if (!file.endsWith('.js')) return;
    const text = readFileSync(file, 'utf8');
    for (const [, path] of text.matchAll(/(?:^|[;}\s])(?:import|export)(?:[^'"()]*from)?\s*["'](\.[^"']+\.js)["']/g))
      visit(join(dirname(file), path as string));
  };
  const html = readFileSync(join(BUILT, page), 'utf8');
  for (const [, path] of html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)) visit(join(BUILT, path as string));
  return found;
}

test('the popup loads at most 60 kB of script and style, compressed', () => {
  const sizes = [...filesOf('popup.html')].map((file) => gzipSync(readFileSync(file)).length);
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  const sum = sizes.reduce((total, size) => total + size, 0);
  expect(sum).toBeGreaterThan(10 * 1024);
  expect(sum).toBeLessThan(MOST);
});
