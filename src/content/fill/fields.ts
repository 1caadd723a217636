/** Finds the fields of a login form: user name, password, code. Only fields that the person sees. */
import { isVisible } from './visible.ts';

export interface LoginFields {
  user: HTMLInputElement | null;
  password: HTMLInputElement | null;
  code: HTMLInputElement | null;
}

const tokensOf = (field: HTMLInputElement): string[] =>
  (field.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
const says = (field: HTMLInputElement, token: string): boolean => tokensOf(field).includes(token);

const USER_TYPES = ['text', 'email', 'tel', ''];
const USER_NAMES = /user|login|e-?mail|account|identifier/i;

const isTextual = (field: HTMLInputElement): boolean =>
  USER_TYPES.includes((field.getAttribute('type') ?? '').toLowerCase());

/** One field where it is clear which: the one that says *current password*, or the only one that is not for a new password. */
function passwordOf(fields: readonly HTMLInputElement[]): HTMLInputElement | null {
  const known = fields.filter(({ type }) => type === 'password');
  const current = known.filter((field) => says(field, 'current-password'));
  if (current.length > 0) return current[0] ?? null;
  const others = known.filter((field) => !says(field, 'new-password') && !says(field, 'one-time-code'));
  return others.length === 1 ? (others[0] ?? null) : null;
}

function userOf(fields: readonly HTMLInputElement[], password: HTMLInputElement | null): HTMLInputElement | null {
  const textual = fields.filter((field) => isTextual(field) && !says(field, 'one-time-code'));
  const named = textual.find((field) => says(field, 'username'));
  if (named) return named;
  if (password === null)
    return textual.find((field) => says(field, 'email') || USER_NAMES.test(`${field.name} ${field.id}`)) ?? null;
  // The last one before the password, in the same form.
  const before = textual.filter(
    (field) =>
      field.form === password.form &&
      (field.compareDocumentPosition(password) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return before.at(-1) ?? null;
}

/** @param root the page */
export function findFields(root: Document): LoginFields {
  const fields = [...root.querySelectorAll('input')].filter(isVisible);
  const password = passwordOf(fields);
  return {
    user: userOf(fields, password),
    password,
    code: fields.find((field) => says(field, 'one-time-code')) ?? null,
  };
}
