/** Lost login methods and computers: freezing, freeze codes, new keys, exposed accounts and secrets, the security history. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { plural, toListing } from '../../../grammar.ts';

const quoted = (names: readonly string[]): string => toListing(names.map((name) => `“${name}”`));

export const loss = room('ui/pages/settings/loss', {
  // exposed-accounts.tsx
  exposedAccounts: 'Exposed accounts',
  exposedAccountsLede:
    'Somebody else may know their private keys. Move their funds to a new account with keys that nobody has seen. Dramatis creates it for you.',
  checkBalances: 'Check balances',
  moveFunds: 'Move funds',
  dismiss: 'Dismiss',
  nodesLearn: 'Checking asks the nodes of your networks. They learn that these accounts belong together.',
  exposedSince: (day: Text) => `exposed since ${day}`,
  nothingFound: (at: Text) => `nothing found at ${at}`,
  nothingFoundWithSilent: (at: Text, silent: readonly string[]) =>
    `nothing found at ${at}; no response from ${toListing(silent)}`,
  holds: (held: readonly string[], at: Text) => `holds ${toListing(held)} (${at})`,
  holdsWithSilent: (held: readonly string[], at: Text, silent: readonly string[]) =>
    `holds ${toListing(held)} (${at}); no response from ${toListing(silent)}`,
  // exposed-secrets.tsx
  exposedSecretsWithPhrases: 'Exposed logins, notes and phrases',
  exposedSecrets: 'Exposed logins and notes',
  exposedSecretsLede:
    'Somebody else may know them. Change each password at its site, then here: an entry leaves this list when it has another password.',
  exposedPhrases:
    'Anyone who knows a phrase can empty all of its accounts, in other wallets too: move their funds to accounts that don’t come from it.',
  exposedPhrase: (day: Text) => `Recovery phrase, exposed since ${day}`,
  exposedNostrKey: (day: Text) => `Nostr key, exposed since ${day}`,
  exposedNote: (day: Text) => `Note, exposed since ${day}`,
  exposedUser: (user: Text, day: Text) => `${user}, exposed since ${day}`,
  secretOfUser: (secret: Text, user: Text) => `${secret}, ${user}`,
  exposedUserAt: (user: Text, site: Text, day: Text) => `${user} at ${site}, exposed since ${day}`,
  exposedLogin: (day: Text) => `No user name, exposed since ${day}`,
  exposedLoginAt: (site: Text, day: Text) => `No user name at ${site}, exposed since ${day}`,
  change: {
    login: 'Change this password',
    note: 'Show it',
    phrase: 'See the accounts',
    nostr: 'See the sites',
  },
  // filter-history.tsx
  subjects: {
    all: 'Everything',
    people: 'Login methods',
    rights: 'Levels and agreements',
    characters: 'Characters and the identity',
    computers: 'Computers',
    server: 'What the key server reports',
  },
  who: 'Who',
  everybody: 'Everybody',
  withoutAName: 'Without a name',
  what: 'What',
  // freeze-code-page.tsx
  createFreezeCode: (method: Text) => `Create a freeze code for “${method}”`,
  freezeCodeCreated: 'Freeze code created',
  revokeFreezeCode: (method: Text) => `Revoke the freeze code of “${method}”`,
  freezeCodeRevoked: 'Freeze code revoked',
  printTitle: 'Print the freeze code',
  printLede:
    'It is shown only once. Keep it where you can find it without your computer: in a desk, or with somebody you trust.',
  theFreezeCode: 'The freeze code',
  print: 'Print',
  beginsWithWord: (word: Text, method: Text) =>
    `The code begins with the word ${word}. It freezes “${method}” and does nothing else.`,
  savedIt: 'I’ve saved it',
  codeTitle: (method: Text) => `Freeze code for “${method}”`,
  codeLede:
    'A printed code that freezes this login method from any computer, without a login. It helps if you lose everything at once.',
  needsKeyServer: 'A freeze code needs a key server',
  needsKeyServerWhy:
    'Only a key server can block a login method remotely. This identity is stored on this computer only.',
  chooseKeyServer: 'Choose a key server',
  codeExplained:
    'Anyone who has the sheet can freeze this login method, but can’t open, unfreeze or see anything. Another login method or the recovery key unfreezes it. A code never freezes the last login method that can manage the identity.',
  alreadyHasCode: 'This login method already has a code',
  newCodeReplaces: 'A new code replaces it. Throw the old sheet away.',
  createNewCode: 'Create a new code',
  createCode: 'Create the code',
  revokeCode: 'Revoke it',
  back: 'Back',
  // freeze-dialog.tsx
  revokeCopyOn: (computer: Text) => `Revoke the copy on ${computer}`,
  freezeMethods: (names: readonly string[]) => `Freeze ${quoted(names)}`,
  copyIsRevoked: (computer: Text) => `The copy on ${computer} is revoked`,
  areFrozen: (names: readonly string[]) =>
    plural(names.length, { one: `${quoted(names)} is frozen`, other: `${quoted(names)} are frozen` }),
  freezeQuestion: (method: Text) => `Freeze “${method}”?`,
  isThisComputerLost: 'Is this computer lost?',
  isComputerLost: (computer: Text) => `Is ${computer} lost?`,
  freezeNow: 'Freeze it now',
  revokeCopy: 'Revoke the copy',
  freezeConsequence:
    'It stops working immediately. Another login method can unfreeze it, replace its keys or remove it.',
  lostWithIt: 'What was lost with it?',
  lostWithItHelp:
    'Ticked login methods are frozen everywhere. For the others, only the copy on that computer is revoked.',
  usingItNow: 'You’re using this right now',
  locksHereAlone:
    'The wallet locks here. No other login method can manage the identity, so afterwards only the recovery key restores your access.',
  locksHere:
    'The wallet locks here. Afterwards you get access again with another login method that can manage the identity, or with the recovery key.',
  understandLockedOut: 'I understand that this locks me out here',
  // freeze-sheet.tsx
  codeDoes:
    'This code freezes one login method and does nothing else: it opens nothing, and reveals nothing about your accounts.',
  howToUseCode:
    'To use it: install Dramatis on any computer, choose “Lost something?”, and enter the address of the key server and this code. Spaces, dashes and lower case don’t matter.',
  afterFreezing:
    'Afterwards the login method no longer works at the key server. An offline computer can still open its copy until it connects again.',
  whatUnfreezes: 'Another login method or the recovery key unfreezes it.',
  freezeCode: 'Freeze code',
  freezes: 'Freezes',
  keyServer: 'Key server',
  identity: 'Identity',
  createdOn: 'Created on',
  beginsWith: (mark: ComponentChildren) => (
    <>
      Begins with <b>{mark}</b>
    </>
  ),
  // frozen-methods.tsx
  frozen: 'Frozen',
  frozenExplained:
    'Replacing its keys keeps the login method, with a new credential. In both cases, every character it could open gets new keys.',
  frozenSince: (at: Text) => `Frozen since ${at}`,
  unfreeze: (name: Text) => `Unfreeze “${name}”`,
  unfrozen: (name: Text) => `“${name}” unfrozen`,
  iFoundIt: 'I found it',
  replaceKeys: 'Replace its keys',
  remove: 'Remove it',
  // history-page.tsx
  securityHistory: 'Security history',
  historyLede:
    'Every change to who can open what. Each entry is signed by the login method it names, and its signature was verified here.',
  serverEntriesMissing: 'The key server’s entries are missing',
  nothingOfKind: 'Nothing of this kind has happened.',
  showEverything: 'Show everything',
  showAll: (count: Text) => `Show all ${count}`,
  saveAsCsv: 'Save as CSV',
  notRecognised: 'Don’t recognise something?',
  firstFreeze: (link: (text: string) => ComponentChildren) => (
    <>First {link('freeze the login method')} that did it. Then rotate the characters’ keys.</>
  ),
  atBy: (at: Text, by: Text) => `${at}, ${by}`,
  takesEffect: (at: Text) => `Takes effect ${at}`,
  // loss-pages.tsx
  lostSomething: 'Lost something?',
  lossLede: 'Choose what you lost. It is frozen immediately; you only confirm with a login method or the recovery key.',
  aLoginMethod: 'A login method',
  loggedInWithIt: 'You’re logged in with it',
  freezeIt: 'Freeze it, so that it no longer opens anything',
  aComputer: 'A computer',
  opensWith: (methods: readonly string[], day: Text) => `Opens with ${quoted(methods)}, since ${day}`,
  here: 'Here',
  recoveryKeySeen: (link: (text: string) => ComponentChildren) => (
    <>
      A recovery key opens everything. If somebody may have seen one, {link('make a new one')} immediately and move your
      funds: until then they can do everything you can.
    </>
  ),
  everyChange: (link: (text: string) => ComponentChildren) => (
    <>{link('Security history')}: every change to who can open what.</>
  ),
  // renew-method.tsx
  renewTitle: (method: Text) => `Replace the keys of “${method}”`,
  hasNewKeys: (method: Text) => `“${method}” has new keys`,
  renewLede:
    'It keeps its name and level and is created again on this computer. The old credential no longer opens this identity.',
  newCredential: 'New credential',
  passkeyElsewhere: 'A phone or a password manager can keep one.',
  canManage: 'It can manage your identity',
  canManageWaits:
    'It works again after three days and can be cancelled until then. If you confirm with the recovery key, it works immediately.',
  confirmWithAnother: 'Confirm with another login method. The wallet then locks, and opens with the new keys.',
  deleteOldFile: (address: Text) => `Delete its old file afterwards: ${address}`,
  goOn: 'Continue',
  hasNewKeysLede: 'It opens with its new credential from now on.',
});
