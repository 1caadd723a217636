/** What most reviews say: times, tokens, accounts, recipients, the site, hidden text, blind signing. */
import { room, type Text } from '../../../room.ts';
import { toCounted, toListing, toTimes } from '../../grammar.ts';
import { type AccountName, toAccount, toEnding } from './parts.ts';

export const reviewCommon = room('approvals/review/common', {
  // words.ts
  ending: toEnding,
  dayAndTime: (day: Text, time: Text) => `${day}, ${time}`,
  minutes: (count: number) => toCounted(count, 'minute'),
  hours: (count: number) => toCounted(count, 'hour'),
  days: (count: number) => toCounted(count, 'day'),
  // asset.ts
  unitsOfToken: (token: Text) => `units of ${token}`,
  namelessCoins: 'nameless coins',
  unknownToken: 'Unknown token',
  // context.ts
  coins: 'coins',
  dramatis: 'Dramatis',
  networkNumber: (chainId: Text) => `Network ${chainId}`,
  // grantee.ts
  somebodysAccountAt: (address: Text) => `${address} (somebody’s account)`,
  unknownContractAt: (address: Text) => `${address} (an unknown contract)`,
  nobodyYouKnowAt: (address: Text) => `${address} (nobody you know)`,
  somebodysAccount: 'Somebody’s account',
  spenderIsAccount: 'Granted to an account, not a contract',
  spenderIsAccountText: 'Its owner can take what this allows at any time. Honest sites name a contract here.',
  // collection.ts
  asItsContractSays: (address: Text) => `according to its contract; ${address}`,
  // warning.ts
  moreLikeIt: (more: Text) => `And ${more} more like it.`,
  anyway: (verb: Text) => `${verb} anyway`,
  oddChecksum: 'An address has an unusual checksum',
  oddChecksumText: {
    recipient: 'The capital letters of the recipient’s address don’t follow EIP-55, so a typo wouldn’t be noticed.',
    fields: (names: Text) => `Its capital letters don’t follow EIP-55, so a typo wouldn’t be noticed: ${names}.`,
  },
  // blind.ts
  mayAllowAnything: (problem: Text) =>
    `${problem} It may allow anything, such as taking everything this account holds.`,
  blindSigningOff: (problem: Text) =>
    `${problem} Blind signing is off. To sign it anyway, turn on “Allow blind signing” in Settings, Preferences.`,
  // text.ts
  turnedText: 'Parts of this text may be shown backwards',
  turnedTextText: 'The characters that cause this are marked below.',
  hiddenCharacters: 'This text has hidden characters',
  hiddenCharactersText: 'Each of them is shown below as its number.',
  mixedAlphabets: 'Letters that look like others',
  mixedAlphabetsText: (names: readonly string[]) =>
    `Some words use letters of another alphabet, or letters that only look like plain ones: ${toListing(names)}.`,
  noBreakBlanks: 'Some spaces are special characters',
  noBreakBlanksText: 'They look alike and keep words on one line.',
  // memoize-data.ts
  networkTooSlow: 'The network is taking too long.',
  // typed-words.ts
  otherOwnerText: (owner: Text, account: AccountName) => `It is for ${owner}, not for ${toAccount(account)}.`,
  // site.ts
  phishingSite: 'This site is on a list of phishing sites',
  phishingSiteText: (host: Text) => `${host} is known for stealing. Refuse, and close the page.`,
  phishingSiteTick: (site: Text) => `I know that ${site} is on that list`,
  blockedDomain: 'You blocked a site of the same owner',
  blockedDomainText: (blocked: Text) =>
    `You blocked another site of ${blocked}. This one probably belongs to the same people.`,
  blockedDomainTick: (site: Text) => `I trust ${site} anyway`,
  resemblingSite: (resembled: Text) => `This isn’t ${resembled}`,
  resemblingSiteText: (domain: Text, resembled: Text) =>
    `${domain} only uses its name. If you want to visit ${resembled}, type its address yourself.`,
  insecureSite: 'This page was loaded without encryption',
  insecureSiteText: 'Somebody on the way to it may have changed what it asks for.',
  unusualLetters: 'The address of this site has unusual letters',
  unusualLettersText: (site: Text) =>
    `In the browser they may look like the address of another site. Spelled out, it is ${site}.`,
  // reviewer.ts
  viewOnly: 'You only watch this account',
  viewOnlyText: (account: AccountName) => `Dramatis has no key for ${toAccount(account)}, so it can’t sign.`,
  loginKey: 'A login key can only sign in',
  nostr: 'Nostr',
  // recipient.ts
  ownAccount: 'Your own account',
  ownAccountNamed: (name: Text) => `${name}, your own account`,
  watchedAccount: 'An account that you only watch',
  watchedAccountNamed: (name: Text) => `${name}, an account that you only watch`,
  inAddressBook: (name: Text) => `${name}, in your address book`,
  whereYouSent: (name: Text, times: number) => `${name}, which you’ve sent to ${toTimes(times)}`,
  anAddressWhereYouSent: (times: number) => `An address that you’ve sent to ${toTimes(times)}`,
  ensName: (ensName: Text) => `${ensName} (ENS)`,
  labelWithEns: (label: Text, ensName: Text) => `${label}, ${ensName} (ENS)`,
  neverUsedBefore: 'Never used before',
  usedBefore: 'Used before',
  youAreSendingTo: 'You are sending to',
  toSelf: 'To the same account',
  toSelfText: 'Nothing moves; it only costs the network fee.',
  sentYouSomething: (timesReceived: number) => `An address that sent you something ${toTimes(timesReceived)}`,
  looksLikeSender: 'This looks like an address that sent you something, but it is a different one',
  looksLikeUsed: 'This looks like an address you’ve used, but it is a different one',
  looksLike: (name: Text) => `This looks like ${name}’s address, but isn’t`,
  lookAlikeText: 'Somebody may want you to confuse the two.',
  lookAlikeTick: 'I compared the whole address, and this is the one I mean',
  nobody: 'Nobody controls this address',
  nobodyText: 'What you send to it is gone forever.',
  nobodyTick: 'I want to destroy what I send',
  tokenContract: 'This is the token itself, not a person',
  tokenContractText: 'Tokens sent to their own contract are almost always lost.',
  tokenContractTick: 'I know that they will probably be lost',
  neverSentThere: 'You’ve never sent anything there',
  neverSentTo: (name: Text) => `You’ve never sent anything to ${name}`,
  compareWatched: 'You only watch it, so its key isn’t here. Compare the whole address with the one you were given.',
  compareAddress: 'Compare the whole address with the one you were given.',
  notLookedAt: 'This address couldn’t be checked',
  notLookedAtText: 'The network isn’t responding, so it isn’t known whether this is a person or a contract.',
  recipientIsContract: 'This is a contract, not a person',
  coinsCanBeLost: 'Coins sent to it can be lost.',
  tokensCanBeLost: 'Tokens sent to it can be lost.',
});
