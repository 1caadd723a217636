/** The order in which new login methods are offered: the one that works here without buying anything comes first. Asks nobody. */
import type { BindableKind } from '../../messaging/login.ts';

/** Places of the kinds, the best first. */
type Ranks = Readonly<Record<BindableKind, number>>;

const HOLDS_PASSKEY: Ranks = { passkey: 1, 'security-key': 2, password: 3 };
const HAS_SERVER: Ranks = { password: 1, 'security-key': 2, passkey: 3 };
const NEITHER: Ranks = { 'security-key': 1, password: 2, passkey: 3 };

/**
 * The kinds among `offered`, best first. `holdsPasskey`: this computer can hold a passkey itself. `hasServer`: a key server is at
 * hand, without which a password cannot be used at once.
 */
export function creationOrder<Kind extends BindableKind>(
  offered: readonly Kind[],
  { holdsPasskey, hasServer }: { holdsPasskey: boolean; hasServer: boolean },
): Kind[] {
  const ranks = holdsPasskey ? HOLDS_PASSKEY : hasServer ? HAS_SERVER : NEITHER;
  return [...offered].sort((one, other) => ranks[one] - ranks[other]);
}
