/** Checks that every path and every npm script that a document names exists, and that README.md gives the two commands of the set-up. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SKIPPED = /(?:^|\/)(?:node_modules|dist|\.[^/]+)(?:\/|$)/;
/** Written by a build or by a run; not in the repository. */
const GENERATED = /^(?:dist|bench\/results|e2e\/shots)(?:\/|$)/;
const EXTENSIONS = ['', '.ts', '.tsx', '.md'];

const files = ['src', 'e2e', 'docs', 'bench', 'public', 'scripts', '.']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: folder !== '.', encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !SKIPPED.test(path));
const names = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
const documents = files.filter((path) => path.endsWith('.md'));
const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts);

/** Targets of links, and the parts of code spans that have the form of a path. */
function pathsIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  const spans = [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, span = '']) => span.split(/[\s,]+/))
    .filter((part) => /^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(part) && isPath(part));
  return [...links, ...spans];
}

/** A file name with an extension of the source, or folders of which the first exists. A name in capitals is a placeholder. */
function isPath(part: string): boolean {
  if (/(?:^|\/)[A-Z]+(?:\.ts|\/)/.test(part)) return false;
  if (/^[\w.-]*\w\.(?:tsx?|mjs|md|css|html)$/.test(part.slice(part.lastIndexOf('/') + 1))) return true;
  const [top, ...rest] = part.split('/');
  return rest.length > 0 && ['', 'src'].some((folder) => existsSync(join(ROOT, folder, top ?? '')));
}

/** Paths are relative to the document, to the repository or to `src`; a bare file name may lie anywhere. */
const exists = (path: string, document: string): boolean =>
  GENERATED.test(path) ||
  names.has(path) ||
  [dirname(document), '', 'src'].some((folder) => EXTENSIONS.some((end) => existsSync(join(ROOT, folder, path + end))));

it.each(documents)('%s names only paths and scripts that exist', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const missing = pathsIn(text).filter((path) => !exists(path, document));
  const unknown = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect([...missing, ...unknown.filter((name) => !scripts.includes(name))]).toEqual([]);
});

it.each(['npm ci && npm start', 'npm ci && npm test'])('README.md gives the command %s', (command) => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n')).toContain(command);
});

it('finds paths in links, in lists and without their extension', () => {
  expect(pathsIn('[a](docs/b.md#c) `x.test.ts`, `src/y.ts, z.tsx` `lib/bytes` `eth/unknown` `@noble/curves`')).toEqual([
    'docs/b.md',
    'x.test.ts',
    'src/y.ts',
    'z.tsx',
    'lib/bytes',
  ]);
});
