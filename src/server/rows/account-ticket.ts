/**
 * Account tickets: after a login at an OpenID Connect issuer the wallet shows one with each request of that account's OPAQUE row.
 * A ticket is its end, the name of the account's row, the public key of the login, and the server's MAC over them. So issuing one
 * writes nothing, and every process of the server can verify it. Each use carries a signature of that key over the whole request:
 * a stolen ticket is worth nothing, and a request that is sent again can only repeat what it said.
 */
import type * as v from 'valibot';
import { type AccountRequest, accountStatement } from '../../keys/account-ticket.ts';
import { concatBytes, equalBytes } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import type { accountSchema } from '../../messaging/key-server/rows.ts';
import { latestEnd } from '../clock.ts';
import { ServerError } from '../http/errors.ts';
import type { Parts } from '../parts.ts';
import { keyed, nameKey } from './account.ts';

/** How long a ticket is valid (ms): enough to choose a passphrase. */
const TICKET_LIFE = 10 * 60 * 1000;
const [END, ROW, KEY] = [8, 8 + 32, 8 + 32 + 32];

type Account = v.InferOutput<typeof accountSchema>;

export interface AccountTickets {
  /** @param row HMAC of the account, 32 bytes @param publicKey Ed25519 key of this login, 32 bytes */
  make(row: Uint8Array, publicKey: Uint8Array): { accountTicket: Uint8Array; expires: number };
  /** HMAC (32 bytes) of the account that a request names, or shows a ticket of. @throws ServerError no-account-ticket */
  accountOf(account: Account, asked: AccountRequest): Uint8Array;
}

export function createAccountTickets({
  secrets,
  origin,
  now,
}: Pick<Parts, 'secrets' | 'origin' | 'now'>): AccountTickets {
  const macOf = (body: Uint8Array): Uint8Array => keyed(secrets.tokenKey, 'account-ticket', body);
  const endOf = (ticket: Uint8Array): number =>
    Number(new DataView(ticket.buffer, ticket.byteOffset, END).getBigUint64(0));
  return {
    make(row, publicKey) {
      const expires = now() + TICKET_LIFE;
      const body = createWriter().u64(expires).raw(row, 32).raw(publicKey, 32).finish();
      return { accountTicket: concatBytes(body, macOf(body)), expires };
    },
    accountOf(account, asked) {
      if (account.kind === 'name') return nameKey(secrets.accountNameKey, account.name);
      const { accountTicket, signature } = account;
      const isOurs = equalBytes(accountTicket.slice(KEY), macOf(accountTicket.slice(0, KEY)));
      const end = endOf(accountTicket);
      const isValid = isOurs && end > now() && end <= latestEnd(now(), TICKET_LIFE);
      if (!isValid || !accountStatement.holds(accountTicket.slice(ROW, KEY), signature, origin, accountTicket, asked))
        throw new ServerError('no-account-ticket', 'This account ticket is over or not valid for this request.');
      return accountTicket.slice(END, ROW);
    },
  };
}
