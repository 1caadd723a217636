/** Freezing, opening again and removing a row by the token whose hash it holds. Answers the same, whatever it found. */
import { controlHash } from '../../keys/statement.ts';
import { equalBytes } from '../../lib/bytes.ts';
import { bytesIn, type Store } from '../store/store.ts';

export interface ControlAct {
  /** 32 bytes. */
  token: Uint8Array;
  act: 'freeze' | 'unfreeze' | 'remove';
}

/** The tables whose rows have a control token, with the column that names a row. */
const KEYS = { id_rows: 'locator', opaque_rows: 'account', key_rows: 'number' } as const;
export type ControlledTable = keyof typeof KEYS;

/** Stands in where there is no row: no token hashes to it. */
const NO_ROW = new Uint8Array(32);

/** Does what the token allows. @param name of the row, 32 bytes */
export async function controlRow(
  store: Store,
  table: ControlledTable,
  name: Uint8Array,
  { token, act }: ControlAct,
): Promise<void> {
  const key = KEYS[table];
  const row = await store.get(`SELECT control FROM ${table} WHERE ${key} = ?`, name);
  const hash = controlHash(token);
  if (!equalBytes(row === null ? NO_ROW : bytesIn(row, 'control'), hash)) return;
  // The hash again: the row may have been made anew meanwhile.
  if (act === 'remove') await store.run(`DELETE FROM ${table} WHERE ${key} = ? AND control = ?`, name, hash);
  else {
    const frozen = act === 'freeze' ? 1 : 0;
    await store.run(`UPDATE ${table} SET frozen = ? WHERE ${key} = ? AND control = ?`, frozen, name, hash);
  }
}
