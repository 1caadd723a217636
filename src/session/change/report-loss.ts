/**
 * Reporting a loss, and cancelling pending changes. A report freezes login methods and removes devices with statements
 * (declare.ts), and rotates the keys that a removed device held. A failed rotation never prevents the statements.
 */
import { charactersOf, charactersSeen, type LogMethod, type LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Why } from '../../messaging/security.ts';
import { toId } from '../state/open-keys.ts';
import type { IdentityChange } from './change-draft.ts';
import type { Statement } from './declare.ts';
import type { ProvenChanges } from './proven-changes.ts';

export interface Loss {
  /** Login methods to freeze (hex). */
  methodIds: readonly string[];
  /** Copies on a computer whose login method stays (hex). */
  deviceIds: readonly string[];
}

/**
 * The statements of a report; leaves out methods that are frozen and devices that are revoked already.
 * @param byRecoveryKey the recovery key also freezes a method that a lower rank froze: then only the recovery key can unfreeze it
 * @throws WalletError not-found when nothing is left
 */
export const lossOf =
  ({ methodIds, deviceIds }: Loss, byRecoveryKey = false) =>
  (log: LogState): Statement[] => {
    const frozen = new Set(methodIds);
    const mayFreeze = (method: LogMethod | undefined): boolean =>
      method?.state === 'active' || (byRecoveryKey && method?.state === 'frozen' && method.frozenBy !== 'recovery');
    const entries: Statement[] = [
      ...methodIds
        .filter((id) => mayFreeze(log.methods.get(id)))
        .map((id): Statement => ({ kind: 'mode-freeze', methodId: toId(id) })),
      ...deviceIds
        .filter((id) => {
          const device = log.devices.get(id);
          return device !== undefined && device.untilEntry === null && !frozen.has(device.methodId);
        })
        .map((id): Statement => ({ kind: 'device-revoke', deviceId: toId(id) })),
    ];
    if (entries.length === 0) throw new WalletError('not-found', t.shutOutAlready);
    return entries;
  };

/**
 * Rotates the keys that removed devices held, where their login method stays. A profile that is signed with a key of such a
 * device does not count any more, whatever earlier head it names.
 */
export async function newKeysAfter(change: IdentityChange, deviceIds: readonly string[], why: Why): Promise<void> {
  const log = change.log();
  const methods = new Set(deviceIds.map((id) => log.devices.get(id)?.methodId));
  const still = [...log.methods.values()].filter(
    ({ id, state }) => methods.has(bareHex(id)) && (state === 'active' || state === 'frozen'),
  );
  if (still.length === 0) return;
  const characterIds = [...new Set(still.flatMap(({ id }) => charactersSeen(log, id)))];
  if (why === 'lost') change.expose([...new Set(still.flatMap(({ id }) => charactersOf(log, id)))]);
  const management = still.some(({ rank }) => rank !== 'other');
  const rotation = await change.rotation(characterIds, { identityDocument: true, management });
  change.append({ kind: 'character-rotate', rotation });
}

/**
 * Freezes methods, removes devices, and rotates the keys of the removed devices, in one write. Where the rotation fails, the
 * statements alone are written, and the error says so.
 * @throws WalletError not-found, where everything is frozen or removed already; the error of a failed rotation
 */
export async function reportLoss(
  { change, declare }: Pick<ProvenChanges, 'change' | 'declare'>,
  proof: Proof,
  loss: Loss,
  why: Why,
): Promise<void> {
  const lossBy = lossOf(loss, proof.kind === 'recovery-key');
  // A person who goes on without missing keys was told of them by a first report, which froze and removed everything.
  const entriesOf = (log: LogState): Statement[] => {
    try {
      return lossBy(log);
    } catch (error) {
      if (proof.withoutKeys === true && isWalletError(error, 'not-found')) return [];
      throw error;
    }
  };
  if (loss.deviceIds.length === 0) return declare(proof, entriesOf);
  try {
    await change(proof, async (identity) => {
      for (const entry of entriesOf(identity.log())) identity.append(entry);
      await newKeysAfter(identity, loss.deviceIds, why);
    });
  } catch (error) {
    if (isWalletError(error, 'not-found') || isWalletError(error, 'wrong-credential')) throw error;
    await declare(proof, lossBy).catch((reason: unknown) => {
      if (proof.withoutKeys !== true || !isWalletError(reason, 'not-found')) throw reason;
    });
    // A method that froze itself cannot rotate keys any more: the next login of a managing method does.
    if (loss.methodIds.length > 0 && (isWalletError(error, 'refused') || isWalletError(error, 'not-allowed'))) return;
    if (!isWalletError(error)) throw error;
    if (error.code === 'keys-missing') throw new WalletError(error.code, t.shutOutBut(error.message), { cause: error });
    throw new WalletError(error.code, t.shutOutWithoutNewKeys(error.message), { cause: error });
  }
}

/** Cancels the pending change of one login method. @throws WalletError not-found where there is none (any more) */
export const endOfWaiting =
  (methodId: string) =>
  (log: LogState): Statement[] => {
    if (!log.methods.get(methodId)?.pending) throw new WalletError('not-found', t.methodWaitsNoMore);
    return [{ kind: 'mode-cancel', methodId: toId(methodId) }];
  };

/** Cancels every pending change, for a person who cannot see the list. @throws WalletError not-found where there is none */
export function endOfAllWaiting(log: LogState): Statement[] {
  const waiting = [...log.methods.values()].filter(({ pending }) => pending !== null);
  if (waiting.length === 0) throw new WalletError('not-found', t.nothingWaits);
  return waiting.map(({ id }): Statement => ({ kind: 'mode-cancel', methodId: id }));
}
