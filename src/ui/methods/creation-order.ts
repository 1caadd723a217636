/** The order in which new login methods are offered: the one that works here without buying anything comes first. Asks nobody. */
import type { CredentialKind } from '../passkey.ts';

/** What a person can make a login method of. */
export type NewKind = CredentialKind | 'password';

/**
 * The kinds among `offered`, best first. `holdsPasskey`: this computer can hold a passkey itself. `hasServer`: a key server is at
 * hand, without which a password cannot be used at once.
 */
export function creationOrder(
  offered: readonly NewKind[],
  { holdsPasskey, hasServer }: { holdsPasskey: boolean; hasServer: boolean },
): NewKind[] {
  const order: readonly NewKind[] = holdsPasskey
    ? ['passkey', 'security-key', 'password']
    : hasServer
      ? ['password', 'security-key', 'passkey']
      : ['security-key', 'password', 'passkey'];
  return order.filter((kind) => offered.includes(kind));
}
