/**
 * Tickets: whoever logged in with a password gets one, and shows it at its next login. Its guesses are counted apart from those
 * at the name, so strangers who guess at the name do not shut it out, from whatever network they do it. Never gives a guess to one who did not know the password.
 *
 * A ticket is 16 random bytes and a MAC over them, the account and the registration: no row is written when one is made, every
 * process of the server knows it, and a new password ends all tickets of the old one. One that does not hold is no ticket: the
 * answer is the same for a name that is there and for one that is not.
 */
import { concatBytes, equalBytes, randomBytes, utf8 } from '../../lib/bytes.ts';
import type { Secrets } from '../secrets.ts';
import { keyed } from './account.ts';

const RANDOM_LENGTH = 16;
const MAC_LENGTH = 16;

export interface Tickets {
  /** 32 bytes. Only for one who has just shown the password of this registration. */
  make(account: Uint8Array, registration: Uint8Array): Uint8Array;
  /**
   * What this login's guess is counted by (32 bytes): the ticket, or the account and the network where there is none that holds.
   * @param network of whoever asks
   */
  counterOf(
    account: Uint8Array,
    registration: Uint8Array,
    ticket: Uint8Array | null,
    network: string,
  ): { counter: Uint8Array; hasTicket: boolean };
}

export function createTickets({ tokenKey, accountNameKey }: Pick<Secrets, 'tokenKey' | 'accountNameKey'>): Tickets {
  const macOf = (account: Uint8Array, registration: Uint8Array, random: Uint8Array): Uint8Array =>
    keyed(tokenKey, 'ticket', account, registration, random).slice(0, MAC_LENGTH);
  return {
    make(account, registration) {
      const random = randomBytes(RANDOM_LENGTH);
      return concatBytes(random, macOf(account, registration, random));
    },
    counterOf(account, registration, ticket, network) {
      // Without one the same is done as with one that does not hold.
      const shown = ticket ?? new Uint8Array(RANDOM_LENGTH + MAC_LENGTH);
      const random = shown.slice(0, RANDOM_LENGTH);
      const holds = equalBytes(shown.slice(RANDOM_LENGTH), macOf(account, registration, random));
      const ofTicket = keyed(accountNameKey, 'ticket', account, random);
      const ofNetwork = keyed(accountNameKey, 'network', account, utf8(network));
      const hasTicket = ticket !== null && holds;
      return { counter: hasTicket ? ofTicket : ofNetwork, hasTicket };
    },
  };
}
