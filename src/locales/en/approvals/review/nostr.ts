/** Nostr keys, events and texts. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { plural, toCounted, toListing } from '../../grammar.ts';

export const reviewNostr = room('approvals/review/nostr', {
  // nostr-connect.ts
  onlyFor: (asker: Text) => `Only for ${asker}`,
  signInWithNostr: (asker: Text, character: Text) => sentence`Sign in to ${asker} with Nostr as ${marked(character)}?`,
  asksForThisKey: (origin: Text, publicKey: Text, npub: Text) =>
    `${origin} asks for the Nostr public key:\n${publicKey}\n${npub}`,
  asksForKey: (origin: Text) => `${origin} asks for the Nostr public key`,
  nostrNoKey: 'This character can’t sign here',
  nostrNoKeyText: (character: Text) => `${character} is closed or view-only, so none of its keys can be used.`,
  nostrLinks: 'This key is known elsewhere',
  nostrLinksText: (asker: Text) =>
    `Anyone, including ${asker}, can see what was published with this key and link it to this visit. ${asker} can also ask to decrypt private messages that this key received elsewhere.`,
  onePublicKey: 'one public key',
  linksYouTo: 'Links you to',
  everySiteWithKey: 'every site that has this key',
  onlyThisSite: (asker: Text) => `nothing; only ${asker} has this key`,
  signAndEncrypt: 'to sign events, and to encrypt and decrypt texts',
  privateKeyAndAccounts: 'the private key, accounts, or other characters',
  // nostr-event.ts
  kind: 'Kind',
  kindWithNumber: (kind: Text, number: Text) => `${kind} (${number})`,
  people: (count: number) => `${count} ${plural(count, { one: 'person', other: 'people' })}`,
  events: (count: number) => toCounted(count, 'event'),
  nowhere: 'nowhere',
  sats: (count: Text) => `${count} sats`,
  yourself: 'yourself',
  dated: 'Dated',
  moreTags: (more: number) => `and ${toCounted(more, 'more tag')}`,
  maySignMore: (act: Text) => `the site may sign more events of this kind (${act})`,
  nostrUnknownKind: (kind: Text) => `Dramatis doesn’t know kind ${kind}`,
  nostrUnknownKindText:
    'It isn’t known what apps do with such an event. Its text and tags are shown below as they are.',
  nostrVanish: 'This asks to delete everything',
  nostrVanishText: 'Relays that comply delete everything ever published with this key, and never accept it again.',
  nostrVanishTick: 'I want to delete everything published with this key',
  nostrDeletion: 'This asks relays to delete what you published',
  nostrDeletionText: 'This can’t be undone. Copies that others have may remain.',
  earlierIsReplaced: 'An earlier event of this kind is replaced as a whole',
  nostrReplacesText: 'What the site leaves out is gone. Read the text and the tags below.',
  nostrReport: 'A report is public',
  nostrReportText: 'Everybody can see who was reported, for what, and by whom.',
  nostrOldMessage: 'Everybody can see who writes to whom',
  nostrOldMessageText:
    'Only the text of this old kind of message is encrypted, and nothing proves that it wasn’t changed.',
  nostrWalletCommand: 'This is a command to a lightning wallet',
  nostrWalletCommandText: 'It can make payments. It is encrypted, so Dramatis can’t read it.',
  nostrWalletCommandTick: 'I know what this command does',
  addresses: (first: readonly string[], more: number) => toListing(more > 0 ? [...first, `${more} more`] : first),
  noAddressAtAll: 'no address at all',
  eventIsFor: (host: Text, asker: Text) =>
    `The event is for ${host}, but ${asker} asks for it. Whoever has the event can sign in there as you for a short time.`,
  nostrLoginElsewhere: 'This signs in to another site',
  nostrLoginElsewhereTick: (asker: Text) => `I want ${asker} to sign in there as me`,
  nostrRelayElsewhere: 'This signs in to a relay of another site',
  datedInFuture: 'It is dated in the future',
  datedInPast: 'It is dated in the past',
  nostrDateText: (date: Text) =>
    `It says that it was written on ${date}. Some apps do that to hide when it was really written.`,
  signsInAt: 'Signs in to',
  forRequestOf: 'For a request from',
  youWouldFollow: 'You would follow',
  yourRelays: 'Your relays',
  deletes: 'Deletes',
  amount: 'Amount',
  mentions: 'Mentions',
  notSaid: 'not specified',
  thousandthsOfSat: (amount: Text) => `${amount} thousandths of a sat`,
  // nostr-text.ts
  letDecrypt: (asker: Text, character: Text) => sentence`Let ${asker} decrypt a message for ${marked(character)}?`,
  encryptText: (asker: Text, character: Text) => sentence`Encrypt a text for ${asker} as ${marked(character)}?`,
  betweenYouAnd: 'Between you and',
  forIt: 'For',
  noteToOneself: 'only this key can open it',
  textItMayKeep: 'the text, which it may keep',
  encryptedText: 'the encrypted text',
  mayEncryptMore: 'the site may encrypt and decrypt any text, with anyone',
  decrypt: 'Decrypt',
  encrypt: 'Encrypt',
});
