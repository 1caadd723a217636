/** Tables in documents that say what the browser tests saw: written from the notes of the tests that passed, in Playwright's JSON report. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ status: string, annotations: Annotation[] }} Test
 * @typedef {{ specs?: { tests: Test[] }[], suites?: Suite[] }} Suite
 */

/**
 * @typedef {object} ToldTable
 * @property {string} name What it is, in a message.
 * @property {string} document Relative to the repository.
 * @property {string} mark Stands in the comments between which the table is.
 * @property {string} note Type of the annotations that it is made of.
 * @property {(notes: string[]) => string} tableOf Markdown; throws for a note that has no place in the table.
 */

/**
 * The notes of one type, of tests that passed.
 * @param {Suite} suite
 * @param {string} note
 * @returns {string[]}
 */
function notesIn(suite, note) {
  const own = (suite.specs ?? [])
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status === 'expected')
    .flatMap(({ annotations }) => annotations)
    .filter(({ type }) => type === note)
    .map(({ description }) => description ?? '');
  return own.concat((suite.suites ?? []).flatMap((inner) => notesIn(inner, note)));
}

/** @param {string[]} cells */
export const line = (cells) => `| ${cells.join(' | ')} |`;

/**
 * A table of ticks.
 * @param {string} corner
 * @param {Record<string, string>} rows Headings by key.
 * @param {Record<string, string>} columns
 * @returns {(notes: string[]) => string} for notes such as `row: column`, by their keys
 */
export const ticks = (corner, rows, columns) => (notes) => {
  const seen = new Set(notes);
  const unknown = [...seen].filter((note) => {
    const [row = '', column = ''] = note.split(': ');
    return !(row in rows && column in columns);
  });
  if (unknown.length > 0) throw new Error(`The table has no row or column for ${unknown.join(', ')}.`);
  return [
    line([corner, ...Object.values(columns)]),
    line(['---', ...Object.keys(columns).map(() => ':-:')]),
    ...Object.entries(rows).map(([row, name]) =>
      line([name, ...Object.keys(columns).map((column) => (seen.has(`${row}: ${column}`) ? '✓' : '–'))]),
    ),
  ].join('\n');
};

/**
 * Does the document say what the tests saw? With `write` it is made to.
 * @param {ToldTable} told
 * @param {Suite} report Playwright's JSON report of a run
 * @param {boolean} write
 * @returns {Promise<boolean | null>} whether it said so before; null if the run has no note for this table
 */
export async function saysWhatWasSeen(told, report, write) {
  const notes = notesIn(report, told.note);
  if (notes.length === 0) return null;
  const path = join(ROOT, told.document);
  const text = await readFile(path, 'utf8');
  const [opening, closing] = [`<!-- ${told.mark}: written by npm run matrix -->`, `<!-- end of the ${told.mark} -->`];
  const [begin, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (begin < 0 || end < begin)
    throw new Error(`${told.document} has lost the lines between which the ${told.mark} stands.`);
  const next = `${text.slice(0, begin + opening.length)}\n\n${told.tableOf(notes)}\n\n${text.slice(end)}`;
  if (next === text) return true;
  if (write) await writeFile(path, next);
  return false;
}
