/** What an open login still has of a character whose boxes are damaged. Used only for rotating that character. */
import type { GrantSubject } from '../../keys/grant.ts';
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { decodeProfile, type Profile } from '../profile/profile.ts';
import { readLoginCache } from '../state/login-cache.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** The seed of an open character whose stored grant is damaged. @throws `error`, that of the grant, where the character is closed */
export async function cachedSeed(
  { keyring }: SessionParts,
  subject: GrantSubject,
  reason: unknown,
): Promise<Uint8Array> {
  if (subject.kind !== 'character') throw reason;
  const seed = await keyring
    .useCharacter(bareHex(subject.characterId), async (held, epoch) => (epoch === subject.epoch ? held.slice() : null))
    .catch(() => null);
  if (seed === null) throw reason;
  return seed;
}

/** A profile as an open login of this computer last knew it, from its login cache. */
export async function cachedProfile({ keyring, vault }: SessionParts, characterId: string): Promise<Profile | null> {
  for (const { layer, characterIds, viewedIds } of await keyring.layers()) {
    if (!characterIds.includes(characterId) && !viewedIds.includes(characterId)) continue;
    const cache = await keyring.use(layer, (keys) => readLoginCache(vault, keys));
    const held = cache?.profiles.get(characterId);
    if (held) return decodeProfile(utf8(held.body));
  }
  return null;
}
