/**
 * Tickets: a device that logged in with a password gets one and shows it at its next login. Its guesses are counted apart from those at
 * the name, so strangers who guess at the name cannot lock it out from any network. Only a device that knew the password gets a ticket.
 *
 * A ticket is 16 random bytes and a MAC over them, the account and the registration. So issuing one writes no row, every process of the
 * server can verify it, and a new password invalidates all tickets of the old one. An invalid ticket counts as none, for known and
 * unknown names alike.
 */
import { concatBytes, equalBytes, randomBytes, utf8 } from '../../lib/bytes.ts';
import type { Secrets } from '../secrets.ts';
import { keyed } from './account.ts';

const RANDOM_LENGTH = 16;
const MAC_LENGTH = 16;

export interface Tickets {
  /** A ticket (32 bytes), to be issued only after a login with the password of this registration. */
  make(account: Uint8Array, registration: Uint8Array): Uint8Array;
  /**
   * The counter of this login's guess (64 bytes): by the ticket if it is valid, otherwise by account and network.
   * @param network of the client
   */
  counterOf(
    account: Uint8Array,
    registration: Uint8Array,
    ticket: Uint8Array | null,
    network: string,
  ): { counter: Uint8Array; hasTicket: boolean };
}

/** First half (32 bytes) of every counter of an account. It is in no other table, so counters do not tell whether the account has a row. */
export const guessesName = (accountNameKey: Uint8Array, account: Uint8Array): Uint8Array =>
  keyed(accountNameKey, 'guesses', account);

export function createTickets({ tokenKey, accountNameKey }: Pick<Secrets, 'tokenKey' | 'accountNameKey'>): Tickets {
  const macOf = (account: Uint8Array, registration: Uint8Array, random: Uint8Array): Uint8Array =>
    keyed(tokenKey, 'ticket', account, registration, random).slice(0, MAC_LENGTH);
  return {
    make(account, registration) {
      const random = randomBytes(RANDOM_LENGTH);
      return concatBytes(random, macOf(account, registration, random));
    },
    counterOf(account, registration, ticket, network) {
      // A missing ticket is handled like an invalid one.
      const shown = ticket ?? new Uint8Array(RANDOM_LENGTH + MAC_LENGTH);
      const random = shown.slice(0, RANDOM_LENGTH);
      const holds = equalBytes(shown.slice(RANDOM_LENGTH), macOf(account, registration, random));
      const ofTicket = keyed(accountNameKey, 'ticket', account, random);
      const ofNetwork = keyed(accountNameKey, 'network', account, utf8(network));
      const hasTicket = ticket !== null && holds;
      const counter = concatBytes(guessesName(accountNameKey, account), hasTicket ? ofTicket : ofNetwork);
      return { counter, hasTicket };
    },
  };
}
