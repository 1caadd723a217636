/** The commands about sites, as a part of the table in ../commands.ts. */
import { askBeforeSignIn } from './site/ask-before-sign-in.ts';
import { askNostrAgain } from './site/ask-nostr-again.ts';
import { blockSite } from './site/block-site.ts';
import { bringNostrKey } from './site/bring-nostr-key.ts';
import { disconnectSite } from './site/disconnect-site.ts';
import { endNostr } from './site/end-nostr.ts';
import { endRepeat } from './site/end-repeat.ts';
import { endSignIn } from './site/end-sign-in.ts';
import { forgetSignIn } from './site/forget-sign-in.ts';
import { moveSite } from './site/move-site.ts';
import { reconnectSite } from './site/reconnect-site.ts';
import { removeLoginKey } from './site/remove-login-key.ts';
import { removeNostrKey } from './site/remove-nostr-key.ts';
import { resumeRepeat } from './site/resume-repeat.ts';
import { setSiteAccounts } from './site/set-site-accounts.ts';
import { setSiteNetwork } from './site/set-site-network.ts';
import { siteOfTab } from './site/site-of-tab.ts';
import { takeSite } from './site/take-site.ts';
import { unblockSite } from './site/unblock-site.ts';

export const SITE_COMMANDS = {
  'site-of-tab': siteOfTab,
  'disconnect-site': disconnectSite,
  'reconnect-site': reconnectSite,
  'move-site': moveSite,
  'take-site': takeSite,
  'set-site-accounts': setSiteAccounts,
  'set-site-network': setSiteNetwork,
  'block-site': blockSite,
  'unblock-site': unblockSite,
  'end-repeat': endRepeat,
  'resume-repeat': resumeRepeat,
  'end-nostr': endNostr,
  'ask-nostr-again': askNostrAgain,
  'ask-before-sign-in': askBeforeSignIn,
  'bring-nostr-key': bringNostrKey,
  'remove-nostr-key': removeNostrKey,
  'end-sign-in': endSignIn,
  'forget-sign-in': forgetSignIn,
  'remove-login-key': removeLoginKey,
};
