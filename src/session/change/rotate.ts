/** New keys for characters because somebody asks for them: after a login with the recovery key, say. Shuts out nobody who still has a login method. */
import type { Why } from '../../messaging/security.ts';
import type { IdentityChange } from './identity-change.ts';

/** Rotates these characters (ids in hex), the identity's names and what management knows. */
export async function rotateCharacters(
  change: IdentityChange,
  characterIds: readonly string[],
  why: Why = 'not-lost',
): Promise<void> {
  if (why === 'lost') change.expose(characterIds);
  const rotation = await change.rotation(characterIds, { identityDocument: true, management: true });
  change.append({ kind: 'character-rotate', rotation });
}
