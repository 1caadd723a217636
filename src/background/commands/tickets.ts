/** Salts of ceremonies that are under way, by ticket, and the outputs that come back. Keeps no output. */
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { NewTouch } from '../../messaging/login.ts';
import { createMemory } from '../browser/memory.ts';

/** Salts of credentials that are being made, by ticket. */
const tickets = createMemory<Record<string, string>>('tickets');

/** A fresh local salt, kept under a ticket until the ceremony's answer comes. */
export async function newTicket(): Promise<{ ticket: string; salt: Uint8Array }> {
  const ticket = crypto.randomUUID();
  const salt = randomBytes(32);
  await tickets.save({ ...(await tickets.load()), [ticket]: toBase64Url(salt) });
  return { ticket, salt };
}

/** The salt that belongs to a ceremony. @throws WalletError not-found */
export async function saltOf(credential: Pick<NewTouch, 'ticket'>): Promise<string> {
  const salt = (await tickets.load())?.[credential.ticket];
  if (!salt) throw new WalletError('not-found', 'This took too long. Begin again.');
  return salt;
}

/** The two PRF outputs of an answer; the caller wipes them. @throws WalletError no-prf */
export function prfOf(answer: { prfFirst: string; prfSecond: string }): { first: Uint8Array; second: Uint8Array } {
  const prf = { first: fromBase64Url(answer.prfFirst), second: fromBase64Url(answer.prfSecond) };
  if (prf.first.length !== 32 || prf.second.length !== 32)
    throw new WalletError('no-prf', 'This authenticator cannot keep secrets for the wallet. Use another one.');
  return prf;
}
