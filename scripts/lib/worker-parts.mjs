/**
 * Makes the scripts of the service worker of the chunks of a build. A service worker may not use `import()`, but it may run a script again
 * later that it imported while it was installed: the browser keeps all of them together, so that a part always fits the first script.
 * So the first script holds what the first turn needs, and every part that the source imports on demand is a script of its own. What the
 * first script imports on demand is one script with all that it needs at once: every start loads it, and each script costs it time. While
 * the worker is installed it imports all of them, and after that the ones that are asked for.
 */
import { basename } from 'node:path';

/**
 * @typedef {object} Chunk A chunk of a build in CommonJS.
 * @property {string} fileName
 * @property {boolean} isEntry
 * @property {string} code
 * @property {readonly string[]} imports File names of the chunks that it needs at once.
 * @property {readonly string[]} dynamicImports File names of the chunks that it imports on demand.
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
 * @param {Readonly<Record<string, string>>} scripts The script of each part that is not in the first one.
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
    const script = scripts[name];
    if (!makers[name] && script) scope.importScripts(script);
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
      const missing = Object.keys(scripts).filter((name) => !makers[name]);
      scope.importScripts(...new Set(missing.map((name) => scripts[name] ?? '')));
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
 * @returns {{ scripts: Map<string, string>, within: (script: string) => Made[] }} Code by file name; the chunks of a script.
 */
export function workerScripts(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The worker has no entry.');
  const chunkOf = (/** @type {string} */ name, /** @type {string} */ by) => {
    const chunk = byName.get(name);
    if (!chunk) throw new Error(`${by} imports ${name}, which is not in the worker.`);
    return chunk;
  };
  /** The script that each chunk is in. @type {Map<Made, string>} */
  const places = new Map();
  /** Puts a chunk, and what it needs at once, into a script. @param {Made} chunk @param {string} script */
  const place = (chunk, script) => {
    if (places.has(chunk)) return;
    places.set(chunk, script);
    for (const name of chunk.imports) place(chunkOf(name, chunk.fileName), script);
  };
  place(entry, entry.fileName);
  for (const name of entry.dynamicImports) place(chunkOf(name, entry.fileName), name);
  for (const chunk of chunks) if (!places.has(chunk)) places.set(chunk, chunk.fileName);

  const placed = [...places];
  const within = (/** @type {string} */ script) => placed.flatMap(([chunk, at]) => (at === script ? [chunk] : []));
  const codeOf = (/** @type {string} */ script) => within(script).map(defined).join('');
  const late = placed.filter(([, script]) => script !== entry.fileName);
  const scriptOfPart = Object.fromEntries(late.map(([{ fileName }, script]) => [basename(fileName), script]));
  const start = `var parts=(${createParts})(self,${JSON.stringify(scriptOfPart)});`;
  const run = `parts.require(${JSON.stringify(entry.fileName)});`;
  return {
    scripts: new Map([
      [entry.fileName, start + codeOf(entry.fileName) + run],
      ...late.map(([, script]) => /** @type {const} */ ([script, codeOf(script)])),
    ]),
    within,
  };
}

/** @param {Chunk} chunk */
const defined = ({ fileName, code }) =>
  `parts.define(${JSON.stringify(basename(fileName))},(function(require,exports,module){"use strict";${code}\n}));`;
