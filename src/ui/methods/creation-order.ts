/** The order in which new login methods are offered: one that works on this computer without new hardware comes first. A pure function. */
import type { BindableKind } from '../../messaging/login.ts';

/** Number of kinds that a page offers at first; the others come when the person asks for them. */
export const OFFERED_AT_ONCE = 4;

/** Position of each kind; the lowest number is the best. */
type Ranks = Readonly<Record<BindableKind, number>>;

const HOLDS_PASSKEY: Ranks = { passkey: 1, 'security-key': 2, password: 3, oidc: 4, 'own-storage': 5, certificate: 6 };
const HAS_SERVER: Ranks = { password: 1, oidc: 2, 'security-key': 3, passkey: 4, 'own-storage': 5, certificate: 6 };
const NEITHER: Ranks = { 'security-key': 1, password: 2, oidc: 3, passkey: 4, 'own-storage': 5, certificate: 6 };

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
