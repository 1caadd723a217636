/** Freezes, unfreezes and removes a row by its control token, whose hash the row holds. The answer is the same whatever it finds. */
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

/** The hash for a missing row; no token has it. */
const NO_ROW = new Uint8Array(32);

/** Carries out the act if the token is right. @param name of the row, 32 bytes */
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
  // Compares the hash again, as the row may have been replaced meanwhile.
  if (act === 'remove') await store.run(`DELETE FROM ${table} WHERE ${key} = ? AND control = ?`, name, hash);
  else {
    const frozen = act === 'freeze' ? 1 : 0;
    await store.run(`UPDATE ${table} SET frozen = ? WHERE ${key} = ? AND control = ?`, frozen, name, hash);
  }
}
