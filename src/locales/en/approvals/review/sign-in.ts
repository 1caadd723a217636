/** Sign-ins with Ethereum, and what they allow besides. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toCounted } from '../../grammar.ts';
import { type AccountName, toAccount } from './parts.ts';

export const reviewSignIn = room('approvals/review/sign-in', {
  // sign-in.ts
  signInMalformed: 'Not in the usual format',
  signInMalformedText: (asker: Text, reason: Text) => `${reason} It is for ${asker}, the site you’re on.`,
  accountYouChoose: '(the account that you choose)',
  accountInMessage: 'Account in the message',
  siteInMessage: 'Site in the message',
  namesNoSite: (from: Text) => `The message doesn’t name a site to sign in to. It comes from ${from}.`,
  namesOtherSite: (domain: Text, from: Text) => `The message says it is from ${domain}, but it comes from ${from}.`,
  otherProtocol: (scheme: Text) => `The message is for ${scheme}, but the page uses another protocol.`,
  otherAccount: (address: Text, account: AccountName) =>
    `The message is for ${address}, but ${toAccount(account)} would sign it.`,
  signInPort: 'It names another port',
  signInPortText: (domain: Text, from: Text) =>
    `The message is for ${domain}, but this page is ${from}. Several programs on one computer can share a name.`,
  signInNetwork: 'It names another network',
  signInNetworkText: (chainId: Text, asker: Text, network: Text) =>
    `The message is for network ${chainId}, but ${asker} is on ${network}. For signing in, that rarely matters.`,
  expiredOn: (date: Text) => `It expired on ${date}.`,
  notValidBefore: (date: Text) => `It isn’t valid before ${date}.`,
  signInUri: 'It names another address too',
  signInUriText: (uri: Text) => `The message also mentions ${uri}, which isn’t this site.`,
  signInIssuedLater: 'It is dated in the future',
  signInIssuedLaterText: (date: Text) => `The message says that it was written on ${date}.`,
  signInWayThere: (domain: Text) => `If you want to visit ${domain}`,
  signInWayThereText: 'Type its address yourself. Whoever has this signature could sign in there as you.',
  sitePretends: () => sentence`This site pretends to be another one.`,
  forOtherAccount: () => sentence`This sign-in is for another account.`,
  hasExpired: () => sentence`This sign-in has expired.`,
  notValidYet: () => sentence`This sign-in isn’t valid yet.`,
  signInTo: (asker: Text, character: Text) => sentence`Sign in to ${asker} as ${marked(character)}?`,
  untilSiteEndsIt: 'until the site ends it',
  namesNoEnd: 'The message doesn’t say when it ends.',
  validFor: 'Valid for',
  saysItIs: 'Claims to be',
  signed: 'Signed',
  nothing: 'Nothing',
  // sign-in-resources.ts
  unreadPermission: 'something that Dramatis can’t read',
  alsoAllows: 'Also allows',
  allowedTo: 'Allowed to',
  alsoNames: 'Also names',
  moreLinks: (count: number) => `${toCounted(count, 'more link')}, in the raw data`,
  allowsBelow: 'Whoever has the signature can do what “Also allows” lists below.',
  problems: {
    unread: 'Dramatis can’t read what it allows.',
    placed:
      'Whoever has the signature can do what “Also allows” lists below. The permissions aren’t where the standard puts them, so a service may read different ones.',
    statement:
      'Whoever has the signature can do what “Also allows” lists below. The text of the message doesn’t say so, or says something else. An honest site has no reason for that.',
  },
  hidesPermissions: 'The message hides what it allows',
  givesPermissions: 'It is more than a sign-in: it grants permissions',
  permissionsTick: 'I know what this allows',
});
