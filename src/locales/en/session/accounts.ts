/** What the session says about accounts, login keys, Nostr keys and signing. */
import { room, type Text } from '../../room.ts';
import { toChoice } from '../grammar.ts';

export const sessionAccounts = room('session/accounts', {
  // accounts.ts
  notHere: 'This account isn’t in this character.',
  hereAlready: (name: Text) => `This account is already here: “${name}”.`,
  numbered: (number: Text) => `Account ${number}`,
  chooseAnotherCharacter: 'Choose another character.',
  watchedAddAddress: 'You only watch this account. Watch its address as the other character instead.',
  watchedNoKey: 'You only watch this account, so there is no key to export.',
  // imported.ts
  howManyAccounts: (most: Text) => `Choose 1 to ${most} accounts.`,
  // login-keys.ts
  tooManyLoginKeys: 'This character has too many login keys. Remove some on its Sites page.',
  noSuchLoginKey: 'This login key isn’t in this character.',
  loginKeyOfOtherSite: 'This login key belongs to another site.',
  watchedCannotSign: 'You only watch this account, so it can’t sign. Use one of your own.',
  // move-funds.ts
  notOnList: 'This account is no longer on the list.',
  renewed: (name: Text) => `${name}, new`,
  // nostr-keys.ts
  noSuchNostrKey: 'This character no longer has this Nostr key.',
  characterFull: 'This character is full. Remove logins or notes that you no longer need.',
  nostrKeyHereAlready: (name: Text) => `This key is already here: “${name}”.`,
  siteHasOtherKey: (site: Text) => `This can’t be undone any more: ${site} now has another key.`,
  // offered-accounts.ts
  notOffered: 'This account is no longer waiting here.',
  nameTaken: (name: Text) => `“${name}” is the name of another account or contact. Choose a different one.`,
  // phrase-content.ts
  phraseOfOtherVersion: 'This version of the wallet can’t read this phrase. Update the wallet.',
  // phrases.ts
  noSuchPhrase: 'This phrase is no longer in this character.',
  // signing-guard.ts
  limitsForbid: 'The limits of this character don’t allow this. Nothing was signed.',
  limitsAskForLogin: (methods: readonly string[]) =>
    `The limits of this character need a login with ${toChoice(methods.map((name) => `“${name}”`))} first.`,
  // signing.ts
  untitledSignature: 'A signature',
  // taking-out.ts
  keysStay: 'This login method can sign as this character, but can’t export its keys.',
  limitedKeysStay:
    'This login method has limits for this character, and an exported key wouldn’t have them. Log in with a method without limits, or lift the limits first.',
  nobodyToAllow: 'The identity doesn’t know this login method or character. Nothing was shown.',
  twoManagersFirst:
    'Two managers have to allow this export first: one proposes it under Members, and another agrees. Nothing was shown.',
  // unused-keys.ts
  keyInUse: 'One of these keys is now in use. Load the list again.',
});
