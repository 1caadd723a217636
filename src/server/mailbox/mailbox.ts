/** A few small messages between two computers, each written once, gone after ten minutes. Never reads what lies in it. */
import { equalBytes } from '../../lib/bytes.ts';
import { MAILBOX_LIFE, type Slot } from '../../messaging/key-server/mailbox.ts';
import { latestEnd } from '../clock.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, type Queries } from '../store/store.ts';

/** Messages that may lie here at one time, of all boxes: 16 kB each at most. */
const MOST = 20_000;
/** Counting takes as long as there are messages: so often (ms) and no oftener. */
const COUNT_EVERY = 1000;

export interface Mailbox {
  /** `exists`: something else was written here. The same again is well. @param box 32 bytes */
  put(box: Uint8Array, slot: Slot, mail: Uint8Array): Promise<'kept' | 'exists' | 'full'>;
  /** `null` while nothing is there. */
  get(box: Uint8Array, slot: Slot): Promise<Uint8Array | null>;
  empty(box: Uint8Array): Promise<void>;
}

/** @param most how many messages may lie here at one time */
export function createMailbox({ store, now }: Pick<Parts, 'store' | 'now'>, most: number = MOST): Mailbox {
  /** Between which times the mail ends that is still there. */
  const living = (): [number, number] => [now(), latestEnd(now(), MAILBOX_LIFE)];
  let counted = { at: Number.NEGATIVE_INFINITY, full: false };
  async function isFull(): Promise<boolean> {
    if (Math.abs(now() - counted.at) < COUNT_EVERY) return counted.full;
    const row = await store.get('SELECT count(*) AS number FROM mail WHERE expires > ? AND expires <= ?', ...living());
    counted = { at: now(), full: Number(row?.number) >= most };
    return counted.full;
  }
  const read = async (queries: Queries, box: Uint8Array, slot: Slot): Promise<Uint8Array | null> => {
    const sql = 'SELECT mail FROM mail WHERE box = ? AND slot = ? AND expires > ? AND expires <= ?';
    const row = await queries.get(sql, box, slot, ...living());
    return row === null ? null : bytesIn(row, 'mail');
  };

  return {
    async put(box, slot, mail) {
      if (await isFull()) return 'full';
      return store.transaction(async (queries) => {
        const time = now();
        const [, latest] = living();
        await queries.run('DELETE FROM mail WHERE box = ? AND (expires <= ? OR expires > ?)', box, time, latest);
        // The first message decides when the box ends.
        const row = await queries.get('SELECT min(expires) AS ends FROM mail WHERE box = ?', box);
        const ends = typeof row?.ends === 'number' ? row.ends : time + MAILBOX_LIFE;
        const written = await queries.run(
          'INSERT INTO mail (box, slot, mail, expires) VALUES (?, ?, ?, ?) ON CONFLICT (box, slot) DO NOTHING',
          box,
          slot,
          mail,
          ends,
        );
        if (written === 1) return 'kept';
        const there = await read(queries, box, slot);
        return there !== null && equalBytes(there, mail) ? 'kept' : 'exists';
      });
    },
    get: (box, slot) => read(store, box, slot),
    async empty(box) {
      await store.run('DELETE FROM mail WHERE box = ?', box);
    },
  };
}

/** Removes what is over. */
export const sweepMail = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM mail WHERE expires <= ? OR expires > ?', now, latestEnd(now, MAILBOX_LIFE));
