/** eth_requestAccounts (EIP-1102): connects the site. Idempotent: a connected site is not asked again, a second request joins the first. */
import { notGranted } from '../fault.ts';
import { type Context, done, type Method } from '../method.ts';
import { askConnect } from '../site.ts';

export const ethRequestAccounts: Method = {
  needs: 'unlock',
  connects: true,
  sharesPrompt: true,
  // Connected with a character that is not open now: the person is asked for another one, or the site could do nothing.
  read: () => async (context) => {
    const { deps, grant } = context;
    return grant && deps.session.isOpen(grant.characterId) ? done(grant.accounts) : askConnect(context);
  },
  // The grant, not the outcome: the person may have chosen another character's accounts.
  finish: async (_result, { grant }: Context) => {
    if (!grant) throw notGranted('This site is not connected any more.');
    return grant.accounts;
  },
};
