/**
 * Account names that the names of the identity do not have yet: a login method was enrolled under one, and the names could not be
 * written then. Each is a row of this computer, encrypted under the key of the identity document, as those of rows-to-free.ts; the next
 * change of the identity on this computer writes it. After a rotation of that key elsewhere the row no longer opens and is dropped.
 */
import * as v from 'valibot';
import { labels } from '../../keys/labels.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { fromUtf8, utf8, wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import type { IdentityDocument } from '../profile/profile.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** The name as the names of the identity spell it, and the one that it replaces: where they have another by now, that one stays. */
export interface AccountName {
  account: string;
  before: string | null;
}

const stored = v.object({ account: v.string(), before: v.nullable(v.string()) });

const PREFIX = 'account-name/';

const contextOf = (identityId: Uint8Array, methodId: string): Uint8Array =>
  createWriter().text(labels.accountName).raw(identityId, 32).raw(toId(methodId), 16).finish();

/** Remembers the name until a change of the identity has written it. @param methodId hex */
export const noteAccountName = (
  { vault, keyring, inTurn }: Pick<SessionParts, 'vault' | 'keyring' | 'inTurn'>,
  methodId: string,
  { account, before }: AccountName,
): Promise<void> =>
  inTurn(() =>
    keyring.use('login', async ({ identityId, copy }) => {
      const plaintext = utf8(JSON.stringify({ account, before }));
      const value = wrap(copy.identityDocumentKey.key, 'document', contextOf(identityId, methodId), plaintext);
      wipe(plaintext);
      await vault.commit([{ table: 'local', key: PREFIX + methodId, value }]);
    }),
  );

/** Puts the names that wait into `names`. @param key of the identity document @returns changes that forget them, for when they are written */
export async function takeAccountNames(
  vault: Vault,
  names: Pick<IdentityDocument, 'methods'>,
  identityId: Uint8Array,
  key: Uint8Array,
): Promise<Change[]> {
  const rows = await vault.list('local', PREFIX);
  for (const row of rows) {
    const methodId = row.key.slice(PREFIX.length);
    const due = openRow(key, contextOf(identityId, methodId), row.value);
    const named = names.methods[methodId];
    if (named && due && (named.account ?? null) === due.before) named.account = due.account;
  }
  return rows.map((row) => ({ table: 'local', key: row.key, value: null }));
}

/** `null`: it no longer opens. */
function openRow(key: Uint8Array, context: Uint8Array, box: Uint8Array): AccountName | null {
  let plaintext: Uint8Array | null = null;
  try {
    plaintext = unwrap(key, 'document', context, box);
    return v.parse(stored, JSON.parse(fromUtf8(plaintext)));
  } catch {
    return null;
  } finally {
    wipe(plaintext);
  }
}
