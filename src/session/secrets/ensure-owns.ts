/**
 * A secret that is shown, copied or put into another character leaves the wallet's hands. So only a login that owns the character
 * does it; one that may use the character fills logins in and sees two-step codes.
 */

import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import { ensureOneOwns, holding } from '../profile/owning.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** One of the open logins is enough. @throws WalletError not-allowed */
export async function ensureOwns(
  { keyring }: { keyring: Pick<SessionParts['keyring'], 'layers'> },
  profiles: Pick<Profiles, 'names'>,
  characterId: string,
): Promise<void> {
  const ids = await holding(keyring, characterId);
  // Without an open login the act itself says that the character is closed.
  if (ids.length === 0) return;
  await ensureOneOwns(profiles, characterId, ids, t.mayOnlyFill);
}
