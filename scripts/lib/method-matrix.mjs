/** The matrix of the README: what the browser tests saw each kind of login method do. */
import { ticks } from './told-table.mjs';

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

/** @type {import('./told-table.mjs').ToldTable} */
export const METHOD_MATRIX = {
  name: 'Matrix of login methods',
  document: 'README.md',
  mark: 'method matrix',
  note: 'login-method-act',
  tableOf: ticks('Login method', KINDS, ACTS),
};
