/**
 * A recovery key that was made and is not in the identity yet. It opens nothing. It stays in session memory, encrypted, until the
 * person has kept it and confirmed it: a closed tab or a stopped worker loses nothing. When the browser closes it is gone, and a
 * note on the disk remembers its name and its day, so that nobody relies on the sheet of a key that was never added.
 */
import * as v from 'valibot';
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { openMethodBlob } from '../../keys/method.ts';
import { createRecoveryKey, recoveryGroups, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { ensureSheetCounts, makeSheets, sheetGroups } from '../../keys/modes/recovery-sheets.ts';
import { SECRET_LENGTH, SHEET_LENGTH } from '../../keys/printed-code.ts';
import { personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { bareHex, concatBytes, fromHex, utf8, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { NewSheet, RecoveryDraftView, SheetsView } from '../../messaging/recovery.ts';
import type { Why } from '../../messaging/security.ts';
import { parseJson, readStored } from '../../vault/stored.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { ensureAskedBack, ensureSheetsAskedBack, placesOnSheets, twoPlaces } from '../login/asked-back.ts';
import { createMethod } from '../login/method-rows.ts';
import { isGiven } from '../login/personal.ts';
import { encodeRecoveryRows, type RecoveryRows } from '../login/recovery-rows.ts';
import { cleanName } from '../profile/profile.ts';
import { closeSessionBox, type OtherHalf, openSessionBox, type SessionBoxed } from '../state/session-box.ts';
import { methodIn } from './levels.ts';

export interface WantedRecoveryKey {
  name: string;
  /** The recovery key (hex id) in whose place it comes; `null`: one more. */
  of: string | null;
  /** That key is lost and none is left: the new one is added beside it, after the wait. */
  lost: boolean;
  why: Why;
  /** On several sheets: how many are needed, and a name for the holder of each. */
  sheets?: SheetsView | undefined;
  /** Personal information that each use of the new key asks for. */
  personal?: string | undefined;
}

/** As in session memory; bytes in hex or base64url. */
export interface StoredRecoveryDraft extends Omit<WantedRecoveryKey, 'personal' | 'sheets'> {
  step: RecoveryDraftView['step'];
  /** Places of groups: two of the key, or one on each sheet. */
  ask: number[];
  identityId: string;
  /** A new id, or that of the key that gets new keys. */
  methodId: string;
  generation: number;
  personal: boolean;
  /** ms since 1970. */
  madeAt: number;
  authenticationPublicKey: string;
  signingPublicKey: string;
  /** `encodeRecoveryRows`. */
  rows: string;
  signingSeed: SessionBoxed;
  sheets: SheetsView | null;
  /** The 20 bytes, and behind them the 30 of each sheet; deleted when the groups were asked back. */
  secret: SessionBoxed | null;
}

const [SECRET, SEED] = ['new-recovery-key', 'new-recovery-seed'];

/**
 * The key and its rows. The rows name the head of this moment as the floor of the log, and stay the same however often they are sent.
 * @param server address of the identity's key server @param now ms since 1970
 */
export async function makeRecoveryKey(
  log: LogState,
  wanted: WantedRecoveryKey,
  { server, now, otherHalf }: { server: string; now: number; otherHalf: OtherHalf },
): Promise<StoredRecoveryDraft> {
  const { of, lost, why, personal } = wanted;
  const name = cleanName(wanted.name);
  const sheets = wanted.sheets === undefined ? null : cleanSheets(wanted.sheets);
  const renewed = of === null || lost ? null : methodIn(log, of);
  if (of !== null && methodIn(log, of).kind !== 'recovery-key') throw new WalletError('refused', t.notARecoveryKey);
  const generation = renewed === null ? 0 : renewed.generation + 1;
  const { secret } = createRecoveryKey();
  const printed = await withSheets(secret, sheets);
  const modeSecret = recoveryModeSecret(secret);
  const made = await createMethod({ modeSecret, personal, wipe: () => undefined }, log.anchor, generation);
  try {
    const { authenticationPublicKey, signingPublicKey, signingSeed } = made.keys;
    return {
      step: 'key',
      ask: sheets === null ? twoPlaces() : placesOnSheets(sheets.holders.length),
      sheets,
      identityId: bareHex(log.identityId),
      name,
      of,
      lost,
      why,
      methodId: renewed === null ? bareHex(createId()) : bareHex(renewed.id),
      generation,
      personal: isGiven(personal),
      madeAt: now,
      authenticationPublicKey: bareHex(authenticationPublicKey),
      signingPublicKey: bareHex(signingPublicKey),
      rows: encodeRecoveryRows(made.rows(log.identityId, log.head, server)),
      signingSeed: await closeSessionBox(otherHalf, SEED, signingSeed),
      secret: await closeSessionBox(otherHalf, SECRET, printed),
    };
  } finally {
    made.wipe();
    wipe(secret, printed, modeSecret);
  }
}

/** @throws WalletError bad-input */
function cleanSheets({ needed, holders }: SheetsView): SheetsView {
  ensureSheetCounts({ needed, count: holders.length });
  return { needed, holders: holders.map(cleanName) };
}

/** What is shown: the 20 bytes, and behind them the 30 of each sheet. The caller wipes it. */
async function withSheets(secret: Uint8Array, sheets: SheetsView | null): Promise<Uint8Array> {
  if (sheets === null) return secret.slice();
  const made = await makeSheets(secret, { needed: sheets.needed, count: sheets.holders.length });
  try {
    return concatBytes(secret, ...made);
  } finally {
    wipe(...made);
  }
}

/** Is its key in the log? Then the draft has served its purpose. */
export const isAdded = (log: LogState, { signingPublicKey }: Pick<StoredRecoveryDraft, 'signingPublicKey'>): boolean =>
  [...log.methods.values()].some((method) => bareHex(method.signingPublicKey) === signingPublicKey);

/** @param seed of its signatures, 32 bytes; wiped afterwards */
export async function withSigningSeed<Value>(
  otherHalf: OtherHalf,
  draft: StoredRecoveryDraft,
  work: (seed: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const seed = await openSessionBox(otherHalf, SEED, draft.signingSeed);
  try {
    return await work(seed);
  } finally {
    wipe(seed);
  }
}

/** `work` gets the 20 bytes, and the groups of each sheet where there are several. */
async function withSecret<Value>(
  otherHalf: OtherHalf,
  { secret: boxed }: StoredRecoveryDraft,
  work: (secret: Uint8Array, sheets: string[][]) => Value | Promise<Value>,
): Promise<Value> {
  if (!boxed) throw new WalletError('refused', t.notShownAgain);
  const printed = await openSessionBox(otherHalf, SECRET, boxed);
  const secret = printed.slice(0, SECRET_LENGTH);
  const sheets = Array.from({ length: (printed.length - SECRET_LENGTH) / SHEET_LENGTH }, (_, at) => {
    const from = SECRET_LENGTH + at * SHEET_LENGTH;
    return sheetGroups(printed.subarray(from, from + SHEET_LENGTH));
  });
  try {
    return await work(secret, sheets);
  } finally {
    wipe(secret, printed);
  }
}

/** What is shown of it: the eight groups and the two places that are asked back, or the sheets. */
export interface ShownKey {
  /** None where there are several sheets: a key on sheets is never shown whole. */
  groups: string[];
  ask: number[];
  sheets: { needed: number; all: NewSheet[] } | null;
}

/** @throws WalletError refused when the groups were asked back already */
export const shownKey = (otherHalf: OtherHalf, draft: StoredRecoveryDraft): Promise<ShownKey> =>
  withSecret(otherHalf, draft, (secret, sheets) => {
    const { ask, sheets: wanted } = draft;
    if (wanted === null) return { groups: recoveryGroups(secret), ask, sheets: null };
    const all = sheets.map((groups, at) => ({ holder: wanted.holders[at] ?? '', groups, ask: ask[at] ?? 0 }));
    return { groups: [], ask: [], sheets: { needed: wanted.needed, all } };
  });

/**
 * Does the person have the key, and the personal information that it asks for?
 * @param rows those of the draft
 * @throws WalletError recovery-key-mismatch | wrong-credential (the personal information is another one)
 */
export const ensureKept = (
  otherHalf: OtherHalf,
  draft: StoredRecoveryDraft,
  { idRow, keyRow }: RecoveryRows,
  typed: { groups: Readonly<Record<number, string>>; personal?: string | undefined },
): Promise<void> =>
  withSecret(otherHalf, draft, async (secret, sheets) => {
    if (draft.sheets === null) ensureAskedBack(typed.groups, draft.ask, recoveryGroups(secret));
    else ensureSheetsAskedBack(typed.groups, draft.ask, sheets);
    if (!draft.personal) return;
    const modeSecret = recoveryModeSecret(secret);
    const personalKey = await personalSecret(typed.personal ?? '', idRow.salt);
    const thirdKey = thirdStorageKey(modeSecret, idRow.salt, personalKey);
    try {
      wipe(openMethodBlob(thirdKey, keyRow.methodBlob).methodSeed);
    } catch (error) {
      if (!isWalletError(error, 'cannot-open')) throw error;
      throw new WalletError('wrong-credential', t.personalNotRepeated);
    } finally {
      wipe(modeSecret, personalKey, thirdKey);
    }
  });

const NOTE = 'recovery-draft';

const noteSchema = v.object({ name: v.string(), madeAt: v.number(), signingPublicKey: v.string() });

/** What the disk remembers of a key that was shown and is not added: nothing that opens anything. */
export type UnaddedKey = v.InferOutput<typeof noteSchema>;

export const unaddedChange = (key: UnaddedKey | null): Change => ({
  table: 'settings',
  key: NOTE,
  value: key && utf8(JSON.stringify(key)),
});

export async function readUnadded(vault: Vault): Promise<UnaddedKey | null> {
  const bytes = await vault.get('settings', NOTE);
  return (bytes && readStored(noteSchema, parseJson(bytes))?.value) ?? null;
}

/** The public half of the new login method. @param levelId 16 bytes */
export const descriptorOf = (draft: StoredRecoveryDraft, levelId: Uint8Array) => ({
  id: fromHex(draft.methodId),
  kind: 'recovery-key' as const,
  levelId,
  personId: null,
  authenticationPublicKey: fromHex(draft.authenticationPublicKey),
  signingPublicKey: fromHex(draft.signingPublicKey),
  freezePublicKey: null,
});
