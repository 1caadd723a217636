/**
 * Control tokens of accounts' rows at the key server, as the names of the identity keep them. Every login method reads the names; so the
 * tokens are encrypted under the management key there, and a login that does not manage can neither replace nor remove a row.
 */
import * as v from 'valibot';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { fromBase64Url, toBase64Url, wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';

/** Bytes of a control token. */
const TOKEN_LENGTH = 32;

/** An account that a method had before. `kind`: of the method then; `account` as in the names. */
export const leftAccountSchema = v.object({ kind: v.string(), account: v.string(), control: v.optional(v.string()) });

/** The part of the names that matters here: `control` in base64url, by the hex id of the login method. */
interface Named {
  methods: Record<string, Holder & { left?: Holder[] | undefined }>;
}

interface Holder {
  control?: string | undefined;
}

const contextOf = (identityId: Uint8Array, methodId: string): Uint8Array =>
  createWriter().bytes(identityId).text(methodId).finish();

/** The token in `control` if it is open, 32 bytes; `null` if it is encrypted, damaged or missing. */
export function openedControl(control: string | undefined): Uint8Array | null {
  if (control === undefined) return null;
  try {
    const token = fromBase64Url(control);
    return token.length === TOKEN_LENGTH ? token : null;
  } catch {
    return null;
  }
}

/** Everything that has a token, with the hex id of its login method. */
const holdersOf = ({ methods }: Named): [methodId: string, Holder][] =>
  Object.entries(methods).flatMap(([id, named]) =>
    [named, ...(named.left ?? [])].map((holder) => [id, holder] as [string, Holder]),
  );

export const holdsControls = (names: Named): boolean =>
  holdersOf(names).some(([, { control }]) => control !== undefined);

/**
 * Decrypts every token, in place. One that does not open stays as it is: its row then cannot be freed by another login method.
 * @param key the management key, 32 bytes; `null`: it is not here, and the tokens stay encrypted
 */
export function openControls(names: Named, identityId: Uint8Array, key: Uint8Array | null): void {
  if (key === null) return;
  for (const [methodId, named] of holdersOf(names)) {
    if (named.control === undefined) continue;
    try {
      const token = unwrap(key, 'row-control', contextOf(identityId, methodId), fromBase64Url(named.control));
      named.control = toBase64Url(token);
      wipe(token);
    } catch {
      // It was encrypted under an earlier key, or it is damaged.
    }
  }
}

/** Encrypts every open token, in place. @param key the management key, 32 bytes; `null`: it is not here, and open tokens are left out */
export function sealControls(names: Named, identityId: Uint8Array, key: Uint8Array | null): void {
  for (const [methodId, named] of holdersOf(names)) {
    const token = openedControl(named.control);
    if (token === null) continue;
    if (key === null) delete named.control;
    else named.control = toBase64Url(wrap(key, 'row-control', contextOf(identityId, methodId), token));
    wipe(token);
  }
}
