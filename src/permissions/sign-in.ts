/** The part of the permissions that is about sign-ins without a prompt: they end with the account, and when another character serves the site. */
import type { Queue } from '../lib/queue.ts';
import type { Permissions } from './contract.ts';
import type { SiteGrant } from './grant.ts';

/** Reads and writes of grants, within a turn. */
interface Grants {
  inTurn: Queue;
  need(characterId: string, origin: string): Promise<SiteGrant>;
  rewrite(grant: SiteGrant): Promise<SiteGrant>;
}

/** The grant without what was agreed for an account that the site does not see, or for a site that this character does not serve. */
export function withFittingSignIn({ signsIn, ...grant }: SiteGrant): SiteGrant {
  return signsIn && grant.serves && grant.accounts.includes(signsIn.account) ? { ...grant, signsIn } : grant;
}

export const createSignInGrants = ({
  inTurn,
  need,
  rewrite,
}: Grants): Pick<Permissions, 'letSignIn' | 'askBeforeSignIn'> => ({
  letSignIn: (characterId, origin, policy) =>
    inTurn(async () => {
      await rewrite({ ...(await need(characterId, origin)), signsIn: policy });
    }),
  askBeforeSignIn: (characterId, origin) =>
    inTurn(async () => {
      const { signsIn, ...grant } = await need(characterId, origin);
      if (signsIn) await rewrite(grant);
    }),
});
