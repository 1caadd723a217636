/** The mailbox of a pairing: a few small messages between two computers, each written once, removed after ten minutes. Never reads them. */
import { equalBytes } from '../../lib/bytes.ts';
import { MAILBOX_LIFE, type Slot } from '../../messaging/key-server/mailbox.ts';
import { latestEnd } from '../clock.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, type Queries } from '../store/store.ts';

/** Most messages at one time, of all mailboxes; each has at most 16 kB. */
const MAX_MESSAGES = 20_000;
/** Shortest time between two counts (ms), as counting visits every message. */
const COUNT_EVERY = 1000;

export interface Mailbox {
  /** `exists`: the slot holds another message; writing the same one again succeeds. @param box 32 bytes */
  put(box: Uint8Array, slot: Slot, mail: Uint8Array): Promise<'kept' | 'exists' | 'full'>;
  /** @returns `null` while the slot is empty */
  get(box: Uint8Array, slot: Slot): Promise<Uint8Array | null>;
  empty(box: Uint8Array): Promise<void>;
}

/** @param most most messages at one time */
export function createMailbox({ store, now }: Pick<Parts, 'store' | 'now'>, most: number = MAX_MESSAGES): Mailbox {
  /** Range of expiry times of valid messages. */
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
        // The first message decides when the mailbox expires.
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

/** Removes expired messages. */
export const sweepMail = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM mail WHERE expires <= ? OR expires > ?', now, latestEnd(now, MAILBOX_LIFE));
