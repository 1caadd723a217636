/**
 * What a report of a loss says, and what ends a waiting: entries for declare. Whoever may say it is judged by the log. And the
 * new keys that follow where a copy was shut out: never in the way of shutting it out.
 */
import { charactersOf, type LogState } from '../keys/log/state.ts';
import { bareHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Why } from '../messaging/security.ts';
import type { Declaration } from './declare.ts';
import type { IdentityChange } from './identity-change.ts';
import { toId } from './open-keys.ts';

export interface Loss {
  /** Login methods to freeze (hex). */
  methodIds: readonly string[];
  /** Copies on a computer whose login method stays (hex). */
  deviceIds: readonly string[];
}

/** Leaves out what is shut out already. @throws WalletError not-found when nothing is left */
export const lossOf =
  ({ methodIds, deviceIds }: Loss) =>
  (log: LogState): Declaration[] => {
    const frozen = new Set(methodIds);
    const entries: Declaration[] = [
      ...methodIds
        .filter((id) => log.methods.get(id)?.state === 'active')
        .map((id): Declaration => ({ kind: 'mode-freeze', methodId: toId(id) })),
      ...deviceIds
        .filter((id) => {
          const device = log.devices.get(id);
          return device !== undefined && device.untilEntry === null && !frozen.has(device.methodId);
        })
        .map((id): Declaration => ({ kind: 'device-revoke', deviceId: toId(id) })),
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

/** @throws WalletError not-found when it does not wait (any more) */
export const endOfWaiting =
  (methodId: string) =>
  (log: LogState): Declaration[] => {
    if (!log.methods.get(methodId)?.pending)
      throw new WalletError('not-found', 'Nothing waits for this login method any more.');
    return [{ kind: 'mode-cancel', methodId: toId(methodId) }];
  };

/** All that waits, for whoever cannot look. @throws WalletError not-found when nothing does */
export function endOfAllWaiting(log: LogState): Declaration[] {
  const waiting = [...log.methods.values()].filter(({ pending }) => pending !== null);
  if (waiting.length === 0) throw new WalletError('not-found', 'Nothing waits to change this identity.');
  return waiting.map(({ id }): Declaration => ({ kind: 'mode-cancel', methodId: id }));
}
