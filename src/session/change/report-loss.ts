/**
 * What a report of a loss says, and what ends a waiting: entries for declare. Whoever may say it is judged by the log. And the
 * new keys that follow where a copy was shut out: never in the way of shutting it out.
 */
import { charactersOf, type LogMethod, type LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Why } from '../../messaging/security.ts';
import { toId } from '../state/open-keys.ts';
import type { Statement } from './declare.ts';
import type { IdentityChange } from './identity-change.ts';
import type { ProvenChanges } from './proven-changes.ts';

export interface Loss {
  /** Login methods to freeze (hex). */
  methodIds: readonly string[];
  /** Copies on a computer whose login method stays (hex). */
  deviceIds: readonly string[];
}

/**
 * Leaves out what is shut out already.
 * @param byRecoveryKey the recovery key also takes over what was frozen with less: from then on nobody below gives it back
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
    if (entries.length === 0) throw new WalletError('not-found', 'It is shut out already. There is nothing to do.');
    return entries;
  };

/**
 * After copies were shut out whose login method stays: what they could open gets new keys. A profile that is signed with what
 * lay in such a copy counts for nothing then, at whichever head of the past it says it was signed.
 */
export async function newKeysAfter(change: IdentityChange, deviceIds: readonly string[], why: Why): Promise<void> {
  const log = change.log();
  const methods = new Set(deviceIds.map((id) => log.devices.get(id)?.methodId));
  const still = [...log.methods.values()].filter(
    ({ id, state }) => methods.has(bareHex(id)) && (state === 'active' || state === 'frozen'),
  );
  if (still.length === 0) return;
  const characterIds = [...new Set(still.flatMap(({ id }) => charactersOf(log, id)))];
  if (why === 'lost') change.expose(characterIds);
  const management = still.some(({ rank }) => rank !== 'other');
  const rotation = await change.rotation(characterIds, { identityDocument: true, management });
  change.append({ kind: 'character-rotate', rotation });
}

/**
 * Shuts out what is lost, and gives new keys where a copy was among it: in one write, so that a break in the middle leaves nothing half
 * done. What keeps the new keys from being made never keeps the copy from being shut out: then only that is written, and it is said.
 * @throws WalletError not-found, where all of it is shut out already; whatever kept the new keys from being made
 */
export async function reportLoss(
  { change, declare }: Pick<ProvenChanges, 'change' | 'declare'>,
  proof: Proof,
  loss: Loss,
  why: Why,
): Promise<void> {
  const lossBy = lossOf(loss, proof.kind === 'recovery-key');
  // Who goes on without keys that are missing was told of them after it was shut out.
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
    // A method that froze itself hands out no keys any more: whoever manages next does.
    if (loss.methodIds.length > 0 && (isWalletError(error, 'refused') || isWalletError(error, 'not-allowed'))) return;
    if (!isWalletError(error)) throw error;
    if (error.code === 'keys-missing')
      throw new WalletError(error.code, `It is shut out. ${error.message}`, { cause: error });
    throw new WalletError(
      error.code,
      `It is shut out, but what it could open has no new keys yet. Give them under Settings, Characters. ${error.message}`,
      { cause: error },
    );
  }
}

/** @throws WalletError not-found when it does not wait (any more) */
export const endOfWaiting =
  (methodId: string) =>
  (log: LogState): Statement[] => {
    if (!log.methods.get(methodId)?.pending)
      throw new WalletError('not-found', 'Nothing waits for this login method any more.');
    return [{ kind: 'mode-cancel', methodId: toId(methodId) }];
  };

/** All that waits, for whoever cannot look. @throws WalletError not-found when nothing does */
export function endOfAllWaiting(log: LogState): Statement[] {
  const waiting = [...log.methods.values()].filter(({ pending }) => pending !== null);
  if (waiting.length === 0) throw new WalletError('not-found', 'Nothing waits to change this identity.');
  return waiting.map(({ id }): Statement => ({ kind: 'mode-cancel', methodId: id }));
}
