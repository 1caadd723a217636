/** The matrix of the README: what the browser tests saw each kind of login method do. */
import { line } from './told-table.mjs';

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
 * @param {string[]} notes such as `password: freeze`
 * @returns {string} a table in Markdown
 */
function tableOf(notes) {
  const seen = new Set(notes);
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

/** @type {import('./told-table.mjs').ToldTable} */
export const METHOD_MATRIX = {
  name: 'Matrix of login methods',
  document: 'README.md',
  mark: 'method matrix',
  note: 'login-method-act',
  tableOf,
};
