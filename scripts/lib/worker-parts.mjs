/**
 * Makes the scripts of the service worker of the chunks of a build. A service worker may not use `import()`, but it may run a script again
 * later that it imported while it was installed, and gets it at once: the browser keeps all of them together, so that a part always fits
 * the first script. While the worker is installed it imports all of them, and after that the ones that are asked for.
 *
 * The first script holds what the first turn needs; worker-groups.mjs says what the others hold. What is in a later script is loaded and
 * evaluated when something of it is first used, whether the source imports it on demand or not.
 */
import { basename } from 'node:path';
import { minifySync } from 'vite';

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
 * @returns {{ define(name: string, maker: Maker): void, require(path: string): object, later(path: string): object, share(exports: object, getters: Record<string, () => unknown>): void }}
 *   `require` throws when the script of a part cannot be loaded or fails while it is evaluated; the next call tries again. `later`: the
 *   same part, required when something of it is first used. `share`: what a part exports.
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
    later: (path) => new Proxy({}, { get: (_, name) => Reflect.get(require(path), name) }),
    share(exports, getters) {
      for (const [name, get] of Object.entries(getters))
        Object.defineProperty(exports, name, { enumerable: true, get });
    },
  };
}

/**
 * @template {Chunk} Made
 * @param {readonly Made[]} chunks One of them is the entry. A chunk in a folder is a script; any other one is a help of the bundler.
 * @param {boolean} [minify] Whether the code of the chunks is minified.
 * @returns {{ scripts: Map<string, string>, within: (script: string) => Made[] }} Code by file name; the chunks of a script.
 */
export function workerScripts(chunks, minify = false) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The worker has no entry.');
  /** @type {Set<Made>} */
  const first = new Set();
  /** @param {Made} chunk */
  const needAtOnce = (chunk) => {
    if (first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) {
      const needed = byName.get(name);
      if (!needed) throw new Error(`${chunk.fileName} imports ${name}, which is not in the worker.`);
      needAtOnce(needed);
    }
  };
  needAtOnce(entry);
  for (const chunk of chunks) if (!chunk.fileName.includes('/')) needAtOnce(chunk);

  const late = chunks.filter((chunk) => !first.has(chunk));
  const atOnce = [...[...first].map(({ fileName }) => fileName), ...entry.dynamicImports].map((name) => basename(name));
  const scriptOfPart = Object.fromEntries(late.map(({ fileName }) => [basename(fileName), fileName]));
  const start = `var parts=(${createParts})(self,${JSON.stringify(scriptOfPart)});`;
  const run = `parts.require(${JSON.stringify(entry.fileName)});`;
  const code = (/** @type {Made} */ chunk) => defined(chunk, atOnce);
  const scripts = [
    [entry.fileName, start + [...first].map(code).join('') + run],
    ...late.map((chunk) => [chunk.fileName, code(chunk)]),
  ];
  return {
    scripts: new Map(scripts.map(([name = '', text = '']) => [name, inAscii(minify ? shortened(name, text) : text)])),
    within: (script) => (script === entry.fileName ? [...first] : late.filter(({ fileName }) => fileName === script)),
  };
}

/** Here the names that the first minifying had to keep, because scripts shared them, become short too. @param {string} name @param {string} code */
const shortened = (name, code) => minifySync(name, code, { module: false, compress: false }).code;

/** A script without any other sign takes half the memory, and is read faster. @param {string} code */
const inAscii = (code) =>
  code.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** An import, as the bundler writes it for a chunk that is needed at once. */
const IMPORT = /([\w$] ?= ?)require\((["'`])([^"'`]+)\2\)/g;
/** A row of exports, as it writes and minifies them: each says all of its descriptor. */
const EXPORTS =
  /(?:Object\.defineProperty\(exports,"[\w$]+",\{enumerable:!0,get:function\(\)\{return [\w$]+\}\}\),?)+/g;

/** @param {Chunk} chunk @param {readonly string[]} atOnce Names of the parts that are evaluated by then. */
function defined({ fileName, code }, atOnce) {
  const written = code
    .replace(IMPORT, (text, before, _quote, path) =>
      atOnce.includes(basename(path)) ? text : `${before}parts.later(${JSON.stringify(path)})`,
    )
    .replace(EXPORTS, (row) => {
      const getters = [...row.matchAll(/"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)/g)];
      const shared = `parts.share(exports,{${getters.map(([, name, value]) => `${name}:()=>${value}`).join(',')}})`;
      return row.endsWith(',') ? `${shared},` : shared;
    });
  return `parts.define(${JSON.stringify(basename(fileName))},(function(require,exports,module){"use strict";${written}\n}));`;
}
