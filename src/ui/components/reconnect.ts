/** Takes back that a site was disconnected. */
import type { SiteView } from '../../messaging/place-views.ts';
import type { Command } from '../connection.ts';
import type { Undo } from './toast.tsx';

/** `null`: a Nostr key or a sign-in goes with it, which would not come back. What the site could repeat stays ended. */
export function reconnecting(command: Command, characterId: string, site: SiteView | undefined): Undo {
  if (site === undefined || site.accounts.length === 0) return null;
  const { origin, accounts, chainId, freeChains: chains = [], since } = site;
  if (site.nostr || site.signsIn || site.changedBy !== undefined || site.keptOut) return null;
  return () => command('reconnect-site', { characterId, origin, accounts, chainId, chains, since });
}
