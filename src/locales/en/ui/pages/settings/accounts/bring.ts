/** Importing accounts from another wallet: by recovery phrase, private keys or keystore files. */
import { room, type Text } from '../../../../../room.ts';
import { plural, toChoice, toCounted, toListing, toSeries } from '../../../../grammar.ts';

export const accountsBring = room('ui/pages/settings/accounts/bring', {
  // phrase-words.ts
  onlyEnglish: 'Only phrases of English words can be imported. Import the private keys of these accounts instead.',
  notInList: (number: Text, word: Text) => `Word ${number}, “${word}”, isn’t in the list of phrase words.`,
  othersNotInList: (count: number) =>
    plural(count, { one: `${count} more word isn’t in it.`, other: `${count} more words aren’t in it.` }),
  wrongLength: (count: number, lengths: readonly string[]) =>
    plural(count, {
      one: `This is ${count} word. A phrase has ${toChoice(lengths)}.`,
      other: `These are ${count} words. A phrase has ${toChoice(lengths)}.`,
    }),
  wrongOrder: 'Every word is in the list, but together they aren’t a valid phrase. One word is wrong, or the order is.',
  // read-keys.ts
  tooManyKeys: (most: Text) => `Import at most ${most} keys at a time, and the others afterwards.`,
  wordsNoKey: 'These are words. Import them as a recovery phrase.',
  noPrivateKey: 'Not a private key: a private key has 64 characters, 0–9 and a–f.',
  addressNoKey: 'This is an address. A private key has 64 characters.',
  wrongKeyLength: (count: Text) => `This has ${count} characters. A private key has 64.`,
  noValidKey: 'These 64 characters aren’t a valid private key.',
  // schemes.ts
  schemes: {
    standard: {
      wallets: 'MetaMask, Rabby, Rainbow, Trezor and most others',
      account: (number: Text) => `Imported ${number}`,
    },
    'ledger-live': { wallets: 'Ledger Live', account: (number: Text) => `Ledger Live ${number}` },
    'ledger-legacy': {
      wallets: 'Ledger with older apps (MyEtherWallet, MyCrypto)',
      account: (number: Text) => `Ledger ${number}`,
    },
  },
  imported: 'Imported',
  importedNumber: (number: Text) => `Imported ${number}`,
  // use-keystores.ts
  fileTooLarge: 'This file is too large to be a keystore.',
  fileUnreadable: 'This file can’t be read.',
  // bring-page.tsx
  ways: { phrase: 'Recovery phrase', keys: 'Private keys', files: 'Keystore files' },
  where: {
    phrase:
      'MetaMask, Rabby, Rainbow, Trust Wallet, Coinbase Wallet, Phantom, Ledger and Trezor call it recovery phrase, secret phrase or seed phrase.',
    keys: 'In the other wallet, open the menu of an account and choose to show or export its private key.',
    files: 'MyEtherWallet, geth and other programs store an account as a JSON file with a password.',
  },
  advice: {
    phrase: 'Keep your paper copy of the phrase: your recovery key doesn’t replace it in the other wallet.',
    keys: 'The other wallet still has these keys. Remove them there if it should no longer have them.',
    files: 'The files still hold these keys. Delete files that you no longer need.',
  },
  title: 'Import accounts from another wallet',
  lede: 'The accounts stay usable in the other wallet. Here they belong to one character.',
  importInto: 'Import into',
  intoWhichCharacter: 'Into which character',
  importIntoHelp:
    'Import accounts that have sent each other money into the same character: anyone can see that they belong together.',
  whatYouHave: 'What you have',
  // found-list.tsx
  repeated: 'Repeated',
  inCharacterAs: (character: Text, account: Text) => `In ${character} as ${account}`,
  nameOfAddress: (address: Text) => `Name of ${address}`,
  watchedAs: (account: Text) => `Watched as ${account}; its key is added`,
  notUsedSoFar: 'Not used yet',
  notKnownYetWhether: 'Not yet known if it was used',
  held: (held: readonly string[]) => toSeries(held),
  heldAndMore: (held: readonly string[], more: Text) => toListing([...held, `${more} more`]),
  sent: (count: number) => `${toCounted(count, 'transaction')} sent`,
  // import-chosen.tsx
  chooseAccount: 'Choose an account',
  importAccounts: (count: number) => `Import ${toCounted(count, 'account')}`,
  importedInto: (count: number, character: Text) => `${toCounted(count, 'account')} imported into ${character}`,
  showAccounts: 'Show the accounts',
  importMore: 'Import more',
  // kept-phrase-page.tsx
  ofSomePhraseTitle: 'Accounts of a phrase',
  ofPhraseTitle: (phrase: Text) => `Accounts of “${phrase}”`,
  ofPhraseLede: (character: Text) => `Add more accounts of this phrase to ${character}.`,
  phraseExposed: 'Somebody else may know this phrase',
  phraseExposedWhy:
    'They can take everything from its accounts, in other wallets too. Import an account only to move its funds to one that doesn’t come from this phrase.',
  backToAccounts: 'Back to the accounts',
  inTheList: 'They are in the list with the other accounts of this character.',
  // key-accounts.tsx
  accountsOfKeys: 'Accounts of these keys',
  noNetworkAnswers: 'No network is responding',
  didNotAnswer: (networks: readonly string[]) => `No response from ${toListing(networks)}`,
  holdingsNotShown: 'What these accounts hold there isn’t shown. You can import them anyway.',
  // keys-form.tsx
  line: (line: Text) => `Line ${line}`,
  lineRepeats: (line: Text, repeats: Text) => `Line ${line} repeats line ${repeats}`,
  enterKey: 'Enter a private key.',
  keysHelp: 'One per line. You can write a name before or after each key.',
  keysSoFar: (count: number) => `${toCounted(count, 'key')} so far`,
  show: 'Show',
  hide: 'Hide',
  wrongLine: (line: Text, why: Text) => `Line ${line}: ${why}`,
  seenKeys: 'Anyone who has seen a key still has it. For long-term funds, create a new account and move them there.',
  goOn: 'Continue',
  // keystore-form.tsx
  passwordOfFiles: (count: number) => plural(count, { one: 'Password of the file', other: 'Password of the files' }),
  passwordOfFilesHelp: 'If a file has a different password, you can enter it afterwards.',
  openFiles: (count: number) => plural(count, { one: 'Open the file', other: 'Open the files' }),
  stop: 'Stop',
  openOtherFiles: 'Open the other files',
  chooseFiles: 'Choose keystore files, or drop them here',
  chooseFilesHelp: 'JSON files of MetaMask, MyEtherWallet, geth, ethers and others, often named UTC--…',
  choose: 'Choose',
  noAddress: 'No address in the file',
  openingFile: (file: Text) => `Opening ${file}`,
  passwordOfThisFile: 'Password of this file',
  opened: 'Opened',
  leaveOut: (file: Text) => `Leave out ${file}`,
  // phrase-accounts.tsx
  accountsOfPhrase: 'Accounts of this phrase',
  askingAbout: (wallets: Text) => `Asking the networks about accounts of ${wallets}…`,
  askingAboutPhrase: 'Asking the networks about accounts of this phrase…',
  stopped: 'Stopped before a network answered.',
  importNow: 'You can import accounts now and see later what they hold.',
  used: (count: number) => `${toCounted(count, 'account')} with a history or balance.`,
  noneUsed: (networks: number) =>
    plural(networks, {
      one: 'No account of this phrase was used on the network of this character.',
      other: `No account of this phrase was used on the ${networks} networks of this character.`,
    }),
  ifYouExpectedSome: 'If you expected some, check the order of the words and the passphrase.',
  someMayBeMissing: 'Accounts that were used only there may be missing from this list.',
  more: 'More accounts and other paths',
  showMore: 'Show more',
  anotherPath: 'Another path',
  add: 'Add',
  // phrase-field.tsx
  phraseHelp: '12, 15, 18, 21 or 24 words, in order. Line breaks and numbers don’t matter.',
  wordsSoFar: (count: number) => `${toCounted(count, 'word')} so far`,
  validWords: (count: Text) => `${count} words, in a valid order`,
  wordMayBe: (number: Text) => `Word ${number} may be`,
  // phrase-form.tsx
  importedPhrase: 'Imported phrase',
  hasPassphrase: 'This phrase has a passphrase',
  passphrase: 'Passphrase',
  passphraseHelp:
    'Also called the 25th word. It isn’t your wallet’s password. Each passphrase leads to different accounts.',
  hardwareWallets:
    'A Ledger or Trezor protects its phrase only as long as you never type it into a computer. Afterwards this computer can use these accounts without the device.',
  findAccounts: 'Find accounts',
  keepPhraseIn: (character: Text) => `Keep the phrase in ${character}`,
  keepPhraseHelp: 'You can then add more of its accounts and show the phrase again. It is encrypted like your keys.',
  phraseName: 'Name of the phrase',
});
