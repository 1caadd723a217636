/**
 * The ticket that a key server gives this device after a password login. The device sends it with the next login, and the server
 * then counts its guesses apart from those of strangers. The ticket opens nothing and names no account.
 */
import type { Change, Vault } from '../../vault/vault.ts';

const LENGTH = 32;

const keyOf = (methodId: string): string => `login-ticket/${methodId}`;

/** `null` if there is no valid ticket. */
export async function readLoginTicket(vault: Vault, methodId: string): Promise<Uint8Array | null> {
  const found = await vault.get('local', keyOf(methodId));
  return found?.length === LENGTH ? found : null;
}

export const loginTicketChange = (methodId: string, ticket: Uint8Array | null): Change => ({
  table: 'local',
  key: keyOf(methodId),
  value: ticket,
});
