/**
 * Gives the messages of src/locales short keys in the worker: `t.tooManyDigits` is `t.c` there, in its room and wherever it is read. A room
 * keeps its keys if a file does more with it than read single messages by their keys (`t[kind]`, `Object.keys(t)`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './paths.mjs';

/**
 * @typedef {{ type: string, start: number, end: number, [child: string]: any }} Node Of ESTree.
 * @typedef {{ path: string, key: Node }} Place Where a key is written.
 * @typedef {{ keys: string[], places: Place[], open: boolean }} Room `open`: it keeps its keys.
 */

const ENGLISH = /\/locales\/en\/.*\.tsx?$/;
const TRANSLATION = /\/locales\/(?!en\/)[\w-]+\/.*\.tsx?$/;
/** Paths in src of what the worker never has. */
const NOT_IN_WORKER = /\.test\.|(^|\/)testing\/|^(ui|server)\/|^locales\/[\w-]+\/ui\//;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** a, b, … Z, aa, ab, … @param {number} index @returns {string} */
const shortName = (index) =>
  (index < LETTERS.length ? '' : shortName(Math.floor(index / LETTERS.length) - 1)) + LETTERS[index % LETTERS.length];

/** @param {any} value @param {(node: Node, parent: Node | null) => void} visit @param {Node | null} [parent] */
function walk(value, visit, parent = null) {
  if (typeof value !== 'object' || value === null) return;
  const isNode = typeof value.type === 'string';
  if (isNode) visit(value, parent);
  for (const name in value) walk(value[name], visit, isNode ? value : parent);
}

/** @param {any} value @param {string} type @returns {Node[]} */
function allIn(value, type) {
  /** @type {Node[]} */
  const found = [];
  walk(value, (node) => node.type === type && found.push(node));
  return found;
}

/** The keys of an object that is written out. `null`: it is not, or it reads itself. @param {Node | undefined} object @returns {Node[] | null} */
function keysOf(object) {
  /** @type {Node[]} */
  const properties = object?.type === 'ObjectExpression' ? object.properties : [];
  const isPlain = properties.every(
    ({ computed, shorthand, key }) => key?.type === 'Identifier' && !computed && !shorthand,
  );
  const isAll = properties.length > 0 && isPlain && allIn(object, 'ThisExpression').length === 0;
  return isAll ? properties.map(({ key }) => key) : null;
}

