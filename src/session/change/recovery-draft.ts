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
import { personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { bareHex, fromHex, utf8, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import type { RecoveryDraftView } from '../../messaging/recovery.ts';
import type { Why } from '../../messaging/security.ts';
import { parseJson, readStored } from '../../vault/stored.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { ensureAskedBack, twoPlaces } from '../login/asked-back.ts';
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
  /** Personal information that each use of the new key asks for. */
  personal?: string | undefined;
}

/** As in session memory; bytes in hex or base64url. */
export interface StoredRecoveryDraft extends Omit<WantedRecoveryKey, 'personal'> {
  step: RecoveryDraftView['step'];
  ask: [number, number];
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
  /** The 20 bytes; deleted when the groups were asked back. */
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
  const renewed = of === null || lost ? null : methodIn(log, of);
  if (of !== null && methodIn(log, of).kind !== 'recovery-key')
    throw new WalletError('refused', 'This is not a recovery key.');
  const generation = renewed === null ? 0 : renewed.generation + 1;
  const { secret } = createRecoveryKey();
  const modeSecret = recoveryModeSecret(secret);
  const made = await createMethod({ modeSecret, personal, wipe: () => undefined }, log.anchor, generation);
  try {
    const { authenticationPublicKey, signingPublicKey, signingSeed } = made.keys;
    return {
      step: 'key',
      ask: twoPlaces(),
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
      secret: await closeSessionBox(otherHalf, SECRET, secret),
    };
  } finally {
    made.wipe();
    wipe(secret, modeSecret);
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

async function withSecret<Value>(
  otherHalf: OtherHalf,
  { secret: boxed }: StoredRecoveryDraft,
  work: (secret: Uint8Array) => Value | Promise<Value>,
): Promise<Value> {
  if (!boxed) throw new WalletError('refused', 'The recovery key was kept and asked back. It is not shown again.');
  const secret = await openSessionBox(otherHalf, SECRET, boxed);
  try {
    return await work(secret);
  } finally {
    wipe(secret);
  }
}

/** The eight groups. @throws WalletError refused when they were asked back already */
export const groupsOf = (otherHalf: OtherHalf, draft: StoredRecoveryDraft): Promise<string[]> =>
  withSecret(otherHalf, draft, recoveryGroups);

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
  withSecret(otherHalf, draft, async (secret) => {
    ensureAskedBack(typed.groups, draft.ask, recoveryGroups(secret));
    if (!draft.personal) return;
    const modeSecret = recoveryModeSecret(secret);
    const personalKey = await personalSecret(typed.personal ?? '', idRow.salt);
    const thirdKey = thirdStorageKey(modeSecret, idRow.salt, personalKey);
    try {
      wipe(openMethodBlob(thirdKey, keyRow.methodBlob).methodSeed);
    } catch (error) {
      if (!isWalletError(error, 'cannot-open')) throw error;
      throw new WalletError('wrong-credential', 'This is not what you set along with the new key. Type it once more.');
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
