/** The ID database by locator: a salt for whoever can derive the locator. An unknown or frozen locator has a false salt that never changes. */
import { equalBytes } from '../../lib/bytes.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn } from '../store/store.ts';
import { keyed } from './account.ts';
import { type ControlAct, controlRow } from './control.ts';

export interface NewIdRow {
  /** 32 bytes. */
  salt: Uint8Array;
  /** `controlHash` of the row's token. */
  control: Uint8Array;
}

export interface IdRows {
  /** @returns `false` when another row has this locator (32 bytes); creating the same row again succeeds */
  create(locator: Uint8Array, row: NewIdRow): Promise<boolean>;
  /** 32 bytes, real or false. */
  saltOf(locator: Uint8Array): Promise<Uint8Array>;
  control(locator: Uint8Array, act: ControlAct): Promise<void>;
}

export function createIdRows({ store, secrets }: Pick<Parts, 'store' | 'secrets'>): IdRows {
  return {
    async create(locator, { salt, control }) {
      const made = await store.run(
        'INSERT INTO id_rows (locator, salt, control, frozen) VALUES (?, ?, ?, 0) ON CONFLICT (locator) DO NOTHING',
        locator,
        salt,
        control,
      );
      if (made === 1) return true;
      const row = await store.get('SELECT salt, control FROM id_rows WHERE locator = ?', locator);
      return row !== null && equalBytes(bytesIn(row, 'salt'), salt) && equalBytes(bytesIn(row, 'control'), control);
    },
    async saltOf(locator) {
      // Computed in every case, so that the time is the same.
      const falseSalt = keyed(secrets.falseAnswerKey, 'salt', locator);
      const row = await store.get('SELECT salt, frozen FROM id_rows WHERE locator = ?', locator);
      return row === null || numberIn(row, 'frozen') === 1 ? falseSalt : bytesIn(row, 'salt');
    },
    control: (locator, act) => controlRow(store, 'id_rows', locator, act),
  };
}