/** Does a name stand there for a property, and not for a variable? @param {Node} node @param {Node | null} parent */
const isProperty = (node, parent) =>
  (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
  (parent?.key === node && !parent.computed && !parent.shorthand);

/** @param {ReadonlyMap<string, string>} files Text by path. @returns {Map<string, string>} Those that change. */
export function withShortKeys(files) {
  const programs = new Map(
    [...files]
      .filter(([path, text]) => ENGLISH.test(path) || text.includes('/locales/en/') || TRANSLATION.test(path))
      .map(([path, text]) => [path, /** @type {Node} */ (/** @type {unknown} */ (parseSync(path, text).program))]),
  );
  /** By path and name of their exports. @type {Map<string, Map<string, Room>>} */
  const rooms = new Map(
    [...programs].map(([path, program]) => [path, ENGLISH.test(path) ? roomsIn(path, program) : new Map()]),
  );
  for (const [path, program] of programs) readUses(path, program, rooms);

  /** @type {Map<string, { key: Node, short: string }[]>} */
  const edits = new Map();
  for (const { keys, places, open } of [...rooms.values()].flatMap((some) => [...some.values()]))
    for (const { path, key } of open ? [] : places) {
      const row = edits.get(path) ?? [];
      row.push({ key, short: shortName(keys.indexOf(key.name)) });
      edits.set(path, row);
    }
  return new Map([...edits].map(([path, row]) => [path, edited(files.get(path) ?? '', row)]));
}

/** @param {string} text @param {readonly { key: Node, short: string }[]} edits */
const edited = (text, edits) =>
  edits
    .toSorted((one, other) => other.key.start - one.key.start)
    .reduce((before, { key, short }) => before.slice(0, key.start) + short + before.slice(key.end), text);

/** @param {string} path @param {Node} program @returns {Map<string, Room>} */
function roomsIn(path, program) {
  /** @type {Node[]} */
  const declared = program.body.flatMap((/** @type {Node} */ { declaration }) => declaration?.declarations ?? []);
  return new Map(
    declared
      .filter(({ init }) => init?.type === 'CallExpression' && init.callee.name === 'room')
      .map(({ id, init }) => {
        const keys = keysOf(init.arguments[1]);
        const places = (keys ?? []).map((key) => ({ path, key }));
        return [id.name, { keys: places.map(({ key }) => key.name), places, open: keys === null }];
      }),
  );
}

/** The rooms that a file names, by their names there. @param {string} path @param {Node} program @param {Map<string, Map<string, Room>>} rooms */
function roomsNamed(path, program, rooms) {
  const named = new Map(rooms.get(path));
  for (const { type, source, specifiers } of program.body) {
    const there = source && rooms.get(join(dirname(path), source.value));
    if (!there) continue;
    for (const { local, imported, exported } of specifiers ?? []) {
      const room = there.get((imported ?? local)?.name);
      if (room && imported) named.set(local.name, room);
      if (room && exported) room.open = true;
    }
    // As a whole: `import * as texts`, `export *`.
    const isWhole =
      type !== 'ImportDeclaration' ? !specifiers : specifiers.some((/** @type {Node} */ one) => !one.imported);
    if (isWhole) for (const room of there.values()) room.open = true;
  }
  return named;
}

/** Adds to the rooms where a file writes their keys. @param {string} path @param {Node} program @param {Map<string, Map<string, Room>>} rooms */
function readUses(path, program, rooms) {
  const named = roomsNamed(path, program, rooms);
  const roomOf = (/** @type {Node} */ { name }) => named.get(name);
  const isTranslation = TRANSLATION.test(path);
  /** Of types that say whose texts an object has. @type {Set<Node>} */
  const told = new Set();
  walk(program, (node, parent) => {
    // Its keys would stay long where it is read.
    if (node.type === 'ImportExpression' && /\/locales\/en\//.test(node.source.value))
      throw new Error(`${path} imports messages on demand. Import them at the top.`);
    // The texts of another language: `const german: Partial<typeof english> = {…}`.
    if (node.type === 'VariableDeclarator' && isTranslation)
      for (const query of allIn(node.id.typeAnnotation, 'TSTypeQuery')) {
        const keys = keysOf(node.init);
        const room = roomOf(query.exprName);
        told.add(query);
        if (keys === null && room) room.open = true;
        room?.places.push(...(keys ?? []).flatMap((key) => (room.keys.includes(key.name) ? [{ path, key }] : [])));
      }
    const room = node.type === 'Identifier' && !isProperty(node, parent) && roomOf(node);
    if (!room || !parent || /^Import/.test(parent.type)) return;
    const isRead = parent.type === 'MemberExpression' && parent.object === node && !parent.computed;
    const isDeclared =
      parent.type === 'VariableDeclarator' && parent.id === node && room === rooms.get(path)?.get(node.name);
    const isType = parent.type === 'TSTypeQuery' && (!isTranslation || told.has(parent));
    if (isRead && room.keys.includes(parent.property.name)) room.places.push({ path, key: parent.property });
    else if (!isDeclared && !isType) room.open = true;
  });
  if (!isTranslation) return;
  const translated = new Set([...told].map(({ exprName }) => roomOf(exprName)));
  for (const room of rooms.get(path.replace(/(\/locales\/)[\w-]+/, '$1en'))?.values() ?? [])
    if (!translated.has(room)) room.open = true;
}

/** @returns {import('vite').Plugin} */
export function shortMessageKeys() {
  /** @type {Map<string, string>} */
  let changed = new Map();
  return {
    name: 'short-message-keys',
    enforce: 'pre',
    buildStart() {
      const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !NOT_IN_WORKER.test(path))
        .map((path) => join(ROOT, 'src', path));
      changed = withShortKeys(new Map(paths.map((path) => [path, readFileSync(path, 'utf8')])));
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/ },
      handler: (_code, id) => changed.get(id) ?? null,
    },
  };
}
