/** What the wallet's own pages ask about sites: what each sees, where it is, and which ones are blocked. */
import type { Hex } from '../lib/bytes.ts';
import type { ActiveSite } from './snapshot.ts';

export interface SiteCommands {
  'site-of-tab': { args: { tabId: number; url: string }; answer: ActiveSite | null };
  'disconnect-site': { args: { characterId: string; origin: string }; answer: null };
  'move-site': { args: { origin: string; toCharacterId: string }; answer: null };
  /** What a connected site sees, the active account first. */
  'set-site-accounts': { args: { characterId: string; origin: string; accounts: Hex[] }; answer: null };
  'set-site-network': { args: { characterId: string; origin: string; chainId: number }; answer: null };
  /** Disconnects the site and refuses whatever it asks from now on, without a question. */
  'block-site': { args: { origin: string }; answer: null };
  /** The site may ask again. It is not connected by this. */
  'unblock-site': { args: { origin: string }; answer: null };
}
