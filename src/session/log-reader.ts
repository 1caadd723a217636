/** The verified membership log of an identity. Never gives a state that does not descend from the highest head seen on this device. */

import type { LogState } from '../keys/log/state.ts';
import { verifyPresentLog } from '../keys/log/verify.ts';
import { bareHex } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { WalletError } from '../lib/errors.ts';
import type { Head, KeyServer } from '../sync/key-server.ts';
import { sameHead } from '../sync/local-server.ts';
import type { Vault } from '../vault/vault.ts';

export interface LogReader {
  /**
   * @param trusted gives a head that was verified before and kept where only its holder could write: entries up to it
   *   are checked by the hash chain alone. Asked only when the log has to be read.
   * @throws WalletError bad-log | not-found
   */
  read(identityId: Uint8Array, trusted?: () => Promise<Head | null>): Promise<LogState>;
  /** Takes over a state that this device made itself. */
  advance(log: LogState): Promise<void>;
  forget(): void;
}

const floorKey = (identityId: Uint8Array) => `floor/${bareHex(identityId)}`;

export function createLogReader({
  server,
  vault,
  clock,
}: {
  server: KeyServer;
  vault: Vault;
  clock: () => number;
}): LogReader {
  let known: LogState | null = null;

  async function floorOf(identityId: Uint8Array): Promise<Head | null> {
    const bytes = await vault.get('settings', floorKey(identityId));
    if (!bytes) return null;
    const reader = createReader(bytes);
    const head = { number: reader.u64(), hash: reader.raw(32) };
    reader.finish();
    return head;
  }

  async function raiseFloor(log: LogState, floor: Head | null) {
    if (floor && floor.number >= log.head.number) return;
    const value = createWriter().u64(log.head.number).raw(log.head.hash, 32).finish();
    await vault.commit([{ table: 'settings', key: floorKey(log.identityId), value }]);
  }

  return {
    async read(identityId, trusted = async () => null) {
      const head = await server.head(identityId);
      if (!head) throw new WalletError('not-found', 'This identity is not on this computer.');
      if (known && bareHex(known.identityId) === bareHex(identityId) && sameHead(known.head, head)) return known;
      const floor = await floorOf(identityId);
      const checked = await trusted();
      const { log, ahead } = verifyPresentLog(await server.log(identityId), {
        now: clock(),
        ...(floor ? { floor } : {}),
        ...(checked ? { trusted: checked } : {}),
      });
      if (bareHex(log.identityId) !== bareHex(identityId))
        throw new WalletError('bad-log', 'The membership log found is of another identity.');
      if (ahead > 0 && !server.setAside)
        throw new WalletError(
          'bad-log',
          'An entry of the membership log is dated in the future. Set the clock of this computer right and try again.',
        );
      if (ahead > 0) await server.setAside?.(identityId, head, log.head);
      await raiseFloor(log, floor);
      known = log;
      return log;
    },
    async advance(log) {
      await raiseFloor(log, await floorOf(log.identityId));
      known = log;
    },
    forget() {
      known = null;
    },
  };
}
