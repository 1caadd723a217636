/** What a report of a loss says, and what ends a waiting: entries for declare. Whoever may say it is judged by the log. */
import type { LogState } from '../keys/log/state.ts';
import { WalletError } from '../lib/errors.ts';
import type { Declaration } from './declare.ts';
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
