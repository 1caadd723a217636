/** The order in which new login methods are offered: one that works on this computer without new hardware comes first. A pure function. */
import type { BindableKind } from '../../messaging/login.ts';

/** Position of each kind; the lowest number is the best. */
type Ranks = Readonly<Record<BindableKind, number>>;

const HOLDS_PASSKEY: Ranks = { passkey: 1, 'security-key': 2, password: 3, 'own-storage': 4, certificate: 5 };
const HAS_SERVER: Ranks = { password: 1, 'security-key': 2, passkey: 3, 'own-storage': 4, certificate: 5 };
const NEITHER: Ranks = { 'security-key': 1, password: 2, passkey: 3, 'own-storage': 4, certificate: 5 };

/**
 * The offered kinds, best first. `holdsPasskey`: this computer can store a passkey itself. `hasServer`: a key server is known;
 * a password needs one.
 */
export function creationOrder<Kind extends BindableKind>(
  offered: readonly Kind[],
  { holdsPasskey, hasServer }: { holdsPasskey: boolean; hasServer: boolean },
): Kind[] {
  const ranks = holdsPasskey ? HOLDS_PASSKEY : hasServer ? HAS_SERVER : NEITHER;
  return [...offered].sort((one, other) => ranks[one] - ranks[other]);
}
