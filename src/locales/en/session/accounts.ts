/** What the session says about accounts, login keys, Nostr keys and signing. */
import { room, type Text } from '../../room.ts';
import { toChoice } from '../grammar.ts';

export const sessionAccounts = room('session/accounts', {
  // accounts.ts
  notHere: 'This account is not in this character.',
  hereAlready: (name: Text) => `This account is here already: it is “${name}”.`,
  numbered: (number: Text) => `Account ${number}`,
  chooseAnotherCharacter: 'Choose another character.',
  watchedAddAddress: 'This account is only looked at. Add its address to the other character instead.',
  watchedNoKey: 'This account is only looked at: there is no key to export.',
  // imported.ts
  howManyAccounts: (most: Text) => `Choose 1 to ${most} accounts.`,
  // login-keys.ts
  tooManyLoginKeys: 'This character has too many login keys. Remove some on its Sites page.',
  noSuchLoginKey: 'This login key is not in this character.',
  loginKeyOfOtherSite: 'This login key belongs to another site.',
  watchedCannotSign: 'This account is only looked at: it cannot sign. Use one of your own.',
  // move-funds.ts
  notOnList: 'This account is not on the list any more.',
  renewed: (name: Text) => `${name}, new`,
  // nostr-keys.ts
  noSuchNostrKey: 'This character no longer has this Nostr key.',
  characterFull: 'This character is full. Remove logins or notes that you do not need.',
  nostrKeyHereAlready: (name: Text) => `This key is here already: it is “${name}”.`,
  siteHasOtherKey: (site: Text) => `This can’t be undone any more: ${site} has another key since.`,
  // offered-accounts.ts
  notOffered: 'This account does not wait here any more.',
  nameTaken: (name: Text) => `“${name}” is the name of another account or contact. Choose a different one.`,
  // phrase-content.ts
  phraseOfOtherVersion: 'This phrase has a form that this version does not know. Update the wallet.',
  // phrases.ts
  noSuchPhrase: 'This phrase is not in this character any more.',
  // signing-guard.ts
  limitsChanged: 'The limits have just been changed. Ask again.',
  limitsForbid: 'The limits of this character do not allow this. Nothing was signed.',
  limitsAskForLogin: (methods: readonly string[]) =>
    `The limits of this character ask for a login with ${toChoice(methods.map((name) => `“${name}”`))} first.`,
  // signing.ts
  untitledSignature: 'A signature',
  // taking-out.ts
  keysStay: 'This login method may sign as this character, but its keys do not leave it.',
  limitedKeysStay:
    'This login method has limits for this character, and a key that leaves the character would leave them too. Log in with one without limits, or lift them first.',
  nobodyToAllow: 'This login method or character is not in the log. Nothing was shown.',
  twoManagersFirst:
    'Two managers have to allow this export first: one proposes it under Members, another agrees. Nothing was shown.',
  // unused-keys.ts
  keyInUse: 'One of these keys is in use by now. Load the list again.',
});
