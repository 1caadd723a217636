/**
 * Says which script of the service worker each module is in.
 *
 * The browser reads all scripts of a worker at each of its starts, one after the other in the order of their addresses, with the code that
 * it has compiled for them: so there are few scripts, and what a start needs comes first. worker-later.txt names the modules of which a start
 * uses nothing, although it imports them. They wait in later scripts until something of them is first used, whoever imports them
 * (worker-parts.mjs). A module that is missing in the list costs time. What locks, or hears of every event, is never in it: it has to work
 * where a later script cannot be loaded (first-script.test.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Modules that a start imports and uses nothing of, by their paths from the root. */
export const laterModules = () =>
  readFileSync(join(ROOT, 'scripts/lib/worker-later.txt'), 'utf8').split('\n').filter(Boolean);

/** What the first script imports on demand: a start needs it. */
export const WHOLE = 'worker/1-worker.js';
/** What a start needs of the modules that are imported on demand, for the picture that the wallet's own pages draw. */
export const PICTURES = 'worker/2-pictures.js';
const COMMANDS = 'worker/3-commands.js';
const SHARED = 'worker/4-shared.js';
const LIBRARIES = 'worker/5-libraries.js';
const REQUESTS = 'worker/6-requests.js';
const ACTS = 'worker/7-acts.js';

/** What is imported on demand, by the script that has it and what it alone needs. @type {readonly (readonly [RegExp, string])[]} */
const LATE = [
  [
    /\/(background\/views\/snapshot|session\/(change\/(ended-rows|(password|policy|recovery)-acts)|key-server\/key-server-acts|pairing\/pairing-acts|unlock\/restore))\.ts$/,
    PICTURES,
  ],
  [/\/background\/run-command\.ts$/, COMMANDS],
  [
    /\/(rpc\/table|approvals\/review\/reviewer|background\/(adapters\/(executor|review-data)|parts\/page-chain))\.ts$/,
    REQUESTS,
  ],
  [/./, ACTS],
];
/** Wherever they are needed. @type {readonly (readonly [RegExp, string])[]} */
const ANYWHERE = [
  // The limits in the schemas of commands.
  [/\/messaging\/secret\.ts$/, COMMANDS],
  [/\/node_modules\//, LIBRARIES],
];

const TRANSLATION = /\/src\/locales\/(?!en\/)[\w-]+\//;

/** @param {readonly (readonly [RegExp, string])[]} table @param {string} id */
const scriptIn = (table, id) => table.find(([pattern]) => pattern.test(id))?.[1];

/**
 * @typedef {object} Graph
 * @property {(id: string) => readonly string[]} needs What a module imports at once.
 * @property {(id: string) => readonly string[]} asks What it imports on demand.
 */

/** @param {string} entry Id of its module. @param {Graph} graph @returns {(id: string) => string | null} `null`: the first script. */
export function scriptOfModules(entry, { needs, asks }) {
  const reached = (/** @type {Iterable<string>} */ from, /** @type {ReadonlySet<string>} */ without) => {
    /** @type {Set<string>} */
    const found = new Set();
    const visit = (/** @type {string} */ id) => {
      if (found.has(id) || without.has(id)) return;
      found.add(id);
      for (const needed of needs(id)) visit(needed);
    };
    for (const id of from) visit(id);
    return found;
  };
  const first = reached([entry], new Set());
  const whole = reached([...first].flatMap(asks), first);
  const known = new Set([...first, ...whole]);

  /** @type {Set<string>} */
  const asked = new Set();
  const look = (/** @type {Iterable<string>} */ ids) => {
    for (const id of ids)
      for (const target of asks(id)) {
        if (asked.has(target) || known.has(target)) continue;
        asked.add(target);
        look(reached([target], known));
      }
  };
  look(known);
  // A translation is read at a start, and with it what it is written with.
  const written = reached(
    [...whole].filter((id) => TRANSLATION.test(id)),
    first,
  );
  const later = new Set(
    laterModules()
      .map((path) => join(ROOT, path))
      .filter((id) => !written.has(id)),
  );
  /** What is reached only on demand. What several scripts need is shared, but what a picture needs comes with it. @type {Map<string, string>} */
  const late = new Map();
  for (const script of new Set(LATE.map(([, script]) => script)))
    for (const id of reached(
      [...asked].filter((target) => scriptIn(LATE, target) === script),
      known,
    )) {
      const present = late.get(id);
      const wanted = script === PICTURES && later.has(id) ? ACTS : script;
      if (present !== PICTURES) late.set(id, present === undefined || present === wanted ? wanted : SHARED);
    }

  return (id) => {
    if (first.has(id) || !(whole.has(id) || late.has(id))) return null;
    const script = late.get(id);
    if (script === PICTURES) return PICTURES;
    if (whole.has(id) && !later.has(id)) return WHOLE;
    return scriptIn(ANYWHERE, id) ?? script ?? SHARED;
  };
}
