/**
 * Rows that a login method left behind at another key server, to be found there by an account name. They are set free with their
 * control tokens, and tried again in each round until that server answers. Each is a row of this computer, encrypted under the key
 * of the identity document: an open login can finish what another one began, and the disk shows no account name. After a rotation
 * of that key the row no longer opens; it is dropped, and the account name stays taken.
 */
import * as v from 'valibot';
import { labels } from '../../keys/labels.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { fromBase64Url, fromUtf8, toBase64Url, utf8, wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { RemoteOpaque, RemoteRows, RowOfAccount } from '../../sync/remote/rows.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { type OpenKeys, toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** A row that was left, and where. */
export interface LeftRow {
  /** Hex id of the login method. */
  methodId: string;
  /** Origin of the key server that has the row. */
  server: string;
}

export interface RowToFree extends LeftRow {
  account: RowOfAccount;
  /** Control token of the row of the account, 32 bytes. */
  token: Uint8Array;
  /** The row of the key database there, with its own token. */
  keyRow: { accountNumber: Uint8Array; token: Uint8Array };
}

const bytes = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]+$/),
  v.transform((text) => fromBase64Url(text)),
);
const stored = v.object({
  account: v.variant('kind', [
    v.object({ kind: v.literal('name'), name: v.string() }),
    v.object({ kind: v.literal('oidc'), row: bytes }),
  ]),
  token: bytes,
  keyRow: v.object({ accountNumber: bytes, token: bytes }),
});

const PREFIX = 'row-to-free/';
const keyOf = ({ methodId, server }: LeftRow): string => `${PREFIX}${methodId}/${toBase64Url(utf8(server))}`;

function placeOf(key: string): LeftRow {
  const [methodId = '', server = ''] = key.slice(PREFIX.length).split('/');
  return { methodId, server: fromUtf8(fromBase64Url(server)) };
}

const contextOf = (identityId: Uint8Array, { methodId, server }: LeftRow): Uint8Array =>
  createWriter().text(labels.rowToFree).raw(identityId, 32).raw(toId(methodId), 16).text(server).finish();

const forget = (left: LeftRow): Change => ({ table: 'local', key: keyOf(left), value: null });

/** The change that remembers a row until it is free. @param keys of the open login */
export function rowToFreeChange(keys: Pick<OpenKeys, 'identityId' | 'copy'>, row: RowToFree): Change {
  const { account, token, keyRow } = row;
  const asText = (_key: string, value: unknown) => (value instanceof Uint8Array ? toBase64Url(value) : value);
  const plaintext = utf8(JSON.stringify({ account, token, keyRow }, asText));
  try {
    const value = wrap(keys.copy.identityDocumentKey.key, 'document', contextOf(keys.identityId, row), plaintext);
    return { table: 'local', key: keyOf(row), value };
  } finally {
    wipe(plaintext);
  }
}

/** Which rows are not free yet. Readable while the wallet is locked. */
export const leftRows = async (vault: Vault): Promise<LeftRow[]> =>
  (await vault.list('local', PREFIX)).map(({ key }) => placeOf(key));

/** Sets free what can be set free now; the rest stays for the next time. Never throws. */
export async function freeRows(
  { vault, keyring, inTurn }: Pick<SessionParts, 'vault' | 'keyring' | 'inTurn'>,
  at: (server: string) => { opaque: Pick<RemoteOpaque, 'control'>; rows: Pick<RemoteRows, 'controlKeyRow'> },
): Promise<void> {
  const rows = await vault.list('local', PREFIX).catch(() => []);
  for (const { key, value } of rows) {
    const left = placeOf(key);
    try {
      const row = await keyring.use('login', async (keys) => openRow(keys, left, value));
      if (row !== null) await free(at(left.server), row);
      await inTurn(() => vault.commit([forget(left)]));
    } catch (error) {
      // Locked meanwhile, or the server is away: it is tried again.
      if (isWalletError(error, 'locked')) return;
    }
  }
}

/** The person gives up: the row stays at that server, and its account name stays taken. */
export const giveUpRow = ({ vault, inTurn }: Pick<SessionParts, 'vault' | 'inTurn'>, left: LeftRow): Promise<void> =>
  inTurn(() => vault.commit([forget(left)]));

/** The answer does not tell whether a row exists, so repeating it is harmless, also after somebody else took the name. */
async function free(
  { opaque, rows }: { opaque: Pick<RemoteOpaque, 'control'>; rows: Pick<RemoteRows, 'controlKeyRow'> },
  { account, token, keyRow }: Omit<RowToFree, keyof LeftRow>,
): Promise<void> {
  try {
    await opaque.control(account, token, 'remove');
    await rows.controlKeyRow(keyRow.accountNumber, keyRow.token, 'remove');
  } finally {
    wipe(token, keyRow.token);
  }
}

/** `null`: it no longer opens. */
function openRow(
  { identityId, copy }: OpenKeys,
  left: LeftRow,
  box: Uint8Array,
): Omit<RowToFree, keyof LeftRow> | null {
  let plaintext: Uint8Array | null = null;
  try {
    plaintext = unwrap(copy.identityDocumentKey.key, 'document', contextOf(identityId, left), box);
    return v.parse(stored, JSON.parse(fromUtf8(plaintext)));
  } catch {
    return null;
  } finally {
    wipe(plaintext);
  }
}
