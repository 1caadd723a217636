/**
 * A site leaves the identity that it belongs to, because the person wants it with another one. The site is told that it sees no account
 * before it can learn of anything else, and continues with the wallet in use as a site that is not connected.
 */
import type { Wallet } from './wallet.ts';

/** The parts of a wallet that a site leaves. */
export type LeftWallet = {
  permissions: Pick<Wallet['permissions'], 'serving' | 'setPreferredChain' | 'revoke'>;
  pages: Pick<Wallet['pages'], 'announce' | 'release'>;
  unlockTab: Pick<Wallet['unlockTab'], 'released'>;
};

export async function releaseSite({ permissions, pages, unlockTab }: LeftWallet, origin: string): Promise<void> {
  // A change of the network at the same moment would say that something else than a disconnection happened.
  const grant = await permissions.serving(origin);
  if (grant !== null) await permissions.setPreferredChain(origin, grant.chainId);
  await permissions.revoke(origin);
  await pages.announce(origin);
  unlockTab.released(origin);
  // The documents of the site come back to the wallet in use, and send there what is not answered.
  await pages.release(async (each) => each !== origin);
}
