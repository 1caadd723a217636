/** Builds the service worker, for the package and for what measures it. Writes nothing. */
import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { build } from 'vite';
import { shortMessageKeys } from './message-keys.mjs';
import { packedWords } from './packed-words.mjs';
import { ROOT } from './paths.mjs';
import { scriptOfModules } from './worker-groups.mjs';
import { workerScripts } from './worker-parts.mjs';

/**
 * Chromium's own API answers with promises, so the package has no polyfill: the source keeps to what both have.
 * @returns {import('vite').Plugin}
 */
export function ownBrowserApi() {
  const id = '\0browser-api';
  return {
    name: 'own-browser-api',
    enforce: 'pre',
    resolveId: (source) => (source === 'webextension-polyfill' ? id : null),
    load: (asked) => (asked === id ? 'export default chrome;' : null),
  };
}

const TABLE = /import\('([^']+(?:\.json|\/json-files\.ts))'(?:, \{ with: \{ type: 'json' \} \})?\)/;

/**
 * A table of data that the source imports on demand (`import('./price-feeds.json')`) is a file of the package in the worker, and read when it is
 * first needed: as a script the browser would read it at every start. So are several files that a `json-files.ts` beside them names, as one file
 * with the name of their folder.
 * @param {Map<string, string>} files Takes them, by their paths in the package.
 * @param {Set<string>} read Takes the files that they come from.
 * @returns {import('vite').Plugin}
 */
function tablesAsFiles(files, read) {
  return {
    name: 'tables-as-files',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: TABLE },
      handler: (code, id) =>
        code.replaceAll(new RegExp(TABLE, 'g'), (_text, path) => {
          const from = join(dirname(id), path);
          const file = `lists/${path.endsWith('.json') ? basename(path) : `${basename(dirname(from))}.json`}`;
          if (files.has(file) && !read.has(from)) throw new Error(`Two tables would be ${file}. Rename one.`);
          files.set(file, JSON.stringify(tableIn(from, read)));
          return `fetch(chrome.runtime.getURL('${file}')).then(async (file) => ({ default: await file.json() }))`;
        }),
    },
  };
}

/** @param {string} from A file of JSON, or a `json-files.ts` that does nothing but name such files. @param {Set<string>} read @returns {unknown} */
function tableIn(from, read) {
  read.add(from);
  const text = readFileSync(from, 'utf8');
  if (from.endsWith('.json')) return JSON.parse(text);
  const named = [...text.matchAll(/^import (\w+) from '(\.\/[^']+\.json)';$/gm)];
  const names = new Set(/^export default \{([\w\s,]+)\};$/m.exec(text)?.[1]?.match(/\w+/g));
  if (names.size !== named.length || named.some(([, name = '']) => !names.has(name)))
    throw new Error(`${from} exports something else than the files that it imports.`);
  return Object.fromEntries(named.map(([, name, path = '']) => [name, tableIn(join(dirname(from), path), read)]));
}

/**
 * @param {object} options
 * @param {string} options.entry
 * @param {string} options.script Name of the first script.
 * @param {import('vite').BuildOptions['target']} options.target
 * @param {import('vite').BuildOptions['minify']} options.minify
 * @param {Record<string, string>} options.define
 * @param {boolean} [options.sourcemap] For whoever asks where code comes from.
 * @returns Code by file name; tables that the worker reads, by their paths in the package; where code comes from, if it was asked for; the
 *   modules of a script; the files that all of it is made from.
 */
export async function buildWorker({ entry, script, target, minify, define, sourcemap = false }) {
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Set<string>} */
  const read = new Set();
  const built = await build({
    root: ROOT,
    define,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      ...(minify === false ? [] : [shortMessageKeys()]),
      packedWords(),
      ownBrowserApi(),
      tablesAsFiles(files, read),
    ],
    build: {
      write: false,
      sourcemap,
      target: target ?? false,
      minify: minify ?? true,
      lib: { entry, formats: ['cjs'] },
      rolldownOptions: {
        // The entry may hold what late parts need too: nothing imports it by name.
        preserveEntrySignatures: false,
        output: {
          entryFileNames: script,
          chunkFileNames: '[name]',
          codeSplitting: {
            groups: [{ debugName: 'scripts of the worker', name: inScripts(entry) }],
            includeDependenciesRecursively: false,
          },
        },
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('The worker was not built.');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const { scripts, within } = workerScripts(chunks, minify !== false);
  return {
    scripts,
    files,
    maps: new Map(chunks.map(({ fileName, map }) => [fileName, map])),
    within: (/** @type {string} */ name) => within(name).flatMap(({ moduleIds }) => moduleIds),
    sources: [...read, ...chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => isAbsolute(id)))],
  };
}

/** @param {string} entry Path from the root. @returns {import('rolldown').CodeSplittingNameFunction} */
function inScripts(entry) {
  /** @type {((id: string) => string | null) | undefined} */
  let scriptOf;
  return (id, graph) => {
    scriptOf ??= scriptOfModules(join(ROOT, entry), {
      needs: (of) => graph.getModuleInfo(of)?.importedIds ?? [],
      asks: (of) => graph.getModuleInfo(of)?.dynamicallyImportedIds ?? [],
    });
    return scriptOf(id);
  };
}
