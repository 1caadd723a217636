/** Rotates characters because the person asks for it, for example after a login with the recovery key. Removes no login method. */
import type { Why } from '../../messaging/security.ts';
import type { IdentityChange } from './change-draft.ts';

/** Rotates these characters (ids in hex), the key of the identity document and the management key. */
export async function rotateCharacters(
  change: IdentityChange,
  characterIds: readonly string[],
  why: Why = 'not-lost',
): Promise<void> {
  if (why === 'lost') change.expose(characterIds);
  const rotation = await change.rotation(characterIds, { identityDocument: true, management: true });
  change.append({ kind: 'character-rotate', rotation });
}
