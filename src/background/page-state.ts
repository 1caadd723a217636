/** The state that a document is sent: what the provider in it answers from. */
import { toQuantity } from '../ethereum/quantity.ts';
import type { ProviderState } from '../messaging/provider.ts';
import type { Settings } from '../messaging/settings.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { networkOf } from '../permissions/serving.ts';
import type { Caller } from '../rpc/deps.ts';
import { isServed } from './browser/sender.ts';

/** The settings that a page can tell. */
export type PageSettings = Pick<Settings, 'windowEthereum' | 'windowNostr' | 'httpSites'>;

/** What is known of a site, whether it is served or not. */
export interface SiteFacts {
  settings: PageSettings;
  /** The grant that serves it with accounts. */
  grant: SiteGrant | null;
  /** It has a Nostr key. Counts where no grant serves it. */
  hasNostr: boolean;
  /** The network that it chose before it was connected. Counts where no grant serves it. */
  chosenChain: number | null;
}

export function pageState({ origin, frameId }: Pick<Caller, 'origin' | 'frameId'>, facts: SiteFacts): ProviderState {
  const { windowEthereum, windowNostr, httpSites } = facts.settings;
  const isWelcome = isServed(origin, httpSites);
  const grant = isWelcome ? facts.grant : null;
  return {
    served: isWelcome && (frameId === 0 || grant !== null || facts.hasNostr),
    chainId: toQuantity(networkOf(grant, facts.chosenChain)),
    accounts: grant?.accounts ?? [],
    chains: grant?.chains ?? [],
    windowEthereum,
    windowNostr,
  };
}
