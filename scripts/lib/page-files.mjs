/**
 * Which modules of the wallet's pages share a file. By itself the bundler makes one for every combination of pages and late parts (src/ui/components/late.tsx)
 * that share something: hundreds of tiny files, which are slower to read and compress badly. A file never holds more than its loaders need: what the first
 * screens load is one file for each set of pages; what only late parts share is one file for each set of parts.
 */
import { resolve } from 'node:path';

/** @typedef {{ getModuleInfo: (id: string) => { importedIds: readonly string[], dynamicallyImportedIds: readonly string[] } | null }} Modules */

/** Its window opens for one request: it waits for every file anew, so what it shares with other pages is one file, of which they need most. */
const FEWEST = 'prompt';

/** What these import at once, and what that imports. @param {Modules} modules @param {Iterable<string>} starts */
function importedBy(modules, starts) {
  const found = new Set(starts);
  for (const id of found) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/** What is imported on demand from these or from anything below. @param {Modules} modules @param {Iterable<string>} starts */
function lateParts(modules, starts) {
  const all = new Set(starts);
  const late = new Set();
  for (const id of all) {
    const { importedIds = [], dynamicallyImportedIds = [] } = modules.getModuleInfo(id) ?? {};
    for (const next of dynamicallyImportedIds) late.add(next);
    for (const next of [...importedIds, ...dynamicallyImportedIds]) all.add(next);
  }
  return late;
}

/** The name of the file of each module of a first screen. @param {Modules} modules @param {Record<string, string>} pages */
function firstFiles(modules, pages) {
  const entries = Object.values(pages).map((file) => resolve(file));
  const late = importedBy(modules, lateParts(modules, entries));
  /** @type {Map<string, string[]>} */
  const pagesOf = new Map();
  for (const [page, file] of Object.entries(pages))
    for (const id of importedBy(modules, [resolve(file)])) pagesOf.set(id, [...(pagesOf.get(id) ?? []), page]);
  const files = new Map();
  for (const [id, of] of pagesOf) {
    if (entries.includes(id)) continue;
    // What the prompt alone loads at once is large, and late parts of other pages need little of it.
    const isPromptsOwn = of.join() === 'prompt' && !late.has(id);
    if (of.includes(FEWEST)) files.set(id, isPromptsOwn ? null : 'first');
    else files.set(id, ['first', ...of, ...(of.length === 1 && late.has(id) ? ['late'] : [])].join('-'));
  }
  return files;
}

const ICON = /node_modules\/lucide/;

/** @param {Record<string, string>} pages their scripts by their names @returns {import('vite').Plugin} */
export function pageFiles(pages) {
  /** @type {Map<string, string> | null} */
  let files = null;
  /** @param {string} id @param {Modules} modules */
  const nameOf = (id, modules) => {
    files ??= firstFiles(modules, pages);
    return files.get(id) ?? null;
  };
  return {
    name: 'page-files',
    buildStart() {
      files = null;
    },
    config: () => ({
      build: {
        rolldownOptions: {
          preserveEntrySignatures: false,
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [
                // Icons are one module each, all imported by one (src/ui/components/icon.tsx): the bundler knows who draws which.
                {
                  debugName: 'first',
                  name: (id, modules) => (ICON.test(id) ? 'first' : nameOf(id, modules)),
                  tags: ['$initial'],
                  priority: 2,
                },
                { name: 'icons', test: ICON, minShareCount: 2, priority: 1 },
              ],
            },
          },
        },
      },
    }),
  };
}
