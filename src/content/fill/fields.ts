/** Finds the fields of a login form: user name, password, code. Only fields that the person sees. */
import { formOf, inputsOf } from './tree.ts';
import { isVisible } from './visible.ts';

/** A login that goes over several pages has only some of them on each. */
export interface LoginFields {
  user: HTMLInputElement | null;
  password: HTMLInputElement | null;
  code: HTMLInputElement | null;
}

const tokensOf = (field: HTMLInputElement): string[] =>
  (field.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
const says = (field: HTMLInputElement, token: string): boolean => tokensOf(field).includes(token);
const typeOf = (field: HTMLInputElement): string => (field.getAttribute('type') ?? '').toLowerCase();
const namesOf = ({ name, id }: HTMLInputElement): string => `${name} ${id}`;

const USER_TYPES = ['text', 'email', 'tel', ''];
const USER_NAMES = /user|login|e-?mail|account|identifier/i;
const CODE_TYPES = ['text', 'tel', 'number', 'password', ''];
const CODE_NAMES = /\b(t?otp|2fa|mfa)|(t?otp|2fa|mfa)\b|two.?(factor|step)|one.?time|(verification|auth\w*).?code/i;

/** A box for one digit of several is left alone: a whole code does not fit. */
const takesCode = (field: HTMLInputElement): boolean =>
  CODE_TYPES.includes(typeOf(field)) && (field.maxLength < 0 || field.maxLength >= 6);

const isCode = (field: HTMLInputElement): boolean =>
  takesCode(field) && (says(field, 'one-time-code') || CODE_NAMES.test(namesOf(field)));

/** One field where it is clear which: the one that says *current password*, or the only one that is not for a new password. */
function passwordOf(fields: readonly HTMLInputElement[]): HTMLInputElement | null {
  const known = fields.filter(({ type }) => type === 'password');
  const current = known.filter((field) => says(field, 'current-password'));
  if (current.length > 0) return current[0] ?? null;
  const others = known.filter((field) => !says(field, 'new-password') && !isCode(field));
  return others.length === 1 ? (others[0] ?? null) : null;
}

function userOf(fields: readonly HTMLInputElement[], password: HTMLInputElement | null): HTMLInputElement | null {
  const textual = fields.filter((field) => USER_TYPES.includes(typeOf(field)) && !isCode(field));
  const named = textual.find((field) => says(field, 'username'));
  if (named) return named;
  if (password === null)
    return textual.find((field) => says(field, 'email') || USER_NAMES.test(namesOf(field))) ?? null;
  // The last one before the password, in the same form.
  const form = formOf(password);
  const before = fields.slice(0, fields.indexOf(password));
  return before.filter((field) => textual.includes(field) && formOf(field) === form).at(-1) ?? null;
}

/** @param root the page */
export function findFields(root: Document): LoginFields {
  const fields = inputsOf(root).filter(isVisible);
  const password = passwordOf(fields);
  return {
    user: userOf(fields, password),
    password,
    code: fields.find((field) => says(field, 'one-time-code') && takesCode(field)) ?? fields.find(isCode) ?? null,
  };
}
