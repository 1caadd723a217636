/** Entry of fill.js: the worker injects it on a click, and then calls it with one login. It never sends a form. */
import { findFields } from './fields.ts';

/** What the worker passes, and what it is told. */
interface Wanted {
  site: string;
  user: string;
  password: string;
  code: string | null;
}

type Outcome = { kind: 'other-site' } | { kind: 'done'; filled: ('user' | 'password' | 'code')[] };

const setNative = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

/** Sets a value as typing would: frameworks listen for the events, and replace the setter of the element itself. */
function type(field: HTMLInputElement, value: string): void {
  field.focus();
  setNative?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: value }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * Asked at the very moment of filling, in the very document: it is the top one, and its address is exactly of this origin. A sandboxed
 * document has the address but not the origin; a blob has the origin but shows another address. A document that has joined the
 * host above its own (`document.domain`) is open to scripts of the other hosts below that one.
 */
const isSite = (site: string): boolean =>
  window.top === window &&
  location.origin === site &&
  self.origin === site &&
  document.domain === location.hostname &&
  (location.protocol === 'https:' || location.protocol === 'http:');

function fill({ site, user, password, code }: Wanted): Outcome {
  if (!isSite(site)) return { kind: 'other-site' };
  const fields = findFields(document);
  const filled: ('user' | 'password' | 'code')[] = [];
  const put = (name: 'user' | 'password' | 'code', value: string | null) => {
    const field = fields[name];
    if (field === null || value === null || value === '') return;
    type(field, value);
    filled.push(name);
  };
  put('user', user);
  put('password', password);
  put('code', code);
  return { kind: 'done', filled };
}

(globalThis as unknown as { dramatisFill: typeof fill }).dramatisFill = fill;
