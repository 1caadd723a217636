/** Keys and phrases that cannot be read, and files of keys that do not open. */
import { room, type Text } from '../../room.ts';

export const ethereumKeys = room('ethereum/keys', {
  // keystore.ts
  notAKeystore: 'This is not a keystore file: it is not the JSON that wallets write.',
  presaleFile: 'This is a file of the Ethereum presale, which has another form. Open it with MyEtherWallet first.',
  otherVersion:
    'This keystore file has another version than 3. Open it in the wallet that made it and export it again.',
  otherCipher: 'This keystore file is encrypted in a way that this wallet does not read (not aes-128-ctr).',
  wrongLength: 'This keystore file is damaged: its iv, mac or salt has a wrong length.',
  notAKeyInside: 'This keystore file holds something other than a private key of 32 bytes.',
  otherKeyLength: 'This keystore file asks for a key that is not 32 bytes long.',
  tooLarge: 'This file is too large to be a keystore.',
  notHexadecimal: (name: Text) => `This keystore file is damaged: its ${name} is missing or is not hexadecimal.`,
  noAddress: 'This keystore file is damaged: its address is none.',
  tooMuchWork: 'This keystore file asks for more work than a wallet’s file does. It was not opened.',
  wrongScryptNumbers: 'This keystore file is damaged: its scrypt numbers are not valid.',
  otherPbkdf2: 'This keystore file uses PBKDF2 in a way that this wallet does not read.',
  wrongRounds: 'This keystore file is damaged: its number of rounds is not valid.',
  otherDerivation: 'This keystore file turns its password into a key in a way that this wallet does not read.',
  wrongPassword: 'This password does not open the file.',
  noPrivateKey: 'The password is right, but this file holds no private key.',
  shortPrivateKey: 'The password is right, but the private key in this file is shorter than 32 bytes.',
  otherPrivateKey: 'The password is right, but the private key in this file is not that of the address it names.',
  // account.ts
  notAPrivateKey: 'This is not a private key.',
  privateKeyForm: 'A private key has 64 characters, 0 to 9 and a to f.',
  // phrase.ts
  phraseBytes: 'A phrase is made of 16, 20, 24, 28 or 32 bytes.',
  notAPhrase: 'This is not a recovery phrase of 12 to 24 English words.',
  // paths.ts
  accountNumber: 'An account number is a whole number from 0.',
  pathForm: "A path looks like m/44'/60'/0'/0/0.",
});
