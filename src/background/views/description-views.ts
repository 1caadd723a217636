/** The descriptions of contracts that a character has, as the pages show them. */
import type { DescriptionView } from '../../messaging/place-views.ts';
import type { Profile } from '../../session/session.ts';
import { readDescriptions } from '../adapters/descriptions.ts';

export const descriptionViews = (profile: Pick<Profile, 'descriptions'>): DescriptionView[] =>
  readDescriptions(profile).map(({ file, descriptor }) => {
    const { context, metadata, display } = descriptor;
    return {
      file,
      title: metadata.contractName ?? metadata.owner ?? null,
      signs: context.contract ? 'calls' : 'messages',
      count: Object.keys(display.formats).length,
      contracts: (context.contract?.deployments ?? context.eip712?.deployments ?? []).length,
    };
  });
