/** Keys and phrases that cannot be read, and files of keys that do not open. */
import { room, type Text } from '../../room.ts';

export const ethereumKeys = room('ethereum/keys', {
  // keystore.ts
  notAKeystore: 'This isn’t a keystore file that a wallet exported.',
  presaleFile:
    'This is a file from the Ethereum presale, which has a different format. Open it with MyEtherWallet first.',
  otherVersion: 'This keystore file isn’t version 3. Open it in the wallet that made it, and export it again.',
  otherCipher: 'This keystore file is encrypted in a way that Dramatis doesn’t support (only aes-128-ctr).',
  wrongLength: 'This keystore file is damaged: its iv, mac or salt has the wrong length.',
  notAKeyInside: 'This keystore file holds something other than a private key of 32 bytes.',
  otherKeyLength: 'This keystore file needs a key that isn’t 32 bytes long.',
  tooLarge: 'This file is too large to be a keystore.',
  notHexadecimal: (name: Text) => `This keystore file is damaged: its ${name} is missing or isn’t hexadecimal.`,
  noAddress: 'This keystore file is damaged: its address isn’t valid.',
  tooMuchWork: 'This keystore file needs far more computing than a wallet’s file does, so it wasn’t opened.',
  wrongScryptNumbers: 'This keystore file is damaged: its scrypt parameters aren’t valid.',
  otherPbkdf2: 'This keystore file uses PBKDF2 in a way that Dramatis doesn’t support.',
  wrongRounds: 'This keystore file is damaged: its number of rounds isn’t valid.',
  otherDerivation: 'This keystore file turns its password into a key in a way that Dramatis doesn’t support.',
  wrongPassword: 'This password doesn’t open the file.',
  noPrivateKey: 'The password is right, but this file holds no private key.',
  shortPrivateKey: 'The password is right, but the private key in this file is shorter than 32 bytes.',
  otherPrivateKey: 'The password is right, but the private key in this file doesn’t belong to the address it names.',
  // account.ts
  notAPrivateKey: 'This isn’t a private key.',
  privateKeyForm: 'A private key has 64 characters, 0 to 9 and a to f.',
  // phrase.ts
  phraseBytes: 'A recovery phrase holds 16, 20, 24, 28 or 32 bytes.',
  notAPhrase: 'This isn’t a recovery phrase of 12 to 24 English words.',
  // paths.ts
  accountNumber: 'An account number is a whole number, 0 or more.',
  pathForm: "A path looks like m/44'/60'/0'/0/0.",
});
