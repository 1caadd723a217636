/** How much is loaded where: bytes of the built package, raw and compressed. Runs nothing of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { PICTURES, WHOLE } from '../scripts/lib/worker-groups.mjs';
import { SUFFIX_LIST } from '../src/messaging/public-suffixes.ts';
import { figure } from './lib/report.mjs';

export const includes =
  'Each file compressed alone, level 9, and added up. First screens: the page, its styles, its scripts and what these import at once; imports on demand and fonts are not in it. A page of the full tab: the first screen and the scripts of the page. The first script of the worker answers pages; each start evaluates the whole worker soon after it, and the others when they are needed. Sizes are exact: one run.';

const KB = 1000;

/** A page or script with all that it loads at once. @param {readonly string[]} entries */
function filesOf(entries) {
  const found = new Set();
  /** @param {string} file */
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    const pattern = file.endsWith('.html')
      ? /(?:src|href)="\/?([^"]+\.(?:js|css))"/g
      : /(?:^|[;}\s])(?:import|export)(?:[^'"()]*from)?\s*["'](\.[^"']+\.js)["']/g;
    if (!/\.(html|js)$/.test(file)) return;
    for (const [, path = ''] of text.matchAll(pattern))
      visit(file.endsWith('.html') ? join(EXTENSION, path) : join(dirname(file), path));
  };
  for (const entry of entries) visit(join(EXTENSION, entry));
  return [...found];
}

/** A page with parts that it loads on demand (src/ui/components/late.tsx). @param {string} page @param {readonly string[]} parts by the names of their files */
function withPart(page, ...parts) {
  const first = filesOf([page]);
  const texts = first.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
  const paths = parts.map((part) => {
    const [, path] =
      texts.map((text) => new RegExp(`import\\(["'\`]\\./(${part}-[^"'\`]+)`).exec(text)).find(Boolean) ?? [];
    if (path === undefined) throw new Error(`${page} loads no part ${part}.`);
    return join('assets', path);
  });
  return filesOf([page, ...paths]);
}

/** @param {readonly string[]} files */
const raw = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
/** @param {readonly string[]} files */
const gzip = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);

export function measure() {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
  const all = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' })
    .map((path) => join(EXTENSION, path))
    .filter((path) => statSync(path).isFile());
  const worker = join(EXTENSION, manifest.background.service_worker);
  /** @type {[string, string[], number?][]} */
  const parts = [
    [
      'injected into every page',
      filesOf(manifest.content_scripts.flatMap((/** @type {{ js: string[] }} */ { js }) => js)),
      8 * KB,
    ],
    ['worker, first script', [worker], 10 * KB],
    ['worker, all that a start evaluates', [worker, join(EXTENSION, WHOLE)], 135 * KB],
    ['worker, with what the popup has it draw', [worker, join(EXTENSION, WHOLE), join(EXTENSION, PICTURES)], 152 * KB],
    [
      'worker, all its scripts',
      [worker, ...all.filter((path) => dirname(path) === join(EXTENSION, 'worker'))],
      200 * KB,
    ],
    ['list of public suffixes, for worker and pages', [join(EXTENSION, SUFFIX_LIST)]],
    ['popup, first screen', filesOf([manifest.action.default_popup]), 60 * KB],
    ['prompt, first screen', filesOf(['prompt.html']), 60 * KB],
    ['full tab, first screen', filesOf(['app.html']), 60 * KB],
    ['full tab, login', withPart('app.html', 'login')],
    ['full tab, list of characters', withPart('app.html', 'settings-pages', 'characters')],
    ['fonts', all.filter((path) => path.endsWith('.woff2'))],
    ['whole package', all],
  ];
  return parts.flatMap(([name, files, most]) => [
    figure(`${name}, raw`, 'bytes', [raw(files)]),
    figure(`${name}, gzip`, 'bytes', [gzip(files)], most === undefined ? '' : `at most ${most.toLocaleString('en')}`),
  ]);
}
