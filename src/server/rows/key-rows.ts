/** The key database: a method blob for whoever proves possession of its row's login key. Unknown, frozen and wrong get the same answer. */
import { rowStatement } from '../../keys/statement.ts';
import { isLoginProof } from '../../keys/storage-key.ts';
import { equalBytes } from '../../lib/bytes.ts';
import { createChallenge, isChallenge, spendChallenge } from '../challenges.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn, type Row } from '../store/store.ts';
import { type ControlAct, controlRow } from './control.ts';
import { DUMMY_PUBLIC_KEY } from './dummy-key.ts';

export interface NewKeyRow {
  /** Ed25519, 32 bytes. */
  loginPublicKey: Uint8Array;
  blob: Uint8Array;
  /** `controlHash` of the row's token. */
  control: Uint8Array;
  /** `rowStatement` of version 1, 64 bytes. */
  signature: Uint8Array;
}

export interface LoginAnswer {
  number: Uint8Array;
  challenge: Uint8Array;
  /** `loginProof`, 64 bytes. */
  signature: Uint8Array;
}

export interface NewBlob {
  blob: Uint8Array;
  version: number;
  /** `rowStatement`, 64 bytes. */
  signature: Uint8Array;
}

export interface KeyRows {
  /** A challenge (32 bytes) for any account number, known or not. */
  challenge(): Uint8Array;
  create(number: Uint8Array, row: NewKeyRow): Promise<'made' | 'exists' | 'refused'>;
  /** @returns `null` when refused, for whatever reason */
  open(answer: LoginAnswer): Promise<{ blob: Uint8Array; version: number } | null>;
  replaceBlob(number: Uint8Array, blob: NewBlob): Promise<'replaced' | 'stale' | 'refused'>;
  control(number: Uint8Array, act: ControlAct): Promise<void>;
}

export function createKeyRows(parts: Pick<Parts, 'store' | 'secrets' | 'origin' | 'now' | 'epoch'>): KeyRows {
  const { store, origin } = parts;
  const read = (number: Uint8Array): Promise<Row | null> =>
    store.get('SELECT login_public_key, blob, version, control, frozen FROM key_rows WHERE number = ?', number);
  /** The key to check against; for a missing row the false one, so that the time is the same. */
  const keyOf = (row: Row | null): Uint8Array => (row === null ? DUMMY_PUBLIC_KEY : bytesIn(row, 'login_public_key'));
  const isOpen = (row: Row | null): row is Row => row !== null && numberIn(row, 'frozen') === 0;

  return {
    challenge: () => createChallenge(parts, 'key-row'),
    async create(number, { loginPublicKey, blob, control, signature }) {
      // Version 1 names no origin, as the wallet may bring the row from another server.
      const statement = { origin: '', accountNumber: number, version: 1, blob, control };
      if (!rowStatement.holds(loginPublicKey, signature, statement)) return 'refused';
      const made = await store.run(
        `INSERT INTO key_rows (number, login_public_key, blob, version, control, frozen) VALUES (?, ?, ?, 1, ?, 0)
          ON CONFLICT (number) DO NOTHING`,
        number,
        loginPublicKey,
        blob,
        control,
      );
      if (made === 1) return 'made';
      const row = await read(number);
      const same =
        row !== null &&
        equalBytes(bytesIn(row, 'login_public_key'), loginPublicKey) &&
        equalBytes(bytesIn(row, 'blob'), blob) &&
        equalBytes(bytesIn(row, 'control'), control);
      return same ? 'made' : 'exists';
    },
    async open({ number, challenge, signature }) {
      const row = await read(number);
      const issued = isChallenge(parts, 'key-row', challenge);
      const proven = isLoginProof(keyOf(row), origin, number, challenge, signature);
      if (!isOpen(row) || !issued || !proven) return null;
      if (!(await spendChallenge(store, number, challenge))) return null;
      return { blob: bytesIn(row, 'blob'), version: numberIn(row, 'version') };
    },
    async replaceBlob(number, { blob, version, signature }) {
      const row = await read(number);
      const statement = { origin, accountNumber: number, version, blob, control: null };
      const proven = rowStatement.holds(keyOf(row), signature, statement);
      if (!isOpen(row) || !proven) return 'refused';
      if (numberIn(row, 'version') === version && equalBytes(bytesIn(row, 'blob'), blob)) return 'replaced';
      const replaced = await store.run(
        `UPDATE key_rows SET blob = ?, version = version + 1
          WHERE number = ? AND version = ? AND login_public_key = ? AND frozen = 0`,
        blob,
        number,
        version - 1,
        keyOf(row),
      );
      return replaced === 1 ? 'replaced' : 'stale';
    },
    control: (number, act) => controlRow(store, 'key_rows', number, act),
  };
}
