/** Sign-ins with Ethereum, and what they allow besides. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toCounted } from '../../grammar.ts';

export const reviewSignIn = room('approvals/review/sign-in', {
  // sign-in.ts
  signInMalformed: 'Not written the usual way',
  signInMalformedText: (asker: Text, reason: Text) =>
    `This sign-in is for ${asker}, the site you are on, but it is not written the usual way: ${reason}`,
  accountYouChoose: '(the account that you choose)',
  accountInMessage: 'Account in the message',
  siteInMessage: 'Site in the message',
  namesNoSite: (from: Text) => `The message names no site to sign in to. It comes from ${from}.`,
  namesOtherSite: (domain: Text, from: Text) => `The message says it comes from ${domain}. It comes from ${from}.`,
  otherProtocol: (scheme: Text) => `The message is for ${scheme}, but the page uses another protocol.`,
  otherAccount: (address: Text, account: Text) => `The message is for ${address}, but ${account} would sign it.`,
  signInPort: 'It names another port',
  signInPortText: (domain: Text, from: Text) =>
    `The message is for ${domain}, this page is ${from}. On one computer several programs can stand behind one name.`,
  signInNetwork: 'It names another network',
  signInNetworkText: (chainId: Text, asker: Text, network: Text) =>
    `The message is for network ${chainId}, but ${asker} is on ${network}. For signing in, that seldom matters.`,
  expiredOn: (date: Text) => `It expired on ${date}.`,
  notValidBefore: (date: Text) => `It is not valid before ${date}.`,
  signInUri: 'It names another address too',
  signInUriText: (uri: Text) => `The message also mentions ${uri}, which is not this site.`,
  signInIssuedLater: 'It is dated in the future',
  signInIssuedLaterText: (date: Text) => `The message says it was written ${date}.`,
  signInWayThere: (domain: Text) => `If you meant to visit ${domain}`,
  signInWayThereText: 'Type its address yourself. Whoever holds such a signature could sign in there as you.',
  sitePretends: () => sentence`This site pretends to be another one.`,
  forOtherAccount: () => sentence`This sign-in is for another account.`,
  hasExpired: () => sentence`This sign-in has expired.`,
  notValidYet: () => sentence`This sign-in is not valid yet.`,
  signInTo: (asker: Text, character: Text) => sentence`Sign in to ${asker} as ${marked(character)}?`,
  untilSiteEndsIt: 'until the site ends it',
  namesNoEnd: 'The message names no end.',
  validFor: 'Valid for',
  saysItIs: 'Says it is',
  signed: 'Signed',
  nothing: 'Nothing',
  // sign-in-resources.ts
  unreadPermission: 'something that cannot be read here',
  alsoAllows: 'Also allows',
  allowedTo: 'Allowed to',
  alsoNames: 'Also names',
  moreLinks: (count: number) => `${toCounted(count, 'more link')}, in the raw data`,
  allowsBelow: 'Whoever has the signature may do what “Also allows” lists below.',
  problems: {
    unread: 'What it allows cannot be read here.',
    placed:
      'Whoever has the signature may do what “Also allows” lists below. The permissions are not placed as the standard says, so a service may read others than these.',
    statement:
      'Whoever has the signature may do what “Also allows” lists below. The message does not say so in words, or says something else. An honest site has no reason for that.',
  },
  hidesPermissions: 'The message hides what it allows',
  givesPermissions: 'It is more than a sign-in: it gives permissions',
  permissionsTick: 'I know what this allows',
});
