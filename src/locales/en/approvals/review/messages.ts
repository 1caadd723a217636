/** Messages and typed data: what they say and allow, log-ins and votes, descriptions of calls and messages. */
import { room, type Text } from '../../../room.ts';
import { marked, type Sentence, sentence } from '../../../sentence.ts';
import { plural, toChoice, toCounted, toListing, toSeries } from '../../grammar.ts';
import { type AccountName, toAccount } from './parts.ts';

/** What an address should be. */
const KINDS_OF_ADDRESS = {
  wallet: 'one of your accounts',
  eoa: 'somebody’s account',
  token: 'a token',
  collection: 'a collection',
  contract: 'a contract',
};

export type KindOfAddress = keyof typeof KINDS_OF_ADDRESS;

export const reviewMessages = room('approvals/review/messages', {
  // message.ts
  whoeverHasIt: 'Whoever has the signature can',
  notByItself: 'Not by itself',
  keyElsewhereText: (named: Text, asking: Text) =>
    `The message says that only ${named} may ask for it, but it comes from ${asking}.`,
  derivesKey: 'This signature may be a key',
  derivesKeyText: (asker: Text) =>
    `Some networks and services make an account’s key from it. If this message belongs to a site other than ${asker}, then ${asker} gets that key and everything it holds.`,
  derivesKeyTick: (asker: Text) => `I trust ${asker} with this key`,
  signUnreadable: (asker: Text) => sentence`Sign something unreadable for ${marked(asker)}?`,
  unreadable: 'Nobody can read this',
  asLongAsHash: 'It is as long as a transaction’s hash and may be one, so nobody can read what it allows.',
  notText: 'It isn’t text, so nobody can read what it allows.',
  unreadableTick: 'I know what these bytes are',
  length: 'Length',
  bytes: (count: number) => toCounted(count, 'byte'),
  // fields.ts
  unknownData: 'Dramatis doesn’t know this message',
  unknownDataText:
    'It has no numbers except times and counters, and no address except yours, like a message for signing in. Read the fields.',
  unknownEffect: 'Dramatis doesn’t know what this allows',
  unknownEffectText: (account: AccountName) =>
    `Read the fields. A signature like this can let somebody move funds of ${toAccount(account)}.`,
  knowsEffect: 'I know what this signature allows',
  notAllReadable: 'Nobody can read all of this',
  tooManyFields: (count: number) => `It has ${toCounted(count, 'field')}, more than anyone can read.`,
  unreadableBytes: 'Dramatis doesn’t know this kind of data, and part of it is bytes that nobody can read.',
  anyNetwork: 'any: it names none',
  extraFields: 'It contains more than a permit',
  extraFieldsText: (names: readonly string[]) =>
    `Dramatis doesn’t know what ${toListing(names)} does here. It may allow something other than what is described.`,
  what: 'What',
  moreFields: (count: number) => `${toCounted(count, 'more field')}, in the raw data`,
  none: 'none',
  yes: 'yes',
  noValue: 'no',
  cutText: (text: Text, length: number) => `${text}… (${toCounted(length, 'character')}, complete in the raw data)`,
  // typed-data.ts
  fieldsNamed: (names: readonly string[], more: number) => toListing(more > 0 ? [...names, `${more} more`] : names),
  notSigned: 'The site sent extra fields',
  notSignedText: (dropped: Text) => `They aren’t part of what you sign: ${dropped}.`,
  // typed-list.ts
  anySiteAndNetwork: 'any site and network: it names none',
  // meta-transaction.ts
  letAct: (name: AccountName) => sentence`Let somebody else act for ${marked(toAccount(name))}?`,
  calls: 'Calls',
  namelessAddress: 'An address without a name',
  actingTick: 'I know what will be done in my name',
  relayedCall: 'Somebody else will act in your name',
  relayedCallText: (account: AccountName) =>
    `Whoever has this signature can make the call below as if ${toAccount(account)} had sent it.`,
  safeTransaction: 'This is a transaction of a shared account',
  safeTransactionText:
    'Once enough owners have signed, the shared account does what is listed below. Yours is one of the signatures.',
  userOperation: 'This is an operation of a smart account',
  userOperationText: 'Whoever has this signature can make the account carry out the call below.',
  delegation: 'This delegates what you may do',
  delegationText: (account: AccountName) =>
    `This lets somebody else act with ${toAccount(account)} until you revoke it.`,
  // statement.ts
  signInElsewhere: (asker: Text, service: Text) => `${asker} isn’t ${service}`,
  signInElsewhereText: (service: Text, account: AccountName, site: Text) =>
    `Whoever has this signature can sign in to ${service} as ${toAccount(account)}. ${service} itself asks for it at ${site}.`,
  signInElsewhereTick: (asker: Text) => `I want ${asker} to be signed in there`,
  givesVotes: 'Somebody else will vote for you',
  givesVotesText: (account: AccountName) =>
    `They vote with everything that ${toAccount(account)} holds of it, until you take the votes back.`,
  nobody: 'nobody',
  whoGetsYourVotes: 'Who gets your votes',
  voteAt: (at: Text, character: Text) => sentence`Vote at ${at} as ${marked(character)}?`,
  vote: 'Vote',
  giveVotesTo: (grantee: Text) => sentence`Give your votes to ${marked(grantee)}?`,
  giveVotes: 'Give votes',
  signStatement: (at: Text, character: Text) => sentence`Sign a statement for ${at} as ${marked(character)}?`,
  signInTo: (at: Text, character: Text) => sentence`Sign in to ${at} as ${marked(character)}?`,
  signIn: 'Sign in',
  signPost: (at: Text, character: Text) => sentence`Sign a message of ${at} as ${marked(character)}?`,
  acceptTerms: (at: Text, character: Text) => sentence`Accept the terms of ${at} as ${marked(character)}?`,
  accept: 'Accept',
  cancelTransfer: (character: Text) => sentence`Cancel a transfer that you signed as ${marked(character)}?`,
  cancelIt: 'Cancel it',
  cancelOrders: (count: number) => plural(count, { one: 'Cancel it', other: 'Cancel them' }),
  cancelOrdersAt: (orders: number, at: Text) => sentence`Cancel ${marked(toCounted(orders, 'order'))} at ${at}?`,
  // unknown-data.ts
  describedSignature: 'This signature counts without a transaction',
  describedSignatureText: (account: AccountName) =>
    `Whoever has it can use it as described, in the name of ${toAccount(account)}.`,
  // described.ts
  saysWhoseCode: 'This contract claims to run known code',
  saysWhoseCodeText: (code: Text) =>
    `The description is for ${code}, but any contract can claim to run that code. Rely on the changes below.`,
  descriptionMisfit: 'Your description doesn’t fit this request',
  descriptionMisfitText: (file: Text, why: Text) =>
    `The request is shown without the description in the file ${file}. ${why}`,
  highPortion: (portion: Text) => `${portion} of the result goes to somebody else`,
  highPortionText: 'Sites that trade for you take 1% or less. The details show where it goes.',
  highPortionTick: 'I want to give that much away',
  nothingPromised: 'Nothing has to come back',
  nothingPromisedText: 'The least that this accepts in return is zero: whoever carries it out may keep all of it.',
  nothingPromisedTick: 'I accept that nothing may come back',
  ownDescription: 'This description is from your own file',
  ownDescriptionText: (file: Text) => `The file ${file} says what this does. Dramatis can’t check it.`,
  /** A description that says in several parts what a call does. */
  intentOf: (parts: readonly string[]) => toSeries(parts),
  makeACall: 'Make a call',
  question: (words: Sentence) => sentence`${words}?`,
  questionWith: (words: Sentence, owner: Text) => sentence`${words}, with ${owner}?`,
  value: 'Value',
  // described-address.ts
  otherKindOfAddress: 'An address isn’t what it should be',
  otherKindOfNamed: (label: Text) => `${label} isn’t what it should be`,
  otherKindOfAddressText: (address: Text, kinds: readonly KindOfAddress[]) =>
    `${address} should be ${toChoice(kinds.map((kind) => KINDS_OF_ADDRESS[kind]))}.`,
  otherKindOfAddressTick: 'I know this address',
  // described-value.ts
  tokenOn: (network: Text) => `a token on ${network}`,
  never: 'never',
  daysAndTime: (days: number, time: Text) => `${toCounted(days, 'day')} ${time}`,
  item: (id: Text) => `item ${id}`,
  block: (height: Text) => `block ${height}`,
  callTo: (to: Text) => `a call to ${to}`,
  unitsOfUnknownToken: (amount: Text) => `${amount} units of an unknown token`,
  ofUnknownToken: (instead: Text) => `${instead} of an unknown token`,
  unitsOfTokenOn: (amount: Text, network: Text) => `${amount} units of a token on ${network}`,
});
