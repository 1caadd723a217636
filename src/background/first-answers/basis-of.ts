/** Makes the basis of the wallet in use. */
import browser from 'webextension-polyfill';
import type { Wallet } from '../wallet.ts';
import type { Basis } from './basis.ts';

/**
 * The basis while this wallet is in use. @param others compartments of the other identities that may be named
 * @returns `null`: what a site is told depends on which logins are open, and so on the time
 */
export async function basisOf(
  { id, session, preferences }: Pick<Wallet, 'id' | 'session' | 'preferences'>,
  others: string[],
): Promise<Basis | null> {
  if (await session.signing.hasSiteRules()) return null;
  // A worker that starts reads what is stored.
  await preferences.reload();
  const { windowEthereum, windowNostr, httpSites } = preferences.settings();
  const { version } = browser.runtime.getManifest();
  return { version, inUse: id, others, settings: { windowEthereum, windowNostr, httpSites } };
}
