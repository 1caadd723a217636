/** A page opens with few files, and names all of them itself, so that the browser asks for them together and not for one after the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { EXTENSION } from '../../../scripts/lib/paths.mjs';

const BUILT = process.env.BUILT_PAGES ?? EXTENSION;
const PAGES = readdirSync(BUILT).filter((name) => name.endsWith('.html'));

const textOf = (file: string): string => readFileSync(join(BUILT, file), 'utf8');

/** What a script imports at once, and what that imports. */
function importsOf(script: string, found = new Set<string>()): Set<string> {
  for (const [, path = ''] of textOf(script).matchAll(
    /(?:^|[;}\s])(?:import|export)(?:[^'"()]*from)?\s*["'](\.[^"']+\.js)["']/g,
  )) {
    const file = relative(BUILT, join(BUILT, dirname(script), path));
    if (!found.has(file)) importsOf(file, found.add(file));
  }
  return found;
}

const named = (html: string, ending: string): string[] =>
  [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path).filter((path) => path.endsWith(ending));

test('the package has the pages that are looked at here', () => {
  expect(PAGES.toSorted()).toEqual(expect.arrayContaining(['app.html', 'popup.html', 'prompt.html', 'side.html']));
});

for (const page of PAGES)
  test(`${page} names every script that it needs at once`, () => {
    const html = textOf(page);
    const scripts = named(html, '.js');
    expect(scripts.length).toBeGreaterThan(0);
    const needed = new Set(scripts.flatMap((script) => [...importsOf(script)]));
    expect([...needed].filter((script) => !scripts.includes(script))).toEqual([]);
    expect(scripts.length).toBeLessThanOrEqual(7);
  });

test('the prompt has the fewest files, is not drawn before its script has run, and asks for its fonts', () => {
  const html = textOf('prompt.html');
  expect(named(html, '.js')).toHaveLength(2);
  expect(html).toMatch(/<script type="module" blocking="render" /);
  expect(named(html, '.woff2')).toHaveLength(3);
  const others = PAGES.filter((page) => page !== 'prompt.html').map(textOf);
  for (const other of others) expect(other).not.toContain('blocking=');
});

test('early scripts come without comments', () => {
  for (const script of readdirSync(BUILT).filter((name) => name.endsWith('.js') && name !== 'background.js'))
    expect([script, /\/\*|(^|\s)\/\/ /.test(textOf(script))]).toEqual([script, false]);
});
