/** Commands about the descriptions of contracts (ERC-7730) that a person adds. */
import { newDescriptions } from '../adapters/descriptions.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function descriptionCommands({ session }: Wallet) {
  const { profiles } = session;
  return {
    async 'add-descriptions'({ characterId, files }) {
      await profiles.update(characterId, (profile) => {
        profile.descriptions = newDescriptions(profile, files);
      });
      return null;
    },
    async 'remove-description'({ characterId, file }) {
      await profiles.update(characterId, (profile) => {
        profile.descriptions = (profile.descriptions ?? []).filter((one) => one.file !== file);
      });
      return null;
    },
  } satisfies Partial<Handlers>;
}
