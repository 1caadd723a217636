/**
 * The ticket of a password at its key server, for the method's next login from this device: with it the server counts this
 * device's guesses apart from those of strangers. Opens nothing, and names no account.
 */
import type { Change, Vault } from '../../vault/vault.ts';

const LENGTH = 32;

const keyOf = (methodId: string): string => `login-ticket/${methodId}`;

/** `null`: none, or none that could be one. */
export async function readLoginTicket(vault: Vault, methodId: string): Promise<Uint8Array | null> {
  const found = await vault.get('local', keyOf(methodId));
  return found?.length === LENGTH ? found : null;
}

export const loginTicketChange = (methodId: string, ticket: Uint8Array | null): Change => ({
  table: 'local',
  key: keyOf(methodId),
  value: ticket,
});
