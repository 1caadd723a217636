/** window.nostr (NIP-07), for pages that log in with nostr. It asks the same channel as the provider and holds no state. */
import type { Provider } from './provider-type.ts';

type Ask = (...params: unknown[]) => Promise<unknown>;

export interface Nostr {
  readonly isDramatis: true;
  getPublicKey: Ask;
  signEvent: Ask;
  getRelays: Ask;
  nip04: { encrypt: Ask; decrypt: Ask };
  nip44: { encrypt: Ask; decrypt: Ask };
}

/** A window. */
type Target = EventTarget & { nostr?: unknown };

/** Each method passes on as many params as it has; the worker reads them. */
export function createNostr({ request }: Pick<Provider, 'request'>): Nostr {
  const { freeze } = Object;
  const asking = (method: string, count: number): Ask => {
    const name = `nostr_${method}`;
    return (...params) => request({ method: name, params: params.slice(0, count) });
  };
  const pair = (version: string): { encrypt: Ask; decrypt: Ask } =>
    freeze({ encrypt: asking(`${version}_encrypt`, 2), decrypt: asking(`${version}_decrypt`, 2) });
  return freeze({
    isDramatis: true,
    getPublicKey: asking('getPublicKey', 0),
    signEvent: asking('signEvent', 1),
    getRelays: asking('getRelays', 0),
    nip04: pair('nip04'),
    nip44: pair('nip44'),
  });
}

/** Sets window.nostr as a plain, writable property, unless another signer has set it. */
export function setNostr(target: Target, nostr: Nostr): void {
  if (!('nostr' in target)) target.nostr = nostr;
}

/** Removes window.nostr if it is still ours. */
export function unsetNostr(target: Target, nostr: Nostr): void {
  if (target.nostr === nostr) delete target.nostr;
}
