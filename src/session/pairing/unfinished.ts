/** What a pairing that is given up leaves at the key server, and when that may be removed. [Note: Unfinished rows] in state/unfinished-rows.ts. */
import { decodeBody } from '../../keys/log/entry-encoding.ts';
import { rowControls } from '../../keys/method.ts';
import type { Invite, OfferedMethod, OfferedRow } from '../../keys/pairing.ts';
import { accountRow } from '../login/account-row.ts';
import type { Note, RowsToRemove, SentEntry } from '../state/unfinished-rows.ts';
import type { JoiningMethod, JoiningRows } from './joining-method.ts';

/** On the new computer. @param made its two rows too, if they are new ones */
export function rowsToRemove(
  origin: string,
  { methodSeed, row }: JoiningMethod,
  made: JoiningRows | null,
): RowsToRemove {
  const { id, key } = rowControls(methodSeed);
  const { idRow, keyRow } = made ?? { idRow: null, keyRow: null };
  return {
    server: origin,
    account: row && { row: row.of, token: row.offered.control },
    idRow: idRow && { locator: idRow.locator, token: id },
    keyRow: keyRow && { accountNumber: keyRow.accountNumber, token: key },
  };
}

/**
 * On the managing computer, before the entry is sent to the new one. Afterwards only this computer can free the account if the entry is never
 * appended: it notes the row with the place of the entry.
 */
export async function noteOffered(
  note: Note,
  { origin, identityId }: Pick<Invite, 'origin' | 'identityId'>,
  { method, row }: { method: OfferedMethod; row: OfferedRow | null },
  /** The prepared entry. */
  body: Uint8Array,
): Promise<void> {
  const account = row && accountRow(method.kind, row.account);
  if (row === null || account === null) return;
  const sent: SentEntry = { identityId, signingPublicKey: method.signingPublicKey, number: decodeBody(body).number };
  const held = { row: account, token: row.control.slice() };
  await note(row.control, { server: origin, account: held, idRow: null, keyRow: null }, sent);
}
