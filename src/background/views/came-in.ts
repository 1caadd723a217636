/** All that came in to a character, as the pages show it and as the prompts compare with it. */

import type { Tracker } from '../../chain/tracker-type.ts';
import type { ActivityView } from '../../messaging/activity.ts';
import { choicesOn, itemChoicesOn, type Profile } from '../../session/session.ts';
import type { ChainClients } from '../adapters/chain-clients.ts';
import type { FoundTokens } from '../adapters/found-tokens.ts';
import { knownNames } from '../adapters/recipients.ts';
import { receivedViews } from './received-views.ts';

export interface CameInParts {
  found: Pick<FoundTokens, 'received'>;
  clients: Pick<ChainClients, 'withTokens'>;
  tracker: Pick<Tracker, 'of'>;
}

/** On every network that is still in the list. */
export async function cameIn(
  { found, clients, tracker }: CameInParts,
  characterId: string,
  profile: Profile,
): Promise<ActivityView[]> {
  const known = knownNames(profile, (await tracker.of(characterId)).list());
  const all = await found.received(characterId).catch(() => []);
  const views = all.map(async (on) => {
    const network = await clients.withTokens(on.chainId).catch(() => null);
    return network === null
      ? []
      : receivedViews({
          network,
          on,
          choices: choicesOn(on.chainId, profile.tokens),
          items: itemChoicesOn(on.chainId, profile.items),
          known,
        });
  });
  return (await Promise.all(views)).flat();
}
