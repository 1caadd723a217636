/** Profiles of open characters as the rest of the worker may have them: read and edited, without the character's keys. */
import type { Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';

export interface ProfileActs extends Pick<Profiles, 'read' | 'readable' | 'viewed'> {
  /**
   * Edits a profile and writes it.
   * @param edit changes the copy that it is given; what it throws leaves everything as it was
   * @returns what `edit` returned
   * @throws WalletError locked | closed
   */
  update<Value>(characterId: string, edit: (profile: Profile) => Value): Promise<Value>;
  /** After a login: takes over the profiles of the login cache, so that only what is new is opened and checked. */
  loadCache(): Promise<void>;
  /** Writes the profiles that are open now into the login cache, where they differ from it. */
  saveCache(): Promise<void>;
}

export const createProfileActs = (profiles: Profiles): ProfileActs => ({
  read: profiles.read,
  readable: profiles.readable,
  viewed: profiles.viewed,
  update: (characterId, edit) => profiles.change(characterId, async ({ profile }) => ({ value: await edit(profile) })),
  loadCache: profiles.recall,
  saveCache: profiles.keep,
});
