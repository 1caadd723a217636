/** The matrix of the README: what the browser tests saw each kind of login method do. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const README = join(ROOT, 'README.md');
const [BEGIN, END] = ['<!-- method matrix: written by npm run matrix -->', '<!-- end of the method matrix -->'];

/** Rows, with the kinds of `messaging/login.ts` as keys. */
const KINDS = {
  passkey: 'Passkey of the computer',
  'security-key': 'Security key',
  password: 'Password',
  oidc: 'Account at an issuer, with a passphrase',
  certificate: 'Certificate',
  'own-storage': 'Own storage space, with a passphrase',
  'recovery-key': 'Recovery key',
};

/** Columns, with the acts of `e2e/support/acts.ts` as keys. */
const ACTS = {
  start: 'starts an identity',
  add: 'is added',
  'log in': 'logs in',
  'log in offline': 'without a server',
  'new computer': 'on a new computer',
  confirm: 'confirms changes',
  freeze: 'frozen',
  reset: 'reset after a loss',
  renew: 'renewed',
  remove: 'removed',
};

/**
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ status: string, annotations: Annotation[] }} Test
 * @typedef {{ specs?: { tests: Test[] }[], suites?: Suite[] }} Suite
 */

/**
 * The acts in a JSON report of Playwright, of tests that passed.
 * @param {Suite} suite
 * @returns {string[]} such as `password: freeze`
 */
function actsIn(suite) {
  const own = (suite.specs ?? [])
    .flatMap(({ tests }) => tests)
    .filter(({ status }) => status === 'expected')
    .flatMap(({ annotations }) => annotations)
    .filter(({ type }) => type === 'login-method-act')
    .map(({ description }) => description ?? '');
  return own.concat((suite.suites ?? []).flatMap(actsIn));
}

/**
 * @param {Suite} report
 * @returns {string} a table in Markdown
 */
function tableOf(report) {
  const seen = new Set(actsIn(report));
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const unknown = [...seen].filter((note) => {
    const [kind = '', act = ''] = note.split(': ');
    return !(kind in KINDS && act in ACTS);
  });
  if (unknown.length > 0) throw new Error(`The matrix has no row or column for ${unknown.join(', ')}.`);
  return [
    line(['Login method', ...Object.values(ACTS)]),
    line(['---', ...Object.keys(ACTS).map(() => ':-:')]),
    ...Object.entries(KINDS).map(([kind, name]) =>
      line([name, ...Object.keys(ACTS).map((act) => (seen.has(`${kind}: ${act}`) ? '✓' : '–'))]),
    ),
  ].join('\n');
}

/**
 * Does the README say what the tests saw? With `write` it is made to.
 * @param {Suite} report Playwright's JSON report of a whole run
 * @param {boolean} write
 * @returns {Promise<boolean>} whether it said so before
 */
export async function readmeHasMatrix(report, write) {
  const readme = await readFile(README, 'utf8');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('README.md has lost the lines between which the method matrix stands.');
  const next = `${readme.slice(0, begin + BEGIN.length)}\n\n${tableOf(report)}\n\n${readme.slice(end)}`;
  if (next === readme) return true;
  if (write) await writeFile(README, next);
  return false;
}
