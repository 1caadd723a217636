/**
 * Rows that are made at a key server for a login method before any log names it: the row of its account, which takes the account name, and
 * the rows that are found by its secret. An act that is given up half way would leave them there for ever.
 *
 * [Note: Unfinished rows] A record on this computer says how the rows are removed. It is written before the first row is made. It is
 * forgotten, or marked with the place in the log, in the very commit that comes before the log entry is sent. So there are three cases:
 * - Not marked: no entry was sent, and the rows are removed, now or whenever the server answers.
 * - Marked, and the log names the method: the rows are its rows. The record is forgotten.
 * - Marked, and the verified log went past that place without the method: the entry can never be accepted any more. The rows are removed.
 * While the log has not come to that place, nothing is removed: no answer of a server counts, and none that is missing.
 *
 * The record is encrypted as session memory is, with both halves of its key in this browser profile: the computer may have no identity yet, so
 * that there is no other key. Whoever has the profile can read the account name until the rows are removed. Nothing in it opens anything.
 */
import * as v from 'valibot';
import type { LogState } from '../../keys/log/state.ts';
import { controlHash } from '../../keys/statement.ts';
import { bareHex, equalBytes, fromUtf8, utf8, wipe } from '../../lib/bytes.ts';
import { fromJsonBytes, toJsonBytes } from '../../lib/json-bytes.ts';
import type { RemoteOpaque, RemoteRows, RowOfAccount } from '../../sync/remote/rows.ts';
import { parseJson } from '../../vault/stored.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { closeSessionBox, type OtherHalf, openSessionBox } from './session-box.ts';

export interface RowsToRemove {
  /** Origin of the key server. */
  server: string;
  /** Tokens are control tokens of 32 bytes. */
  account: { row: RowOfAccount; token: Uint8Array } | null;
  idRow: { locator: Uint8Array; token: Uint8Array } | null;
  keyRow: { accountNumber: Uint8Array; token: Uint8Array } | null;
}

/** The place in a log that an entry is sent for. */
export interface SentEntry {
  identityId: Uint8Array;
  /** Of the login method that the entry names. */
  signingPublicKey: Uint8Array;
  /** Number of the first entry of the write. */
  number: number;
}

/** @param sent marks the record at once */
export type Note = (token: Uint8Array, rows: RowsToRemove, sent?: SentEntry) => Promise<void>;

/** A method is called by the control token of its account's row (`passwordRowControl`), which every kind of method has. */
export interface UnfinishedRows {
  /** Runs an act that makes rows. What it notes is left alone until it ends. `note` comes before the rows are made. */
  during<Value>(act: (note: Note) => Promise<Value>): Promise<Value>;
  /** For the commit right before the entry is sent, where nobody here can read the log later. */
  forgetting(token: Uint8Array): Change[];
  /** The same, where the log here will show what became of the entry. */
  marking(token: Uint8Array, sent: SentEntry): Change[];
  /** Resolves when the record is gone from the disk. */
  forget(token: Uint8Array): Promise<void>;
  /** Removes the rows of a record, if there is one and no log can name its method any more. Never throws: what cannot be done now stays for `settle`. */
  free(token: Uint8Array): Promise<void>;
  /** Goes through all records, except those of an act under way. Never throws. */
  settle(): Promise<void>;
  /** Somebody holds a method whose rows are still needed. `null`: none now. */
  keptBy(holder: () => Promise<Uint8Array | null>): void;
}

export interface UnfinishedRowsParts {
  vault: Vault;
  otherHalf: OtherHalf;
  /** The calls of the key server at this origin. */
  at(origin: string): {
    opaque: Pick<RemoteOpaque, 'control'>;
    rows: Pick<RemoteRows, 'controlIdRow' | 'controlKeyRow'>;
  };
  /** The verified log as it is here. @throws if there is none */
  readLog(identityId: Uint8Array): Promise<LogState>;
}

const [RECORD, MARK] = ['unfinished-rows/', 'unfinished-sent/'];
const BOX = 'unfinished-rows';
const boxed = v.object({ half: v.string(), box: v.string() });

const idOf = (token: Uint8Array): string => bareHex(controlHash(token)).slice(0, 32);
const local = (key: string, value: Uint8Array | null): Change => ({ table: 'local', key, value });
const markOf = (id: string, sent: SentEntry): Change => local(MARK + id, utf8(toJsonBytes(sent)));
const forgettingId = (id: string): Change[] => [local(RECORD + id, null), local(MARK + id, null)];

