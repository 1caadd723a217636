/** Commands about the descriptions of contracts (ERC-7730) that a person adds. */
import { newDescriptions } from '../adapters/descriptions.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function descriptionCommands({ session, removals }: Pick<Wallet, 'session' | 'removals'>) {
  const { profiles } = session;
  return {
    async 'add-descriptions'({ characterId, files }) {
      await profiles.update(characterId, (profile) => {
        profile.descriptions = newDescriptions(profile, files);
      });
      return null;
    },
    async 'remove-description'({ characterId, file }) {
      const { description, at } = await profiles.update(characterId, (profile) => {
        const { descriptions = [] } = profile;
        const place = descriptions.findIndex((one) => one.file === file);
        profile.descriptions = descriptions.filter((one) => one.file !== file);
        return { description: descriptions[place], at: place };
      });
      return description ? removals.keep({ what: 'description', characterId, description, at }) : null;
    },
  } satisfies Partial<Handlers>;
}
