/** Salts of ceremonies that are under way, by ticket. */
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
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
export async function saltOf(ticket: string): Promise<string> {
  const salt = (await tickets.load())?.[ticket];
  if (!salt) throw new WalletError('not-found', t.tookTooLong);
  return salt;
}
