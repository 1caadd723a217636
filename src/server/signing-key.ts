/**
 * Which receipt key signs. Wallets that have met a key take no answer under an earlier one, and the clocks of a server's processes may be wrong
 * and may be corrected. So a clock only says when a new key may begin. That it has begun is written down before it signs, for all processes
 * and for good.
 */
import { hasBegun, isWaiting, type ReceiptKey } from './generations.ts';
import type { Secrets } from './secrets.ts';
import { numberIn, type Queries, type Store } from './store/store.ts';

export interface SigningKey {
  /** The key that signs receipts. Never an earlier one than before, in this process or, after a look, in any other one. */
  present(): ReceiptKey;
  /**
   * Reads the secrets again, and lets the newest key begin whose moment has come by this process's clock, or that has begun elsewhere.
   * @throws Error when the secrets cannot be read or the beginning cannot be written down; the key before it then signs on
   */
  look(): Promise<void>;
}

/** Row of `server_state`: the number of the newest receipt key that has begun to sign. Only ever raised. */
const NEWEST_BEGUN = 'signing-receipt-key';

/** The number of the newest receipt key that has begun to sign; 0 before the first rotation. */
export async function readBegun(queries: Queries): Promise<number> {
  const row = await queries.get('SELECT value FROM server_state WHERE name = ?', NEWEST_BEGUN);
  return row === null ? 0 : numberIn(row, 'value');
}

async function raiseBegun(queries: Queries, number: number): Promise<void> {
  const sql = `INSERT INTO server_state (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE server_state.value < excluded.value`;
  await queries.run(sql, NEWEST_BEGUN, number);
}

export async function loadSigningKey({
  store,
  secrets,
  now,
}: {
  store: Store;
  secrets: Pick<Secrets, 'receiptKeys' | 'reread'>;
  now(): number;
}): Promise<SigningKey> {
  let begun = await readBegun(store);

  async function decide(): Promise<void> {
    const stored = await readBegun(store);
    begun = Math.max(begun, stored);
    const due = secrets.receiptKeys.findLast((key) => key.isSigned && !isWaiting(key, { now: now(), begun }));
    const newest = Math.max(begun, due?.number ?? 0);
    if (newest > stored) await raiseBegun(store, newest);
    begun = Math.max(begun, newest);
  }

  // On a full disk a server starts with the key before; the regular look says what is wrong.
  await decide().catch(() => undefined);
  return {
    // The first key has begun, so there is always one.
    present: () => secrets.receiptKeys.findLast((key) => hasBegun(key, begun)) as ReceiptKey,
    async look() {
      await secrets.reread();
      await decide();
    },
  };
}