export const isNamed = ({ methods }: LogState, signingPublicKey: Uint8Array): boolean =>
  [...methods.values()].some((method) => equalBytes(method.signingPublicKey, signingPublicKey));

export function createUnfinishedRows({ vault, otherHalf, at, readLog }: UnfinishedRowsParts): UnfinishedRows {
  /** Ids of records whose act runs in this worker. */
  const underWay = new Set<string>();
  const holders: (() => Promise<Uint8Array | null>)[] = [];

  async function write(id: string, rows: RowsToRemove, sent: SentEntry | undefined): Promise<void> {
    const plaintext = utf8(toJsonBytes(rows));
    try {
      const value = utf8(JSON.stringify(await closeSessionBox(otherHalf, BOX, plaintext)));
      await vault.commit([local(RECORD + id, value), ...(sent ? [markOf(id, sent)] : [])]);
    } finally {
      wipe(plaintext);
    }
  }

  /** `null`: it does not open, and is of no use. */
  async function read(value: Uint8Array): Promise<RowsToRemove | null> {
    try {
      const plaintext = await openSessionBox(otherHalf, BOX, v.parse(boxed, parseJson(value)));
      try {
        return fromJsonBytes(fromUtf8(plaintext)) as RowsToRemove;
      } finally {
        wipe(plaintext);
      }
    } catch {
      return null;
    }
  }

  async function freeId(id: string): Promise<void> {
    const value = await vault.get('local', RECORD + id);
    if (value === null) return;
    const rows = await read(value);
    if (rows !== null) await remove(at(rows.server), rows);
    await vault.commit(forgettingId(id));
  }

  /** May the rows go? `null`: that is not known yet. */
  async function isGivenUp(id: string): Promise<boolean | null> {
    const value = await vault.get('local', MARK + id);
    if (value === null) return true;
    const sent = fromJsonBytes(fromUtf8(value)) as SentEntry;
    const log = await readLog(sent.identityId);
    if (isNamed(log, sent.signingPublicKey)) return false;
    return log.head.number >= sent.number ? true : null;
  }

  const isHeld = async (id: string): Promise<boolean> => {
    for (const holder of holders) {
      const token = await holder();
      if (token !== null && idOf(token) === id) return true;
    }
    return false;
  };

  async function settleId(id: string): Promise<void> {
    // In this order: an act hands its rows to a holder before it ends.
    if (underWay.has(id) || (await isHeld(id))) return;
    const givenUp = await isGivenUp(id);
    if (givenUp === true) await freeId(id);
    else if (givenUp === false) await vault.commit(forgettingId(id));
  }

  return {
    async during(act) {
      const noted: string[] = [];
      try {
        return await act(async (token, rows, sent) => {
          const id = idOf(token);
          noted.push(id);
          underWay.add(id);
          await write(id, rows, sent);
        });
      } finally {
        for (const id of noted) underWay.delete(id);
      }
    },
    forgetting: (token) => forgettingId(idOf(token)),
    marking: (token, sent) => [markOf(idOf(token), sent)],
    async forget(token) {
      const id = idOf(token);
      if ((await vault.get('local', RECORD + id)) !== null) await vault.commit(forgettingId(id));
    },
    async free(token) {
      const id = idOf(token);
      try {
        if ((await isGivenUp(id)) === true) await freeId(id);
      } catch {
        // The server or the disk does not answer: it is tried again.
      }
    },
    async settle() {
      const records = await vault.list('local', RECORD).catch(() => []);
      for (const { key } of records) await settleId(key.slice(RECORD.length)).catch(() => undefined);
    },
    keptBy: (holder) => void holders.push(holder),
  };
}

/** The server's answer does not tell whether a row was there, so repeating it is harmless, also after somebody else took the name. */
async function remove(
  { opaque, rows }: ReturnType<UnfinishedRowsParts['at']>,
  { account, idRow, keyRow }: RowsToRemove,
): Promise<void> {
  try {
    if (account !== null) await opaque.control(account.row, account.token, 'remove');
    if (idRow !== null) await rows.controlIdRow(idRow.locator, idRow.token, 'remove');
    if (keyRow !== null) await rows.controlKeyRow(keyRow.accountNumber, keyRow.token, 'remove');
  } finally {
    wipe(account?.token, idRow?.token, keyRow?.token);
  }
}
