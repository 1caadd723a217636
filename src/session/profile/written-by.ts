/** Marks what another login method changed in a profile. The signature of the profile says which method wrote it. */
import type { LogState } from '../../keys/log/state.ts';
import type { SignerName } from '../../keys/right.ts';
import { markChanged } from './changed-contacts.ts';
import { markPlaces } from './changed-places.ts';
import type { Profile } from './profile.ts';
import { methodOfSigner } from './unlisted-targets.ts';

/**
 * @param base the profile as this computer knew it; `null`: it knew none, so every contact is new, and sites and routes stay unmarked
 * @param ownMethod hex id of the login method that reads
 */
export function markedBy(
  log: LogState,
  ownMethod: string,
  signer: SignerName,
  base: Profile | null,
  next: Profile,
): Profile {
  const by = methodOfSigner(log, signer);
  if (by === null || by === ownMethod) return next;
  const isTrusted = log.methods.get(by)?.rank !== 'other';
  if (base === null)
    return isTrusted ? next : markChanged({ ...next, contacts: [], changedContacts: [] }, next, by, false);
  return markPlaces(base, markChanged(base, next, by, isTrusted), by, isTrusted);
}
