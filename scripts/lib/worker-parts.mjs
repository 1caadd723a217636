/**
 * Makes the scripts of the service worker of the chunks of a build. A service worker may not use `import()`, but it may run a script again
 * later that it imported while it was installed: the browser keeps all of them together, so that a part always fits the first script.
 * So the first script holds what a start needs, and every part that the source imports on demand is a script of its own. While the worker is
 * installed it imports all of them, and after that the ones that are asked for.
 */
import { basename } from 'node:path';

/**
 * @typedef {object} Chunk A chunk of a build in CommonJS.
 * @property {string} fileName
 * @property {boolean} isEntry
 * @property {string} code
 * @property {readonly string[]} imports File names of the chunks that it needs at once.
 *
 * @typedef {(require: (path: string) => unknown, exports: object, module: { exports: object }) => void} Maker What a chunk does when it is evaluated.
 *
 * @typedef {object} Scope The part of a worker's global scope that is used here.
 * @property {(...names: string[]) => void} importScripts
 * @property {(type: 'install', listener: (event: { waitUntil(promise: Promise<unknown>): void }) => void) => void} addEventListener
 */

/**
 * Runs in the worker, at its start. Evaluates each part once, when it is first asked for.
 * @param {Scope} scope
 * @param {readonly string[]} scripts Every script but the first.
 * @returns {{ define(name: string, maker: Maker): void, require(path: string): unknown }} `require` throws when the script of a part
 *   cannot be loaded or fails while it is evaluated; the next call tries again.
 */
export function createParts(scope, scripts) {
  /** @type {Record<string, Maker>} */
  const makers = {};
  /** @type {Record<string, { exports: object }>} */
  const made = {};
  const nameOf = (/** @type {string} */ path) => path.slice(path.lastIndexOf('/') + 1);
  /** @param {string} path */
  const require = (path) => {
    // Paths are written as seen from different folders; the name of a file is enough.
    const name = nameOf(path);
    const known = made[name];
    if (known) return known.exports;
    if (!makers[name]) scope.importScripts(...scripts.filter((script) => nameOf(script) === name));
    const maker = makers[name];
    if (!maker) throw new Error(`The part ${name} of the worker is not in its script.`);
    const module = { exports: {} };
    // Before it is evaluated: a part and the first script may need each other.
    made[name] = module;
    try {
      maker(require, module.exports, module);
    } catch (error) {
      delete made[name];
      throw error;
    }
    return module.exports;
  };
  scope.addEventListener('install', (event) => {
    try {
      scope.importScripts(...scripts.filter((script) => !makers[nameOf(script)]));
    } catch (error) {
      // Otherwise the worker would be installed without a part, which could never be loaded.
      event.waitUntil(Promise.reject(error));
    }
  });
  return {
    define(name, maker) {
      makers[name] = maker;
    },
    require,
  };
}

/**
 * @template {Chunk} Made
 * @param {readonly Made[]} chunks One of them is the entry.
 * @returns {{ scripts: Map<string, string>, first: Made[] }} Code by file name; the chunks of the first script: the entry, and what it
 *   needs at once.
 */
export function workerScripts(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The worker has no entry.');
  /** @type {Set<Made>} */
  const first = new Set();
  /** @param {Made} chunk */
  const visit = (chunk) => {
    if (first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) {
      const needed = byName.get(name);
      if (!needed) throw new Error(`${chunk.fileName} imports ${name}, which is not in the worker.`);
      visit(needed);
    }
  };
  visit(entry);
  const late = chunks.filter((chunk) => !first.has(chunk));
  const names = JSON.stringify(late.map(({ fileName }) => fileName));
  const start = [...first].map(defined).join('');
  return {
    scripts: new Map([
      [
        entry.fileName,
        `var parts=(${createParts})(self,${names});${start}parts.require(${JSON.stringify(entry.fileName)});`,
      ],
      ...late.map((chunk) => /** @type {const} */ ([chunk.fileName, defined(chunk)])),
    ]),
    first: [...first],
  };
}

/** @param {Chunk} chunk */
const defined = ({ fileName, code }) =>
  `parts.define(${JSON.stringify(basename(fileName))},(function(require,exports,module){"use strict";${code}\n}));`;
