/** Makes the basis of the wallet in use. */
import browser from 'webextension-polyfill';
import type { Wallet } from '../wallet.ts';
import type { Basis } from './basis.ts';

/**
 * The basis while this wallet is in use. @param otherIds compartments of the other identities that may be named
 * @returns `null`: what a site is told depends on which logins are open, and so on the time. A hidden identity makes room when it locks, and
 * limits that name sites hold while the wallet is open
 */
export async function basisOf({ id, session, preferences, others }: InUse, otherIds: string[]): Promise<Basis | null> {
  if (others.isHidden() || (await session.signing.hasSiteRules())) return null;
  // A worker that starts reads what is stored.
  const { windowEthereum, windowNostr, httpSites } = await preferences.stored();
  const { version } = browser.runtime.getManifest();
  return { version, inUse: id, others: otherIds, settings: { windowEthereum, windowNostr, httpSites } };
}

type InUse = Pick<Wallet, 'id' | 'session' | 'preferences' | 'others'>;
