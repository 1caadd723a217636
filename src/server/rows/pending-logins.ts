/** OPAQUE logins between their two steps, in the database so that any process can finish them. Each can be finished once, within two minutes. */
import { randomBytes } from '../../lib/bytes.ts';
import { latestEnd } from '../clock.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn, type Queries, textIn } from '../store/store.ts';
import { keyed } from './account.ts';

/** Longest time from the first step to the second (ms). */
const LOGIN_LIFE = 2 * 60 * 1000;

export interface PendingLogin {
  account: Uint8Array;
  /** The counter of its guess: account and network, or a ticket. */
  counter: Uint8Array;
  hasTicket: boolean;
  registration: Uint8Array;
  /** The state of the OPAQUE library, as its own text. */
  state: string;
  /** The guess that this login spent. */
  taken: number;
}

export function createPendingLogins({ store, secrets, now }: Pick<Parts, 'store' | 'secrets' | 'now'>) {
  // Stored under a hash, so that a reader of the database cannot finish a login.
  const hashOf = (login: Uint8Array): Uint8Array => keyed(secrets.tokenKey, 'login', login);

  return {
    /** @returns the ID (32 bytes) of the login */
    async keep({ account, counter, hasTicket, registration, state, taken }: PendingLogin): Promise<Uint8Array> {
      const login = randomBytes(32);
      await store.run(
        `INSERT INTO opaque_logins (login_hash, account, counter, has_ticket, registration, state, taken, expires)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        hashOf(login),
        account,
        counter,
        hasTicket ? 1 : 0,
        registration,
        state,
        taken,
        now() + LOGIN_LIFE,
      );
      return login;
    },
    /** Removes the login and returns it; `null` when it does not exist. */
    async take(login: Uint8Array): Promise<PendingLogin | null> {
      const row = await store.get(
        'DELETE FROM opaque_logins WHERE login_hash = ? AND expires > ? AND expires <= ? RETURNING *',
        hashOf(login),
        now(),
        latestEnd(now(), LOGIN_LIFE),
      );
      if (row === null) return null;
      return {
        account: bytesIn(row, 'account'),
        counter: bytesIn(row, 'counter'),
        hasTicket: numberIn(row, 'has_ticket') === 1,
        registration: bytesIn(row, 'registration'),
        state: textIn(row, 'state'),
        taken: numberIn(row, 'taken'),
      };
    },
  };
}

/** Removes logins that were not finished in time. */
export const sweepLogins = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM opaque_logins WHERE expires <= ? OR expires > ?', now, latestEnd(now, LOGIN_LIFE));
