/**
 * The verified membership log of an identity. It never returns a state that does not descend from the highest head that this
 * computer has seen.
 *
 * [Note: Floor] The floor is what this computer remembers of a log: the number and hash of the highest head it has verified,
 * and when the wallet was last in use. A log that is shorter, or has another entry at that number, is refused. So is an entry
 * after the floor that begins a delay and is dated before the last use: its delay would be over too early.
 */

import type { LogState } from '../../keys/log/state.ts';
import { beginsToWait, CLOCK_TOLERANCE, verifyPresentLog } from '../../keys/log/verify.ts';
import { bareHex } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { sessionState as t } from '../../locales/en/session/state.ts';
import type { Head, KeyServer } from '../../sync/key-server.ts';
import { sameHead } from '../../sync/local-server.ts';
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';

/** What this computer remembers of an identity's log. See [Note: Floor]. */
export interface Remembered extends Head {
  /** When the wallet was last in use on this computer (ms since 1970). */
  seenAt: number;
}

export interface LogReader {
  /**
   * @param trusted returns a head that was verified before and stored where only the open login can write: entries up to it
   *   are checked by the hash chain alone. Called only when the log has to be read.
   * @throws WalletError bad-log | not-found
   */
  read(identityId: Uint8Array, trusted?: () => Promise<Remembered | null>): Promise<LogState>;
  /** Takes over a state that this computer has verified or made itself, and raises the floor to it. */
  advance(log: LogState): Promise<void>;
  /**
   * Records that the wallet is in use now.
   * @returns the time of the last use that is remembered, ms since 1970. Whoever keeps a later one has each start of the worker write the floor anew
   */
  saw(identityId: Uint8Array): Promise<number>;
  /**
   * Refuses a change that begins a delay while the clock of this computer is set back: the delay would be over at once. Called
   * before the change is written. A key server judges by its own clock, so an identity with a server always passes.
   * @throws WalletError refused
   */
  ensureNotBack(before: LogState, after: LogState): Promise<void>;
  forget(): void;
}

const floorKey = (identityId: Uint8Array) => `floor/${bareHex(identityId)}`;

/** A use is stored only when it is this much later than the stored one (ms). */
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

  /** Reads and writes the floor in one turn, so that it never sinks. */
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
      if (!head) throw new WalletError('not-found', t.notHere);
      if (known && bareHex(known.identityId) === bareHex(identityId) && sameHead(known.head, head)) return known;
      const held = await floorOf(identityId);
      const checked = await trusted();
      const seenAt = Math.max(held?.seenAt ?? 0, checked?.seenAt ?? 0);
      const floor = held && checked ? (held.number >= checked.number ? held : checked) : (held ?? checked);
      // An entry that came through a server may be older than the last use here: it was judged when it was pulled.
      const dated = (await isServed(identityId)) ? {} : { seenAt };
      const { log, ahead } = verifyPresentLog(await server.log(identityId), {
        now: clock(),
        ...(floor ? { floor: { number: floor.number, hash: floor.hash, ...dated } } : {}),
        ...(checked ? { trusted: checked } : {}),
      });
      if (bareHex(log.identityId) !== bareHex(identityId)) throw new WalletError('bad-log', t.logOfOther);
      if (ahead > 0 && !server.setAside) throw new WalletError('bad-log', t.entryDatedAhead);
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
        if (now - floor.seenAt < USE_STEP) return floor.seenAt;
        await remember(identityId, { ...floor, seenAt: now });
        return now;
      }),
    async ensureNotBack(before, after) {
      if (!beginsToWait(before, after) || (await isServed(after.identityId))) return;
      const seenAt = (await floorOf(after.identityId))?.seenAt ?? 0;
      if (clock() >= seenAt - CLOCK_TOLERANCE) return;
      throw new WalletError('refused', t.clockBehind);
    },
    forget() {
      known = null;
    },
  };
}
