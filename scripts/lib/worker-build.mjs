/** Builds the service worker, for the package and for what measures it. Writes nothing. */
import { isAbsolute } from 'node:path';
import { build } from 'vite';
import { ROOT } from './paths.mjs';
import { workerScripts } from './worker-parts.mjs';

/**
 * The text of the public suffix list is used in three places, and the minifier would write its 50 kB into each of them.
 * @returns {import('vite').Plugin}
 */
export function oneSuffixList() {
  return {
    name: 'one-suffix-list',
    transform: {
      filter: { id: /tldts\/dist\/.*\/data\/trie\.js$/ },
      handler: (/** @type {string} */ code) =>
        code.replace(/(export const labelText = )("[^"]*")/, "$1JSON.parse('$2')"),
    },
  };
}

/**
 * @param {object} options
 * @param {string} options.entry
 * @param {string} options.script Name of the first script.
 * @param {import('vite').BuildOptions['target']} options.target
 * @param {import('vite').BuildOptions['minify']} options.minify
 * @param {Record<string, string>} options.define
 * @returns {Promise<{ scripts: Map<string, string>, within: (script: string) => string[], sources: string[] }>} Code by file name; the
 *   modules of a script; the files that all of it is made from.
 */
export async function buildWorker({ entry, script, target, minify, define }) {
  const built = await build({
    root: ROOT,
    define,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [oneSuffixList()],
    build: {
      write: false,
      target: target ?? false,
      minify: minify ?? true,
      lib: { entry, formats: ['cjs'] },
      rolldownOptions: {
        // The entry may hold what late parts need too: nothing imports it by name.
        preserveEntrySignatures: false,
        output: { entryFileNames: script, chunkFileNames: 'worker/[name].js' },
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('The worker was not built.');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const { scripts, within } = workerScripts(chunks);
  return {
    scripts,
    within: (name) => within(name).flatMap(({ moduleIds }) => moduleIds),
    sources: chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => isAbsolute(id))),
  };
}
