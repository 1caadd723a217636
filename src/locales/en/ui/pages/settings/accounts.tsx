/** Accounts of a character: their list and details, private keys and phrases, accounts of other login methods, unused keys. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { toCounted, toListing } from '../../../grammar.ts';

const keys = (count: number): string => toCounted(count, 'key');

export const accounts = room('ui/pages/settings/accounts', {
  // account-items.ts
  rename: 'Rename',
  share: 'Add to another character',
  exportKey: 'Show the private key',
  remove: 'Remove',
  // account-act.tsx
  renamed: (name: Text) => `Renamed to ${name}`,
  renameTitle: (name: Text) => `Rename ${name}`,
  name: 'Name',
  onlyYouSeeName: 'Only you see this name.',
  // account-detail.tsx
  kinds: { hd: 'Created here', imported: 'Imported', watch: 'Watched, without a key' },
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  whatOpensIt: 'What opens it',
  facts: {
    kind: 'Kind',
    path: 'Derivation path',
    balanceOn: (network: Text) => `Balance on ${network}`,
    sites: 'Sites that see it',
  },
  noSites: 'None',
  sites: (names: readonly string[]) => toListing(names),
  lastActivity: 'Last activity',
  fullHistoryOf: (name: Text) => `Full history of ${name}`,
  holds: 'Holds',
  andMore: (count: Text) => `And ${count} more.`,
  // account-row.tsx
  viewOnly: 'View only',
  copyAddressOf: (name: Text) => `Copy the address of ${name}`,
  // accounts.tsx
  ready: (name: Text) => `${name} is ready`,
  title: 'Accounts',
  lede: (character: Text) => `The accounts of ${character}. A site sees only the accounts you choose for it.`,
  noAccountYet: 'No account yet',
  noAccountYetHelp: (character: Text) => `Create an account for ${character}, or import accounts from another wallet.`,
  newAccount: 'New account',
  importAccounts: 'Import from another wallet',
  watchAddress: 'Watch an address',
  ownPhrase: 'Recovery phrase for other wallets',
  ownPhraseHelp: (character: Text) =>
    `The accounts created by ${character} all come from one recovery phrase (BIP-39), which you can import into other wallets. Anyone who sees the phrase controls these accounts. Your recovery key already covers them.`,
  showOwnPhrase: 'Show the recovery phrase',
  noOwnPhrase: (character: Text) =>
    `None of these accounts comes from the recovery phrase of ${character}. Each imported account has its own private key, which its menu shows.`,
  // export-key.tsx
  showKeyOf: (account: Text) => `Show the private key of ${account}`,
  keyShown: 'Private key shown',
  keyOf: (account: Text) => `Private key of ${account}`,
  cancel: 'Cancel',
  done: 'Done',
  confirmExport: 'Confirm and show',
  anyoneTakesAll: 'Anyone who sees this key can take everything in this account',
  nobodyNeedsKey: 'No site or support team ever needs it. Store it where nobody else can see it.',
  // export-permission.tsx
  aLoginMethod: 'A login method',
  methodUntil: (method: Text, until: Text) => `“${method}” (until ${until})`,
  twoManagersAllow: 'Two managers have to allow this',
  mayExportOnce: (methods: readonly string[]) =>
    `${toListing(methods)} may export once. Confirm with that login method.`,
  howToBeAllowed:
    'One manager proposes the export, and another agrees. The login method that they chose can then export once, within a day. The recovery key needs no agreement.',
  proposeUnderMembers: (link: (text: string) => ComponentChildren) => (
    <>{link('Propose it under Members')}, in the person’s menu.</>
  ),
  // export-phrase.tsx
  showOwnPhraseOf: (name: Text) => `Show the recovery phrase of ${name}`,
  showKeptPhrase: (name: Text) => `Show the phrase “${name}”`,
  phraseShown: 'Recovery phrase shown',
  ownPhraseOf: (name: Text) => `Recovery phrase of ${name}`,
  keptPhrase: (name: Text) => `Phrase “${name}”`,
  anyoneControlsAccounts: 'Anyone who sees this phrase controls these accounts',
  ownPhraseGivesAccess: (character: Text) =>
    `It gives access to every account that ${character} has created or will create. Nobody but you ever needs it.`,
  keptPhraseGivesAccess:
    'It gives access to all of its accounts, including those that you didn’t import. Nobody but you ever needs it.',
  hasPassphrase: 'This phrase has a passphrase. Another wallet needs both.',
  // export-right.tsx
  showsNoKeys: 'This login shows no keys',
  // kept-phrases.tsx
  keptPhrases: 'Phrases of other wallets',
  keptPhrasesHelp: (character: Text) =>
    `${character} keeps them encrypted, so that you can add more of their accounts. Your recovery key and backups cover them.`,
  exposed: 'Exposed',
  addAccounts: 'Add accounts',
  showPhrase: 'Show the phrase',
  removePhraseQuestion: (phrase: Text) => `Remove the phrase “${phrase}”?`,
  removePhraseConsequence: (character: Text) =>
    `The accounts that you imported with it stay in ${character}, and each keeps its own key. Dramatis can no longer show this phrase or add more of its accounts: make sure that you have it elsewhere.`,
  // offered-accounts.tsx
  offeredRemoved: (by: Text) => `Account from ${by} removed`,
  offered: 'Added by another login method',
  offeredHelp: (character: Text) =>
    `The person who added an account may have its private key and can take what it receives. ${character} doesn’t use it until you accept it.`,
  offeredBy: (by: Text) => `${by} added this account`,
  addressCalled: (address: ComponentChildren, name: Text) => (
    <>
      {address}, called “{name}”
    </>
  ),
  useAccount: 'Use account',
  addedTo: (account: Text, character: Text) => `${account} added to ${character}`,
  useQuestion: (by: Text) => `Use the account from ${by}?`,
  useOnlyIf: (by: Text) =>
    `Use it only if you added it yourself with ${by}. Anyone who has that login method can get the private key.`,
  // remove-account.tsx
  removed: (name: Text) => `${name} removed`,
  removeQuestion: (account: Text, character: Text) => `Remove “${account}” from ${character}?`,
  notEmpty: 'This account isn’t empty',
  moveFundsFirst: 'Move its funds first, or add it to another character.',
  whatGoes: {
    watch: 'This account is view-only, so nothing is lost.',
    imported:
      'If no other character has this account, its private key is deleted from Dramatis. You can then use it only with a copy of the key that you keep elsewhere.',
    hd: 'If no other character has this account, Dramatis can no longer sign with it. The recovery phrase of this character still restores it.',
  },
  // save-keystore.tsx
  passwordsDiffer: 'The two passwords differ. Enter the second one again.',
  passwordTooEasy: 'This password is too easy to guess. Make it longer.',
  saveAsKeystore: 'Save as a keystore file',
  filePassword: 'Password for the file',
  filePasswordHelp: 'Anyone who has the file and this password controls the account.',
  passwordAgain: 'Password again',
  makingFile: 'Making the file',
  saveFile: 'Save the file',
  saved: 'Saved',
  savedInDownloads: (file: Text) => `${file} is in your downloads folder.`,
  // secret-text.tsx
  hide: 'Hide',
  showPassphrase: 'Show the passphrase',
  // share-account.tsx
  shareTitle: (account: Text) => `Add “${account}” to another character`,
  add: 'Add',
  addToCharacter: (chosen: Text) => `Add to ${chosen}`,
  linksCharacters: 'This links the two characters',
  bothUseIt: 'Both characters then use the same address, and anyone can see that.',
  getsItLater: {
    closed: (character: Text) => `${character} is closed; it gets the account the next time it opens.`,
    viewed: (character: Text) => `${character} is only viewed here; it gets the account the next time it opens.`,
  },
  // unused-keys.tsx
  keys,
  keysDeleted: (count: number) => `${keys(count)} deleted`,
  unusedKeys: 'Unused encrypted keys',
  unusedKeysHelp: (character: Text) =>
    `${character}’s keys can’t decrypt them, or one login method added too many. Nothing uses them.`,
  notSigned: 'Not signed by any login method of this identity',
  signedBy: (method: Text) => `Signed by ${method}`,
  deleteKeys: 'Delete',
  deleteQuestion: (count: number) => `Delete ${keys(count)}?`,
  deletesUnsigned: 'They aren’t signed by any login method of this identity. They can’t be restored.',
  deletesSigned: (method: Text) =>
    `${method} signed them. If you added keys with it and can’t find them, keep these. They can’t be restored.`,
  // watch-address.tsx
  watched: 'Watched',
  watching: (name: Text) => `Watching ${name}`,
  watch: 'Watch',
  address: 'Address',
  watchHelp: 'You can see its balance, but you can’t sign with it.',
  exampleName: 'Grandmother’s wallet',
});
