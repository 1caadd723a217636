/**
 * A secret that is shown, copied or put into another character leaves the wallet's hands. So only a login that owns the character
 * does it; one that may use the character fills logins in and sees two-step codes.
 */
import { rightsOf } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Profiles } from '../profile/profiles.ts';
import { toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** One of the open logins is enough. @throws WalletError not-allowed */
export async function ensureOwns(
  { keyring }: { keyring: Pick<SessionParts['keyring'], 'layers'> },
  profiles: Pick<Profiles, 'names'>,
  characterId: string,
): Promise<void> {
  const open = (await keyring.layers()).filter(({ characterIds }) => characterIds.includes(characterId));
  // Without an open login the act itself says that the character is closed.
  if (open.length === 0) return;
  const { log } = await profiles.names();
  if (open.some(({ methodId }) => rightsOf(log, toId(methodId)).get(characterId) === 'own')) return;
  throw new WalletError(
    'not-allowed',
    'This login method may fill this in, but not show, copy or change it. Log in with one that owns this character.',
  );
}
