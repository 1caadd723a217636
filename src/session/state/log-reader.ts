/** The verified membership log of an identity. Never gives a state that does not descend from the highest head seen on this device. */

import type { LogState } from '../../keys/log/state.ts';
import { beginsToWait, CLOCK_TOLERANCE, verifyPresentLog } from '../../keys/log/verify.ts';
import { bareHex } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import type { Head, KeyServer } from '../../sync/key-server.ts';
import { sameHead } from '../../sync/local-server.ts';
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';

/** What this computer remembers of an identity's log. */
export interface Remembered extends Head {
  /** When the wallet was last in use here (ms since 1970): nothing that came after it is dated before. */
  seenAt: number;
}

export interface LogReader {
  /**
   * @param trusted gives a head that was verified before and kept where only its holder could write: entries up to it
   *   are checked by the hash chain alone. Asked only when the log has to be read.
   * @throws WalletError bad-log | not-found
   */
  read(identityId: Uint8Array, trusted?: () => Promise<Remembered | null>): Promise<LogState>;
  /** Takes over a state that this device made itself. */
  advance(log: LogState): Promise<void>;
  /** The wallet is in use now: what begins to wait later is not dated before. Returns what is remembered. */
  saw(identityId: Uint8Array): Promise<number>;
  /**
   * Refuses a change that begins to wait while the clock is set back: its waiting would be over at once. Asked before it is written.
   * A key server judges by its own time, so that this is asked only where there is none.
   * @throws WalletError refused
   */
  ensureNotBack(before: LogState, after: LogState): Promise<void>;
  forget(): void;
}

const floorKey = (identityId: Uint8Array) => `floor/${bareHex(identityId)}`;

/** How much later a use must be to be written down (ms). */
const USE_STEP = 60 * 1000;

export function createLogReader({
  server,
  vault,
  clock,
}: {
  server: KeyServer & Partial<Pick<SyncedServer, 'record'>>;
  vault: Vault;
  clock: () => number;
}): LogReader {
  let known: LogState | null = null;
  const inTurn = createQueue();

  async function floorOf(identityId: Uint8Array): Promise<Remembered | null> {
    const bytes = await vault.get('settings', floorKey(identityId));
    if (!bytes) return null;
    const reader = createReader(bytes);
    const head = { number: reader.u64(), hash: reader.raw(32), seenAt: reader.u64() };
    reader.finish();
    return head;
  }

  async function remember(identityId: Uint8Array, { number, hash, seenAt }: Remembered) {
    const value = createWriter().u64(number).raw(hash, 32).u64(seenAt).finish();
    await vault.commit([{ table: 'settings', key: floorKey(identityId), value }]);
  }

  /** Read and written in one turn: what is remembered never becomes less. */
  const raiseFloor = ({ identityId, head }: LogState, least = 0): Promise<void> =>
    inTurn(async () => {
      const floor = await floorOf(identityId);
      const seenAt = Math.max(floor?.seenAt ?? 0, least);
      if (floor && floor.number >= head.number && floor.seenAt >= seenAt) return;
      await remember(identityId, { ...(floor && floor.number >= head.number ? floor : head), seenAt });
    });

  const isServed = async (identityId: Uint8Array) => ((await server.record?.(identityId)) ?? null) !== null;

  return {
    async read(identityId, trusted = async () => null) {
      const head = await server.head(identityId);
      if (!head) throw new WalletError('not-found', 'This identity is not on this computer.');
      if (known && bareHex(known.identityId) === bareHex(identityId) && sameHead(known.head, head)) return known;
      const held = await floorOf(identityId);
      const checked = await trusted();
      const seenAt = Math.max(held?.seenAt ?? 0, checked?.seenAt ?? 0);
      const floor = held && checked ? (held.number >= checked.number ? held : checked) : (held ?? checked);
      // What came by way of a server may have been made before this wallet was last in use: it was judged when it came.
      const dated = (await isServed(identityId)) ? {} : { seenAt };
      const { log, ahead } = verifyPresentLog(await server.log(identityId), {
        now: clock(),
        ...(floor ? { floor: { number: floor.number, hash: floor.hash, ...dated } } : {}),
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
      await raiseFloor(log, seenAt);
      known = log;
      return log;
    },
    async advance(log) {
      await raiseFloor(log);
      known = log;
    },
    saw: (identityId) =>
      inTurn(async () => {
        const floor = await floorOf(identityId);
        const now = clock();
        if (!floor) return now;
        if (now - floor.seenAt < USE_STEP) return Math.max(now, floor.seenAt);
        await remember(identityId, { ...floor, seenAt: now });
        return now;
      }),
    async ensureNotBack(before, after) {
      if (!beginsToWait(before, after) || (await isServed(after.identityId))) return;
      const seenAt = (await floorOf(after.identityId))?.seenAt ?? 0;
      if (clock() >= seenAt - CLOCK_TOLERANCE) return;
      throw new WalletError(
        'refused',
        'The clock of this computer shows an earlier time than when the wallet was last used here. Set it right and try again, or confirm with the recovery key.',
      );
    },
    forget() {
      known = null;
    },
  };
}
